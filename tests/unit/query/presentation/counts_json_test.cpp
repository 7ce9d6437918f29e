#include "query/presentation/counts_json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace dateline;

TEST_CASE("counts stand in a result where they were asked for") {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    add_counts(json, {});
    CHECK(json.empty());
    Counts counts;
    counts.archive = 9;
    counts.facets = {{"place", {{"Izium", {1, 2}}, {"Kyiv", {1, 1}, true}}, true}};
    add_counts(json, counts);
    CHECK(
        json.dump() ==
        R"({"archive":{"articles":9},"facets":[{"field":"place","values":[{"value":"Izium","articles":1,"archive":2},{"value":"Kyiv","articles":1,"archive":1,"asked":true}],"more":true}]})");
    counts.facets.clear();
    counts.timeline = Timeline{Granularity::year,
                               {{*parse_day("2021-01-01"), {1, 4}, true}, {*parse_day("2022-01-01"), {0, 0}, false}},
                               {0, 3}};
    json = nlohmann::ordered_json::object();
    add_counts(json, counts);
    CHECK_FALSE(json.contains("facets"));
    CHECK(json["timeline"]["unit"] == "year");
    CHECK(
        json["timeline"]["periods"].dump() ==
        R"([{"period":"2021","articles":1,"archive":4,"burst":true},{"period":"2022","articles":0,"archive":0,"gap":true}])");
    CHECK(json["timeline"]["undated"].dump() == R"({"articles":0,"archive":3})");
}

TEST_CASE("what is typical stands under what it is") {
    Counts counts;
    counts.archive = 9;
    counts.typical =
        Typical{3,
                {{"frost", {3, 4}, false, 12.5}},
                {{"person", {{"Ann", {2, 2}, true, 7.125}}, false}, {"org", {}, false}, {"place", {}, false}}};
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    add_counts(json, counts);
    CHECK(json["archive"]["articles"] == 9);
    CHECK(
        json["typical"].dump() ==
        R"({"measure":"log-likelihood ratio, Dunning 1993","sampled":3,"words":[{"word":"frost","matches":3,"archive":4,"score":12.5}],"persons":[{"name":"Ann","matches":2,"archive":2,"score":7.125,"asked":true}],"organisations":[],"places":[]})");
}

TEST_CASE("a row of a cross table is a line") {
    const CrossTable table{{"month", "place"}, {{{"2022-09", ""}, {2, 5}}}};
    CHECK(table_line(table, table.rows[0]) == "{\"month\":\"2022-09\",\"place\":null,\"articles\":2,\"archive\":5}\n");
}
