#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/query/presentation/sample_report.hpp"

using namespace dateline;
using namespace dateline::test;
using Json = nlohmann::json;

TEST_CASE("A report is one object") {
    auto presenter = make_json_report({});
    const auto empty = presenter->begin(sample_report_head());
    CHECK(Json::parse(empty + presenter->end())["searches"].empty());

    presenter = make_json_report({});
    auto second = sample_report();
    second.id = "2";
    second.title = "\x7F";
    second.since = parse_day("2022-09-16");
    second.first_time = true;
    second.notes = {"a note"};
    auto text = presenter->begin(sample_report_head());
    text += presenter->search(sample_report());
    text += presenter->search(second);
    text += presenter->end();
    CHECK(text.find('\x7F') == std::string::npos);
    const auto json = Json::parse(text);
    CHECK(json["version"] == 1);
    CHECK(json["generation"] == 42);
    CHECK(json["at"] == "2022-09-17T00:00:00Z");
    REQUIRE(json["searches"].size() == 2);
    const auto& search = json["searches"][0];
    CHECK(search["id"] == "graves");
    CHECK(search["query"]["text"] == "graves");
    CHECK(search["total"] == 9);
    CHECK(search["new"] == 3);
    CHECK(search["folded"] == 1);
    CHECK(search["first_time"] == false);
    CHECK_FALSE(search.contains("since"));
    CHECK(search["items"][0]["id"] == "a-1");
    CHECK(json["searches"][1]["since"] == "2022-09-16");
    CHECK(json["searches"][1]["notes"][0] == "a note");
}
