#include "corpus/annotate/sentence_case.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("A sentence without small letters is shouted") {
    // "ADA WINS" "She won" "NOW"
    const TokenizedText text{"ADA WINS She won NOW", {{0, 3}, {4, 8}, {9, 12}, {13, 16}, {17, 20}}, {0, 2, 4}};
    SentenceCase sentences(text);
    CHECK(sentences.is_shouted(0));
    CHECK(sentences.is_shouted(1));
    CHECK_FALSE(sentences.is_shouted(2));
    CHECK_FALSE(sentences.is_shouted(3));
    CHECK(sentences.is_shouted(4));
    CHECK(sentences.is_shouted(0));
}

TEST_CASE("A text without sentences is one") {
    const TokenizedText text{"ADA won", {{0, 3}, {4, 7}}, {}};
    CHECK_FALSE(SentenceCase(text).is_shouted(0));
    const TokenizedText empty;
    CHECK_FALSE(SentenceCase(empty).is_shouted(0));
}
