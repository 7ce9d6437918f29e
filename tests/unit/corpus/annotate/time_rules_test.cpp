#include "corpus/annotate/time_rules.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

std::vector<RuleMatch> matches_of(std::string_view sentence, std::size_t at = 0) {
    const auto text = tokenize(sentence);
    std::vector<TimeToken> tokens;
    read_time_tokens(text, 0, text.tokens.size(), tokens);
    std::vector<RuleMatch> matches;
    match_time_rules(tokens, at, matches);
    return matches;
}

}  // namespace

TEST_CASE("The longest rule comes first") {
    const auto matches = matches_of("May 16, 2022 and");
    REQUIRE_FALSE(matches.empty());
    CHECK(matches.front().match.last == 4);
    CHECK(matches.back().match.last == 1);
}

TEST_CASE("What must stand beside a time belongs not to it") {
    const auto matches = matches_of("in summer", 1);
    CHECK(matches_of("summer").empty());
    REQUIRE(matches.size() == 1);
    CHECK(matches.front().match.first == 1);
    CHECK(matches.front().match.outer_first == 0);
}

TEST_CASE("Words without a rule match nothing") {
    CHECK(matches_of("minister").empty());
    CHECK(matches_of("the minister").empty());
    CHECK_FALSE(may_be_time(words_of(TimeWord::the, TimeWord::number)));
    CHECK(may_be_time(words_of(TimeWord::month)));
}
