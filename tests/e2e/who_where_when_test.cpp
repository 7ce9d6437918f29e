// Questions by who, where and when over the sample archive, annotated by the real programs.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using nlohmann::json;

constexpr auto broadcast = "izium-broadcast.txt";

struct AnnotatedSample {
    Workspace work;

    AnnotatedSample() {
        const std::string folder = DATELINE_TREE "/corpus/sample";
        REQUIRE_THAT(work.index({"add", "archive", folder + "/wire.jsonl", folder + "/text"}), exits_with(0));
    }

    bool finds(const std::string& query) const {
        const auto ids = work.ids({query, "--limit", "all"});
        return std::find(ids.begin(), ids.end(), broadcast) != ids.end();
    }
    Outcome ask(Words words) const {
        words.insert(words.begin(), "archive");
        return work.query(words);
    }
    json parse(const std::string& query) const {
        const auto outcome = ask({query, "--parse"});
        REQUIRE_THAT(outcome, exits_with(0));
        return json::parse(outcome.output);
    }
};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_CASE_METHOD(AnnotatedSample, "the broadcast on Izium is found by who, where and when") {
    for (const char* query : {"place:Ukraine",
                              "place:\"Kharkiv\"",
                              "place:Izium",
                              "place:707292",
                              "place:Ізюм",
                              "near:\"Kharkiv\"~150km",
                              "near:49.98,36.25~150km",
                              "focus:Izium",
                              "focus:Ukraine",
                              "dateline:Kyiv",
                              "person:Zelensky",
                              "person:Zelenskyy",
                              "person:Зеленський",
                              "person:Blinken org:\"United Nations\"",
                              "org:UN",
                              "entity:Blinken",
                              "about:2022-09-16",
                              "about:2022-09",
                              "about:2022",
                              "Zelensky Izium graves",
                              "Zelenskyy Izium graves",
                              "Зеленський Izium graves"}) {
        INFO(query);
        CHECK(finds(query));
    }
    for (const char* query : {"place:France", "near:Kharkiv~20km", "about:2021", "about:2022-09-15", "person:Zelenska",
                              "focus:Russia", "dateline:Izium", "person:=Zelensky"}) {
        INFO(query);
        CHECK_FALSE(finds(query));
    }
    CHECK(work.ids({"Zelensky Izium graves"}).at(0) == broadcast);
}

TEST_CASE_METHOD(AnnotatedSample, "options ask for the same as fields") {
    CHECK(work.ids({"--near", "Kharkiv", "--within", "150", "--limit", "all"}) ==
          work.ids({"near:Kharkiv~150km", "--limit", "all"}));
    CHECK(work.ids({"--about", "2022-09-16", "--limit", "all"}) == work.ids({"about:2022-09-16", "--limit", "all"}));
    CHECK(work.ids({"--focus", "Izium", "--limit", "all"}) == work.ids({"focus:Izium", "--limit", "all"}));
    CHECK(work.ids({"graves", "--place", "Geneva", "--prefer"}) == work.ids({"graves place~Geneva"}));
}

TEST_CASE_METHOD(AnnotatedSample, "it is said what was taken for what") {
    const auto outcome = ask({"person:Zelensky", "place:Kharkiv"});
    CHECK_THAT(outcome, exits_with(0));
    CHECK(contains(outcome.output, "person Zelensky: taken as "));
    CHECK(contains(outcome.output, "Volodymyr Zelenskiy"));
    CHECK(contains(outcome.output, "place Kharkiv: taken as "));
    const auto plain = parse("Zelensky Izium graves");
    CHECK(plain["understood"] == "person~\"Zelensky\" AND place~\"Izium\" AND graves");
    REQUIRE(plain["readings"].size() == 2);
    CHECK(plain["readings"][1]["place"]["id"] == 707292);
    CHECK(ask({"Zelensky", "Izium", "graves", "--parse", "--plain"}).output.find("noticed") == std::string::npos);
}

TEST_CASE_METHOD(AnnotatedSample, "what is marked is what matched") {
    const auto lines = parse_json_lines(ask({"person:Zelensky Bucha", "--format", "jsonl", "--plain"}).output);
    const auto hit = std::find_if(lines.begin(), lines.end(), [](const json& line) { return line["id"] == broadcast; });
    REQUIRE(hit != lines.end());
    const std::string text = (*hit)["snippet"]["text"];
    CHECK(contains(text, "Zelenskiy"));
    CHECK((*hit)["snippet"]["marks"].size() >= 2);
}

TEST_CASE_METHOD(AnnotatedSample, "the archive's names are listed with spellings and days") {
    const auto outcome = ask({"--names", "Volodymyr", "--format", "jsonl"});
    INFO(outcome);
    REQUIRE_THAT(outcome, exits_with(0));
    const auto names = parse_json_lines(outcome.output);
    REQUIRE_FALSE(names.empty());
    CHECK(names[0]["kind"] == "person");
    CHECK(names[0]["articles"].get<int>() >= 3);
    CHECK(names[0]["variants"].size() >= 2);
    CHECK(names[0]["first"].get<std::string>() <= "2022-09-16");
    CHECK(count_lines(ask({"--names"}).output) == 10);
    CHECK(count_lines(ask({"--names", "--limit", "3", "--format", "csv"}).output) == 4);
    CHECK_THAT(ask({"--names", "Xyzzy"}), exits_with(1));
}

TEST_CASE_METHOD(AnnotatedSample, "an article's mentions are shown as annotation gives them") {
    const auto outcome = ask({"--show", broadcast, "--mentions"});
    REQUIRE_THAT(outcome, exits_with(0));
    const auto shown = json::parse(outcome.output);
    CHECK(shown["id"] == broadcast);
    const auto& mentions = shown["mentions"];
    CHECK(std::any_of(mentions.begin(), mentions.end(), [](const json& mention) {
        return mention["kind"] == "place" && mention.contains("place") && mention["place"]["id"] == 707292;
    }));
    CHECK_THAT(ask({"graves", "--mentions"}), fails_with(64, "--mentions needs --show"));
}

TEST_CASE_METHOD(AnnotatedSample, "questions that make no sense are errors with a mend") {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"place:12", "no place has the number \"12\""},
        {"near:Kyiv~30000km", "from 0 to 20037 km"},
        {"near:Kyiv~-1", "from 0 to 20037 km"},
        {"near:Kyiv~far", "is no distance"},
        {"near:91,0", "latitude goes from -90 to 90"},
        {"near:50.45", "is no longitude"},
        {"near:Xyrgapolis", "write coordinates"},
        {"near:\"\"", "a value is missing"},
        {"about:sometime", "is no date"},
        {"place:\"\"", "a value is missing"},
    };
    for (const auto& [query, message] : rows) {
        const auto outcome = ask({query});
        INFO(outcome);
        CHECK_THAT(outcome, exits_with(64));
        CHECK(contains(outcome.errors, message));
    }
    CHECK_THAT(ask({"--place", "12"}), fails_with(64, "--place: no place has the number"));
    CHECK_THAT(ask({"--near", "Kyiv", "--within", "x"}), fails_with(64, "--within: \"x\" is no distance"));
    CHECK_THAT(ask({"graves", "--within", "5"}), fails_with(64, "--within needs --near"));
}

TEST_CASE_METHOD(AnnotatedSample, "a place that no gazetteer knows is searched as a name") {
    const auto outcome = ask({"place:Xyrgapolis"});
    CHECK_THAT(outcome, exits_with(1));
    CHECK(contains(outcome.output, "searched as a name"));
    CHECK(ask({"near:Kyiv~0"}).exit_code == 0);
}

TEST_CASE_METHOD(AnnotatedSample, "a gazetteer of one's own must be one") {
    work.write("broken", "no gazetteer");
    CHECK_THAT(ask({"place:Kyiv", "--gazetteer", "broken"}), fails_with(78, "broken"));
    CHECK_THAT(ask({"place:Kyiv", "--gazetteer", "missing"}), fails_with(66, "missing"));
    CHECK_THAT(ask({"person:Zelensky", "--plain", "--gazetteer", "missing"}), exits_with(0));
}

TEST_CASE_METHOD(AnnotatedSample, "names of what may not be shown are not told") {
    work.write("cancel.jsonl", "{\"id\":\"izium-broadcast.txt\",\"status\":\"cancelled\"}\n");
    REQUIRE_THAT(work.index({"add", "archive", "cancel.jsonl"}), exits_with(0));
    CHECK_FALSE(finds("place:Ukraine"));
    const auto names = ask({"--names", "Volodymyr Zelenskiy"}).output;
    CHECK_FALSE(contains(names, "Volodymyr Zelenskiy"));
    CHECK_FALSE(contains(ask({"person:Zelensky"}).output, "Volodymyr Zelenskiy"));
}

}  // namespace
}  // namespace dateline::e2e
