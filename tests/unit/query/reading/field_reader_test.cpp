#include "query/reading/field_reader.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("A group is read as each of its members") {
    AnnotatedArchive archive({persons({"Paris Hilton"}), organisations({"Paris Club"}), places({"2988507"})});
    const auto reading = archive.read("entity:Paris");
    REQUIRE(reading.names.size() == 2);
    CHECK(reading.names[0].names.front().name == "Paris Hilton");
    CHECK(reading.names[1].names.front().name == "Paris Club");
    REQUIRE(reading.place);
    CHECK(reading.place->taken->id == "2988507");
}

TEST_CASE("What is exact, a beginning, or no name is not read") {
    AnnotatedArchive archive({persons({"Ann Smith"}), places({"690791"})});
    for (const char* query :
         {"person:=Smith", "person:smi*", "place:=Ukraine", "topic:Ukraine", "date:2022", "graves"}) {
        INFO(query);
        const auto reading = archive.read(query);
        CHECK(reading.names.empty());
        CHECK_FALSE(reading.place);
    }
}

TEST_CASE("A place that no gazetteer knows is a name") {
    Annotation made_up;
    made_up.places.push_back({"1", "Xyrgapolis", {}, std::nullopt, false, false});
    AnnotatedArchive archive({made_up, places({"690791"})});
    const auto reading = archive.read("place:Xyrgapolis");
    REQUIRE(reading.place);
    CHECK_FALSE(reading.place->taken);
    CHECK(reading.place->trouble.find("searched as a name") != std::string::npos);
    REQUIRE(reading.names.size() == 1);
    CHECK(reading.names.front().names.front().name == "Xyrgapolis");
}

TEST_CASE("Without resolved places a place is a name, and no gazetteer is asked") {
    AnnotatedArchive archive({persons({"Ann Smith"})});
    CHECK_FALSE(archive.read("place:Kyiv").place);
    CHECK_FALSE(archive.reader().has_places(*FieldTable::builtin().find("place")));
}
