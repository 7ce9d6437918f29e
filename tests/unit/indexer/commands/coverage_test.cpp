#include "indexer/commands/coverage.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "indexer/commands/create.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;
using nlohmann::json;

TEST_CASE("coverage counts what is held, and says how much of it is kept back") {
    TestArchive archive;
    Article withheld = story("b", "two", "2001-03-01");
    withheld.status = Status::withheld;
    archive.add_articles({story("a", "one", "1999-01-01"), withheld, story("c", "three", "")});
    CoverageOptions options;
    options.archive = archive.options.archive;
    options.by = Granularity::year;
    options.format = CoverageFormat::json;
    const json told = json::parse(describe_coverage(options));
    CHECK(told.at("generation") == "g000001");
    CHECK(told.at("kept_back") == 1);
    CHECK(told.at("all").at("articles") == 3);
    CHECK(told.at("all").at("undated") == 1);
    CHECK(told.at("all").at("holes") == json({{{"first", "2000"}, {"last", "2000"}, {"periods", 1}}}));
    options.format = CoverageFormat::csv;
    CHECK(describe_coverage(options) ==
          "period,source,language,articles,mark\r\n1999,,en,1,\r\n2000,,,0,hole\r\n2001,,en,1,\r\nundated,,en,1,\r\n");
    options.format = CoverageFormat::text;
    CHECK_THAT(describe_coverage(options), Catch::Contains("  holes      2000\n"));
}

TEST_CASE("coverage of an empty archive says so, and of none is an error") {
    TestArchive archive;
    CoverageOptions options;
    options.archive = archive.options.archive;
    CHECK(error_of([&] { describe_coverage(options); }) == ErrorKind::unavailable);
    create_archive(archive.options.create);
    CHECK_THAT(describe_coverage(options), Catch::StartsWith("Empty"));
}
