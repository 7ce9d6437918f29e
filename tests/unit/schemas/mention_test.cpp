#include "schemas/mention.hpp"

#include <catch2/catch.hpp>

#include "schema_judge.hpp"

using namespace dateline;
using nlohmann::json;

namespace {

Mention person() {
    return {TextField::title, 4, 8, "Čapek", MentionKind::person, "Karel Čapek", std::nullopt, 0.98765};
}

Mention time(const char* value, std::optional<TimeExtent> extent) {
    return {TextField::body, 0, 6, "Friday", MentionKind::time, "", Timex{TimexType::date, value, extent}, 1};
}

struct Change {
    const char* why;
    const char* where;
    json value;  // discarded: take it away
    bool valid;
};

const json away = json::value_t::discarded;

const std::vector<Change> of_names{
    {"as it is", "/id", "w-16", true},
    {"no id", "/id", away, false},
    {"an empty id", "/id", "", false},
    {"no mentions", "/mentions", away, false},
    {"nothing is named", "/mentions", json::array(), true},
    {"an unknown field", "/mentions/0/field", "byline", false},
    {"a start below 0", "/mentions/0/start", -1, false},
    {"an end at 0", "/mentions/0/end", 0, false},
    {"no surface", "/mentions/0/surface", "", false},
    {"an unknown kind", "/mentions/0/kind", "ship", false},
    {"a person without a name", "/mentions/0/name", away, false},
    {"a person with a time", "/mentions/0/time", {{"type", "DATE"}, {"value", "2022"}}, false},
    {"no confidence at all", "/mentions/0/confidence", 0, false},
    {"more than sure", "/mentions/0/confidence", 1.5, false},
    {"a key from later", "/mentions/0/place", {{"id", 703448}}, true},
    {"a time with a name", "/mentions/1/name", "Friday", false},
    {"a time that says nothing", "/mentions/1/time", away, false},
    {"an unknown type of time", "/mentions/1/time/type", "date", false},
    {"a time without a value", "/mentions/1/time/value", away, false},
    {"a time with one day alone", "/mentions/1/time/to", away, false},
    {"a day that is none", "/mentions/1/time/to", "2022-9-16", false},
};

}  // namespace

TEST_CASE("mentions are written as JSON") {
    const Day first = *make_day(2022, 9, 1);
    const Day last = *make_day(2022, 9, 30);
    CHECK(mentions_json("a\"1", {}) == R"({"id":"a\"1","mentions":[]})");
    CHECK(mentions_json("a", {person()}) ==
          R"({"id":"a","mentions":[{"field":"title","start":4,"end":8,"surface":"Čapek","kind":"person",)"
          R"("name":"Karel Čapek","confidence":0.988}]})");
    CHECK(mentions_json("a", {time("2022-09", TimeExtent{{first, last}, TimeGrain::month})}) ==
          R"({"id":"a","mentions":[{"field":"body","start":0,"end":6,"surface":"Friday","kind":"time",)"
          R"("time":{"type":"DATE","value":"2022-09","from":"2022-09-01","to":"2022-09-30"},"confidence":1.0}]})");
    CHECK(mentions_json("a", {time("PAST_REF", std::nullopt)}) ==
          R"({"id":"a","mentions":[{"field":"body","start":0,"end":6,"surface":"Friday","kind":"time",)"
          R"("time":{"type":"DATE","value":"PAST_REF"},"confidence":1.0}]})");
}

TEST_CASE("a confidence of next to nothing stays above 0, and damaged text is mended") {
    Mention doubtful = person();
    doubtful.confidence = 1e-9;
    doubtful.surface = "Cap\xC4";
    const json line = json::parse(mentions_json("\xFF", {doubtful}));
    CHECK(line.at("id") == "\uFFFD");
    CHECK(line.at("mentions").at(0).at("surface") == "Cap\uFFFD");
    CHECK(line.at("mentions").at(0).at("confidence") == 0.001);
}

TEST_CASE("the schema describes what is written, and little else") {
    const test::SchemaJudge schema(test::read_json("schemas/mentions.schema.json"));
    const Day day = *make_day(2022, 9, 16);
    const json line =
        json::parse(mentions_json("w-16", {person(), time("2022-09-16", TimeExtent{{day, day}, TimeGrain::day})}));
    CHECK(schema.valid(json::parse(mentions_json("w-16", {time("P3Y", std::nullopt)}))));
    for (const auto& row : of_names) {
        INFO(row.why);
        json changed = line;
        const json::json_pointer where(row.where);
        if (row.value.is_discarded()) {
            changed.at(where.parent_pointer()).erase(where.back());
        } else {
            changed[where] = row.value;
        }
        CHECK(schema.valid(changed) == row.valid);
    }
}

TEST_CASE("fields and kinds have names") {
    CHECK(to_string(TextField::title) == "title");
    CHECK(to_string(TextField::body) == "body");
    CHECK(to_string(MentionKind::organisation) == "organisation");
    CHECK(to_string(MentionKind::time) == "time");
}
