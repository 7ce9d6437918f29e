#include "query/language/near_value.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "query/language/describe.hpp"
#include "query/language/parser.hpp"

using namespace dateline;

namespace {

ParsedQuery parse(const std::string& text) { return parse_query(text, FieldTable::builtin(), {}); }

struct Row {
    std::string text;
    std::string value;
    double radius_km;
    std::optional<GeoPoint> point;
    std::string reason;
};

const std::vector<Row> rows{
    {"near:Kyiv", "Kyiv", 50, std::nullopt, "a name alone"},
    {"near:Kyiv~100km", "Kyiv", 100, std::nullopt, "without quotes"},
    {"near:\"Paris, Texas\"~30mi", "Paris, Texas", 30 * 1.609344, std::nullopt, "miles"},
    {"near:\"Kyiv\"~100", "Kyiv", 100, std::nullopt, "a number alone is kilometres"},
    {"near:\"Kyiv\"~2.5KM", "Kyiv", 2.5, std::nullopt, "capitals and a fraction"},
    {"near:Kyiv~0", "Kyiv", 0, std::nullopt, "the place itself"},
    {"near:Kyiv~20037km", "Kyiv", 20'037, std::nullopt, "the whole earth"},
    {"near~Kyiv~7km", "Kyiv", 7, std::nullopt, "a preference"},
    {"near:50.45,30.52~20km", "50.45,30.52", 20, GeoPoint{50.45, 30.52}, "coordinates"},
    {"near:\"-33.87, 151.21\"", "-33.87, 151.21", 50, GeoPoint{-33.87, 151.21}, "in the south, with a blank"},
    {"near:90,-180", "90,-180", 50, GeoPoint{90, -180}, "the edges of the map"},
    {"near:703448~5", "703448", 5, std::nullopt, "the number of a place"},
};

}  // namespace

TEST_CASE("near takes a place or a point and a distance") {
    for (const Row& row : rows) {
        INFO(row.text << ": " << row.reason);
        const auto query = parse(row.text);
        CHECK(query.expression->value == row.value);
        CHECK(query.expression->radius_km == Approx(row.radius_km));
        CHECK(query.expression->point == row.point);
        CHECK(query.expression->words.empty() == row.point.has_value());
    }
}

TEST_CASE("what near was understood as means the same again") {
    for (const Row& row : rows) {
        INFO(row.text);
        const std::string written = canonical_query(*parse(row.text).expression);
        const auto again = parse(written);
        CHECK(canonical_query(*again.expression) == written);
        CHECK(again.expression->point == row.point);
    }
}
