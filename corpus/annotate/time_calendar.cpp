#include "corpus/annotate/time_calendar.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace dateline {

namespace {

using std::chrono::days;

struct UnitRow {
    TimeUnit unit;
    std::string_view letter;  // of a duration
    int letters;              // how many of it make the unit
    bool is_clock;            // behind the "T"
    int days;                 // the unit is so many days, or ...
    int months;               // ... so many months
    std::string_view half;    // half of it, as a duration
};

constexpr std::array<UnitRow, 14> unit_rows{{
    {TimeUnit::second, "S", 1, true, 0, 0, ""},
    {TimeUnit::minute, "M", 1, true, 0, 0, "30S"},
    {TimeUnit::hour, "H", 1, true, 0, 0, "30M"},
    {TimeUnit::day, "D", 1, false, 1, 0, "T12H"},
    {TimeUnit::weekend, "WE", 1, false, 7, 0, ""},
    {TimeUnit::week, "W", 1, false, 7, 0, ""},
    {TimeUnit::fortnight, "W", 2, false, 14, 0, ""},
    {TimeUnit::month, "M", 1, false, 0, 1, ""},
    {TimeUnit::quarter, "Q", 1, false, 0, 3, ""},
    {TimeUnit::half_year, "M", 6, false, 0, 6, ""},
    {TimeUnit::season, "M", 3, false, 0, 12, ""},
    {TimeUnit::year, "Y", 1, false, 0, 12, "6M"},
    {TimeUnit::decade, "Y", 10, false, 0, 120, ""},
    {TimeUnit::century, "Y", 100, false, 0, 1200, ""},
}};

const UnitRow& row_of(TimeUnit unit) { return unit_rows[static_cast<std::size_t>(unit)]; }

bool is_time_year(int year) { return year >= first_time_year && year <= last_time_year; }

std::string padded(int number, std::size_t width) {
    auto digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

// Months from one to another, both whole.
std::optional<Period> months_period(int year, unsigned month, int count) {
    const auto first = make_day(year, month, 1);
    const int end = year * 12 + static_cast<int>(month) - 1 + count;
    const auto behind = make_day(end / 12, static_cast<unsigned>(end % 12) + 1, 1);
    if (!first || !behind) return std::nullopt;
    return Period{*first, *behind - days(1)};
}

std::optional<Timex> months_time(TimeGrain grain, std::string value, int year, unsigned month, int count) {
    const auto period = months_period(year, month, count);
    if (!period || !is_time_year(year)) return std::nullopt;
    return Timex{TimexType::date, std::move(value), TimeExtent{*period, grain}};
}

// Days since the Monday of the week.
int weekday_number(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1; }

// "2022-W37": the week of ISO 8601 belongs to the year of its Thursday.
std::string week_value(Day monday) {
    const int year = year_of(monday + days(3));
    const auto new_year = make_day(year, 1, 4);
    const Day first = *new_year - days(weekday_number(*new_year));
    return padded(year, 4) + "-W" + padded(static_cast<int>((monday - first).count()) / 7 + 1, 2);
}

std::optional<Timex> week_time(TimeUnit unit, Day day) {
    const Day monday = day - days(weekday_number(day));
    if (unit == TimeUnit::weekend)
        return Timex{TimexType::date, week_value(monday) + "-WE",
                     TimeExtent{{monday + days(5), monday + days(6)}, TimeGrain::weekend}};
    return Timex{TimexType::date, week_value(monday), TimeExtent{{monday, monday + days(6)}, TimeGrain::week}};
}

// Units that are so many months of a year, numbered from its beginning: "2022-Q3".
std::optional<Timex> part_of_year(TimeGrain grain, std::string_view letter, int year, unsigned month, int months) {
    const int number = (static_cast<int>(month) - 1) / months;
    return months_time(grain, padded(year, 4) + std::string(letter) + padded(number + 1, months == 1 ? 2 : 1), year,
                       static_cast<unsigned>(number * months) + 1, months);
}

// "2022", "202", "20".
std::optional<Timex> years_time(TimeGrain grain, int year, int years) {
    const int first = year - year % years;
    auto value = padded(year, 4);
    for (int left = years; left >= 10; left /= 10) value.pop_back();
    return months_time(grain, std::move(value), first, 1, 12 * years);
}

}  // namespace

std::optional<Timex> season_time(int season, int year) {
    static constexpr std::array<std::string_view, seasons> values{"-SP", "-SU", "-FA", "-WI"};
    return months_time(TimeGrain::season, padded(year, 4) + std::string(values[static_cast<std::size_t>(season)]), year,
                       static_cast<unsigned>(season) * 3 + 3, 3);
}

std::optional<Timex> calendar_time(TimeUnit unit, Day day) {
    const auto date = calendar_date(day);
    const int year = static_cast<int>(date.year());
    const auto month = static_cast<unsigned>(date.month());
    if (!is_time_year(year)) return std::nullopt;
    switch (unit) {
        case TimeUnit::day:
            return Timex{TimexType::date, to_string(day), TimeExtent{{day, day}, TimeGrain::day}};
        case TimeUnit::weekend:
        case TimeUnit::week:
        case TimeUnit::fortnight:
            return week_time(unit, day);
        case TimeUnit::month:
            return part_of_year(TimeGrain::month, "-", year, month, 1);
        case TimeUnit::quarter:
            return part_of_year(TimeGrain::quarter, "-Q", year, month, 3);
        case TimeUnit::half_year:
            return part_of_year(TimeGrain::half_year, "-H", year, month, 6);
        case TimeUnit::season:
            return season_time(static_cast<int>((month + 9) % 12 / 3), month < 3 ? year - 1 : year);
        case TimeUnit::year:
            return years_time(TimeGrain::year, year, 1);
        case TimeUnit::decade:
            return years_time(TimeGrain::decade, year, 10);
        case TimeUnit::century:
            return years_time(TimeGrain::century, year, 100);
        default:
            return std::nullopt;
    }
}

std::optional<Day> move_day(Day day, TimeUnit unit, int count) {
    constexpr int most = 3 * 366 * 1000;  // days that a calendar of three thousand years has
    const UnitRow& row = row_of(unit);
    if (count < -most || count > most) return std::nullopt;
    std::int64_t months = std::int64_t{row.months} * count;
    const auto date =
        calendar_date(day + days(std::clamp(std::int64_t{row.days} * count, -std::int64_t{most}, std::int64_t{most})));
    months += std::int64_t{static_cast<int>(date.year())} * 12 + static_cast<unsigned>(date.month()) - 1;
    if (months < std::int64_t{first_time_year} * 12 || months >= (std::int64_t{last_time_year} + 1) * 12)
        return std::nullopt;
    const auto year = static_cast<int>(months / 12);
    const auto month = static_cast<unsigned>(months % 12) + 1;
    const auto moved = make_day(year, month, static_cast<unsigned>(date.day()));
    return moved ? *moved : month_period(year, month).last;
}

std::optional<Timex> yearless_time(int month, int day, std::optional<Day> published, int direction) {
    constexpr int leap_year = 2000;
    constexpr days near{60};
    constexpr days foreseen{120};  // nobody says when: news tell what has happened
    const auto in = [&](int year) { return make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day)); };
    if (month < 1 || day < 1 || !in(leap_year)) return std::nullopt;
    if (!published) return open_date("XXXX-" + padded(month, 2) + "-" + padded(day, 2));
    const auto distance = [&](Day candidate) {
        const auto ahead = candidate - *published;
        const bool is_wrong =
            (direction <= 0 && ahead > (direction == 0 ? foreseen : near)) || (direction > 0 && -ahead > near);
        return std::chrono::abs(ahead) + days(is_wrong ? 366 : 0);
    };
    std::optional<Day> best;
    for (int year = year_of(*published) - 1; year <= year_of(*published) + 1; ++year)
        if (const auto candidate = in(year); candidate && (!best || distance(*candidate) < distance(*best)))
            best = candidate;
    return best ? calendar_time(TimeUnit::day, *best) : std::nullopt;
}

std::string duration_value(TimeUnit unit, int count) {
    const UnitRow& row = row_of(unit);
    const auto number = std::to_string(std::int64_t{count} * row.letters);
    return (row.is_clock ? "PT" : "P") + number + std::string(row.letter);
}

std::string vague_duration_value(TimeUnit unit) {
    const UnitRow& row = row_of(unit);
    if (unit == TimeUnit::decade || unit == TimeUnit::century) return unit == TimeUnit::decade ? "PXDE" : "PXCE";
    return (row.is_clock ? "PTX" : "PX") + std::string(row.letter);
}

std::string half_duration_value(TimeUnit unit, int count) {
    const UnitRow& row = row_of(unit);
    const std::string start = row.is_clock ? "PT" : "P";
    const auto letters = std::int64_t{count} * row.letters;
    if (row.letters > 1) return start + std::to_string(letters + row.letters / 2) + std::string(row.letter);
    if (row.half.empty()) return start + std::to_string(count) + ".5" + std::string(row.letter);
    return (count == 0 ? start : duration_value(unit, count)) + std::string(row.half);
}

Timex open_date(std::string value) { return Timex{TimexType::date, std::move(value), std::nullopt}; }

}  // namespace dateline
