#include "schemas/calendar_unit.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("periods have names, first days and others behind them") {
    const Day day = *parse_day("2020-02-29");
    CHECK(period_name(day, Granularity::day) == "2020-02-29");
    CHECK(period_name(day, Granularity::month) == "2020-02");
    CHECK(period_name(day, Granularity::year) == "2020");
    CHECK(period_start(day, Granularity::day) == day);
    CHECK(to_string(period_start(day, Granularity::month)) == "2020-02-01");
    CHECK(to_string(period_start(day, Granularity::year)) == "2020-01-01");
    CHECK(to_string(next_period(day, Granularity::day)) == "2020-03-01");
    CHECK(to_string(next_period(*parse_day("2020-12-01"), Granularity::month)) == "2021-01-01");
    CHECK(to_string(next_period(*parse_day("2020-01-01"), Granularity::year)) == "2021-01-01");
}

TEST_CASE("periods are numbered one after the other, and their numbers lead back to them") {
    for (const auto unit : {Granularity::day, Granularity::month, Granularity::year}) {
        Day first = *parse_day("1000-01-01");
        std::int32_t number = period_number(first, unit);
        for (int i = 0; i < 20'000 && year_of(first) < 2999; ++i) {
            REQUIRE(period_number(first, unit) == number);
            REQUIRE(period_at(number, unit) == first);
            first = next_period(first, unit);
            REQUIRE(period_number(first - std::chrono::days(1), unit) == number);
            ++number;
        }
    }
    CHECK(period_number(*parse_day("1969-12-31"), Granularity::day) == -1);
}

TEST_CASE("units are named as they are asked for") {
    for (const auto unit : {Granularity::day, Granularity::month, Granularity::year})
        CHECK(parse_granularity(to_string(unit)) == unit);
    CHECK_FALSE(parse_granularity("week"));
    CHECK_FALSE(parse_granularity(""));
}
