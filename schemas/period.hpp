// Calendar days, periods of days, and the moments at which articles are published.
//
// A news day is a calendar date as the source wrote it: no zone moves it. Only Moment::utc_seconds() leaves the
// calendar, for sorting. The calendar is the proleptic Gregorian one; the years 1000 to 2999 are accepted everywhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A calendar day, counted from 1970-01-01. (sys_days is used as a plain day count; no zone is meant.)
using Day = std::chrono::sys_days;

inline constexpr int first_year = 1000;
inline constexpr int last_year = 2999;

/// The day of a date, or nothing where there is no such day or its year is out of range.
std::optional<Day> make_day(int year, unsigned month, unsigned day);
std::chrono::year_month_day calendar_date(Day day);
int year_of(Day day);

/// "2022-09-16"
std::string to_string(Day day);
/// Reads exactly "2022-09-16" (or "20220916"); nothing for anything else.
std::optional<Day> parse_day(std::string_view text);

/// A closed interval of days: both ends belong to it. first <= last.
struct Period {
    Day first;
    Day last;
    bool contains(Day day) const { return first <= day && day <= last; }
    bool operator==(const Period&) const = default;
};

Period year_period(int year);
Period month_period(int year, unsigned month);

enum class Granularity { day, month, year };

/// One whole unit of the calendar, named by its first day.
struct CalendarUnit {
    Granularity granularity;
    Day first;
    bool operator==(const CalendarUnit&) const = default;
};

/// The fewest whole days, months and years that together are the period, in order of time.
std::vector<CalendarUnit> calendar_cover(Period period);

/// A day as a source wrote it and, where it is known, the time of that day and the zone's distance from UTC.
struct Moment {
    Day day;
    std::optional<std::chrono::seconds> time;  ///< since 00:00 of the day, in its zone; none: only the day is known
    std::chrono::minutes offset{0};            ///< of the zone, east of Greenwich positive

    /// Seconds since 1970-01-01T00:00:00Z, negative before; a bare day counts as its 00:00.
    std::int64_t utc_seconds() const;
    bool operator==(const Moment&) const = default;
};

/// The moment, in UTC, of seconds since 1970-01-01T00:00:00Z.
Moment moment_at(std::int64_t utc_seconds);

/// "2022-09-16" or "2022-09-16T10:05:00+03:00"; zero offset is "Z".
std::string to_string(const Moment& moment);

/// A moment read from text, and whether a time stood beside the day that could not be read and was dropped.
struct ReadMoment {
    Moment moment;
    bool time_dropped = false;
};

/// Reads ISO 8601 / RFC 3339: a day, and after 'T' or a blank a time with optional seconds, fraction (cut) and zone
/// ("Z", "+03:00", "+0300", "+03"); without a zone UTC is taken. Nothing where the day can't be read.
std::optional<ReadMoment> parse_moment(std::string_view text);

/// Reads the part after the day alone: "T10:05:00Z", "15:01:01.79". False leaves the moment as it was.
bool parse_time_of_day(std::string_view text, Moment& moment);

}  // namespace dateline
