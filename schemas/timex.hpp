// What an expression of time in a text says: its TIMEX3 value, and the days that it means.
//
// Values are those of TIMEX3 (TimeML 1.2.1; Pustejovsky et al. 2003): "2022-09-16", "2022-09", "2022-W37", "2022-Q3",
// "2022-FA", "2022-09-16T10:30", "2022-09-16TMO", "198" (a decade), "19" (a century), "P3Y", "PT2H", "XXXX-WXX-5",
// "PRESENT_REF", "PAST_REF", "FUTURE_REF".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemas/period.hpp"

namespace dateline {

enum class TimexType { date, time, duration, set };

/// How exactly a time is said, from fine to coarse.
enum class TimeGrain { time, day, weekend, week, month, quarter, season, half_year, year, decade, century };

/// The closed interval of days that a time stands for, and how exactly it was said: "September 2022" is
/// 2022-09-01 to 2022-09-30, said by the month. A time of day has the interval of its day.
struct TimeExtent {
    Period days;
    TimeGrain grain;
    bool operator==(const TimeExtent&) const = default;
};

struct Timex {
    TimexType type = TimexType::date;
    std::string value;
    /// None for what has no place in the calendar: "P3Y", "PRESENT_REF", a set, a value with an X.
    std::optional<TimeExtent> extent;
    bool operator==(const Timex&) const = default;
};

/// "DATE", "TIME", "DURATION", "SET", as TIMEX3 has them.
std::string_view to_string(TimexType type);
/// "day", "half-year"
std::string_view to_string(TimeGrain grain);

}  // namespace dateline
