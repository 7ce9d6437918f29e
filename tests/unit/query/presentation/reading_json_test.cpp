#include "query/presentation/reading_json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("a reading is told with names, place and namesakes") {
    AnnotatedArchive archive({places({"4951788"}), places({"4250542"}), places({"4951788"}), persons({"Ann Smith"})});
    const auto place = readings_json({archive.read("place:Springfield")}, "place:Springfield");
    REQUIRE(place.size() == 1);
    CHECK(place[0]["span"] == nlohmann::ordered_json({0, 17}));
    CHECK(place[0]["place"]["id"] == 4951788);
    CHECK(place[0]["place"]["articles"] == 2);
    CHECK(place[0]["namesakes"][0]["id"] == 4250542);
    const auto person = readings_json({archive.read("person:Smith")}, "person:Smith");
    CHECK(person[0]["names"][0]["taken"][0]["name"] == "Ann Smith");
    CHECK_FALSE(person[0].contains("place"));
}
