#include "corpus/annotate/time_dates.hpp"

#include <catch2/catch.hpp>

#include "found_times.hpp"

using namespace dateline;

TEST_CASE("Days that no calendar has are no dates") {
    CHECK(found_times("It met on February 30, 2021.").find("2021-02-30") == std::string::npos);
    CHECK(found_values("It met on September 31.") == "2022-09");
}

TEST_CASE("Both ends of a range have the year behind it") {
    CHECK(found_values("It met July 4-6, 2019.") == "2019-07-04; 2019-07-06");
    CHECK(found_values("It met on 4-6 July 2019.") == "2019-07-04; 2019-07-06");
    CHECK(found_values("the war of 1914-18") == "1914; 1918");
    CHECK(found_values("the season of 1999-00") == "1999; 2000");
}

TEST_CASE("A number is a year where it stands as one") {
    CHECK(found_values("It was built in 1066.") == "1066");
    CHECK(found_values("It cost $1990.").empty());
    CHECK(found_values("Some 1990 people came.").empty());
    CHECK(found_values("It has 1066 rooms.").empty());
}
