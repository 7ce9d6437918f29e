// What is counted over all matches: facets, timelines, cross-tables, maps; and lists of all matches.
#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using nlohmann::json;

json record(const std::string& id, const std::string& published, const std::string& source,
            const std::vector<std::string>& persons, const json& places) {
    json article{{"id", id}, {"title", "Report " + id}, {"body", "The harbour report."}, {"source", source}};
    if (!published.empty()) article["published"] = published;
    article["persons"] = persons;
    article["places"] = places;
    return article;
}

json kyiv() { return {{"name", "Kyiv"}, {"id", "703448"}, {"lat", 50.45}, {"lon", 30.52}}; }

std::vector<json> few() {
    auto withheld = record("w", "2022-09-16", "Wire", {"Ann Smith"}, json::array({"Kyiv"}));
    withheld["status"] = "withheld";
    auto embargoed = record("e", "2022-09-16", "Wire", {"Ann Smith"}, json::array());
    embargoed["embargo"] = "2030-01-01";
    return {record("a", "2022-07-01", "Wire", {"Ann Smith", "Bo"}, json::array({kyiv(), "Nowhere"})),
            record("b", "2022-09-16", "Wire", {"ANN SMITH"}, json::array({kyiv()})),
            record("c", "2022-09-17", "Post", {"Ann Smith"}, json::array()),
            record("d", "", "Post", {}, json::array()),
            withheld,
            embargoed};
}

struct CountedSample {
    Workspace work;
    CountedSample() { work.make_archive(json_lines(few()), {"--annotate", "none", "--tolerate", "9"}); }
    Outcome ask(Words words) const {
        words.insert(words.begin(), {"archive", "--now", "2023-01-01"});
        return work.query(words);
    }
    json ask_json(Words words) const {
        words.insert(words.end(), {"--format", "json"});
        const auto outcome = ask(std::move(words));
        REQUIRE_THAT(outcome, exits_with(0));
        return json::parse(outcome.output);
    }
};

TEST_CASE_METHOD(CountedSample, "facets: values of all matches, whatever the page, without what is kept back") {
    const json result = ask_json({"harbour", "--facets", "persons,source,place", "--limit", "1"});
    CHECK(result["total"]["value"] == 4);
    CHECK(result["archive"]["articles"] == 4);
    CHECK(result["facets"] == json::parse(R"([
        {"field": "person", "more": false, "values": [{"value": "Ann Smith", "articles": 3, "archive": 3},
                                                      {"value": "Bo", "articles": 1, "archive": 1}]},
        {"field": "source", "more": false, "values": [{"value": "Post", "articles": 2, "archive": 2},
                                                      {"value": "Wire", "articles": 2, "archive": 2}]},
        {"field": "place", "more": false, "values": [{"value": "Kyiv", "articles": 2, "archive": 2},
                                                     {"value": "Nowhere", "articles": 1, "archive": 1}]}])"));
    // The embargo ends.
    auto later = work.query({"archive", "harbour", "--facets", "source", "--format", "json", "--now", "2031-01-01"});
    CHECK(json::parse(later.output)["facets"][0]["values"][0]["articles"] == 3);
    CHECK(ask_json({"harbour", "--facets", "person", "--facet-limit", "1"})["facets"][0]["more"] == true);
    CHECK_THAT(ask({"harbour", "--facets", "persn"}), fails_with(64, "did you mean \"person\"?"));
    CHECK_THAT(ask({"nowhere-at-all", "--facets", "person"}), exits_with(1));
}

TEST_CASE("typical: words and names of the matches, without what is kept back, whatever the partitions") {
    std::vector<json> records;
    for (int i = 0; i < 60; ++i) {
        const bool is_frost = i % 6 == 0;
        auto article =
            record("r" + std::to_string(i), "202" + std::to_string(i % 4) + "-0" + std::to_string(1 + i % 9) + "-05",
                   "Wire", {is_frost ? "Ann Smith" : "Bo Jones"}, json::array({"Santos"}));
        article["body"] =
            is_frost ? "Coffee and frosts of 1987 in plantation " + std::to_string(i) : "Ships in the port.";
        if (i == 6) article["status"] = "withheld";
        records.push_back(article);
    }
    std::string before;
    for (const char* partition : {"none", "year"}) {
        const Workspace work;
        REQUIRE_THAT(work.index({"create", "archive", "--partition", partition}), exits_with(0));
        work.make_archive(json_lines(records), {"--annotate", "none", "--tolerate", "9"});
        const auto outcome = work.query({"archive", "coffee", "--all", "--typical=3", "-n", "0", "--format", "json"});
        REQUIRE_THAT(outcome, exits_with(0));
        const json typical = json::parse(outcome.output)["typical"];
        CHECK(typical["sampled"] == 9);
        REQUIRE(typical["words"].size() == 3);
        CHECK(typical["words"][0]["word"] == "and");
        CHECK(typical["words"][1]["word"] == "frosts");
        CHECK(typical["words"][1]["matches"] == 9);
        CHECK(typical["words"][1]["archive"] == 9);
        REQUIRE(typical["persons"].size() == 1);
        CHECK(typical["persons"][0]["name"] == "Ann Smith");
        CHECK(typical["persons"][0]["archive"] == 9);
        CHECK(typical["places"].empty());
        if (!before.empty()) CHECK(typical.dump() == before);
        before = typical.dump();
        CHECK_THAT(work.query({"archive", "coffee", "--typical"}).output,
                   Catch::Contains("Typical persons: of all found") && Catch::Contains("Ann Smith"));
    }
}

TEST_CASE_METHOD(CountedSample, "timeline: every period, gaps, and the undated apart") {
    const json timeline = ask_json({"harbour", "--timeline", "month", "--limit", "0"})["timeline"];
    CHECK(timeline["periods"] == json::parse(R"([{"period": "2022-07", "articles": 1, "archive": 1},
        {"period": "2022-08", "articles": 0, "archive": 0, "gap": true},
        {"period": "2022-09", "articles": 2, "archive": 2}])"));
    CHECK(timeline["undated"] == json::parse(R"({"articles": 1, "archive": 1})"));
    CHECK_THAT(ask({"harbour", "--timeline", "month"}).output, Catch::Contains("2022-08  (the archive has nothing)"));
    CHECK_THAT(ask({"harbour", "--timeline", "week"}), fails_with(64, "day, month or year"));
}

TEST_CASE_METHOD(CountedSample, "cross-table: cells with the archive's totals") {
    CHECK(ask({"report", "source:Wire", "--count-by", "month,person"}).output ==
          "month,person,articles,archive\r\n2022-07,Ann Smith,1,1\r\n2022-07,Bo,1,1\r\n2022-09,Ann Smith,1,2\r\n");
    const auto lines = parse_json_lines(ask({"harbour", "--count-by", "source,place", "--format", "jsonl"}).output);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == json::parse(R"({"source": "Post", "place": null, "articles": 2, "archive": 2})"));
    CHECK_THAT(ask({"harbour", "--count-by", "month,colour"}), fails_with(64, "colour"));
    CHECK_THAT(ask({"zzz", "--count-by", "month"}), exits_with(1));
}

TEST_CASE("cross-table: a million cells are refused, quickly and in little memory") {
    const Workspace work;
    std::vector<std::string> names;
    for (int i = 0; i < 1000; ++i) names.push_back("Name Nr" + std::to_string(i));
    work.make_archive(json_lines({record("a", "2022-09-16", "Wire", names, names)}), {"--annotate", "none"});
    const auto outcome = work.query({"archive", "harbour", "--count-by", "person,place"});
    CHECK_THAT(outcome, fails_with(64, "more than 500000 cells"));
    if (!DATELINE_SANITIZED) CHECK(outcome.peak_kib < 200 * 1024);
}

TEST_CASE_METHOD(CountedSample, "map: places as GeoJSON, with the hits of the page") {
    const auto outcome = ask({"harbour", "--format", "geojson", "--sort", "newest"});
    REQUIRE_THAT(outcome, exits_with(0));
    const json map = json::parse(outcome.output);
    CHECK(map["type"] == "FeatureCollection");
    REQUIRE(map["features"].size() == 2);
    CHECK(map["features"][0]["geometry"]["coordinates"] == json::array({30.52, 50.45}));
    CHECK(map["features"][0]["properties"]["id"] == 703448);
    CHECK(map["features"][0]["properties"]["articles"] == 2);
    CHECK(map["features"][0]["properties"]["hits"].size() == 2);
    CHECK(map["features"][1]["geometry"].is_null());
    CHECK(map["features"][1]["properties"]["name"] == "Nowhere");
}

TEST_CASE_METHOD(CountedSample, "list: all ids stream, and a closed pipe ends it quietly") {
    for (const char* order : {"newest", "oldest", "relevance"}) {
        const auto all = ask({"harbour", "--limit", "all", "--format", "ids", "--sort", order});
        std::string expected;
        for (const auto& line :
             parse_json_lines(ask({"harbour", "--all", "--limit", "100", "--format", "jsonl", "--sort", order}).output))
            expected += line["id"].get<std::string>() + "\n";
        CHECK(all.output == expected);
        CHECK(count_lines(all.output) == 4);
    }
    const auto piped = work.run({"sh", "-c",
                                 std::string(DATELINE_QUERY) + " archive harbour --limit all --format ids | head -n 1; "
                                                               "echo \"${PIPESTATUS:-}\""});
    CHECK(piped.errors.empty());
}

TEST_CASE_METHOD(CountedSample, "facets: damage is said, not counted") {
    for (const auto& shard : std::filesystem::directory_iterator(work.path("archive/shards"))) {
        if (shard.path().extension() != ".facets") continue;
        const auto name = std::filesystem::path("archive/shards") / shard.path().filename();
        std::string bytes = work.read(name);
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        bytes[bytes.size() - 3] = static_cast<char>(bytes[bytes.size() - 3] ^ 1);
        work.write(name, bytes);
    }
    CHECK_THAT(ask({"harbour", "--facets", "person,org,place,source,section,language", "--timeline", "day"}),
               fails_with(69, ".facets is damaged"));
}

TEST_CASE("facets: as the records say, whatever the partitions") {
    std::mt19937 engine(1987);
    std::vector<json> records;
    std::map<std::string, int> persons;
    std::map<std::string, int> months;
    for (int i = 0; i < 300; ++i) {
        std::set<std::string> names;
        for (auto count = engine() % 4; count > 0; --count) names.insert("Person No" + std::to_string(engine() % 20));
        const auto month = std::to_string(1990 + engine() % 5) + "-0" + std::to_string(1 + engine() % 9);
        records.push_back(
            record("r" + std::to_string(i), month + "-05", "Wire", {names.begin(), names.end()}, json::array()));
        if (i % 3 == 0) records.back()["body"] = "Only this speaks of apples.";
        if (i % 3 != 0) continue;
        ++months[month];
        for (const auto& name : names) ++persons[name];
    }
    for (const char* partition : {"none", "year", "month"}) {
        const Workspace work;
        REQUIRE_THAT(work.index({"create", "archive", "--partition", partition}), exits_with(0));
        work.make_archive(json_lines(records), {"--annotate", "none"});
        const auto outcome = work.query({"archive", "apples", "--facets", "person", "--facet-limit", "100",
                                         "--timeline", "month", "--limit", "0", "--format", "json"});
        const json result = json::parse(outcome.output);
        std::map<std::string, int> found;
        for (const auto& value : result["facets"][0]["values"]) found[value["value"]] = value["articles"];
        CHECK(found == persons);
        found.clear();
        for (const auto& period : result["timeline"]["periods"])
            if (period["articles"] > 0) found[period["period"]] = period["articles"];
        CHECK(found == months);
    }
}

}  // namespace
}  // namespace dateline::e2e
