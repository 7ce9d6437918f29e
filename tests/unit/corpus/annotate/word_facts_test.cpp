#include "corpus/annotate/word_facts.hpp"

#include <catch2/catch.hpp>

#include "corpus/training/word_list.hpp"

using namespace dateline;

namespace {

WordFacts facts_of(const char* word) { return word_facts(word, KnownNames()); }

}  // namespace

TEST_CASE("Words are told apart by their letters") {
    CHECK(facts_of("graves").letters == WordCase::lower);
    CHECK(facts_of("Izium").letters == WordCase::capital);
    CHECK(facts_of("REUTERS").letters == WordCase::upper);
    CHECK(facts_of("McDonald").letters == WordCase::mixed);
    CHECK(facts_of("eBay").letters == WordCase::mixed);
    CHECK(facts_of("1996-08-22").letters == WordCase::none);
    CHECK(facts_of("\u00D6stersund").letters == WordCase::capital);
    CHECK(facts_of("\u041A\u0418\u0415\u0412").letters == WordCase::upper);
    CHECK(facts_of("").letters == WordCase::none);
}

TEST_CASE("Digits are alike, and small letters are") {
    CHECK(facts_of("1996").exact == facts_of("2022").exact);
    CHECK(facts_of("Izium").exact != facts_of("IZIUM").exact);
    CHECK(facts_of("Izium").lower == facts_of("IZIUM").lower);
    CHECK(facts_of("\u00D6L").lowered == "\u00F6l");
    CHECK(facts_of("O\u2019Brien").exact == facts_of("O'Brien").exact);
}

TEST_CASE("Shapes tell how a word is written") {
    CHECK(facts_of("Izium").shape == facts_of("Bo").shape);
    CHECK(facts_of("Izium").long_shape != facts_of("Bo").long_shape);
    CHECK(facts_of("U.S.").shape == facts_of("U.N.").shape);
    CHECK(facts_of("J.").is_initial);
    CHECK_FALSE(facts_of("J").is_initial);
    CHECK(facts_of("B-52").has_digit);
}

TEST_CASE("Words with hyphens have parts, and clusters are found behind stops and accents") {
    const LexiconTable table = make_table({{"mr", 300}, {"jose", 400}, {"based", 500}}, {});
    const KnownNames lexicon = table.view();
    CHECK(word_facts("Mr.", lexicon).cluster == 300);
    CHECK(word_facts("Jos\u00E9", lexicon).cluster == 400);
    CHECK(word_facts("London-based", lexicon).parts.size() == 3);  // two parts, one of them with a cluster
    CHECK(word_facts("London", lexicon).parts.empty());
    CHECK(word_facts("-", lexicon).parts.empty());
}

TEST_CASE("Damaged UTF-8 is taken as it comes") {
    CHECK_NOTHROW(facts_of("\xC3"));
    CHECK_NOTHROW(facts_of("a\x80\xFFz"));
}
