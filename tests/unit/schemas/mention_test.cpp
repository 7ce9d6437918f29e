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
    {"a key from later", "/mentions/0/stance", "for", true},
    {"a time with a name", "/mentions/1/name", "Friday", false},
    {"a time that says nothing", "/mentions/1/time", away, false},
    {"an unknown type of time", "/mentions/1/time/type", "date", false},
    {"a time without a value", "/mentions/1/time/value", away, false},
    {"a time with one day alone", "/mentions/1/time/to", away, false},
    {"a day that is none", "/mentions/1/time/to", "2022-9-16", false},
};

Mention place() {
    Mention mention{TextField::dateline, 0, 4, "Kyiv", MentionKind::place, "Kyiv", std::nullopt, 1};
    mention.place = MentionPlace{"703448",
                                 "Kyiv",
                                 "UA",
                                 PlaceKind::settlement,
                                 {50.454660000001, 30.5238},
                                 PlaceRole::dateline,
                                 PlaceSense::literal,
                                 0.98765,
                                 RunnerUp{"HIST.X", "Kyiv, Somewhere", 0.01}};
    return mention;
}

const std::vector<Change> of_places{
    {"as it is", "/id", "w-16", true},
    {"a place of none", "/mentions/0/place", away, true},
    {"a number as text", "/mentions/0/place/id", "HIST.SU", true},
    {"no number", "/mentions/0/place/id", away, false},
    {"no country", "/mentions/0/place/country", away, true},
    {"a country by name", "/mentions/0/place/country", "Ukraine", false},
    {"off the earth", "/mentions/0/place/lat", 90.5, false},
    {"no longitude", "/mentions/0/place/lon", away, false},
    {"an unknown role", "/mentions/0/place/role", "home", false},
    {"an unknown sense", "/mentions/0/place/sense", "irony", false},
    {"no runner-up", "/mentions/0/place/runner_up", away, true},
    {"a runner-up without a name", "/mentions/0/place/runner_up/name", away, false},
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
    const json places = json::parse(mentions_json("w-16", {place()}));
    const auto check = [&](const json& sample, const std::vector<Change>& rows) {
        for (const auto& row : rows) {
            INFO(row.why);
            json changed = sample;
            const json::json_pointer where(row.where);
            if (row.value.is_discarded()) {
                changed.at(where.parent_pointer()).erase(where.back());
            } else {
                changed[where] = row.value;
            }
            CHECK(schema.valid(changed) == row.valid);
        }
    };
    check(line, of_names);
    check(places, of_places);
}

TEST_CASE("places have GeoNames numbers as numbers, codes of ours as text, and metres at the finest") {
    Mention mention = place();
    CHECK(
        mentions_json("a", {mention}) ==
        R"({"id":"a","mentions":[{"field":"dateline","start":0,"end":4,"surface":"Kyiv","kind":"place","name":"Kyiv",)"
        R"("place":{"id":703448,"name":"Kyiv","country":"UA","lat":50.45466,"lon":30.5238,"kind":"settlement",)"
        R"("role":"dateline","sense":"literal","confidence":0.988,)"
        R"("runner_up":{"id":"HIST.X","name":"Kyiv, Somewhere","confidence":0.01}},"confidence":1.0}]})");
    mention.place->runner_up.reset();
    mention.place->country.clear();
    const json written = json::parse(mentions_json("a", {mention})).at("mentions").at(0).at("place");
    CHECK_FALSE(written.contains("runner_up"));
    CHECK_FALSE(written.contains("country"));
}

TEST_CASE("fields and kinds have names") {
    CHECK(to_string(TextField::title) == "title");
    CHECK(to_string(TextField::body) == "body");
    CHECK(to_string(MentionKind::organisation) == "organisation");
    CHECK(to_string(MentionKind::time) == "time");
}
