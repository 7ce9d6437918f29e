#include "indexer/run_frame.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <nlohmann/json.hpp>

#include "indexer/interruption.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;
using nlohmann::json;

namespace {

struct Framed {
    TestArchive archive;
    std::string printed;
    RunFrame frame{"add",
                   archive.options.archive,
                   false,
                   archive.folder().path("report.json").string(),
                   archive.folder().path("run.prom").string(),
                   [this](std::string_view text) { printed += text; }};

    AddOutcome add(const std::vector<Article>& articles) {
        return run_in_frame(frame, [&] { return archive.add_articles(articles); });
    }
    json report() const { return json::parse(read_bytes(frame.report)); }
    bool metrics_have(const std::string& line) const {
        return read_bytes(frame.metrics).find("dateline_" + line) != std::string::npos;
    }
    std::string label() const { return "{archive=\"" + archive.options.archive.string() + "\"} "; }
};

}  // namespace

TEST_CASE("a run that ends well is told of in both files") {
    Framed framed;
    const auto outcome = framed.add({story("a", "one")});
    CHECK(outcome.exit_code == 0);
    const json report = framed.report();
    CHECK(report.at("exit_code") == 0);
    CHECK(report.at("error").is_null());
    CHECK(report.at("published") == "g000001");
    CHECK(framed.metrics_have("last_run_success" + framed.label() + "1\n"));
    CHECK(framed.metrics_have("archive_articles" + framed.label() + "1\n"));
    CHECK(names_in(framed.archive.folder().path()) ==
          std::vector<std::string>{"archive", "news.jsonl", "report.json", "run.prom"});
}

TEST_CASE("a run that fails is told of in both files, and fails all the same") {
    Framed framed;
    framed.add({story("a", "one")});
    std::string told;
    CHECK(error_of([&] { run_in_frame(framed.frame, []() -> AddOutcome { throw Error(ErrorKind::locked, "held"); }); },
                   &told) == ErrorKind::locked);
    CHECK(told == "held");
    const json report = framed.report();
    CHECK(report.at("command") == "add");
    CHECK(report.at("exit_code") == 75);
    CHECK(report.at("error") == json({{"code", 75}, {"message", "held"}}));
    CHECK(report.at("published").is_null());
    CHECK(report.at("articles") == 1);
    CHECK(report.at("digest") == framed.archive.live().digest.hex());
    CHECK(framed.metrics_have("last_run_success" + framed.label() + "0\n"));
    CHECK(framed.metrics_have("last_run_exit_code" + framed.label() + "75\n"));
    CHECK(framed.metrics_have("archive_articles" + framed.label() + "1\n"));
}

TEST_CASE("a run that is stopped, or fails in another way, is told of too") {
    Framed framed;
    CHECK_THROWS_AS(run_in_frame(framed.frame, []() -> AddOutcome { throw Interrupted{SIGTERM}; }), Interrupted);
    CHECK(framed.report().at("exit_code") == 128 + SIGTERM);
    CHECK(error_of([&] { run_in_frame(framed.frame, []() -> AddOutcome { throw std::runtime_error("x"); }); }) ==
          ErrorKind::internal);
    CHECK(framed.report().at("exit_code") == 70);
}

TEST_CASE("what keeps a failure from being written is told with it") {
    Framed framed;
    framed.frame.report = framed.archive.folder().path("missing/report.json").string();
    std::string told;
    CHECK(error_of([&] { run_in_frame(framed.frame, []() -> AddOutcome { throw Error(ErrorKind::io, "full"); }); },
                   &told) == ErrorKind::io);
    CHECK_THAT(told, Catch::StartsWith("full; nor could this be reported: ") && Catch::Contains("missing/report.json"));
    // After a run that went well it is what went wrong.
    CHECK(error_of([&] { framed.add({story("a", "one")}); }) == ErrorKind::cannot_create);
}

TEST_CASE("a report can be printed, and a dry run leaves the metrics as they are") {
    Framed framed;
    framed.frame.report = "-";
    framed.frame.dry_run = framed.archive.options.dry_run = true;
    framed.add({story("a", "one")});
    CHECK(json::parse(framed.printed).at("dry_run") == true);
    CHECK(names_in(framed.archive.folder().path()) == std::vector<std::string>{"news.jsonl"});
}
