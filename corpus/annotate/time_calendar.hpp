// The calendar as TIMEX3 writes it: units of every size, their values and their days.
#pragma once

#include <optional>
#include <string>

#include "schemas/period.hpp"
#include "schemas/timex.hpp"

namespace dateline {

/// What time is counted in.
enum class TimeUnit {
    second,
    minute,
    hour,
    day,
    weekend,
    week,
    fortnight,
    month,
    quarter,
    half_year,
    season,
    year,
    decade,
    century
};

/// Years that a text is taken to speak of.
inline constexpr int first_time_year = 1000;
inline constexpr int last_time_year = 2199;

/// Names the unit of the calendar that the day lies in: (quarter, 2022-09-16) is "2022-Q3", July to September. Nothing
/// for what is shorter than a day, and outside of the years above.
///
/// Weeks are those of ISO 8601; a weekend is Saturday and Sunday; spring begins on 1 March, and a winter belongs to the
/// year in which it begins.
std::optional<Timex> calendar_time(TimeUnit unit, Day day);

/// The day so many units later, or earlier where the count is negative: a day that the shorter month lacks becomes its
/// last. Nothing outside of the years above. Units shorter than a day do not move.
std::optional<Day> move_day(Day day, TimeUnit unit, int count);

/// A day and a month without their year: in the year that brings it nearest to the day of publication; more than two
/// months off it must lie in the direction given (before -1, after 1, either 0). Without a day of publication
/// "XXXX-09-16". Nothing where no year has that day.
std::optional<Timex> yearless_time(int month, int day, std::optional<Day> published, int direction);

/// "P3Y"; a decade is ten years, a fortnight two weeks.
std::string duration_value(TimeUnit unit, int count);
/// "PXY": nobody says how many.
std::string vague_duration_value(TimeUnit unit);
/// "P2Y6M", "PT1H30M": so many and a half.
std::string half_duration_value(TimeUnit unit, int count);

/// A date that names no place in the calendar: "PAST_REF", "XXXX-09-16".
Timex open_date(std::string value);

/// Spring is 0.
inline constexpr int seasons = 4;
/// The season of a year.
std::optional<Timex> season_time(int season, int year);

}  // namespace dateline
