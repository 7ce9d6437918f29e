#include "corpus/annotate/time_calendar.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

Day day(int year, unsigned month, unsigned number) { return *make_day(year, month, number); }

std::string value(TimeUnit unit, Day of) { return calendar_time(unit, of)->value; }

Period days_of(TimeUnit unit, Day of) { return calendar_time(unit, of)->extent->days; }

}  // namespace

TEST_CASE("Units of the calendar have their values") {
    const auto friday = day(2022, 9, 16);
    CHECK(value(TimeUnit::day, friday) == "2022-09-16");
    CHECK(value(TimeUnit::week, friday) == "2022-W37");
    CHECK(value(TimeUnit::weekend, friday) == "2022-W37-WE");
    CHECK(value(TimeUnit::month, friday) == "2022-09");
    CHECK(value(TimeUnit::quarter, friday) == "2022-Q3");
    CHECK(value(TimeUnit::half_year, friday) == "2022-H2");
    CHECK(value(TimeUnit::season, friday) == "2022-FA");
    CHECK(value(TimeUnit::year, friday) == "2022");
    CHECK(value(TimeUnit::decade, friday) == "202");
    CHECK(value(TimeUnit::century, friday) == "20");
}

TEST_CASE("Units of the calendar have their days") {
    CHECK(days_of(TimeUnit::week, day(2022, 9, 18)) == Period{day(2022, 9, 12), day(2022, 9, 18)});
    CHECK(days_of(TimeUnit::weekend, day(2022, 9, 12)) == Period{day(2022, 9, 17), day(2022, 9, 18)});
    CHECK(days_of(TimeUnit::month, day(2024, 2, 1)) == Period{day(2024, 2, 1), day(2024, 2, 29)});
    CHECK(days_of(TimeUnit::season, day(2022, 1, 5)) == Period{day(2021, 12, 1), day(2022, 2, 28)});
    CHECK(days_of(TimeUnit::decade, day(1985, 6, 1)) == Period{day(1980, 1, 1), day(1989, 12, 31)});
    CHECK(days_of(TimeUnit::century, day(1985, 6, 1)) == Period{day(1900, 1, 1), day(1999, 12, 31)});
}

TEST_CASE("Weeks at a new year belong to the year of their Thursday") {
    CHECK(value(TimeUnit::week, day(2021, 1, 3)) == "2020-W53");
    CHECK(value(TimeUnit::week, day(2021, 1, 4)) == "2021-W01");
    CHECK(value(TimeUnit::week, day(2018, 12, 31)) == "2019-W01");
}

TEST_CASE("Nothing is named outside of the years of times, nor what is shorter than a day") {
    CHECK_FALSE(calendar_time(TimeUnit::year, day(2200, 1, 1)).has_value());
    CHECK_FALSE(calendar_time(TimeUnit::hour, day(2022, 1, 1)).has_value());
}

TEST_CASE("Days are moved by units") {
    const auto friday = day(2022, 9, 16);
    CHECK(move_day(friday, TimeUnit::day, -16) == day(2022, 8, 31));
    CHECK(move_day(friday, TimeUnit::week, 2) == day(2022, 9, 30));
    CHECK(move_day(friday, TimeUnit::quarter, -3) == day(2021, 12, 16));
    CHECK(move_day(day(2022, 3, 31), TimeUnit::month, -1) == day(2022, 2, 28));
    CHECK(move_day(friday, TimeUnit::century, -2) == day(1822, 9, 16));
    CHECK(move_day(friday, TimeUnit::hour, 5) == friday);
    CHECK_FALSE(move_day(friday, TimeUnit::century, -20).has_value());
    CHECK_FALSE(move_day(friday, TimeUnit::century, 2147483647).has_value());
    CHECK_FALSE(move_day(friday, TimeUnit::day, 1000000).has_value());
}

TEST_CASE("A day without its year is in the nearest, and far ones follow the direction") {
    const auto published = day(2022, 9, 16);
    const auto read = [&](int month, int number, int direction) {
        return yearless_time(month, number, published, direction)->value;
    };
    CHECK(read(9, 20, -1) == "2022-09-20");
    CHECK(read(1, 5, 0) == "2023-01-05");
    CHECK(read(1, 5, -1) == "2022-01-05");
    CHECK(read(5, 5, 1) == "2023-05-05");
    CHECK(yearless_time(9, 16, std::nullopt, 0)->value == "XXXX-09-16");
    CHECK_FALSE(yearless_time(2, 30, published, 0).has_value());
    CHECK_FALSE(yearless_time(0, 1, published, 0).has_value());
}

TEST_CASE("Lengths of time have their values") {
    CHECK(duration_value(TimeUnit::year, 3) == "P3Y");
    CHECK(duration_value(TimeUnit::minute, 30) == "PT30M");
    CHECK(duration_value(TimeUnit::decade, 2) == "P20Y");
    CHECK(duration_value(TimeUnit::fortnight, 1) == "P2W");
    CHECK(vague_duration_value(TimeUnit::hour) == "PTXH");
    CHECK(vague_duration_value(TimeUnit::week) == "PXW");
    CHECK(half_duration_value(TimeUnit::year, 2) == "P2Y6M");
    CHECK(half_duration_value(TimeUnit::hour, 0) == "PT30M");
    CHECK(half_duration_value(TimeUnit::month, 1) == "P1.5M");
    CHECK(half_duration_value(TimeUnit::decade, 1) == "P15Y");
}
