// What is striking in the counts of a source over time: periods with nothing, and periods with far more or less than
// those about them.
#pragma once

#include <cstdint>
#include <vector>

namespace dateline {

/// Articles of a period, by its number (schemas/calendar_unit.hpp).
struct PeriodCount {
    std::int32_t period = 0;
    std::uint32_t articles = 0;
    bool operator==(const PeriodCount&) const = default;
};
/// In order of period; a period with none has no entry.
using PeriodCounts = std::vector<PeriodCount>;

/// Periods one after the other that have nothing.
struct Hole {
    std::int32_t first = 0;
    std::int32_t last = 0;
    std::uint32_t periods = 0;  ///< of these, those that should have something
    bool operator==(const Hole&) const = default;
};

/// A period that differs from those about it.
struct Jump {
    std::int32_t period = 0;
    std::uint32_t articles = 0;
    std::uint32_t least = 0;  ///< that would have been usual
    std::uint32_t most = 0;
    bool operator==(const Jump&) const = default;
};

/// After so many periods all is as before: days of the week differ, months and years do not.
inline constexpr std::int32_t days_of_week = 7;

/// The holes between the first and the last period. With a cycle of 7 a day is missed only if the source usually
/// appears on that day of the week: in a tenth of its weeks at least. (A source that does so on none is missed on all.)
std::vector<Hole> find_holes(const PeriodCounts& counts, std::int32_t cycle);

/// The jumps of one part of a source, in the periods in which the source has anything. `all`: the whole source.
///
/// The neighbours of a period are the six before it and the six behind it in which the source has anything, none
/// further away than twelve; with a cycle of 7, those of the same day of the week. Near an end of the source, as many
/// of one side as of the other, or, of one side alone, all. Four are needed. A count x is a jump if |x - median| > 3.5
/// s: the modified z-score of Iglewicz and Hoaglin (1993, "How to detect and handle outliers"), whose s is the median
/// absolute deviation by 0.6745. Here s is also at least sqrt(median), since counts scatter so much by chance
/// (Poisson), a twentieth of the median, since months differ in length, and 1; and too many are only more than chance
/// makes of small counts, which scatter further upwards (Anscombe 1948). The source's first and last period may be cut
/// off: there too few are no jump.
std::vector<Jump> find_jumps(const PeriodCounts& part, const PeriodCounts& all, std::int32_t cycle);

}  // namespace dateline
