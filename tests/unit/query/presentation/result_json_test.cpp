#include "query/presentation/result_json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/query/presentation/sample_hit.hpp"

using namespace dateline;
using namespace dateline::test;
using Json = nlohmann::ordered_json;

TEST_CASE("A result is one JSON object") {
    const auto presenter = make_json_presenter({});
    auto head = sample_head(2);
    head.answer.notes = {"note"};
    std::string text = presenter->begin(head);
    for (int i = 0; i < 2; ++i) text += presenter->hit(sample_hit());
    text += presenter->end();
    const Json json = Json::parse(text);
    CHECK(json["version"] == 1);
    CHECK(json["generation"] == 42);
    CHECK(json["query"] == Json({{"text", "graves"}, {"parsed", "graves"}}));
    CHECK(json["total"] == Json({{"value", 2}, {"exact", true}}));
    CHECK(json["notes"] == Json({"note"}));
    CHECK(json["hits"].size() == 2);
    CHECK_FALSE(json.contains("any_total"));
    CHECK_FALSE(json.contains("suggestions"));
    const Json& hit = json["hits"][0];
    CHECK(hit["date"] == "2022-09-16T10:05:00Z");
    CHECK(hit["places"] == Json({"Izium", "Ukraine"}));
    CHECK(hit["organisations"] == Json::array());
    CHECK(hit["snippet"] == Json({{"text", "Some 450 graves were found."}, {"marks", {{9, 15}}}}));
    CHECK_FALSE(hit.contains("explain"));
}

TEST_CASE("An empty result is whole, and says what may help") {
    const auto presenter = make_json_presenter({});
    auto head = sample_head(0);
    head.answer.any_total = 7;
    head.answer.suggestions = {{"cofee", "coffee"}};
    const Json json = Json::parse(presenter->begin(head) + presenter->end());
    CHECK(json["hits"] == Json::array());
    CHECK(json["any_total"] == 7);
    CHECK(json["suggestions"] == Json::array({{{"word", "cofee"}, {"instead", "coffee"}}}));
}

TEST_CASE("Copies, and what corrects what, are there where there are any") {
    auto shown = sample_hit();
    auto json = hit_json(shown, false);
    for (const char* key : {"copies", "corrects", "corrected_by"}) CHECK_FALSE(json.contains(key));
    shown.hit.copies = {{"b", "c"}, false};
    shown.hit.corrects = {"a"};
    shown.hit.corrected_by = {"d"};
    json = hit_json(shown, false);
    CHECK(json["copies"].dump() == R"({"count":2,"exact":false,"ids":["b","c"]})");
    CHECK(json["corrects"].dump() == R"(["a"])");
    CHECK(json["corrected_by"].dump() == R"(["d"])");
}

TEST_CASE("Scores are explained where it is asked") {
    auto shown = sample_hit();
    shown.hit.parts = {{"text", 0.25}, {"place", 0.25}};
    shown.hit.words = {{"graves", 0.25}};
    const Json json = hit_json(shown, true);
    CHECK(json["explain"]["parts"][1] == Json({{"name", "place"}, {"score", 0.25}}));
    CHECK(json["explain"]["words"][0] == Json({{"word", "graves"}, {"score", 0.25}}));
}

TEST_CASE("An undated article has no date, and scores keep every digit") {
    auto shown = sample_hit();
    shown.hit.brief.published.clear();
    shown.hit.score = 943045.0 / 1048576.0;
    const Json json = hit_json(shown, false);
    CHECK(json["date"].is_null());
    CHECK(Json::parse(dump_json(json))["score"].get<double>() == shown.hit.score);
}

TEST_CASE("The archive's own fields are shown by name, numbers as numbers") {
    const OwnFields own;
    auto shown = sample_hit();
    CHECK_FALSE(hit_json(shown, false).contains("fields"));
    shown.hit.fields = own.read(
        R"({"desk":"Sport","lead":"Two words.","event":["2022-09-16","2022-09-17T01:00Z"],"price":[10,-2.5,1e300]})");
    CHECK(hit_json(shown, false)["fields"] == Json({{"desk", {"Sport"}},
                                                    {"lead", {"Two words."}},
                                                    {"event", {"2022-09-16", "2022-09-17T01:00:00Z"}},
                                                    {"price", {10, -2.5, 1e300}}}));
    CHECK(dump_json(hit_json(shown, false)["fields"]["price"]) == "[10,-2.5,1e+300]");
}

TEST_CASE("JSON Lines hold a hit a line, with its topic in a batch") {
    const auto presenter = make_json_lines_presenter({});
    auto head = sample_head(1);
    CHECK(presenter->begin(head).empty());
    const auto line = presenter->hit(sample_hit());
    CHECK(std::count(line.begin(), line.end(), '\n') == 1);
    CHECK(line.ends_with("}\n"));
    CHECK_FALSE(Json::parse(line).contains("topic"));
    head.topic = "F001";
    presenter->begin(head);
    CHECK(presenter->hit(sample_hit()).starts_with(R"({"topic":"F001","rank":1,"id":"a-1",)"));
    CHECK(presenter->end().empty());
}

TEST_CASE("No control character stands in JSON as it is, and what is read back is the same") {
    const std::string wild = "a\x1b[31m\x7f\u009B\u0085\"\\\n北";
    auto shown = sample_hit();
    shown.hit.brief.title = wild;
    const std::string text = dump_json(hit_json(shown, false));
    for (const char c : text) CHECK((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F));
    CHECK(text.find("\xC2\x9B") == std::string::npos);
    CHECK(Json::parse(text)["title"] == wild);
    shown.hit.brief.title = "damaged \xFF";
    CHECK(Json::parse(dump_json(hit_json(shown, false)))["title"] == "damaged \uFFFD");
}
