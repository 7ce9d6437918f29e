#include "indexer/upkeep_parsers.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;

namespace {
using Words = std::vector<std::string>;
}

TEST_CASE("remove has its ids and its reason") {
    const auto options = std::get<RemoveOptions>(parse_remove(
        {"archive", "a", "b", "--reason", "court order", "--purge", "--duplicates", "--lock-timeout", "30"}));
    CHECK(options.archive == "archive");
    CHECK(options.ids == Words{"a", "b"});
    CHECK(options.reason == "court order");
    CHECK(options.purge);
    CHECK(options.duplicates);
    CHECK_FALSE(options.lift);
    CHECK_FALSE(options.in_advance);
    CHECK(options.lock_timeout == 30);
    CHECK(options.jobs >= 1);
}

TEST_CASE("a remove that says too little or two things at once is a usage error") {
    const auto [words, part] = GENERATE(table<Words, std::string>({
        {{"archive", "--reason", "x"}, "no ID given"},
        {{"archive", "a"}, "--reason is missing"},
        {{"archive", "a", ""}, "an ID is empty"},
        {{"archive", "a", "--reason", "x", "--lift", "--purge"}, "--lift"},
        {{"archive", "a", "--reason", "x", "--lock-timeout", "-1"}, "--lock-timeout"},
    }));
    CAPTURE(words);
    CHECK_THROWS_WITH(parse_remove(words), Catch::Contains(part));
}

TEST_CASE("a rollback goes to a generation by its name or its number") {
    CHECK_FALSE(std::get<RollbackOptions>(parse_rollback({"archive"})).to);
    CHECK(std::get<RollbackOptions>(parse_rollback({"archive", "--to", "g000042"})).to == 42U);
    CHECK(std::get<RollbackOptions>(parse_rollback({"archive", "--to", "42"})).to == 42U);
    CHECK(std::get<RollbackOptions>(parse_rollback({"archive", "--to", "1234567"})).to == 1234567U);
    CHECK_THROWS_WITH(parse_rollback({"archive", "--to", "last"}), Catch::Contains("--to last"));
    CHECK_THROWS_WITH(parse_rollback({"archive", "42"}), Catch::Contains("too many"));
}

TEST_CASE("what has a summary can log as JSON") {
    CHECK(std::get<RollbackOptions>(parse_rollback({"archive"})).log == LogFormat::text);
    CHECK(std::get<RollbackOptions>(parse_rollback({"archive", "--log", "json"})).log == LogFormat::json);
    CHECK(std::get<RemoveOptions>(parse_remove({"archive", "a", "--reason", "x", "--log=json"})).log ==
          LogFormat::json);
    CHECK_THROWS_WITH(parse_rollback({"archive", "--log", "xml"}), Catch::Contains("--log xml"));
}

TEST_CASE("verify has its form") {
    const auto options = std::get<VerifyOptions>(parse_verify({"archive", "--json", "--quick", "--jobs", "3"}));
    CHECK(options.json);
    CHECK(options.quick);
    CHECK(options.jobs == 3);
    CHECK(std::get<PrintText>(parse_verify({"--help"})).text.find("--quick") != std::string::npos);
}

TEST_CASE("coverage has its period and its form") {
    const auto usual = std::get<CoverageOptions>(parse_coverage({"archive"}));
    CHECK(usual.by == Granularity::month);
    CHECK(usual.format == CoverageFormat::text);
    CHECK_FALSE(usual.gaps);
    const auto options =
        std::get<CoverageOptions>(parse_coverage({"archive", "--by", "day", "--format", "csv", "--gaps"}));
    CHECK(options.by == Granularity::day);
    CHECK(options.format == CoverageFormat::csv);
    CHECK(options.gaps);
    CHECK_THROWS_WITH(parse_coverage({"archive", "--by", "week"}), Catch::Contains("--by week"));
    CHECK_THROWS_WITH(parse_coverage({"archive", "--format", "xml"}), Catch::Contains("--format xml"));
}
