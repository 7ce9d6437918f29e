#include "schemas/timex.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("types of times have the names of TIMEX3") {
    CHECK(to_string(TimexType::date) == "DATE");
    CHECK(to_string(TimexType::time) == "TIME");
    CHECK(to_string(TimexType::duration) == "DURATION");
    CHECK(to_string(TimexType::set) == "SET");
}

TEST_CASE("grains have names from the finest to the coarsest") {
    CHECK(to_string(TimeGrain::time) == "time");
    CHECK(to_string(TimeGrain::day) == "day");
    CHECK(to_string(TimeGrain::month) == "month");
    CHECK(to_string(TimeGrain::half_year) == "half-year");
    CHECK(to_string(TimeGrain::century) == "century");
    CHECK(TimeGrain::day < TimeGrain::month);
}

TEST_CASE("times are the same that say the same as exactly") {
    const Day day = *make_day(2022, 9, 16);
    const Timex friday{TimexType::date, "2022-09-16", TimeExtent{{day, day}, TimeGrain::day}};
    Timex other = friday;
    CHECK(other == friday);
    other.extent->grain = TimeGrain::time;
    CHECK_FALSE(other == friday);
    other.extent.reset();
    CHECK_FALSE(other == friday);
}
