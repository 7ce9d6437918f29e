#include "query/language/describe.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using namespace dateline;

namespace {

using Json = nlohmann::ordered_json;

const Day friday = *make_day(2022, 9, 16);

Json describe(std::string_view text, bool filtered = false) {
    return describe_query(text, parse_query(text, FieldTable::builtin(), {friday, false, filtered}));
}

struct Row {
    std::string query;
    std::string expression;
    std::string reason;
};

const std::vector<Row> rows{
    {"", R"({"kind":"nothing","span":[0,0]})", "an empty query"},
    {"graves", R"({"kind":"word","span":[0,6],"words":["graves"]})", "a word"},
    {"+graves", R"({"kind":"word","span":[1,7],"words":["graves"],"exact":true})", "a word as it stands"},
    {"fed*", R"({"kind":"wildcard","span":[0,4],"words":["fed"]})", "a wildcard"},
    {"“mass grave”", R"({"kind":"phrase","span":[0,12],"words":["mass","grave"]})", "spans count code points"},
    {"a NEAR/5 b",
     R"({"kind":"near","span":[0,10],"window":5,"children":[{"kind":"word","span":[0,1],"words":["a"]},{"kind":"word","span":[9,10],"words":["b"]}]})",
     "a chain"},
    {"place~Kyiv", R"({"kind":"field","span":[0,10],"field":"place","value":"Kyiv","words":["kyiv"],"preferred":true})",
     "a preference"},
    {"person:=\"Jo Li\"",
     R"({"kind":"field","span":[0,15],"field":"person","value":"Jo Li","words":["jo","li"],"exact":true})",
     "a whole name"},
    {"source:reut*", R"({"kind":"field","span":[0,12],"field":"source","value":"reut","wildcard":true})", "a keyword"},
    {"date:\"last week\"",
     R"({"kind":"field","span":[0,16],"field":"date","value":"last week","from":"2022-09-05","to":"2022-09-11"})",
     "a date, resolved to days"},
    {"date:..2020", R"({"kind":"field","span":[0,11],"field":"date","value":"..2020","to":"2020-12-31"})",
     "an open end is left out"},
    {"a -b",
     R"({"kind":"without","span":[0,4],"wanted":{"kind":"word","span":[0,1],"words":["a"]},"excluded":{"kind":"word","span":[3,4],"words":["b"]}})",
     "an exclusion"},
    {"a OR b",
     R"({"kind":"any","span":[0,6],"children":[{"kind":"word","span":[0,1],"words":["a"]},{"kind":"word","span":[5,6],"words":["b"]}]})",
     "alternatives"},
};

}  // namespace

TEST_CASE("a tree is described as JSON") {
    for (const Row& row : rows) {
        INFO(row.query << ": " << row.reason);
        CHECK(describe(row.query)["expression"].dump() == row.expression);
    }
}

TEST_CASE("the description holds the query, how it was understood, and notes") {
    const Json json = describe("& Mass graves");
    CHECK(json["query"] == "& Mass graves");
    CHECK(json["understood"] == "mass AND graves");
    CHECK(json["notes"] == Json::array({"left out, as no word is in it: \"&\""}));
}

TEST_CASE("an exclusion from everything has nothing wanted") {
    const Json json = describe("-a", true);
    CHECK(json["expression"]["kind"] == "without");
    CHECK_FALSE(json["expression"].contains("wanted"));
    CHECK(json["expression"]["excluded"]["words"][0] == "a");
    CHECK(json["understood"] == "-a");
}

TEST_CASE("numbers have two ends") {
    const auto table = FieldTable::parse(R"({"format": 1, "fields": [
        {"name": "id", "record": "id", "kind": "id", "prefix": "Q"},
        {"name": "words", "record": "words", "kind": "number", "slot": 64}]})");
    const auto query = parse_query("words:2.5..", table, {friday, false, false});
    const Json json = describe_query("words:2.5..", query);
    CHECK(json["expression"]["least"] == 2.5);
    CHECK_FALSE(json["expression"].contains("most"));
    CHECK(json["understood"] == "words:\"2.5..\"");
}

TEST_CASE("damaged bytes are replaced, and spans still fit") {
    const Json json = describe("\xFF id:\xFE");
    CHECK(json["query"] == "\uFFFD id:\uFFFD");
    CHECK(json["expression"]["value"] == "\uFFFD");
    CHECK(json["expression"]["span"] == Json::array({2, 6}));
    CHECK_NOTHROW(json.dump());
}
