#include "corpus/training/span_score.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("A span is right in both ends and class") {
    SpanScore score;
    score.add({{0, 2, NameClass::person, 1}, {3, 4, NameClass::location, 1}, {6, 7, NameClass::location, 1}},
              {{0, 2, NameClass::person, 0.5F}, {3, 4, NameClass::organisation, 1}});
    CHECK(score.right == 1);
    CHECK(score.precision() == Approx(50));
    CHECK(score.recall() == Approx(100.0 / 3));
    CHECK(score.f1() == Approx(40));
}

TEST_CASE("Nothing found of nothing is 0") {
    SpanScore score;
    score.add({}, {});
    CHECK(score.f1() == 0);
}
