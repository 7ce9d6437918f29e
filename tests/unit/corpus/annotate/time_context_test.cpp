#include "corpus/annotate/time_context.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

// The tense round the last word of the sentence but its full stop.
Tense tense_of_last(std::string_view sentence) {
    const auto text = tokenize(sentence);
    std::vector<TimeToken> tokens;
    read_time_tokens(text, 0, text.tokens.size(), tokens);
    const TimeMemory memory;
    const TimeContext context{sentence, &tokens, std::nullopt, &memory};
    const auto last = tokens.size() - 1;
    return context.tense({last, last + 1, last, last + 1});
}

}  // namespace

TEST_CASE("The nearest verb before a time gives the tense") {
    CHECK(tense_of_last("The court will rule on Friday") == Tense::future);
    CHECK(tense_of_last("The court ruled on Friday") == Tense::past);
    CHECK(tense_of_last("She said that the court will rule Friday") == Tense::future);
    CHECK(tense_of_last("They agreed to meet Friday") == Tense::future);
    CHECK(tense_of_last("It had been due to expire Friday") == Tense::past);
    CHECK(tense_of_last("Applications by Friday") == Tense::future);
    CHECK(tense_of_last("Prices on Friday") == Tense::unknown);
    CHECK(tense_of_last("Shops are shut each week from Friday") == Tense::future);
    CHECK(tense_of_last("It was sold, to save it, under a pact of Friday") == Tense::past);
    CHECK(tense_of_last("They had until Friday") == Tense::past);
    CHECK(tense_of_last("The poll is set for Friday") == Tense::future);
    CHECK(tense_of_last("They may proceed Friday") == Tense::future);
}

TEST_CASE("Tokens of a match are found by class") {
    const std::string_view sentence = "two to three weeks";
    const auto text = tokenize(sentence);
    std::vector<TimeToken> tokens;
    read_time_tokens(text, 0, text.tokens.size(), tokens);
    const TimeMemory memory;
    const TimeContext context{sentence, &tokens, std::nullopt, &memory};
    const TimeMatch all{0, 4, 0, 4};
    CHECK(context.find(all, TimeWord::number)->value == 2);
    CHECK(context.find(all, TimeWord::number, 1)->value == 3);
    CHECK(context.find(all, TimeWord::number, 2) == nullptr);
    CHECK(context.value(all, TimeWord::month, 7) == 7);
    CHECK(context.unit(all) == TimeUnit::week);
    CHECK(context.precedes({0, 1, 0, 1}, words_of(TimeWord::to)));
    CHECK_FALSE(context.follows(all, words_of(TimeWord::to)));
}
