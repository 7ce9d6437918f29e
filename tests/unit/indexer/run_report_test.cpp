#include "indexer/run_report.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

using namespace dateline;

namespace {

RunReport full_report() {
    RunReport report;
    report.command = "add";
    report.archive = "/news/\xFF";
    report.started = "2022-09-16T10:05:00Z";
    report.counts = {.records = 1234567,
                     .taken = 1000000,
                     .updated = 34567,
                     .repeated = 4,
                     .unchanged = 199990,
                     .superseded = 3,
                     .reread = 12,
                     .reread_because = {"the authority file", "the gazetteer"},
                     .rejected = {{"broken-json", 2}, {"no-text", 1}},
                     .new_rejects = 1,
                     .times_dropped = 8,
                     .bytes_replaced = 9,
                     .unknown_places = 2,
                     .cut_short = 1};
    report.bytes_read = 10;
    report.published = 42;
    report.digest = "abc";
    report.articles = 5000000;
    report.seconds = {{"open", 0.25}, {"read and index", 1.5}};
    return report;
}

}  // namespace

TEST_CASE("the time of day is written as UTC") {
    CHECK(std::regex_match(utc_now(), std::regex(R"(20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ)")));
}

TEST_CASE("rejects are added up over their reasons") {
    CHECK(RunCounts{}.rejects() == 0);
    CHECK(full_report().counts.rejects() == 3);
}

TEST_CASE("the report is JSON with every count") {
    const auto json = nlohmann::json::parse(full_report().json());
    CHECK(json.at("version") == 1);
    CHECK(json.at("command") == "add");
    CHECK(json.at("archive") == "/news/\uFFFD");
    CHECK(json.at("started") == "2022-09-16T10:05:00Z");
    CHECK(json.at("dry_run") == false);
    CHECK(json.at("counts") == nlohmann::json({{"records", 1234567},
                                               {"taken", 1000000},
                                               {"updated", 34567},
                                               {"repeated", 4},
                                               {"unchanged", 199990},
                                               {"reread", 12},
                                               {"reread_because", {"the authority file", "the gazetteer"}},
                                               {"superseded", 3},
                                               {"taken_down", 0},
                                               {"resumed", 0},
                                               {"elsewhere", 0},
                                               {"pruned", 0},
                                               {"purged", 0},
                                               {"rejected", {{"broken-json", 2}, {"no-text", 1}}},
                                               {"new_rejects", 1},
                                               {"times_dropped", 8},
                                               {"bytes_replaced", 9},
                                               {"unknown_places", 2},
                                               {"cut_short", 1}}));
    CHECK(json.at("bytes_read") == 10);
    CHECK(json.at("published") == "g000042");
    CHECK(json.at("digest") == "abc");
    CHECK(json.at("articles") == 5000000);
    CHECK(json.at("seconds") == nlohmann::json({{"open", 0.25}, {"read and index", 1.5}}));
    CHECK(json.at("seconds_total") == 1.75);
    CHECK(full_report().json().back() == '\n');
}

TEST_CASE("a run that failed says why") {
    auto report = full_report();
    CHECK(nlohmann::json::parse(report.json()).at("error").is_null());
    report.exit_code = 74;
    report.error = "disk full";
    const auto json = nlohmann::json::parse(report.json());
    CHECK(json.at("exit_code") == 74);
    CHECK(json.at("error") == nlohmann::json({{"code", 74}, {"message", "disk full"}}));
}

TEST_CASE("a run that published nothing says null") {
    auto report = full_report();
    report.published.reset();
    CHECK(nlohmann::json::parse(report.json()).at("published").is_null());
}

TEST_CASE("the summary is one line") {
    const std::string expected =
        "1,234,567 records: 1,000,000 new, 34,567 updated, 199,994 unchanged, 3 superseded, 3 rejected (1 of them "
        "new); re-read 12 of 199,990 unchanged articles: the authority file and the gazetteer have changed; "
        "2 ids of places that the gazetteer does not know; in 1 article only the first names and times were read: at "
        "most 150000, "
        "of them 20000 different; 1.8 s; published g000042 with 5,000,000 articles";
    CHECK(full_report().summary() == expected);
}

TEST_CASE("a disk that may be too small for the next run is told") {
    auto report = full_report();
    report.disk_free = 90 << 20U;
    report.disk_needed = std::uint64_t{1200} << 20U;
    CHECK_THAT(report.summary(),
               Catch::Contains("; the disk has 90 MB free, and the next run may need 1,200: make room; "));
    const auto json = nlohmann::json::parse(report.json());
    CHECK(json.at("disk_free") == 90 << 20U);
    CHECK(json.at("disk_needed") == std::uint64_t{1200} << 20U);
}

TEST_CASE("the summary leaves out what did not happen") {
    RunReport report;
    report.counts.records = 1000;
    report.counts.unchanged = 999;
    report.counts.repeated = 1;
    report.articles = 999;
    CHECK(report.summary() ==
          "1,000 records: 0 new, 0 updated, 1,000 unchanged; 0.0 s; nothing to publish, 999 articles");
    report.counts.records = report.articles = 1;
    CHECK(report.summary() == "1 record: 0 new, 0 updated, 1,000 unchanged; 0.0 s; nothing to publish, 1 article");
    report.counts.records = 1000;
    report.dry_run = true;
    CHECK(report.summary() == "1,000 records: 0 new, 0 updated, 1,000 unchanged; 0.0 s; dry run: nothing written");
}

TEST_CASE("stages are measured in order, and none twice") {
    RunReport report;
    StageClock clock(report);
    clock.end_stage("open");
    clock.end_stage("read");
    REQUIRE(report.seconds.size() == 2);
    CHECK(report.seconds[0].first == "open");
    CHECK(report.seconds[1].first == "read");
    CHECK(report.seconds[0].second >= 0);
    CHECK(report.total_seconds() == report.seconds[0].second + report.seconds[1].second);
}
