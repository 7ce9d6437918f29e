#include "corpus/annotate/time_words.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("A word's classes and value are found in the table") {
    CHECK(time_meaning("september").words == words_of(TimeWord::month));
    CHECK(time_meaning("sept").value == 9);
    CHECK(time_meaning("sunday").value == 6);
    CHECK(time_meaning("twelfth").value == 12);
    CHECK((time_meaning("quarter").words & words_of(TimeWord::unit)) != 0);
    CHECK((time_meaning("quarter").words & words_of(TimeWord::quarter)) != 0);
}

TEST_CASE("Words that no time has are in no class") {
    for (const auto* word : {"", "minister", "September", "septembers", "a very long run of letters", "\xFF\xFE"})
        CHECK(time_meaning(word).words == 0);
}

TEST_CASE("Classes have the names that rules call them by") {
    CHECK(time_word_named("the") == TimeWord::the);
    CHECK(time_word_named("this") == TimeWord::this_);
    CHECK(time_word_named("part_of") == TimeWord::part_of);
    CHECK(time_word_named("possessive") == TimeWord::possessive);
    CHECK_FALSE(time_word_named("count_").has_value());
    CHECK_FALSE(time_word_named("").has_value());
}

TEST_CASE("Verbs tell when things happen") {
    CHECK(tense_of("will") == Tense::future);
    CHECK(tense_of("said") == Tense::past);
    CHECK(tense_of("announced") == Tense::past);
    CHECK(tense_of("is") == Tense::present);
    CHECK(tense_of("red") == Tense::unknown);
    CHECK(tense_of("") == Tense::unknown);
}

TEST_CASE("Parts of the day have the codes of TIMEX3") {
    CHECK(day_part_code(static_cast<int>(DayPart::morning)) == "MO");
    CHECK(day_part_code(static_cast<int>(DayPart::night)) == "NI");
}
