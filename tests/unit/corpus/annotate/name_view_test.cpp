#include "corpus/annotate/name_view.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

NameDocument document() {
    return {{"BERG", "WINS", "Anna", "Berg", "of", "the", "United", "Nations", "won", ".", "The", "UN", "won", ",",
             "berg", "said"},
            {0, 2, 10}};
}

}  // namespace

TEST_CASE("A sentence of capitals alone is read in small letters") {
    WordTable table{KnownNames()};
    const NameDocument text = document();
    const NameView view(text, table);
    CHECK(view.casing(0) == Casing::caseless);
    CHECK(view.casing(2) == Casing::cased);
    CHECK(view.word(0).facts.lowered == "berg");
    CHECK(view.word(0).facts.letters == WordCase::lower);
    CHECK(view.may_name(0));
    CHECK_FALSE(view.may_name(4));
}

TEST_CASE("A document without capitals is caseless as a whole") {
    WordTable table{KnownNames()};
    const NameDocument text{{"anna", "berg", "won", "."}, {0}};
    const NameView view(text, table);
    CHECK(view.casing(0) == Casing::caseless);
    CHECK(view.may_name(1));
    CHECK_FALSE(view.may_name(3));
}

TEST_CASE("A word's evidence is how it is written elsewhere") {
    WordTable table{KnownNames()};
    const NameDocument text = document();
    const NameView view(text, table);
    const WordEvidence& berg = view.evidence(0);
    CHECK(view.word_kind(0) == view.word_kind(3));
    CHECK(berg.lower == 1);
    CHECK(berg.capital == 1);
    CHECK(berg.places == 2);
    CHECK(view.evidence(11).is_acronym);
    CHECK_FALSE(view.evidence(3).is_acronym);
}

TEST_CASE("Neighbours end with the sentence") {
    WordTable table{KnownNames()};
    const NameDocument text = document();
    const NameView view(text, table);
    CHECK(&view.near(2, -1) == &table.outside(Casing::cased));
    CHECK(&view.near(1, 1) == &table.outside(Casing::caseless));
    CHECK(view.near(3, -1).facts.lowered == "anna");
    CHECK(&view.near(15, 1) == &table.outside(Casing::cased));
    CHECK(view.begins_sentence(10));
    CHECK_FALSE(view.begins_sentence(11));
}

TEST_CASE("A table forgets when it is full, between documents alone") {
    WordTable table{KnownNames()};
    CHECK_FALSE(table.forget_if_full());
    for (int i = 0; i < 70'000; ++i) table.find("w" + std::to_string(i) + "x", Casing::cased);
    CHECK(table.size() > 60'000);
    CHECK(table.forget_if_full());
    CHECK(table.size() == 0);
}
