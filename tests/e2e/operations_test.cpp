// What who runs the nightly job relies on: reports, metrics, logs, and what happens where too few files may be open.
#include <catch2/catch.hpp>

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using nlohmann::json;

const std::string one_article =
    R"({"id": "a", "title": "One", "body": "Grain left the port.", "published": "2001-01-01"})";

/// The last line of what was printed, as JSON.
json last_line(const std::string& text) {
    REQUIRE_FALSE(text.empty());
    REQUIRE(text.back() == '\n');
    const auto before = text.rfind('\n', text.size() - 2);
    return json::parse(text.substr(before == std::string::npos ? 0 : before + 1));
}

Words add_with_files(const std::string& source) {
    return {"add",         "archive",   source,         "--annotate", "none", "--report",
            "report.json", "--metrics", "archive.prom", "--log",      "json"};
}

TEST_CASE("a run leaves a report and metrics, and its summary is the last line of the log") {
    const Workspace work;
    work.write("in.jsonl", one_article + "\nbroken\n");
    const auto outcome = work.index(add_with_files("in.jsonl"));
    CHECK_THAT(outcome, exits_with(1));
    CHECK(outcome.output.empty());
    const json summary = last_line(outcome.errors);
    CHECK(summary.at("level") == "info");
    CHECK(summary.at("command") == "add");
    CHECK(summary.at("exit_code") == 1);
    CHECK(summary.at("records") == 2);
    CHECK(summary.at("new_rejects") == 1);
    CHECK(summary.at("published") == 1);
    const json report = json::parse(work.read("report.json"));
    CHECK(report.at("exit_code") == 1);
    CHECK(report.at("error").is_null());
    CHECK_THAT(work.read("archive.prom"),
               Catch::Contains("dateline_last_run_success{archive=\"archive\"} 1\n") &&
                   Catch::Contains("dateline_last_run_rejects_new{archive=\"archive\"} 1\n") &&
                   Catch::Contains("dateline_published_generation{archive=\"archive\"} 1\n"));
}

TEST_CASE("a run that fails says so in its report, its metrics and its log") {
    const Workspace work;
    work.write("in.jsonl", one_article);
    REQUIRE_THAT(work.index(add_with_files("in.jsonl")), exits_with(0));
    const auto outcome = work.index(add_with_files("missing.jsonl"));
    CHECK_THAT(outcome, exits_with(66));
    CHECK(count_lines(outcome.errors) == 1);
    const json line = last_line(outcome.errors);
    CHECK(line.at("level") == "error");
    CHECK(line.at("exit_code") == 66);
    CHECK_THAT(line.at("message").get<std::string>(), Catch::Contains("missing.jsonl"));
    const json report = json::parse(work.read("report.json"));
    CHECK(report.at("error").at("code") == 66);
    CHECK(report.at("error").at("message") == line.at("message"));
    CHECK(report.at("articles") == 1);
    CHECK_THAT(work.read("archive.prom"),
               Catch::Contains("dateline_last_run_success{archive=\"archive\"} 0\n") &&
                   Catch::Contains("dateline_last_run_exit_code{archive=\"archive\"} 66\n") &&
                   Catch::Contains("dateline_archive_articles{archive=\"archive\"} 1\n"));
}

TEST_CASE("coverage tells what is held and lacking") {
    const Workspace work;
    work.make_archive(R"({"id": "a", "body": "x", "source": "Wire", "published": "2001-01-31"}
{"id": "b", "body": "y", "source": "Wire", "published": "2001-04-01"}
{"id": "c", "body": "z", "source": "=Post"}
)");
    CHECK(work.index({"coverage", "archive", "--format", "csv", "--gaps"}).output ==
          "period,source,language,articles,mark\r\n2001-02..2001-03,Wire,,0,hole\r\n");
    const json told = json::parse(work.index({"coverage", "archive", "--format", "json"}).output);
    CHECK(told.at("sources").size() == 2);
    CHECK_THAT(work.index({"coverage", "archive", "--by", "week"}), fails_with(64, "--by week"));
    CHECK_THAT(work.index({"coverage", "missing"}), fails_with(69, "missing"));
}

TEST_CASE("what came from standard input is carried over, and status says so") {
    const Workspace work;
    const auto from_input = [&](const std::string& id) {
        return work.index({"add", "archive", "-", "--annotate", "none"},
                          R"({"id": ")" + id + R"(", "body": "Grain.", "published": "2001-01-01"})");
    };
    work.write("in.jsonl", one_article);
    REQUIRE_THAT(work.index({"add", "archive", "in.jsonl", "--annotate", "none"}), exits_with(0));
    REQUIRE_THAT(from_input("b"), exits_with(0));
    REQUIRE_THAT(from_input("c"), exits_with(0));
    CHECK_THAT(work.index({"rebuild", "archive", "--prune"}), exits_with(0));
    CHECK(work.ids({"--sort", "oldest", "--", "grain"}) == Words{"a", "b", "c"});
    CHECK(work.status().at("live").at("standard_input") == json({{"records", 2}}));
    CHECK_THAT(work.index({"status", "archive"}).output,
               Catch::Contains("\nStandard input   2 records: rebuild carries them over, and can't read them again\n"));
    std::filesystem::remove(work.path("in.jsonl"));
    CHECK_THAT(work.index({"status", "archive"}).output,
               Catch::Contains("\nGone             " + work.path("in.jsonl").string() + ": recorded, and not there\n"));
    CHECK_THAT(work.index({"rebuild", "archive"}), fails_with(66, "in.jsonl"));
}

TEST_CASE("where standard error can't be written the exit code still tells how it went") {
    struct Row {
        const char* program;
        Words words;
        int code;
    };
    const auto row = GENERATE(Row{DATELINE_INDEX, {"status", "missing"}, 69},
                              Row{DATELINE_INDEX, {"add", "archive", "missing.jsonl"}, 66},
                              Row{DATELINE_INDEX, {"add", "archive", "in.jsonl", "--annotate", "none"}, 0},
                              Row{DATELINE_QUERY, {"missing", "grain"}, 69},
                              Row{DATELINE_ANNOTATE, {"missing.txt"}, 66}, Row{DATELINE_GAZETTEER, {"--frob"}, 64});
    const Workspace work;
    work.write("in.jsonl", one_article);
    Words all{"sh", "-c", "exec \"$0\" \"$@\" 2>/dev/full", row.program};
    all.insert(all.end(), row.words.begin(), row.words.end());
    CHECK_THAT(work.run(all), exits_with(row.code));
}

TEST_CASE("what is closed is not taken for a file of the archive") {
    const Workspace work;
    work.write("in.jsonl", one_article);
    const auto closed = [&](const char* which, const Words& words) {
        Words all{"sh", "-c", std::string("exec \"$0\" \"$@\" ") + which, DATELINE_INDEX};
        all.insert(all.end(), words.begin(), words.end());
        return work.run(all);
    };
    CHECK_THAT(closed("<&-", {"add", "archive", "-", "--annotate", "none"}), fails_with(74, "standard input"));
    CHECK_THAT(closed("<&- >&- 2>&-", {"add", "archive", "in.jsonl", "--annotate", "none"}), exits_with(0));
    CHECK_THAT(closed(">&-", {"status", "archive"}), fails_with(74, "standard output"));
    CHECK_THAT(closed("2>&-", {"add", "archive", "missing.jsonl"}), exits_with(66));
    CHECK_THAT(work.index({"verify", "archive"}), exits_with(0));
}

/// Runs a program that may have only so many files open.
Outcome run_limited(const Workspace& work, int files, const char* program, const Words& words) {
    Words all{"sh", "-c", "ulimit -n " + std::to_string(files) + " && exec \"$0\" \"$@\" <more.jsonl", program};
    all.insert(all.end(), words.begin(), words.end());
    return work.run(all);
}

TEST_CASE("where too few files may be open that is said, with the mend, and nothing is lost") {
    struct Row {
        const char* program;
        Words words;
    };
    const auto row = GENERATE(Row{DATELINE_QUERY, {"archive", "grain"}}, Row{DATELINE_INDEX, {"status", "archive"}},
                              Row{DATELINE_INDEX, {"coverage", "archive"}},
                              Row{DATELINE_INDEX, {"add", "archive", "-", "--annotate", "none", "--jobs", "1"}});
    if (DATELINE_SANITIZED != 0) {
        std::cout << "skipped: a sanitizer opens files of its own\n";
        return;
    }
    const Workspace work;
    std::string articles;
    for (int year = 2001; year < 2025; ++year)
        articles += R"({"id": ")" + std::to_string(year) + R"(", "body": "Grain.", "published": ")" +
                    std::to_string(year) + "-05-01\"}\n";
    work.make_archive(articles, {"--partition", "year", "--annotate", "none"});
    work.write("more.jsonl", R"({"id": "2010", "version": 2, "body": "More grain.", "published": "2010-05-01"})");
    const json before = work.status();
    int failures = 0;
    for (int files = 12; files <= 48; files += 3) {
        const auto outcome = run_limited(work, files, row.program, row.words);
        if (outcome.exit_code == 0) break;
        CAPTURE(files);
        CHECK_THAT(outcome, fails_with(69, "too many open files") && fails_with(69, "ulimit -n"));
        CHECK(work.status() == before);
        ++failures;
    }
    // status and coverage have one file open at a time.
    CHECK(((failures > 0) == (row.words.front() == "archive" || row.words.front() == "add")));
    CHECK_THAT(run_limited(work, 256, row.program, row.words), exits_with(0));
}

}  // namespace
}  // namespace dateline::e2e
