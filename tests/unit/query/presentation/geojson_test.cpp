#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/query/presentation/sample_hit.hpp"

using namespace dateline;
using namespace dateline::test;
using nlohmann::json;

namespace {

json shown(const ResultHead& head, const std::vector<ShownHit>& hits) {
    const auto presenter = make_geojson_presenter({});
    std::string text = presenter->begin(head);
    for (const auto& hit : hits) text += presenter->hit(hit);
    return json::parse(text + presenter->end());
}

}  // namespace

TEST_CASE("places are features, with the hits of the page that name them") {
    auto head = sample_head(2);
    head.answer.counts.places = std::vector<MappedPlace>{{"707292", "Izyum", GeoPoint{49.2, 37.2}, 7},
                                                         {"HIST.SU", "Soviet Union", std::nullopt, 2},
                                                         {"", "Nowhere", std::nullopt, 1}};
    auto hit = sample_hit();
    hit.hit.places = {{"Izium", 1, 1, "707292", {}}, {"NOWHERE", 1, 1}};
    const json map = shown(head, {hit});
    CHECK(map["type"] == "FeatureCollection");
    REQUIRE(map["features"].size() == 3);
    const json& first = map["features"][0];
    CHECK(first["type"] == "Feature");
    // Longitude first: RFC 7946, section 3.1.1.
    CHECK(first["geometry"] == json({{"type", "Point"}, {"coordinates", {37.2, 49.2}}}));
    CHECK(first["properties"]["id"] == 707292);
    CHECK(first["properties"]["name"] == "Izyum");
    CHECK(first["properties"]["articles"] == 7);
    CHECK(first["properties"]["hits"] == json::array({{{"id", hit.hit.brief.id}, {"title", hit.hit.brief.title}}}));
    CHECK(map["features"][1]["geometry"].is_null());
    CHECK(map["features"][1]["properties"]["id"] == "HIST.SU");
    CHECK(map["features"][1]["properties"]["hits"].empty());
    CHECK(map["features"][2]["properties"]["id"].is_null());
    CHECK(map["features"][2]["properties"]["hits"].size() == 1);
}

TEST_CASE("a map of nothing is one, and a place lists few hits") {
    auto head = sample_head(0);
    CHECK(shown(head, {})["features"].empty());
    head.answer.counts.places = std::vector<MappedPlace>{{"1", "A", GeoPoint{}, 70}};
    auto hit = sample_hit();
    hit.hit.places = {{"A", 1, 1, "1", {}}};
    CHECK(shown(head, std::vector<ShownHit>(50, hit))["features"][0]["properties"]["hits"].size() == 10);
}
