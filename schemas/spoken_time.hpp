// The times that an article speaks of, as they are indexed and asked for.
//
// A time that is said ("September 2022", "last Friday", "the 1990s") is cut into whole units of the calendar. A unit
// has an exact term for itself and a within term for every coarser unit that holds it: an article that speaks of 16
// September 2022 is exactly about that day, and within that month, quarter, year and decade. So a story that names 1945
// and 2022 is not about 1980.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/period.hpp"
#include "schemas/timex.hpp"

namespace dateline {

/// From fine to coarse.
enum class SpokenGrain : std::uint8_t { day, month, quarter, year, decade };

/// A whole unit, by its first day.
struct SpokenUnit {
    SpokenGrain grain = SpokenGrain::day;
    Day first{};
    auto operator<=>(const SpokenUnit&) const = default;
};
Period days_of(const SpokenUnit& unit);
/// "D20220916", "M202209", "Q20223", "Y2022", "C2020" (of a decade its first year)
std::string to_string(const SpokenUnit& unit);
/// The coarser units that hold it, finest first.
std::vector<SpokenUnit> units_around(const SpokenUnit& unit);

/// The units that an extent is cut into, in order: the one unit that it is, else the fewest units that together are it
/// (a week is seven days). What would be more than most_units is told by coarser ones; a decade is the coarsest.
inline constexpr std::size_t most_units = 40;
std::vector<SpokenUnit> spoken_units(const TimeExtent& extent);
/// The fewest units that together are a period: what a question asks for.
std::vector<SpokenUnit> cover(Period period);

/// One time of an article, kept in the value slot of the field "about".
struct SpokenTime {
    Period days{};
    TimeGrain grain = TimeGrain::day;
    std::uint32_t count = 0;  ///< how often it is said
    bool prominent = false;   ///< said in the title or the lead
    bool operator==(const SpokenTime&) const = default;
};
/// See README.md. In order of first day, last day, grain; decode_spoken() throws Error(unavailable) for damaged bytes.
std::string encode_spoken(const std::vector<SpokenTime>& times);
std::vector<SpokenTime> decode_spoken(std::string_view bytes);

}  // namespace dateline
