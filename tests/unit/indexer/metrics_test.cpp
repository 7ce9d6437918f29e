#include "indexer/metrics.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <sstream>

#include "indexer/commands/create.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

RunReport report() {
    RunReport report;
    report.archive = "/news/a\"b\\c\nd\xFF";
    report.counts.taken = 5;
    report.counts.unchanged = 2;
    report.counts.repeated = 1;
    report.counts.rejected = {{"no-text", 3}, {"broken", 1}};
    report.counts.new_rejects = 2;
    report.seconds = {{"read", 1.25}, {"merge", 0.5}};
    report.published = 42;
    report.exit_code = 1;
    return report;
}

// The value of each series, by its name and labels but "archive". Fails the test where the text is not in order.
std::map<std::string, std::string> parse(const std::string& text) {
    static const std::regex sample(
        R"re((dateline_[a-z_]+)\{archive="(?:[^"\\]|\\["\\n])*"(,[a-z]+="[a-z_]+")?\} (\S+))re");
    std::map<std::string, std::string> values;
    std::string family;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("# HELP ")) {
            family = line.substr(7, line.find(' ', 7) - 7);
            CHECK(line.back() == '.');
            REQUIRE(std::getline(lines, line));
            CHECK(line == "# TYPE " + family + " gauge");
            continue;
        }
        std::smatch parts;
        CAPTURE(line);
        REQUIRE(std::regex_match(line, parts, sample));
        CHECK(parts[1] == family);
        CHECK(values.emplace(parts[1].str() + parts[2].str(), parts[3]).second);
    }
    return values;
}

}  // namespace

TEST_CASE("metrics have each figure of the run and of the archive") {
    const std::string text = metrics_text(report(), ArchiveFigures{42, 1000, 7, "abc", 123456}, 1'700'000'000);
    const auto values = parse(text);
    CHECK(values.at("dateline_last_run_timestamp_seconds") == "1700000000");
    CHECK(values.at("dateline_last_run_success") == "1");
    CHECK(values.at("dateline_last_run_exit_code") == "1");
    CHECK(values.at("dateline_last_run_duration_seconds") == "1.750");
    CHECK(values.at("dateline_last_run_published") == "1");
    CHECK(values.at("dateline_last_run_records,result=\"new\"") == "5");
    CHECK(values.at("dateline_last_run_records,result=\"unchanged\"") == "3");
    CHECK(values.at("dateline_last_run_records,result=\"rejected\"") == "4");
    CHECK(values.at("dateline_last_run_rejects_new") == "2");
    CHECK(values.at("dateline_published_generation") == "42");
    CHECK(values.at("dateline_archive_articles") == "1000");
    CHECK(values.at("dateline_archive_shards") == "7");
    CHECK(values.at("dateline_archive_bytes") == "123456");
    CHECK_THAT(text, Catch::Contains(R"(archive="/news/a\"b\\c d)"
                                     "\uFFFD\"}"));
}

TEST_CASE("a run that failed is no success, and an archive that can't be read has no figures") {
    auto failed = report();
    failed.error = "disk full";
    failed.exit_code = 74;
    failed.published.reset();
    const auto values = parse(metrics_text(failed, std::nullopt, 0));
    CHECK(values.at("dateline_last_run_success") == "0");
    CHECK(values.at("dateline_last_run_exit_code") == "74");
    CHECK(values.at("dateline_last_run_published") == "0");
    CHECK(values.count("dateline_archive_articles") == 0);
}

TEST_CASE("figures are those of the live generation and of all files") {
    TestArchive archive;
    CHECK_FALSE(read_figures(archive.layout()));
    create_archive(archive.options.create);
    CHECK_FALSE(read_figures(archive.layout()));
    archive.add_articles({story("a", "one"), story("b", "two")});
    const auto figures = read_figures(archive.layout());
    REQUIRE(figures);
    CHECK(figures->generation == 1);
    CHECK(figures->articles == 2);
    CHECK(figures->shards == 1);
    CHECK(figures->digest == archive.live().digest.hex());
    std::uint64_t bytes = 0;
    for (const auto& [name, content] : archive.bytes()) bytes += content.size();
    CHECK(figures->bytes == bytes);
    archive.folder().write("archive/CURRENT", "damaged");
    CHECK_FALSE(read_figures(archive.layout()));
}
