// result.schema.json against results with one thing changed each. That the programs write such results is for
// programs_oracle.py to say.
#include <catch2/catch.hpp>

#include "schema_judge.hpp"

using namespace dateline;
using nlohmann::json;

namespace {

const json hit = json::parse(R"({
    "rank": 1, "id": "w-16", "score": 0.8064508438110352, "date": "2022-09-16T10:05:00+03:00", "title": "Graves found at Izium",
    "source": "Wire", "dateline": "IZIUM, Ukraine", "status": "corrected", "persons": ["Volodymyr Zelenskiy"],
    "organisations": [], "places": ["Izium"], "copies": {"count": 2, "exact": true, "ids": ["w-17", "w-18"]}, "corrects": ["w-15"],
    "corrected_by": ["w-19"], "snippet": {"text": "450 graves", "marks": [[4, 10]]},
    "explain": {"parts": [{"name": "text", "score": 0.8064508438110352}], "words": [{"word": "graves", "score": 0.8064508438110352}]}
})");

const json result{
    {"version", 1},
    {"generation", 1},
    {"query", {{"text", "graves"}, {"parsed", "graves"}}},
    {"total", {{"value", 3}, {"exact", true}, {"folded", 1}}},
    {"offset", 0},
    {"notes", json::array({"a note"})},
    {"archive", {{"articles", 9}}},
    {"facets", json::parse(R"([{"field": "place", "more": false, "values":
                      [{"value": "Izium", "articles": 1, "archive": 2}]}])")},
    {"timeline", json::parse(R"({"unit": "month", "undated": {"articles": 0, "archive": 1}, "bursts": "Kleinberg",
                      "periods": [{"period": "2022-09", "articles": 1, "archive": 8},
                                  {"period": "2022-10", "articles": 0, "archive": 0, "gap": true}]})")},
    {"any_total", 3},
    {"suggestions", json::array({{{"word", "gravess"}, {"instead", "graves"}}})},
    {"hits", json::array({hit})}};

struct Change {
    const char* why;
    const char* where;
    json value;  // discarded: take it away
    bool valid;
};

const json away = json::value_t::discarded;

json changed(json document, const Change& change) {
    const json::json_pointer where(change.where);
    if (change.value.is_discarded()) {
        document.at(where.parent_pointer()).erase(where.back());
    } else {
        document[where] = change.value;
    }
    return document;
}

const std::vector<Change> of_results{
    {"as it is", "", result, true},
    {"another version", "/version", 2, false},
    {"no version", "/version", away, false},
    {"a generation that is none", "/generation", 0, false},
    {"no query", "/query", away, false},
    {"an empty query is one", "/query/text", "", true},
    {"a query not understood", "/query/parsed", away, false},
    {"nothing found", "/total/value", 0, true},
    {"a total below 0", "/total/value", -1, false},
    {"an estimate", "/total/exact", false, true},
    {"a total that does not say whether it is exact", "/total/exact", away, false},
    {"copies are not folded", "/total/folded", away, true},
    {"fewer hits than none", "/total/folded", -1, false},
    {"a page further on", "/offset", 20, true},
    {"no offset", "/offset", away, false},
    {"no notes", "/notes", json::array(), true},
    {"notes left out", "/notes", away, false},
    {"no total of any words", "/any_total", away, true},
    {"no suggestions", "/suggestions", away, true},
    {"suggestions of nothing", "/suggestions", json::array(), false},
    {"a suggestion without its word", "/suggestions/0/word", away, false},
    {"no hits", "/hits", json::array(), true},
    {"hits left out", "/hits", away, false},
    {"a hit that is none", "/hits/0", json::object(), false},
    {"a key from later", "/clusters", json::object(), true},
    {"not counted", "/archive", away, true},
    {"no facets", "/facets", away, true},
    {"facets of nothing", "/facets", json::array(), false},
    {"a facet without its field", "/facets/0/field", away, false},
    {"no values", "/facets/0/values", json::array(), true},
    {"a value that no match has", "/facets/0/values/0/articles", 0, false},
    {"a value without its total", "/facets/0/values/0/archive", away, false},
    {"it is not said whether there are others", "/facets/0/more", away, false},
    {"no timeline", "/timeline", away, true},
    {"a unit that is none", "/timeline/unit", "week", false},
    {"no periods", "/timeline/periods", json::array(), true},
    {"a year", "/timeline/periods/0/period", "2022", true},
    {"a period of another form", "/timeline/periods/0/period", "202209", false},
    {"a gap that is none", "/timeline/periods/1/gap", false, false},
    {"a burst", "/timeline/periods/0/burst", true, true},
    {"nothing said of the undated", "/timeline/undated", away, false},
    {"no method", "/timeline/bursts", away, false},
};

const std::vector<Change> of_hits{
    {"as it is", "", hit, true},
    {"nothing folded", "/copies", away, true},
    {"no copies", "/copies/count", 0, false},
    {"copies without ids", "/copies/ids", away, false},
    {"at least so many copies", "/copies/exact", false, true},
    {"copies of which it is not said whether they are all", "/copies/exact", away, false},
    {"nothing corrected", "/corrects", away, true},
    {"corrects nothing", "/corrects", json::array(), false},
    {"not corrected", "/corrected_by", away, true},
    {"corrected by a number", "/corrected_by/0", 5, false},
    {"rank 0", "/rank", 0, false},
    {"a rank that is not whole", "/rank", 1.5, false},
    {"no id", "/id", away, false},
    {"an empty id", "/id", "", false},
    {"a score of 0", "/score", 0, true},
    {"a score below 0", "/score", -0.05, true},
    {"a score below all that a namesake can take", "/score", -100.5, false},
    {"a score above all that parts can give", "/score", 700, false},
    {"undated", "/date", nullptr, true},
    {"an empty date", "/date", "", false},
    {"a day alone", "/date", "1600-01-01", true},
    {"UTC", "/date", "2199-12-31T23:59:59Z", true},
    {"a time without a zone", "/date", "2022-09-16T10:05:00", false},
    {"another form of a day", "/date", "20220916", false},
    {"no title", "/title", "", true},
    {"a title left out", "/title", away, false},
    {"an unknown status", "/status", "killed", false},
    {"persons that are no list", "/persons", "Volodymyr Zelenskiy", false},
    {"places left out", "/places", away, false},
    {"a snippet without marks", "/snippet/marks", json::array(), true},
    {"marks left out", "/snippet/marks", away, false},
    {"a mark of one number", "/snippet/marks/0", json::array({4}), false},
    {"a mark of three numbers", "/snippet/marks/0", json::array({4, 10, 12}), false},
    {"a mark below 0", "/snippet/marks/0/0", -1, false},
    {"fields of the archive's own", "/fields", {{"price", {10, -2.5}}, {"desk", {"Sport"}}}, true},
    {"no values for a field", "/fields", {{"price", json::array()}}, false},
    {"a value that is no list", "/fields", {{"price", 10}}, false},
    {"a value that is neither text nor number", "/fields", {{"price", {true}}}, false},
    {"no fields", "/fields", json::object(), false},
    {"not explained", "/explain", away, true},
    {"an unknown part", "/explain/parts/0/name", "luck", false},
    {"a part without a score", "/explain/parts/0/score", away, false},
    {"words left out of an explanation", "/explain/words", away, false},
    {"a line of a batch", "/topic", "401", true},
    {"a topic that is no text", "/topic", 401, false},
    {"a key from later", "/group", 7, true},
};

}  // namespace

TEST_CASE("results are described") {
    const test::SchemaJudge schema(test::read_json("schemas/result.schema.json"));
    for (const auto& row : of_results) {
        INFO(row.why);
        CHECK(schema.valid(changed(result, row)) == row.valid);
    }
}

TEST_CASE("reports of saved searches are described") {
    auto schema = test::read_json("schemas/result.schema.json");
    schema = json{{"$ref", "#/$defs/report"}, {"$defs", schema.at("$defs")}};
    const test::SchemaJudge judge(schema);
    const json search{{"id", "s"},
                      {"query", {{"text", "tea"}, {"parsed", "tea"}}},
                      {"total", 9},
                      {"new", 1},
                      {"folded", 1},
                      {"first_time", false},
                      {"notes", json::array()},
                      {"items", json::array({hit})}};
    const json report{{"version", 1},
                      {"generation", 3},
                      {"at", "2022-09-17T00:00:00Z"},
                      {"notes", json::array()},
                      {"searches", json::array({search})}};
    CHECK(judge.valid(report));
    CHECK(judge.valid(changed(report, {"", "/searches/0/title", "Tea", true})));
    CHECK(judge.valid(changed(report, {"", "/searches/0/since", "2022-09-16", true})));
    CHECK_FALSE(judge.valid(changed(report, {"", "/searches/0/new", -1, false})));
    CHECK_FALSE(judge.valid(changed(report, {"", "/searches/0/items/0/rank", 0, false})));
    CHECK_FALSE(judge.valid(changed(report, {"", "/at", "today", false})));
}

TEST_CASE("hits are described, in a result and as a line") {
    const test::SchemaJudge of_result(test::read_json("schemas/result.schema.json"));
    auto line = test::read_json("schemas/result.schema.json");
    line = json{{"$ref", "#/$defs/hit"}, {"$defs", line.at("$defs")}};
    const test::SchemaJudge of_line(line);
    for (const auto& row : of_hits) {
        INFO(row.why);
        const json shown = changed(hit, row);
        CHECK(of_line.valid(shown) == row.valid);
        CHECK(of_result.valid(changed(result, {"", "/hits/0", shown, true})) == row.valid);
    }
}
