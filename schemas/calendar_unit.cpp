#include "schemas/calendar_unit.hpp"

#include <array>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 3> names{"day", "month", "year"};

}  // namespace

std::string period_name(Day first, Granularity unit) {
    const std::string day = to_string(first);
    return unit == Granularity::day ? day : day.substr(0, unit == Granularity::month ? 7 : 4);
}

Day period_start(Day day, Granularity unit) {
    const auto date = calendar_date(day);
    if (unit == Granularity::day) return day;
    return Day(date.year() / (unit == Granularity::month ? date.month() : std::chrono::January) / 1);
}

Day next_period(Day first, Granularity unit) {
    if (unit == Granularity::day) return first + std::chrono::days(1);
    const auto date = calendar_date(first);
    if (unit == Granularity::year) return Day((date.year() + std::chrono::years(1)) / std::chrono::January / 1);
    return Day(date + std::chrono::months(1));
}

std::string_view to_string(Granularity unit) { return names.at(static_cast<std::size_t>(unit)); }

std::optional<Granularity> parse_granularity(std::string_view word) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word == names.at(i)) return static_cast<Granularity>(i);
    return std::nullopt;
}

}  // namespace dateline
