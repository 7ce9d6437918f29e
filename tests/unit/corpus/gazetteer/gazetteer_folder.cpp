#include "gazetteer_folder.hpp"

#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>

#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

std::string country_line(const std::string& code, const std::string& name, const std::string& people,
                         const std::string& continent, const std::string& number) {
    return code + "\t\t\t\t" + name + "\t\t\t" + people + "\t" + continent + "\t\t\t\t\t\t\t\t" + number + "\t\n";
}

std::filesystem::path new_folder() {
    static std::atomic<unsigned> count{0};
    auto folder = std::filesystem::temp_directory_path() /
                  ("dateline-gazetteer-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
    std::filesystem::create_directories(folder / "geonames");
    std::filesystem::create_directories(folder / "tables");
    return folder;
}

}  // namespace

GazetteerFolder::GazetteerFolder() : folder_(new_folder()) {
    write("tables/continents.tsv",
          "# continents\nid\tkind\tcode\tname\tpoint\tdemonyms\n6255148\tcontinent\tCONT.EU\tEurope\t48,9\tEuropean\n"
          "6255149\tcontinent\tCONT.NA\tNorth America\t46,-100\t\n");
    write("tables/places.tsv",
          "id\tkind\tname\tpoint\tcountry\twithin\tmembers\talternates\tabbreviations\tformer\tmetonyms\tdemonyms\n"
          "UA\t\t\t49,32\t\t\t\t\t\t\t\tUkrainian|Ukrainians\n"
          "US\t\t\t39.76,-98.5\t\t\t\tAmerica\tU.S.|US\t\t\tAmerican\n"
          "RU\t\t\t\t\t\t\t\t\t\t\t\n"
          "US.TX\t\t\t\t\t\t\t\tTex.|TX\t\t\tTexan\n"
          "524901\t\t\t\t\t\t\t\t\t\tKremlin\t\n"
          "498817\t\t\t\t\t\t\t\t\tLeningrad\t\t\n"
          "AREA.EAST\tarea\tEast of Ukraine\t\t\tUA\tUA.07\t\t\t\t\t\n"
          "AREA.EASTERN_EUROPE\tarea\tEastern Europe\t\t\t\tUA|RU\t\t\t\t\t\n"
          "SEA.BLACK\twater\tBlack Sea\t43.2,34.5\t\t\t\t\t\t\t\t\n"
          "HIST.SU\tformer\tSoviet Union\t\tRU\t6255148\tRU|UA\t\tUSSR\t\t\tSoviet\n");
    write("geonames/countryInfo.txt", "#ISO\tISO3\n" + country_line("UA", "Ukraine", "45000000", "EU", "690791") +
                                          country_line("RU", "Russia", "140000000", "EU", "2017370") +
                                          country_line("FR", "France", "64000000", "EU", "3017382") +
                                          country_line("US", "United States", "310000000", "NA", "6252001") +
                                          country_line("AN", "Netherlands Antilles", "136197", "NA", ""));
    write("geonames/admin1CodesASCII.txt",
          "UA.07\tKharkiv Oblast\tKharkiv Oblast\t706482\nUA.12\tKyiv City\tKyiv City\t703447\n"
          "FR.11\tÎle-de-France\tIle-de-France\t3012874\nUS.TX\tTexas\tTexas\t4736286\n"
          "US.LA\tLouisiana\tLouisiana\t4331987\nXX.01\tNowhere\tNowhere\t99\n");
    write("geonames/admin2Codes.txt",
          "UA.07.6304\tIzium Raion\tIzium Raion\t12476700\nUS.LA.079\tRapides Parish\tRapides Parish\t4338356\n");
    write("geonames/cities500.txt",
          city_line("703448", "Kyiv", "IEV,Kiev,Kiew,Kijów,kiyepeu,Київ", "50.45466\t30.5238", "PPLC", "UA.12.",
                    "2797553") +
              city_line("706483", "Kharkiv", "Charkow,Kharkov", "49.98081\t36.25272", "PPLA", "UA.07.", "1433886") +
              city_line("707292", "Izium", "Izyum,Изюм", "49.20697\t37.27679", "PPLA2", "UA.07.6304", "45884") +
              city_line("524901", "Moscow", "Moskva,Москва", "55.75222\t37.61556", "PPLC", "RU.48.", "10381222") +
              city_line("498817", "Saint Petersburg", "", "59.93863\t30.31413", "PPLA", "RU.66.", "5351935") +
              city_line("2988507", "Paris", "Lutetia,Parigi", "48.85341\t2.3488", "PPLC", "FR.11.", "2138551") +
              city_line("4717560", "Paris", "", "33.66094\t-95.55551", "PPLA2", "US.TX.277", "24782") +
              city_line("4671654", "Austin", "", "30.26715\t-97.74306", "PPLA", "US.TX.453", "961855") +
              city_line("4314550", "Alexandria", "", "31.31129\t-92.44514", "PPLA2", "US.LA.079", "47889") +
              city_line("4140963", "Washington", "", "38.89511\t-77.03637", "PPLC", "US.DC.001", "689545") +
              city_line("3014728", "Grenoble", "", "45.17869\t5.71479", "PPLA2", "FR.84.38", "158552") +
              city_line("1", "Moulin à Vent de la Belle Vue", "", "45\t5", "PPLX", "FR.84.38", ""));
    write("geonames/exonyms.mo", small_catalogue());
}

GazetteerFolder::~GazetteerFolder() {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
}

std::string GazetteerFolder::write(const std::string& name, const std::string& bytes) const {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    return path.string();
}

GazetteerSources GazetteerFolder::sources() const {
    return {(folder_ / "geonames").string(), (folder_ / "geonames/exonyms.mo").string(), "",
            (folder_ / "tables").string()};
}

std::string city_line(const std::string& number, const std::string& name, const std::string& alternates,
                      const std::string& point, const std::string& feature, const std::string& code,
                      const std::string& population) {
    std::string line = number + "\t" + name + "\t" + name + "\t" + alternates + "\t" + point + "\tP\t" + feature + "\t";
    const std::size_t first = code.find('.');
    const std::size_t second = code.find('.', first + 1);
    line +=
        code.substr(0, first) + "\t\t" + code.substr(first + 1, second - first - 1) + "\t" + code.substr(second + 1);
    return line + "\t\t\t" + population + "\t\t100\tEurope/Kyiv\t2023-01-23\n";
}

std::string ids_of(const Gazetteer& gazetteer, const std::string& name) {
    std::string ids;
    for (const NamedPlace& meaning : gazetteer.find(Gazetteer::hash_of(name_words(name))))
        ids += (ids.empty() ? "" : " ") + gazetteer.id(meaning.place);
    return ids;
}

PlaceNumber number_of(const Gazetteer& gazetteer, const std::string& id) {
    const auto number = gazetteer.find_id(id);
    INFO(id);
    REQUIRE(number);
    return *number;
}

// Written out: magic, revision, number of messages, where the messages and the translations are listed; then lengths
// and places, then texts.
std::string small_catalogue() {
    const auto word = [](std::uint32_t number) {
        std::string bytes;
        for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(number >> shift & 0xFFU);
        return bytes;
    };
    const std::string texts = std::string("\0", 1) + "3012874" + '\0' + "header" + '\0' + "Paris Region" + '\0';
    const std::uint32_t begin = 20 + 32;
    return word(0x950412DE) + word(0) + word(2) + word(20) + word(36) + word(0) + word(begin) + word(7) +
           word(begin + 1) + word(6) + word(begin + 9) + word(12) + word(begin + 16) + texts;
}

}  // namespace dateline
