// Wire copies from the source to the answer: folded, unfolded, paged; and articles like one.
#include <catch2/catch.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using Json = nlohmann::json;

constexpr const char* ferry =
    "A ferry with forty people aboard ran onto a sandbank outside the harbour of Cuxhaven in thick fog on Tuesday "
    "evening. The coast guard brought all of them ashore in two boats before midnight, and nobody was hurt, a "
    "spokeswoman said. The captain had asked for a pilot an hour earlier, but none was free because of the weather. "
    "Divers are to look at the hull as soon as the tide allows it.";
constexpr const char* bridge =
    "Engineers closed the old bridge over the Weser to lorries on Wednesday after a crack had been found in one of "
    "its bearings. Cars may still cross it in one lane, the city said, while buses take the long way round by the "
    "motorway. A new bearing has to be cast and will not be there before the spring, at a cost of two millions.";
constexpr const char* sandbank =
    "The owner of a ferry that ran onto a sandbank off Cuxhaven in fog said on Thursday that its captain had asked the "
    "coast guard for a pilot in vain. The harbour office wants to know why no pilot was on duty that evening.";

std::string record(const std::string& id, const std::string& published, const std::string& title,
                   const std::string& body, const Json& more = Json::object()) {
    Json json{{"id", id}, {"published", published}, {"title", title}, {"body", body}};
    json.update(more);
    return json.dump() + "\n";
}

// Three agencies tell of the ferry in the same words, one of them cut, one with a notice in front.
std::string wire() {
    const std::string text = ferry;
    std::string others;
    for (int i = 0; i < 14; ++i)
        others +=
            record("weather " + std::to_string(i), "2022-03-01", "Rain", "It rains in place " + std::to_string(i));
    return others + record("agency", "2022-03-01T21:00:00Z", "Ferry runs aground off Cuxhaven", text) +
           record("daily", "2022-03-02", "Forty saved from ferry in fog", text.substr(0, text.find(" Divers"))) +
           record("service", "2022-03-02T06:00:00Z", "Ferry, Cuxhaven", "From our wire partners. " + text,
                  {{"corrects", "agency"}}) +
           record("held", "2022-03-01T20:00:00Z", "Ferry runs aground", text, {{"embargo", "2022-03-05T00:00:00Z"}}) +
           record("follow-up", "2022-03-03", "Ferry owner blames lack of pilots", sandbank) +
           record("year on", "2023-03-01", "A year ago: ferry runs aground", text) +
           record("bridge", "2022-03-02", "Old Weser bridge closed to lorries", bridge);
}

struct Archive {
    Archive() { work.make_archive(wire(), {"--partition", "month"}); }
    Outcome ask(std::vector<std::string> words) const {
        words.insert(words.begin(), "archive");
        words.insert(words.end(), {"--now", "2022-03-04"});
        return work.query(words);
    }
    Json hits(std::vector<std::string> words) const {
        words.insert(words.end(), {"--format", "json"});
        return Json::parse(ask(words).output)["hits"];
    }
    std::vector<std::string> ids(const std::vector<std::string>& words) const {
        std::vector<std::string> list;
        for (const auto& hit : hits(words)) list.push_back(hit["id"]);
        return list;
    }
    Workspace work;
};

}  // namespace

TEST_CASE("copies of a story are one hit, shown by the first that may be shown") {
    const Archive archive;
    const auto all = archive.ids({"ferry", "fog", "--all"});
    CHECK(std::set<std::string>(all.begin(), all.end()) ==
          std::set<std::string>{"agency", "daily", "service", "follow-up", "year on"});
    const auto hits = archive.hits({"ferry", "fog"});
    REQUIRE(hits.size() == 3);
    for (const auto& hit : hits) {
        CAPTURE(hit.dump());
        if (hit["id"] == "agency") {
            CHECK(hit["copies"] == Json({{"count", 2}, {"exact", true}, {"ids", {"daily", "service"}}}));
            CHECK(hit["corrected_by"] == Json({"service"}));
        } else {
            CHECK_FALSE(hit.contains("copies"));
        }
    }
    const auto text = archive.ask({"ferry", "fog"}).output;
    CHECK(text.find("5 articles, 3 with copies folded (--all shows all)\n") == 0);
    CHECK(text.find("+2 copies") != std::string::npos);
    CHECK(text.find("held") == std::string::npos);
    CHECK(archive.hits({"ferry", "fog", "--all"}).dump().find("copies") == std::string::npos);
    CHECK(archive.hits({"ferry", "id:service"})[0]["corrects"] == Json({"agency"}));

    SECTION("pages are cut from the folded list") {
        Words paged;
        for (int offset = 0; offset < 5; ++offset) {
            for (const auto& id : archive.ids({"ferry", "fog", "--limit", "1", "--offset", std::to_string(offset)}))
                paged.push_back(id);
        }
        CHECK(paged == archive.ids({"ferry", "fog"}));
    }
    SECTION("by date too") {
        CHECK(archive.ids({"ferry", "fog", "--sort", "oldest"}) == Words{"agency", "follow-up", "year on"});
    }
    SECTION("evaluations see every article, unless they ask for less") {
        archive.work.write("topics", "{\"id\": \"1\", \"query\": \"ferry fog\"}\n");
        const auto lines = [&](std::vector<std::string> words) {
            const auto output = archive.ask(std::move(words)).output;
            return std::count(output.begin(), output.end(), '\n');
        };
        CHECK(lines({"--topics", "topics", "--format", "trec"}) == 5);
        CHECK(lines({"--topics", "topics", "--format", "trec", "--fold"}) == 3);
        CHECK(lines({"ferry", "fog", "--format", "trec"}) == 5);
    }
}

TEST_CASE("copies under embargo lead as soon as it has ended, and those taken down nowhere") {
    const Archive archive;
    const auto later = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"archive", "ferry", "fog", "--format", "json", "--now", "2022-03-06"});
        return Json::parse(archive.work.query(words).output)["hits"];
    };
    bool found = false;
    for (const auto& hit : later({})) {
        if (hit["id"] != "held") continue;
        found = true;
        CHECK(hit["copies"]["ids"] == Json({"agency", "daily", "service"}));
    }
    CHECK(found);
}

TEST_CASE("articles like one: what is told of the same, first, and never the article itself") {
    const Archive archive;
    const auto ids = archive.ids({"--like", "follow-up"});
    REQUIRE(ids.size() >= 2);
    CHECK(ids.front() == "agency");
    CHECK(std::find(ids.begin(), ids.end(), "follow-up") == ids.end());
    CHECK(std::find(ids.begin(), ids.end(), "held") == ids.end());
    CHECK(archive.hits({"--like", "follow-up"})[0]["copies"]["count"] == 2);
    CHECK(archive.ids({"--like", "follow-up", "--from", "2023"}) == Words{"year on"});
    for (const char* id : {"nobody", "held"}) {
        const auto result = archive.ask({"--like", id});
        CHECK(result.exit_code == 1);
        CHECK(result.output.empty());
        CHECK_FALSE(result.errors.empty());
    }
}

}  // namespace dateline::e2e
