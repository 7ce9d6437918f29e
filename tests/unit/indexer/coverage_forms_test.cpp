#include "indexer/coverage_forms.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "schemas/terminal_text.hpp"

using namespace dateline;
using nlohmann::json;

namespace {

std::int32_t month(const std::string& text) { return period_number(*parse_day(text + "-01"), Granularity::month); }

Coverage table() {
    SourceCoverage wire;
    wire.source = "=Wire \x1b[31m";
    wire.articles = 174;
    wire.undated = 1;
    wire.days = Period{*parse_day("2021-12-07"), *parse_day("2022-07-31")};
    wire.counts = {{month("2021-12"), 3}, {month("2022-03"), 120}, {month("2022-05"), 45}, {month("2022-07"), 5}};
    wire.holes = {{month("2022-01"), month("2022-02"), 2}, {month("2022-06"), month("2022-06"), 1}};
    LanguageCoverage english{"en", 169, 1, wire.counts, {{month("2022-03"), 120, 26, 74}}};
    english.counts.pop_back();
    wire.languages = {english, {"de", 5, 0, {{month("2022-07"), 5}}, {{month("2022-05"), 0, 11, 49}}}};
    SourceCoverage post;
    post.articles = 1;
    post.days = Period{*parse_day("2022-05-07"), *parse_day("2022-05-07")};
    post.counts = {{month("2022-05"), 1}};
    post.languages = {{"en", 1, 0, post.counts, {}}};
    Coverage coverage{Granularity::month, wire, {post, wire}};
    coverage.all.articles = 175;
    coverage.all.holes.clear();
    for (auto& part : coverage.all.languages) part.jumps.clear();
    return coverage;
}

const CoverageHead head{"/news", "g000042", 2};

}  // namespace

TEST_CASE("the text of coverage has a block for each source") {
    CHECK(coverage_text(head, table(), false) ==
          "175 articles held by g000042 of /news by 2 sources; 2 of them not shown\n"
          "(dateline-index status tells why)\n"
          "\n"
          "All sources\n"
          "  held       175 articles, 1 of them undated, 2021-12-07 to 2022-07-31, in 4\n"
          "             months\n"
          "  languages  en 169, de 5\n"
          "\n"
          "(no source named)\n"
          "  held       1 article, 2022-05-07 to 2022-05-07, in 1 month\n"
          "  languages  en 1\n"
          "\n"
          "=Wire  [31m\n"
          "  held       174 articles, 1 of them undated, 2021-12-07 to 2022-07-31, in 4\n"
          "             months\n"
          "  languages  en 169, de 5\n"
          "  holes      2022-01..2022-02 (2 months), 2022-06\n"
          "  jumps      2022-03 en 120 (usual: 26 to 74), 2022-05 de 0 (usual: 11 to 49)\n");
}

TEST_CASE("gaps are sources with marks alone, and all of their marks") {
    Coverage coverage = table();
    for (std::int32_t i = 0; i < 30; ++i) coverage.sources[1].holes.push_back({24'300 + 2 * i, 24'300 + 2 * i, 1});
    const std::string text = coverage_text(head, coverage, true);
    CHECK(text.find("no source named") == std::string::npos);
    CHECK(text.find("All sources") == std::string::npos);
    CHECK(text.find("more") == std::string::npos);
    CHECK_THAT(coverage_text(head, coverage, false), Catch::Contains("and 22 more (--gaps"));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) CHECK(display_width(line) <= 80);
    coverage.sources.pop_back();
    CHECK_THAT(coverage_text(head, coverage, true), Catch::EndsWith("No holes and no jumps.\n"));
}

TEST_CASE("coverage of one source does not say all twice") {
    Coverage coverage = table();
    coverage.sources.pop_back();
    CHECK(coverage_text(head, coverage, false).find("All sources") == std::string::npos);
}

TEST_CASE("a source of undated articles alone has no days") {
    Coverage coverage{Granularity::month, {}, {{}}};
    coverage.sources[0].source = "Notes";
    coverage.sources[0].articles = coverage.sources[0].undated = 3;
    coverage.sources[0].languages = {{"en", 3, 3, {}, {}}};
    CHECK_THAT(coverage_text(head, coverage, false),
               Catch::EndsWith("Notes\n  held       3 articles, undated\n  languages  en 3\n"));
}

TEST_CASE("an archive in which nothing was published says so") {
    CHECK_THAT(coverage_text({"a", "", 0}, {Granularity::day, {}, {}}, true), Catch::StartsWith("Empty"));
    CHECK(json::parse(coverage_json({"a", "", 0}, {Granularity::day, {}, {}}, false)).at("generation").is_null());
    CHECK(coverage_csv({Granularity::day, {}, {}}, false) == "period,source,language,articles,mark\r\n");
}

TEST_CASE("coverage as CSV has a row for each period and hole, and no formula") {
    CHECK(coverage_csv(table(), false) ==
          "period,source,language,articles,mark\r\n"
          "2022-05,,en,1,\r\n"
          "2021-12,'=Wire  [31m,en,3,\r\n"
          "2022-01..2022-02,'=Wire  [31m,,0,hole\r\n"
          "2022-03,'=Wire  [31m,en,120,jump\r\n"
          "2022-05,'=Wire  [31m,en,45,\r\n"
          "2022-05,'=Wire  [31m,de,0,jump\r\n"
          "2022-06,'=Wire  [31m,,0,hole\r\n"
          "2022-07,'=Wire  [31m,de,5,\r\n"
          "undated,'=Wire  [31m,en,1,\r\n");
    CHECK(coverage_csv(table(), true) ==
          "period,source,language,articles,mark\r\n"
          "2022-01..2022-02,'=Wire  [31m,,0,hole\r\n"
          "2022-03,'=Wire  [31m,en,120,jump\r\n"
          "2022-05,'=Wire  [31m,de,0,jump\r\n"
          "2022-06,'=Wire  [31m,,0,hole\r\n");
}

TEST_CASE("coverage as JSON has all of it") {
    const json root = json::parse(coverage_json(head, table(), false));
    CHECK(root.at("version") == 1);
    CHECK(root.at("archive") == "/news");
    CHECK(root.at("generation") == "g000042");
    CHECK(root.at("by") == "month");
    CHECK(root.at("kept_back") == 2);
    CHECK(root.at("all").at("articles") == 175);
    REQUIRE(root.at("sources").size() == 2);
    const json& wire = root.at("sources").at(1);
    CHECK(wire.at("source") == "=Wire \x1b[31m");
    CHECK(wire.at("first") == "2021-12-07");
    CHECK(wire.at("languages") == json({{"en", 169}, {"de", 5}}));
    CHECK(wire.at("holes").at(0) == json({{"first", "2022-01"}, {"last", "2022-02"}, {"periods", 2}}));
    CHECK(wire.at("jumps").at(1) ==
          json({{"period", "2022-05"}, {"language", "de"}, {"articles", 0}, {"least", 11}, {"most", 49}}));
    CHECK(wire.at("periods").size() == 5);
    const json gaps = json::parse(coverage_json(head, table(), true));
    REQUIRE(gaps.at("sources").size() == 1);
    CHECK(gaps.at("sources").at(0).at("periods").size() == 2);
}
