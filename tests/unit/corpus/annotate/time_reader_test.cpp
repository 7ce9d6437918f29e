#include "corpus/annotate/time_reader.hpp"

#include <catch2/catch.hpp>

#include "found_times.hpp"

using namespace dateline;

TEST_CASE("A day and a time of it are one") {
    CHECK(found_times("at 10 p.m. Wednesday") ==
          "[10 p.m. Wednesday] TIME 2022-09-14T22:00 time 2022-09-14/2022-09-14");
    CHECK(found_values("on Friday evening") == "2022-09-16TEV");
    CHECK(found_values("on May 5, 2010 at noon") == "2010-05-05T12:00");
    CHECK(found_values("in the evening of life").empty());
    CHECK(found_values("evening dress").empty());
}

TEST_CASE("Words before a time that belong to it are taken in") {
    CHECK(found_times("by the end of 1990") == "[the end of 1990] DATE 1990 year 1990-01-01/1990-12-31");
    CHECK(found_times("in early 1990") == "[early 1990] DATE 1990 year 1990-01-01/1990-12-31");
    CHECK(found_times("for more than four hours") == "[more than four hours] DURATION PT4H");
}

TEST_CASE("A part of a word is a time only where the rest is known") {
    CHECK(found_values("the pre-1914 world") == "1914");
    CHECK(found_values("in mid-1996") == "1996");
}
