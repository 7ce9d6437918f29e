#include "corpus/gazetteer/compiler/compile_gazetteer.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "../gazetteer_folder.hpp"
#include "schemas/error.hpp"

using namespace dateline;

namespace {

std::string fault(const GazetteerFolder& folder, ErrorKind kind) {
    try {
        folder.bytes();
    } catch (const Error& error) {
        CHECK(error.kind() == kind);
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("The same files give the same bytes") {
    const GazetteerFolder one;
    const GazetteerFolder other;
    CHECK(one.bytes() == other.bytes());
}

TEST_CASE("English names, newer names and alternate names are taken in") {
    const GazetteerFolder folder;
    CHECK(folder.gazetteer()->place(number_of(*folder.gazetteer(), "3012874")).name == "Paris Region");
    folder.write("geonames/admin1.json",
                 R"([{"code": "UA.07", "name": "Kharkivska"}, {"code": "FR.84", "name": "Alps"}])");
    GazetteerSources sources = folder.sources();
    sources.alternate_names = folder.write("names.txt",
                                           "1\t707292\ten\tIzium Town\t1\t\t\t\n2\t707292\tabbr\tIZM\t\t\t\t\n"
                                           "3\t707292\tlink\thttps://example.org\t\t\t\t\n"
                                           "4\t706483\ten\tCharkov\t\t\t\t1\n5\t5\ten\tUnknown\t\t\t\t\n"
                                           "6\t707292\tde\tRosinenstadt\t\t\t\t\n");
    const auto gazetteer = Gazetteer::parse(compile_gazetteer(sources), "small");
    CHECK(gazetteer->place(number_of(*gazetteer, "706482")).name == "Kharkivska");
    CHECK(ids_of(*gazetteer, "Kharkiv Oblast") == "706482");
    CHECK(gazetteer->id(gazetteer->place(number_of(*gazetteer, "3014728")).region) == "ADM.FR.84");
    CHECK(gazetteer->place(number_of(*gazetteer, "707292")).name == "Izium Town");
    CHECK(ids_of(*gazetteer, "Izium") == "707292 12476700");
    CHECK(ids_of(*gazetteer, "IZM") == "707292");
    CHECK(ids_of(*gazetteer, "Charkov") == "706483");
    CHECK(ids_of(*gazetteer, "https://example.org").empty());
    CHECK(ids_of(*gazetteer, "Rosinenstadt").empty());
}

TEST_CASE("A country that dealt out its codes anew keeps the old names") {
    const GazetteerFolder folder;
    folder.write(
        "geonames/admin1.json",
        R"([{"code": "US.TX", "name": "Louisiana"}, {"code": "US.XX", "name": "New One"}, {"code": "UA.07", "name": "X"}])");
    const auto gazetteer = folder.gazetteer();
    CHECK(gazetteer->place(number_of(*gazetteer, "4736286")).name == "Texas");
    CHECK_FALSE(gazetteer->find_id("ADM.US.XX"));
    CHECK(gazetteer->place(number_of(*gazetteer, "706482")).name == "X");
}

TEST_CASE("What is missing or can't be read is named by file and line") {
    const GazetteerFolder folder;
    folder.write("geonames/admin2Codes.txt", "UA.07.1\tOne\tOne\t12\nUA.07.2\tTwo\tTwo\tmany\n");
    CHECK_THAT(fault(folder, ErrorKind::bad_data),
               Catch::Contains("admin2Codes.txt: line 2: number of the record \"many\""));
    folder.write("geonames/admin2Codes.txt", "");
    folder.write("geonames/admin1.json", "[{\"code\": 7}]");
    CHECK_THAT(fault(folder, ErrorKind::bad_data), Catch::Contains("admin1.json: "));
    folder.write("geonames/admin1.json", "[]");
    CHECK(fault(folder, ErrorKind::internal).empty());
    std::filesystem::remove(folder.sources().geonames + "/cities500.txt");
    CHECK_THAT(fault(folder, ErrorKind::no_input), Catch::Contains("no cities500.txt"));
    std::filesystem::remove(folder.sources().geonames + "/countryInfo.txt");
    CHECK_THAT(fault(folder, ErrorKind::no_input), Catch::Contains("no countryInfo.txt"));
}

TEST_CASE("a program that is not installed finds the tables of its tree") {
    CHECK(std::filesystem::exists(std::filesystem::path(shipped_place_tables()) / "countries.tsv"));
}
