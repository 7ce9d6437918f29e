#include "corpus/gazetteer/compiler/geonames_files.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "../gazetteer_folder.hpp"
#include "schemas/error.hpp"

using namespace dateline;

namespace {

// The fault that a table of one line is refused for; empty: it is read.
template <class Read>
std::string fault(Read read, const std::string& line) {
    const GazetteerFolder folder;
    Atlas atlas;
    try {
        read(folder.write("table", line), atlas);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::bad_data);
        CHECK_THAT(error.what(), Catch::Contains("table: line "));
        return error.what();
    }
    return "";
}

bool has_name(const PlaceDraft& place, const std::string& name) {
    return std::any_of(place.names.begin(), place.names.end(), [&](const DraftName& one) { return one.text == name; });
}

}  // namespace

TEST_CASE("Settlements have their names but codes and transliterations that nobody writes") {
    const GazetteerFolder folder;
    Atlas atlas;
    CHECK(read_settlements(folder.sources().geonames + "/cities500.txt", atlas) == "2023-01-23");
    const DraftIndex kyiv = atlas.find("703448");
    REQUIRE(kyiv != no_draft);
    CHECK(has_name(atlas[kyiv], "Kiev"));
    CHECK(has_name(atlas[kyiv], "Київ"));
    CHECK_FALSE(has_name(atlas[kyiv], "IEV"));
    CHECK_FALSE(has_name(atlas[kyiv], "kiyepeu"));
}

TEST_CASE("Only populated places are read") {
    const GazetteerFolder folder;
    Atlas atlas;
    std::string line = city_line("7", "Hill", "", "1\t2", "HLL", "UA.07.", "");
    line.replace(line.find("\tP\t"), 3, "\tT\t");
    read_settlements(folder.write("table", line), atlas);
    CHECK(atlas.places().empty());
}

TEST_CASE("Lines of settlements that can't be read are faults") {
    const auto city = [](const std::string& number, const std::string& name, const std::string& point,
                         const std::string& code, const std::string& people) {
        return fault(read_settlements, city_line(number, name, "", point, "PPL", code, people));
    };
    CHECK(city("7", "Name", "1\t2", "UA.07.", "5").empty());
    CHECK_THAT(city("seven", "Name", "1\t2", "UA.07.", "5"), Catch::Contains("\"seven\""));
    CHECK_THAT(city("4294967296", "Name", "1\t2", "UA.07.", "5"), Catch::Contains("4294967296"));
    CHECK_THAT(city("7", "", "1\t2", "UA.07.", "5"), Catch::Contains("without a name"));
    CHECK_THAT(city("7", "Name", "91\t2", "UA.07.", "5"), Catch::Contains("latitude \"91\""));
    CHECK_THAT(city("7", "Name", "1\t-180.1", "UA.07.", "5"), Catch::Contains("longitude"));
    CHECK_THAT(city("7", "Name", "nan\t2", "UA.07.", "5"), Catch::Contains("latitude"));
    CHECK_THAT(city("7", "Name", "1\t2", "Ukraine.07.", "5"), Catch::Contains("country code"));
    CHECK_THAT(city("7", "Name", "1\t2", "UA.07.", "-5"), Catch::Contains("population \"-5\""));
    CHECK_THAT(fault(read_settlements, "7\tName\n"), Catch::Contains("2 columns"));
    CHECK_THAT(fault(read_settlements, city_line("7", "A", "", "1\t2", "PPL", "UA..", "1") +
                                           city_line("7", "B", "", "1\t2", "PPL", "UA..", "1")),
               Catch::Contains("line 2: there is another place with the number 7"));
}

TEST_CASE("Countries and divisions that can't be read are faults") {
    CHECK_THAT(fault(read_countries, "UA\tUKR\n"), Catch::Contains("columns"));
    CHECK_THAT(fault(read_divisions, "UA.07\tName\tName\n"), Catch::Contains("3 columns"));
    CHECK_THAT(fault(read_divisions, "UA\tName\tName\t7\n"), Catch::Contains("no code of a division"));
    CHECK(fault(read_divisions, "XX.07\tName\tName\tx\n").empty());  // of a country that nobody knows
    CHECK_THAT(fault(read_alternate_names, "1\tx\ten\tName\n"), Catch::Contains("\"x\""));
}

TEST_CASE("An English name takes the place of one with accents, not of a plain one") {
    const GazetteerFolder folder;
    Atlas atlas;
    PlaceDraft place;
    place.id = "3012874";
    place.name = "Île-de-France";
    atlas.add(place);
    read_exonyms(folder.sources().exonyms, atlas);
    CHECK(atlas[0].name == "Paris Region");
    CHECK(has_name(atlas[0], "Île-de-France"));
    Atlas plain;
    place.name = "Greater Paris";
    plain.add(place);
    read_exonyms(folder.sources().exonyms, plain);
    CHECK(plain[0].name == "Greater Paris");
    CHECK(has_name(plain[0], "Paris Region"));
}
