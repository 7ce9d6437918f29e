#include "corpus/annotate/abbreviations.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("The full stop behind an abbreviation ends no sentence, or perhaps") {
    CHECK(full_stop_of("Mr") == FullStop::leads_on);
    CHECK(full_stop_of("J") == FullStop::leads_on);
    CHECK(full_stop_of("U.S") == FullStop::may_end);
    CHECK(full_stop_of("a.m") == FullStop::may_end);
    CHECK(full_stop_of("Inc") == FullStop::may_end);
    CHECK(full_stop_of("I") == FullStop::sentence_end);
    CHECK(full_stop_of("graves") == FullStop::sentence_end);
    CHECK(full_stop_of("mr") == FullStop::sentence_end);
    CHECK(full_stop_of("") == FullStop::sentence_end);
    CHECK(full_stop_of("U.") == FullStop::sentence_end);
}

TEST_CASE("Some words begin sentences") {
    CHECK(begins_sentences("The"));
    CHECK_FALSE(begins_sentences("the"));
    CHECK_FALSE(begins_sentences("Smith"));
}
