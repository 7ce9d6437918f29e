// Questions that are wrong, huge or hostile: a clear answer or one line that says what is wrong, in bounded memory.
#include <catch2/catch.hpp>

#include <string>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using nlohmann::json;

// Far more than any of them takes, and far less than what grows without bound.
constexpr long most_memory_kib = 300L * 1024;

std::string numbered(const std::string& word, int first, int end) {
    std::string text;
    for (int i = first; i < end; ++i) text += word + std::to_string(i) + ' ';
    return text;
}

json record(const std::string& id, const std::string& body) {
    return {{"id", id}, {"title", "Words"}, {"body", body}, {"published", "2022-09-16"}};
}

/// 40,000 different words, and articles that may not be shown.
struct WideArchive {
    Workspace work;
    WideArchive() {
        std::vector<json> records;
        for (int i = 0; i < 40; ++i)
            records.push_back(record("wide" + std::to_string(i), numbered("wild", i * 1000, i * 1000 + 1000)));
        records.push_back(record("gone", "Taken down."));
        records.push_back(record("off", "Cancelled."));
        records.back()["status"] = "cancelled";
        records.push_back(record("late", "Embargoed."));
        records.back()["embargo"] = "2030-01-01";
        work.make_archive(json_lines(records), {"--annotate", "none"});
        REQUIRE_THAT(work.index({"remove", "archive", "gone", "--reason", "asked for"}), exits_with(0));
    }
    /// With memory that is bounded by the system too.
    Outcome ask(const Words& words) const {
        Words command{"sh",    "-c",           DATELINE_SANITIZED ? "exec \"$@\"" : "ulimit -v 2000000; exec \"$@\"",
                      "sh",    DATELINE_QUERY, "archive",
                      "--now", "2023-01-01"};
        command.insert(command.end(), words.begin(), words.end());
        auto outcome = work.run(command);
        if (!DATELINE_SANITIZED) CHECK(outcome.peak_kib < most_memory_kib);
        return outcome;
    }
    json answer(Words words) const {
        words.insert(words.end(), {"--format", "json"});
        return json::parse(ask(words).output);
    }
};

TEST_CASE_METHOD(WideArchive, "a period that ends before it starts is refused, with what was meant") {
    CHECK_THAT(ask({"date:2022-09-16..2022-09-01"}), exits_with(64));
    CHECK_THAT(ask({"date:2022-09-16..2022-09-01"}).errors, Catch::Contains("write 2022-09-01..2022-09-16"));
    CHECK_THAT(ask({"about:2022..2021"}).errors, Catch::Contains("ends before it begins"));
    CHECK_THAT(ask({"words", "--from", "2022-09-16", "--to", "2022-09-01"}),
               fails_with(64, "--to: 2022-09-01 is before 2022-09-16"));
}

TEST_CASE_METHOD(WideArchive, "10,000 words are answered, and more are refused") {
    const json found = answer({"--any", "--plain", numbered("wild", 0, 10'000)});
    CHECK(found["total"]["value"] == 10);
    CHECK_THAT(ask({numbered("wild", 0, 10'000)}), exits_with(1));
    CHECK_THAT(ask({numbered("absent", 0, 10'000)}), exits_with(1));
    CHECK_THAT(ask({numbered("absent", 0, 10'001)}), exits_with(64));
    CHECK_THAT(ask({numbered("absent", 0, 10'001)}).errors, Catch::Contains("at most 10000 words"));
}

TEST_CASE_METHOD(WideArchive, "a wildcard of more words than are searched says so") {
    const auto outcome = ask({"wild*", "--limit", "1"});
    CHECK_THAT(outcome, exits_with(0));
    CHECK_THAT(outcome.output + outcome.errors,
               Catch::Contains("wild* stands for more than 1000 words: the most frequent 1000 were searched"));
    const auto all = ask({"wild1*", "--limit", "all", "--format", "ids"});
    CHECK_THAT(all.errors, Catch::Contains("more than 1000 words"));
    // One of few is searched whole.
    CHECK(answer({"wild1234*"})["total"]["value"] == 2);
}

TEST_CASE_METHOD(WideArchive, "parentheses and exclusions as deep as can be typed are answered or refused") {
    const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "words" + std::string(depth, ')'); };
    CHECK_THAT(ask({nested(200)}), exits_with(0));
    CHECK_THAT(ask({nested(500)}), exits_with(64));
    CHECK_THAT(ask({nested(500)}).errors, Catch::Contains("parentheses can be 200 deep at most"));
}

TEST_CASE_METHOD(WideArchive, "limits from nothing to more than there is") {
    CHECK(answer({"words", "--limit", "0"})["total"]["value"] == 40);
    CHECK(answer({"words", "--limit", "0"})["hits"].empty());
    CHECK(count_lines(ask({"words", "--limit", "1000000000", "--format", "ids"}).output) == 40);
    CHECK(answer({"words", "--offset", "1000000000000"})["hits"].empty());
    CHECK(answer({"words", "--offset", "18446744073709551615", "--limit", "1000000000"})["hits"].empty());
    CHECK_THAT(ask({"words", "--limit", "99999999999999999999"}), fails_with(64, "--limit"));
    CHECK_THAT(ask({"words", "--limit", "-1"}), fails_with(64, "--limit"));
}

TEST_CASE_METHOD(WideArchive, "an id that is not there, was taken down, cancelled or is embargoed") {
    const std::vector<std::pair<std::string, std::string>> ids{{"nowhere", "no article has the id"},
                                                               {"gone", "was taken down"},
                                                               {"off", "was cancelled"},
                                                               {"late", "is under embargo until 2030-01-01"}};
    for (const auto& [id, why] : ids) {
        for (const char* option : {"--show", "--like"}) {
            CAPTURE(id, option);
            const auto outcome = ask({option, id});
            CHECK_THAT(outcome, fails_with(1, why));
        }
        CHECK_THAT(ask({"id:" + id}), exits_with(1));
    }
}

TEST_CASE_METHOD(WideArchive, "a file of weights that is none is refused by what is wrong in it") {
    const std::vector<std::pair<std::string, std::string>> files{
        {R"({"plase": 1})", "no weight is called \"plase\": did you mean place?"},
        {R"({"place": -1})", "place is -1: a weight is a number from 0 to 100"},
        {R"({"place": 1e308})", "a weight is a number from 0 to 100"},
        {R"({"place": 1e999})", "w.json: not an object of JSON"},
        {R"({"place": "much"})", "place is \"much\""},
        {R"({"place": null})", "place is null"},
        {"not json", "w.json: not an object of JSON"},
        {"", "w.json: not an object of JSON"},
        {std::string(90'000, '['), "w.json: not an object of JSON"},
        {"{\"" + std::string(90'000, 'x') + "\": 1}", "no weight is called \"xxx"}};
    for (const auto& [text, why] : files) {
        CAPTURE(text.substr(0, 40));
        work.write("w.json", text);
        const auto outcome = ask({"words", "--weights", "w.json"});
        CHECK_THAT(outcome, fails_with(78, why));
        CHECK(outcome.errors.size() < 300);
    }
    CHECK_THAT(ask({"words", "--weights", "nowhere.json"}), fails_with(66, "nowhere.json"));
    CHECK_THAT(ask({"words", "--weights", "/dev/zero"}), fails_with(78, "/dev/zero"));
}

TEST_CASE("a table of a million cells is refused whatever it is counted by") {
    const Workspace work;
    Words names;
    for (int i = 0; i < 1000; ++i) names.push_back("Name Nr" + std::to_string(i));
    json wide = record("a", "Words.");
    for (const char* key : {"persons", "places", "topics"}) wide[key] = names;
    work.make_archive(json_lines({wide}), {"--annotate", "none"});
    for (const char* columns : {"person,place", "topic,person", "month,person,place", "person,place,topic"}) {
        CAPTURE(columns);
        const auto outcome = work.query({"archive", "words", "--count-by", columns});
        CHECK_THAT(outcome, fails_with(64, "more than 500000 cells"));
        if (!DATELINE_SANITIZED) CHECK(outcome.peak_kib < most_memory_kib);
    }
    CHECK_THAT(work.query({"archive", "words", "--count-by", "person,year"}), exits_with(0));
    CHECK_THAT(work.query({"archive", "words", "--count-by", "day,month,year,person,place"}),
               fails_with(64, "at most 4"));
}

}  // namespace
}  // namespace dateline::e2e
