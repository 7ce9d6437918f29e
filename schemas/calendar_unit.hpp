// Days, months and years as periods that counts are made by: what they are called, and where they begin.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/period.hpp"

namespace dateline {

/// "1987-02-26", "1987-02" or "1987": the period that begins with the day.
std::string period_name(Day first, Granularity unit);
/// The first day of the period that the day is in.
Day period_start(Day day, Granularity unit);
/// That of the period behind one that begins with `first`.
Day next_period(Day first, Granularity unit);
/// The number of the period that the day is in; that of the next one is higher by one. Days count from 1970-01-01,
/// months from January of the year 0.
std::int32_t period_number(Day day, Granularity unit);
/// The first day of the period with this number.
Day period_at(std::int32_t number, Granularity unit);
/// "day", "month", "year"
std::string_view to_string(Granularity unit);
std::optional<Granularity> parse_granularity(std::string_view word);

}  // namespace dateline
