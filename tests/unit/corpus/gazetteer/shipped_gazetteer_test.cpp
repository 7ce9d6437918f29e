// What the gazetteer that comes with the programs must know.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <vector>

#include "corpus/gazetteer/compiler/line_reader.hpp"
#include "corpus/gazetteer/compiler/place_tables.hpp"
#include "gazetteer_folder.hpp"
#include "schemas/text_fold.hpp"

using namespace dateline;

namespace {

const Gazetteer& shipped() {
    static const auto gazetteer = Gazetteer::load(shipped_gazetteer());
    return *gazetteer;
}

std::string first_of(const std::string& name) {
    const std::string ids = ids_of(shipped(), name);
    return ids.substr(0, ids.find(' '));
}

std::string name_of(const std::string& id) { return std::string(shipped().place(number_of(shipped(), id)).name); }

bool means(const std::string& name, const std::string& id) {
    return (" " + ids_of(shipped(), name) + " ").find(" " + id + " ") != std::string::npos;
}

}  // namespace

TEST_CASE("a program that is not installed finds the gazetteer of its tree") {
    const std::filesystem::path file = shipped_gazetteer();
    CHECK(file.filename() == "places.gazetteer");
    CHECK(std::filesystem::equivalent(file.parent_path(), std::filesystem::path(DATELINE_TREE) / "corpus/models"));
    CHECK(std::filesystem::file_size(file) <= 16'000'000);
    CHECK_THAT(std::string(shipped().credit()), Catch::Contains("GeoNames") && Catch::Contains("CC BY 4.0"));
}

TEST_CASE("whose work a gazetteer is, is told in a line where there is one") {
    const GazetteerFolder folder;
    CHECK(credit_line(folder.write("small", folder.bytes())) ==
          "Places: GeoNames (geonames.org) 2023-01-23, CC BY 4.0\n");
    CHECK(credit_line() == "Places: " + std::string(shipped().credit()) + "\n");
    CHECK(credit_line("/nowhere/places.gazetteer").empty());
    CHECK(credit_line(folder.write("cut", folder.bytes().substr(0, 100))).empty());
}

TEST_CASE("well-known places come first, with their numbers and English names") {
    struct Row {
        const char* name;
        const char* id;
    };
    const auto row = GENERATE(values<Row>({
        {"Ukraine", "690791"},
        {"Russia", "2017370"},
        {"Izium", "707292"},
        {"Bucha", "711350"},
        {"Kyiv", "703448"},
        {"Kiev", "703448"},
        {"Київ", "703448"},
        {"Moscow", "524901"},
        {"Москва", "524901"},
        {"Kharkiv", "706483"},
        {"Kharkiv region", "706482"},
        {"Kharkiv Oblast", "706482"},
        {"Paris", "2988507"},
        {"London", "2643743"},
        {"Cambridge", "2653941"},
        {"Georgia", "614540"},
        {"Washington", "4140963"},
        {"U.S.", "6252001"},
        {"America", "6252001"},
        {"Britain", "2635167"},
        {"Holland", "2750405"},
        {"Calif.", "5332921"},
        {"Texan", "4736286"},
        {"Leningrad", "498817"},
        {"Bombay", "1275339"},
        {"Saigon", "1566083"},
        {"Peking", "1816670"},
        {"Constantinople", "745044"},
        {"Zaire", "203312"},
        {"Burma", "1327865"},
        {"Swaziland", "934841"},
        {"Macedonia", "718075"},
        {"Crimea", "703883"},
        {"Gaza Strip", "281132"},
        {"West Bank", "285153"},
        {"Seville", "2510911"},
        {"Cologne", "2886242"},
        {"São Paulo", "3448439"},
        {"Sao Paulo", "3448439"},
        {"Łódź", "3093133"},
        {"Fallujah", "99454"},
        {"Rapides Parish", "4338356"},
        {"Kremlin", "524901"},
        {"Downing Street", "2643743"},
        {"Middle East", "AREA.MIDDLE_EAST"},
        {"Donbas", "AREA.DONBAS"},
        {"Silicon Valley", "AREA.SILICON_VALLEY"},
        {"Black Sea", "SEA.BLACK"},
        {"Strait of Hormuz", "SEA.HORMUZ"},
        {"Soviet Union", "HIST.SU"},
        {"USSR", "HIST.SU"},
        {"West German", "HIST.FRG"},
        {"Yugoslavia", "HIST.YU"},
        {"Europe", "6255148"},
        {"African", "6255146"},
    }));
    INFO(row.name);
    CHECK(first_of(row.name) == row.id);
}

TEST_CASE("names shown are those of English news") {
    CHECK(name_of("703448") == "Kyiv");
    CHECK(name_of("707292") == "Izium");
    CHECK(name_of("524901") == "Moscow");
    CHECK(name_of("2886242") == "Cologne");
    CHECK(name_of("934841") == "Eswatini");
    CHECK(shipped().full_name(number_of(shipped(), "4717560")) == "Paris, Texas, United States");
    CHECK(shipped().full_name(number_of(shipped(), "707292")) == "Izium, Kharkiv Oblast, Ukraine");
}

TEST_CASE("places lie in divisions, countries, continents and areas") {
    const PlaceNumber izium = number_of(shipped(), "707292");
    for (const char* id : {"706482", "690791", "6255148", "AREA.EASTERN_EUROPE"})
        CHECK(shipped().lies_in(izium, number_of(shipped(), id)));
    CHECK(shipped().lies_in(number_of(shipped(), "AREA.DONBAS"), number_of(shipped(), "690791")));
    CHECK(shipped().lies_in(number_of(shipped(), "709717"), number_of(shipped(), "AREA.DONBAS")));
    CHECK(shipped().lies_in(number_of(shipped(), "4930956"), number_of(shipped(), "AREA.NEW_ENGLAND")));
    CHECK(shipped().members(number_of(shipped(), "HIST.SU")).size() == 15);
    CHECK(shipped().members(number_of(shipped(), "6255148")).size() > 40);
    CHECK(shipped().id(shipped().capital(number_of(shipped(), "690791"))) == "703448");
    CHECK(shipped().id(shipped().capital(number_of(shipped(), "5332921"))) == "5389489");
}

TEST_CASE("all countries have a continent, and a capital where they are not small and their seat not disputed") {
    for (PlaceNumber number = 0; number < shipped().size(); ++number) {
        const Place place = shipped().place(number);
        if (place.kind != PlaceKind::country) continue;
        INFO(place.name);
        CHECK(place.country.size() == 2);
        CHECK(place.continent != no_place);
        const bool is_disputed = place.country == "IL" || place.country == "PS" || place.country == "EH";
        CHECK((shipped().capital(number) != no_place || place.population < 100'000 || is_disputed));
    }
}

TEST_CASE("every name of the tables is found") {
    const auto tables = list_place_tables(std::string(DATELINE_TREE) + "/corpus/gazetteer/tables");
    REQUIRE(tables.size() >= 6);
    std::size_t names = 0;
    for (const std::string& table : tables) {
        LineReader file(table);
        std::vector<std::string> header;
        while (file.next()) {
            if (file.line().front() == '#') continue;
            const Columns& columns = file.columns(1);
            if (header.empty()) {
                header.assign(columns.begin(), columns.end());
                continue;
            }
            for (std::size_t i = 1; i < columns.size(); ++i) {
                if (header[i] != "alternates" && header[i] != "abbreviations" && header[i] != "former" &&
                    header[i] != "metonyms" && header[i] != "demonyms")
                    continue;
                Columns parts;
                split(columns[i], '|', parts);
                for (const std::string_view part : parts) {
                    if (part.empty()) continue;
                    INFO(table << ": " << part);
                    CHECK_FALSE(ids_of(shipped(), std::string(part)).empty());
                    if (columns[0].find('.') == 4 || is_geonames_number(columns[0]))
                        CHECK(means(std::string(part), std::string(columns[0])));
                    ++names;
                }
            }
        }
    }
    CHECK(names > 1000);
}

TEST_CASE("the gazetteer is what its compiler makes of GeoNames' files and the tables") {
    const char* const data = std::getenv("DATELINE_DATA");
    const GazetteerSources sources{std::string(data == nullptr ? "" : data) + "/geonames",
                                   "/usr/share/locale/en/LC_MESSAGES/geonames.mo", "",
                                   std::string(DATELINE_TREE) + "/corpus/gazetteer/tables"};
    if (data == nullptr || !std::filesystem::exists(sources.geonames) || !std::filesystem::exists(sources.exonyms)) {
        WARN("skipped: no data");
        return;
    }
    CHECK(Gazetteer::parse(compile_gazetteer(sources), "made")->fingerprint() == shipped().fingerprint());
}

TEST_CASE("What covers a place is found among the holders of all that lies in it, and of nothing else") {
    const Gazetteer& world = shipped();
    std::vector<std::vector<PlaceNumber>> covered_by(world.size());  // of each place the areas that it covers a part of
    std::vector<PlaceNumber> wide;
    for (PlaceNumber place = 0; place < world.size(); ++place) {
        const auto covering = world.covering(place);
        REQUIRE(covering.front() == place);
        for (const PlaceNumber part : covering) covered_by[part].push_back(place);
        if (covering.size() > 1) wide.push_back(place);
    }
    CHECK(wide.size() > 80);
    for (PlaceNumber place = 0; place < world.size(); ++place) {
        std::set<PlaceNumber> found(covered_by[place].begin(), covered_by[place].end());
        for (const PlaceNumber holder : world.holders(place))
            found.insert(covered_by[holder].begin(), covered_by[holder].end());
        const auto ancestors = world.ancestors(place);
        std::set<PlaceNumber> expected(ancestors.begin(), ancestors.end());
        expected.insert(place);
        if (found == expected) continue;
        FAIL_CHECK("not so for " << world.id(place) << " " << world.full_name(place));
    }
}
