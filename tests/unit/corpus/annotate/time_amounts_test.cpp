#include "corpus/annotate/time_amounts.hpp"

#include <catch2/catch.hpp>

#include "found_times.hpp"

using namespace dateline;

TEST_CASE("Fractions, rates and ages are no lengths of time") {
    CHECK(found_values("It imports three-quarters of its food.").empty());
    CHECK(found_values("She is 37 years old.").empty());
    CHECK(found_values("It costs $500 million a year.").empty());
}

TEST_CASE("Hours that no clock has are none") {
    CHECK(found_values("at 13 p.m.").empty());
    CHECK(found_values("at 0 a.m.").empty());
    CHECK(found_values("at 12 a.m.") == "2022-09-16T00:00");
    CHECK(found_values("at 12:15 p.m.") == "2022-09-16T12:15");
}
