#include "indexer/command_words.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;
namespace po = boost::program_options;

namespace {

po::options_description table() {
    po::options_description options("Options", 100);
    options.add_options()("help,h", "this text")("count", po::value<std::string>()->default_value("3"), "how many");
    return options;
}

}  // namespace

TEST_CASE("the words of a command are its archive, its options and the rest") {
    const auto values = parse_words({"archive", "--count", "7", "one", "--", "--two"}, table(), true);
    REQUIRE(values);
    CHECK((*values)["archive"].as<std::string>() == "archive");
    CHECK(rest_of(*values) == std::vector<std::string>{"one", "--two"});
    CHECK(read_number(*values, "count", 1, 10) == 7);
    CHECK_THROWS_AS(read_number(*values, "count", 1, 6), Error);
    CHECK(rest_of(*parse_words({"archive"}, table(), true)).empty());
    CHECK_FALSE(parse_words({"--help"}, table(), false));
    CHECK_THAT(help_of("count ARCHIVE", table()),
               Catch::StartsWith("Usage: dateline-index count ARCHIVE\n") && Catch::Contains("--count"));
}

TEST_CASE("a word at fault is named, with the nearest right one") {
    const auto [words, message] = GENERATE(Catch::Generators::table<std::vector<std::string>, std::string>({
        {{"a", "--cuont", "1"}, "unknown option --cuont: did you mean --count?"},
        {{"a", "--rest", "1"}, "unknown option --rest: see --help"},
        {{"a", "b"}, "too many arguments: see --help"},
        {std::vector<std::string>{}, "no ARCHIVE given: see --help"},
        {{""}, "ARCHIVE is an empty name"},
    }));
    CAPTURE(words);
    CHECK_THROWS_WITH(parse_words(words, table(), false), message);
}
