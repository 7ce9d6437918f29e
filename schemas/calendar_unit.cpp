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

std::int32_t period_number(Day day, Granularity unit) {
    if (unit == Granularity::day) return static_cast<std::int32_t>(day.time_since_epoch().count());
    const auto date = calendar_date(day);
    const auto year = static_cast<std::int32_t>(static_cast<int>(date.year()));
    if (unit == Granularity::year) return year;
    return year * 12 + static_cast<std::int32_t>(static_cast<unsigned>(date.month())) - 1;
}

Day period_at(std::int32_t number, Granularity unit) {
    if (unit == Granularity::day) return Day(std::chrono::days(number));
    const std::int32_t year = unit == Granularity::year ? number : number / 12;
    const auto month = unit == Granularity::year ? 1U : static_cast<unsigned>(number % 12) + 1U;
    return Day(std::chrono::year(year) / std::chrono::month(month) / 1);
}

std::string_view to_string(Granularity unit) { return names.at(static_cast<std::size_t>(unit)); }

std::optional<Granularity> parse_granularity(std::string_view word) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word == names.at(i)) return static_cast<Granularity>(i);
    return std::nullopt;
}

}  // namespace dateline
