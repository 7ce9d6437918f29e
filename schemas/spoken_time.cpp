#include "schemas/spoken_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

using namespace std::chrono;

year_month_day first_of(year y, unsigned month) { return y / std::chrono::month(month) / 1; }

// The unit of a grain that holds a day.
SpokenUnit unit_of(SpokenGrain grain, Day day) {
    const auto date = calendar_date(day);
    const unsigned month = static_cast<unsigned>(date.month());
    switch (grain) {
        case SpokenGrain::month:
            return {grain, first_of(date.year(), month)};
        case SpokenGrain::quarter:
            return {grain, first_of(date.year(), (month - 1) / 3 * 3 + 1)};
        case SpokenGrain::year:
            return {grain, first_of(date.year(), 1)};
        case SpokenGrain::decade:
            return {grain, first_of(year(static_cast<int>(date.year()) / 10 * 10), 1)};
        case SpokenGrain::day:
            break;
    }
    return {SpokenGrain::day, day};
}

constexpr SpokenGrain coarser(SpokenGrain grain) {
    return static_cast<SpokenGrain>(static_cast<std::uint8_t>(grain) + 1);
}

// The coarsest unit that begins with the period's first day and does not outlast it.
SpokenUnit longest_at(Period period, SpokenGrain finest) {
    SpokenUnit longest = unit_of(finest, period.first);
    for (SpokenGrain grain = finest; grain < SpokenGrain::decade;) {
        grain = coarser(grain);
        const SpokenUnit unit = unit_of(grain, period.first);
        if (unit.first == period.first && days_of(unit).last <= period.last) longest = unit;
    }
    return longest;
}

std::vector<SpokenUnit> cut(Period period, SpokenGrain finest, std::size_t most) {
    std::vector<SpokenUnit> units;
    while (period.first <= period.last) {
        if (units.size() == most) return {};
        units.push_back(longest_at(period, finest));
        period.first = days_of(units.back()).last + days{1};
    }
    return units;
}

// Sorts times; each is one only.
auto order_of(const SpokenTime& time) { return std::make_tuple(time.days.first, time.days.last, time.grain); }

constexpr std::uint8_t prominent_bit = 0x80;
constexpr std::size_t min_time_bytes = 4;

SpokenTime read_time(ByteReader& reader, Day base) {
    SpokenTime time;
    time.days = reader.period(base);
    const std::uint8_t grain = reader.byte();
    time.prominent = (grain & prominent_bit) != 0;
    time.grain = static_cast<TimeGrain>(grain & ~prominent_bit);
    if (time.grain > TimeGrain::century) reader.fail();
    time.count = static_cast<std::uint32_t>(reader.varint(UINT32_MAX));
    return time;
}

}  // namespace

Period days_of(const SpokenUnit& unit) {
    const year_month_day first = unit.first;
    switch (unit.grain) {
        case SpokenGrain::month:
            return {unit.first, sys_days{first + months{1}} - days{1}};
        case SpokenGrain::quarter:
            return {unit.first, sys_days{first + months{3}} - days{1}};
        case SpokenGrain::year:
            return {unit.first, sys_days{first + years{1}} - days{1}};
        case SpokenGrain::decade:
            return {unit.first, sys_days{first + years{10}} - days{1}};
        case SpokenGrain::day:
            break;
    }
    return {unit.first, unit.first};
}

std::string to_string(const SpokenUnit& unit) {
    const auto date = calendar_date(unit.first);
    const int year = static_cast<int>(date.year());
    const unsigned month = static_cast<unsigned>(date.month());
    switch (unit.grain) {
        case SpokenGrain::month:
            return fmt::format("M{:04}{:02}", year, month);
        case SpokenGrain::quarter:
            return fmt::format("Q{:04}{}", year, (month + 2) / 3);
        case SpokenGrain::year:
            return fmt::format("Y{:04}", year);
        case SpokenGrain::decade:
            return fmt::format("C{:04}", year);
        case SpokenGrain::day:
            break;
    }
    return fmt::format("D{:04}{:02}{:02}", year, month, static_cast<unsigned>(date.day()));
}

std::vector<SpokenUnit> units_around(const SpokenUnit& unit) {
    std::vector<SpokenUnit> units;
    for (SpokenGrain grain = unit.grain; grain < SpokenGrain::decade;) {
        grain = coarser(grain);
        units.push_back(unit_of(grain, unit.first));
    }
    return units;
}

// A long extent is told by coarser units, the first and last of which it fills in part only.
std::vector<SpokenUnit> spoken_units(const TimeExtent& extent) {
    for (SpokenGrain finest = SpokenGrain::day;; finest = coarser(finest)) {
        const SpokenUnit first = unit_of(finest, extent.days.first);
        const SpokenUnit last = unit_of(finest, extent.days.last);
        const bool is_coarsest = finest == SpokenGrain::decade;
        auto units = cut({first.first, days_of(last).last}, finest, is_coarsest ? SIZE_MAX : most_units);
        if (!units.empty()) return units;
    }
}

std::vector<SpokenUnit> cover(Period period) { return cut(period, SpokenGrain::day, SIZE_MAX); }

std::string encode_spoken(const std::vector<SpokenTime>& times) {
    std::vector<SpokenTime> sorted = times;
    std::sort(sorted.begin(), sorted.end(),
              [](const SpokenTime& a, const SpokenTime& b) { return order_of(a) < order_of(b); });
    std::string out;
    put_varint(out, sorted.size());
    Day base{};
    for (const SpokenTime& time : sorted) {
        put_period(out, time.days, base);
        out += static_cast<char>(static_cast<std::uint8_t>(time.grain) | (time.prominent ? prominent_bit : 0U));
        put_varint(out, time.count);
        base = time.days.first;
    }
    return out;
}

std::vector<SpokenTime> decode_spoken(std::string_view bytes) {
    std::vector<SpokenTime> times;
    if (bytes.empty()) return times;
    ByteReader reader(bytes, "times");
    const std::size_t count = reader.count(min_time_bytes);
    times.reserve(count);
    for (Day base{}; times.size() < count; base = times.back().days.first) times.push_back(read_time(reader, base));
    reader.end();
    return times;
}

}  // namespace dateline
