#include "corpus/annotate/time_relatives.hpp"

#include <catch2/catch.hpp>

#include "found_times.hpp"

using namespace dateline;

TEST_CASE("What the text spoke of last is meant by that and the following") {
    CHECK(found_values("It began in May 1968. The following month it ended.") == "1968-05; 1968-06");
    CHECK(found_values("He was born in 1950. That year she left.") == "1950; 1950");
    CHECK(found_values("It began on 3 May 2001 and ended two days later.") == "2001-05-03; 2001-05-05");
}

TEST_CASE("A comparison does not change what a report is about") {
    CHECK(found_values(
              "Profit rose in the second quarter. It was 5 million a year earlier. Sales in the quarter fell.") ==
          "2022-Q2; 2021-Q2; 2022-Q2");
}

TEST_CASE("Without a day of publication nothing is relative") {
    CHECK(found_times("He left yesterday, last week, three years ago and now.", "").empty());
}

TEST_CASE("Days that lie outside of the calendar are past or future alone") {
    CHECK(found_values("It lived 65000 years ago.") == "PAST_REF");
    CHECK(found_values("It will end 9999999 years from now.") == "FUTURE_REF");
}
