#include "schemas/period.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace dateline;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::months;
using std::chrono::seconds;
using std::chrono::years;

namespace {

// The number of days since 1970-01-01 by counting them one after another.
int slow_day_number(int year, unsigned month, unsigned day) {
    const auto leap = [](int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
    const auto length = [&](int y, unsigned m) {
        constexpr unsigned lengths[]{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return static_cast<int>(lengths[m - 1]) + (m == 2 && leap(y) ? 1 : 0);
    };
    int number = 0;
    for (int y = 1970; y < year; ++y) number += leap(y) ? 366 : 365;
    for (int y = year; y < 1970; ++y) number -= leap(y) ? 366 : 365;
    for (unsigned m = 1; m < month; ++m) number += length(year, m);
    return number + static_cast<int>(day) - 1;
}

Day on(std::string_view text) { return parse_day(text).value(); }

// The unit that begins here and ends within the period, as long as can be: what a cover must pick, found by looking at
// each day.
bool whole_unit(Day first, Day last, Granularity granularity) {
    const auto begin = calendar_date(first);
    const auto behind = calendar_date(last + days{1});
    if (granularity == Granularity::day) return first == last;
    if (begin.day() != std::chrono::day{1} || behind.day() != std::chrono::day{1}) return false;
    if (granularity == Granularity::month)
        return behind.year() / behind.month() == begin.year() / begin.month() + months{1};
    return begin.month() == std::chrono::January && behind.month() == std::chrono::January &&
           behind.year() == begin.year() + years{1};
}

Day last_of(const CalendarUnit& unit) {
    Day last = unit.first;
    while (!whole_unit(unit.first, last, unit.granularity)) last += days{1};
    return last;
}

}  // namespace

TEST_CASE("days count from 1970 on both sides of it") {
    struct Row {
        const char* why;
        int year;
        unsigned month;
        unsigned day;
    };
    const std::vector<Row> rows{
        {"the epoch", 1970, 1, 1},
        {"the day before it", 1969, 12, 31},
        {"the first year of most archives", 1600, 1, 1},
        {"400 divides it: a leap year", 1600, 2, 29},
        {"below what 64-bit nanoseconds hold", 1677, 9, 20},
        {"days that England left out are days here", 1752, 9, 3},
        {"100 divides it: no leap year", 1900, 3, 1},
        {"a leap year", 2000, 2, 29},
        {"beyond 32-bit seconds", 2038, 1, 20},
        {"the last year of the plan", 2199, 12, 31},
        {"the first day of all", 1000, 1, 1},
        {"the last day of all", 2999, 12, 31},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto day = make_day(row.year, row.month, row.day);
        REQUIRE(day.has_value());
        CHECK(day->time_since_epoch().count() == slow_day_number(row.year, row.month, row.day));
        CHECK(year_of(*day) == row.year);
        CHECK(parse_day(to_string(*day)) == day);
    }
}

TEST_CASE("days that do not exist are none") {
    struct Row {
        const char* why;
        int year;
        unsigned month;
        unsigned day;
    };
    const std::vector<Row> rows{
        {"no leap year", 2022, 2, 29},
        {"100 divides it", 1900, 2, 29},
        {"the 31st of a month of 30", 2022, 4, 31},
        {"day 0", 2022, 1, 0},
        {"month 0", 2022, 0, 1},
        {"month 13", 2022, 13, 1},
        {"before the first year", 999, 1, 1},
        {"behind the last", 3000, 1, 1},
        {"a number that wraps round", 2022, 1, 257},
        {"a month that wraps round", 2022, 257, 1},
        {"a year below 0", -2022, 1, 1},
        {"a year that wraps round", 65536 + 2022, 1, 1},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK_FALSE(make_day(row.year, row.month, row.day).has_value());
    }
}

TEST_CASE("a day is read in two forms and no other") {
    CHECK(parse_day("2022-09-16") == make_day(2022, 9, 16));
    CHECK(parse_day("20220916") == make_day(2022, 9, 16));
    for (const auto* text : {"", "2022", "2022-09", "2022-9-16", "2022-0916", "202209-16", "2022-09-16 ", " 2022-09-16",
                             "2022-09-16T", "16-09-2022", "2022/09/16", "+022-09-16", "2022-09-1", "2022-09-160"}) {
        INFO(text);
        CHECK_FALSE(parse_day(text).has_value());
    }
}

TEST_CASE("periods hold both their ends") {
    const Period september = month_period(2022, 9);
    CHECK(september == Period{on("2022-09-01"), on("2022-09-30")});
    CHECK(month_period(2024, 2).last == on("2024-02-29"));
    CHECK(year_period(1600) == Period{on("1600-01-01"), on("1600-12-31")});
    CHECK(september.contains(on("2022-09-01")));
    CHECK(september.contains(on("2022-09-30")));
    CHECK_FALSE(september.contains(on("2022-08-31")));
    CHECK_FALSE(september.contains(on("2022-10-01")));
}

TEST_CASE("a period is covered by the fewest units") {
    using Units = std::vector<CalendarUnit>;
    CHECK(calendar_cover(year_period(2022)) == Units{{Granularity::year, on("2022-01-01")}});
    CHECK(calendar_cover(month_period(2022, 2)) == Units{{Granularity::month, on("2022-02-01")}});
    CHECK(calendar_cover({on("2022-09-16"), on("2022-09-16")}) == Units{{Granularity::day, on("2022-09-16")}});
    CHECK(calendar_cover({on("2021-12-31"), on("2023-02-01")}) == Units{{Granularity::day, on("2021-12-31")},
                                                                        {Granularity::year, on("2022-01-01")},
                                                                        {Granularity::month, on("2023-01-01")},
                                                                        {Granularity::day, on("2023-02-01")}});
    CHECK(calendar_cover({on("1000-01-01"), on("2999-12-31")}).size() == 2000);
    CHECK(calendar_cover({on("2022-09-17"), on("2022-09-16")}).empty());
}

TEST_CASE("a cover holds each day of its period once, in order, and no unit could be longer") {
    std::mt19937_64 random(1600);
    const Day start = on("1599-12-01");
    for (int round = 0; round < 300; ++round) {
        const Day first = start + days{static_cast<int>(random() % 220'000)};
        const Period period{first, first + days{static_cast<int>(random() % (round % 3 == 0 ? 2000 : 70))}};
        CAPTURE(to_string(period.first), to_string(period.last));
        Day next = period.first;
        for (const auto& unit : calendar_cover(period)) {
            REQUIRE(unit.first == next);
            const Day last = last_of(unit);
            REQUIRE(last <= period.last);
            bool longer = false;
            for (Day end = last + days{1}; end <= period.last && end < last + days{366}; end += days{1})
                longer = longer || whole_unit(unit.first, end, Granularity::month) ||
                         whole_unit(unit.first, end, Granularity::year);
            REQUIRE_FALSE(longer);
            next = last + days{1};
        }
        CHECK(next == period.last + days{1});
    }
}

TEST_CASE("moments are read") {
    struct Row {
        const char* why;
        std::string text;
        std::string read;  // empty: not at all
        bool dropped = false;
    };
    const std::vector<Row> rows{
        {"a day", "2022-09-16", "2022-09-16"},
        {"a day without hyphens", "20220916", "2022-09-16"},
        {"blanks about it", " \t2022-09-16\r\n", "2022-09-16"},
        {"a time in UTC", "2022-09-16T10:05:00Z", "2022-09-16T10:05:00Z"},
        {"small letters", "2022-09-16t10:05:00z", "2022-09-16T10:05:00Z"},
        {"a blank for the T", "2022-09-16 10:05:00Z", "2022-09-16T10:05:00Z"},
        {"no zone is UTC", "2022-09-16T10:05:00", "2022-09-16T10:05:00Z"},
        {"no seconds", "2022-09-16T10:05Z", "2022-09-16T10:05:00Z"},
        {"no seconds and no zone", "2022-09-16 10:05", "2022-09-16T10:05:00Z"},
        {"a zone east", "2022-09-16T10:05:00+03:00", "2022-09-16T10:05:00+03:00"},
        {"a zone west", "2022-09-16T10:05:00-05:00", "2022-09-16T10:05:00-05:00"},
        {"a zone of half an hour", "2022-09-16T10:05:00+05:30", "2022-09-16T10:05:00+05:30"},
        {"a zone of half an hour, west", "2022-09-16T10:05:00-03:30", "2022-09-16T10:05:00-03:30"},
        {"a zone without a colon", "2022-09-16T10:05:00+0300", "2022-09-16T10:05:00+03:00"},
        {"a zone of hours alone", "2022-09-16T10:05:00+03", "2022-09-16T10:05:00+03:00"},
        {"a zone behind a blank", "2022-09-16 10:05:00 +0300", "2022-09-16T10:05:00+03:00"},
        {"a zone of no distance", "2022-09-16T10:05:00+00:00", "2022-09-16T10:05:00Z"},
        {"the same to the west", "2022-09-16T10:05:00-00:00", "2022-09-16T10:05:00Z"},
        {"the widest zone taken", "2022-09-16T10:05:00+15:59", "2022-09-16T10:05:00+15:59"},
        {"the basic form", "20220916T100500Z", "2022-09-16T10:05:00Z"},
        {"the basic form without seconds", "20220916T1005+0300", "2022-09-16T10:05:00+03:00"},
        {"a fraction is cut", "2022-09-16T10:05:00.999Z", "2022-09-16T10:05:00Z"},
        {"a fraction behind a comma", "2022-09-16T10:05:00,5+03:00", "2022-09-16T10:05:00+03:00"},
        {"hundredths as Reuters wrote them", "1987-02-26 15:01:01.79", "1987-02-26T15:01:01Z"},
        {"midnight", "2022-09-16T00:00:00Z", "2022-09-16T00:00:00Z"},
        {"the end of the day", "2022-09-16T24:00:00Z", "2022-09-16T23:59:59Z"},
        {"a leap second", "2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"},
        {"the year 1600", "1600-01-01T00:00:00Z", "1600-01-01T00:00:00Z"},
        {"the year 2199", "2199-12-31T23:59:59Z", "2199-12-31T23:59:59Z"},
        {"a leap day", "2024-02-29", "2024-02-29"},
        {"a time that is none", "2022-09-16T25:00:00Z", "2022-09-16", true},
        {"minute 60", "2022-09-16T10:60:00Z", "2022-09-16", true},
        {"second 61", "2022-09-16T10:05:61Z", "2022-09-16", true},
        {"past the end of the day", "2022-09-16T24:01:00Z", "2022-09-16", true},
        {"an hour alone", "2022-09-16T10", "2022-09-16", true},
        {"a T and nothing", "2022-09-16T", "2022-09-16", true},
        {"a named zone", "2022-09-16T10:05:00 EST", "2022-09-16", true},
        {"a zone of 16 hours", "2022-09-16T10:05:00+16:00", "2022-09-16", true},
        {"a zone of 60 minutes", "2022-09-16T10:05:00+03:60", "2022-09-16", true},
        {"a zone that ends at its colon", "2022-09-16T10:05:00+03:", "2022-09-16", true},
        {"a sign for a zone", "2022-09-16T10:05:00+", "2022-09-16", true},
        {"a zone behind a bare day", "2022-09-16Z", "2022-09-16", true},
        {"words behind the day", "2022-09-16, Friday", "2022-09-16", true},
        {"a fraction of nothing", "2022-09-16T10:05:00.Z", "2022-09-16", true},
        {"twelve-hour time", "2022-09-16 10:05 PM", "2022-09-16", true},
        {"a minus in a number", "2022-09-16T-1:05:00Z", "2022-09-16", true},
        {"no day of February", "2022-02-29", ""},
        {"no month", "2022-13-01T10:05:00Z", ""},
        {"a month alone", "2022-09", ""},
        {"a year alone", "2022", ""},
        {"words", "September 16, 2022", ""},
        {"another order", "16-09-2022", ""},
        {"slashes", "2022/09/16", ""},
        {"nothing", "", ""},
        {"blanks", "  ", ""},
        {"seconds since 1970", "1663322700", ""},
        {"a longer number", "202209161", ""},
        {"a day of three digits", "2022-09-160", ""},
        {"before the first year", "0999-12-31", ""},
        {"behind the last year", "3000-01-01", ""},
        {"one hyphen", "2022-0916", ""},
        {"NUL behind the day", std::string("2022-09-16\0", 11), "2022-09-16", true},
    };
    for (const auto& row : rows) {
        INFO(row.why << ": " << row.text);
        const auto read = parse_moment(row.text);
        REQUIRE(read.has_value() == !row.read.empty());
        if (!read) continue;
        CHECK(to_string(read->moment) == row.read);
        CHECK(read->time_dropped == row.dropped);
        CHECK(parse_moment(row.read)->moment == read->moment);
    }
}

TEST_CASE("a time that can't be read leaves the moment as it was") {
    Moment moment{.day = on("2022-09-16"), .time = hours{1}, .offset = minutes{60}};
    const Moment before = moment;
    for (const auto* text : {"", "T", "noon", "25:00", "10:05 o'clock", "10:05+99:00"}) {
        INFO(text);
        CHECK_FALSE(parse_time_of_day(text, moment));
        CHECK(moment == before);
    }
    CHECK(parse_time_of_day("T10:05:00-03:00", moment));
    CHECK(to_string(moment) == "2022-09-16T10:05:00-03:00");
}

TEST_CASE("seconds of UTC") {
    struct Row {
        const char* why;
        const char* text;
        std::int64_t seconds;
    };
    const std::vector<Row> rows{
        {"the epoch", "1970-01-01", 0},
        {"a second before it", "1969-12-31T23:59:59Z", -1},
        {"east of Greenwich it is later", "1970-01-01T03:00:00+03:00", 0},
        {"west of it, earlier", "1969-12-31T19:00:00-05:00", 0},
        {"a bare day counts as its beginning", "2022-09-16", 1'663'286'400},
        {"the end of 32-bit seconds", "2038-01-19T03:14:08Z", 2'147'483'648},
        {"1600", "1600-01-01", -11'676'096'000},
        {"2199", "2199-12-31T23:59:59Z", 7'258'118'399},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(parse_moment(row.text)->moment.utc_seconds() == row.seconds);
    }
}

TEST_CASE("a moment is written as it is read, for every zone and second") {
    std::mt19937_64 random(2199);
    for (int round = 0; round < 2000; ++round) {
        Moment moment{.day = on("1000-01-01") + days{static_cast<int>(random() % 730'000)}, .time = {}};
        if (random() % 4 != 0) {
            moment.time = seconds{static_cast<int>(random() % 86'400)};
            moment.offset = minutes{static_cast<int>(random() % 1919) - 959};
        }
        CAPTURE(to_string(moment));
        const auto read = parse_moment(to_string(moment));
        REQUIRE(read.has_value());
        CHECK(read->moment == moment);
        CHECK_FALSE(read->time_dropped);
    }
}
