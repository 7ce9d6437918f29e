#include "corpus/gazetteer/compiler/place_tables.hpp"

#include <catch2/catch.hpp>

#include "../gazetteer_folder.hpp"
#include "schemas/error.hpp"

using namespace dateline;

namespace {

Atlas atlas_of_one() {
    Atlas atlas;
    PlaceDraft place;
    place.id = "690791";
    place.name = "Ukraina";
    place.kind = PlaceKind::country;
    atlas.add_key("UA", atlas.add(place));
    return atlas;
}

std::string fault(const std::string& table) {
    const GazetteerFolder folder;
    Atlas atlas = atlas_of_one();
    try {
        read_place_table(folder.write("x.tsv", table), atlas);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::bad_data);
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("A table adds to known places and makes new ones") {
    const GazetteerFolder folder;
    Atlas atlas = atlas_of_one();
    read_place_table(folder.write("x.tsv",
                                  "# comment\nid\tkind\tname\tpoint\tpopulation\twithin\tmembers\tformer\n"
                                  "UA\t\tUkraine\t49,32\t7\t\t\tLittle Russia|Malorossiya\n\n"
                                  "AREA.X\tarea\tThe X\t\t\tUA\tUA|690791\n"),
                     atlas);
    CHECK(atlas[0].name == "Ukraine");
    CHECK(*atlas[0].point == GeoPoint{49, 32});
    CHECK(atlas[0].population == 7);
    REQUIRE(atlas[0].names.size() == 3);
    CHECK(atlas[0].names[0].text == "Ukraina");
    CHECK(atlas[0].names[2].kind == PlaceNameKind::former);
    const DraftIndex area = atlas.find("AREA.X");
    REQUIRE(area != no_draft);
    CHECK(atlas[area].kind == PlaceKind::area);
    CHECK(atlas[area].parent == 0);
    CHECK(atlas[area].members == std::vector<DraftIndex>{0, 0});
}

TEST_CASE("What a table can't mean is named by file and line") {
    const std::string header = "id\tkind\tname\tpoint\tpopulation\tcountry\twithin\talternates\n";
    CHECK_THAT(fault("id\tcolour\n"), Catch::Contains("x.tsv: line 1: \"colour\" is no column"));
    CHECK_THAT(fault(header + "999\n"), Catch::Contains("line 2: no place has the id \"999\""));
    CHECK_THAT(fault(header + "\t\tName\n"), Catch::Contains("no id"));
    CHECK_THAT(fault(header + "AREA.X\tplanet\tX\n"), Catch::Contains("\"planet\" is no kind"));
    CHECK_THAT(fault(header + "AREA.X\tarea\n"), Catch::Contains("without a name"));
    CHECK_THAT(fault(header + "690791\tarea\tX\n"), Catch::Contains("another place with the id"));
    CHECK_THAT(fault(header + "9999999999\tarea\tX\n"), Catch::Contains("9999999999"));
    CHECK_THAT(fault(header + "UA\t\t\t49\n"), Catch::Contains("\"49\" is no point"));
    CHECK_THAT(fault(header + "UA\t\t\t99,1\n"), Catch::Contains("latitude"));
    CHECK_THAT(fault(header + "UA\t\t\t\tx\n"), Catch::Contains("population"));
    CHECK_THAT(fault(header + "UA\t\t\t\t\tUKR\n"), Catch::Contains("country code"));
    CHECK_THAT(fault(header + "UA\t\t\t\t\t\tMARS\n"), Catch::Contains("\"MARS\""));
    CHECK_THAT(fault(header + "UA\t\t\t\t\t\t\ta||b\n"), Catch::Contains("empty name"));
    CHECK_THAT(fault(header + "UA\t1\t2\t3\t4\t5\t6\t7\t8\n"), Catch::Contains("more columns"));
}

TEST_CASE("Tables are listed by name, without the continents") {
    const GazetteerFolder folder;
    CHECK(list_place_tables(folder.sources().tables) ==
          std::vector<std::string>{folder.sources().tables + "/places.tsv"});
    CHECK_THROWS_AS(list_place_tables("/nonexistent"), Error);
}
