// Matches over time.
#pragma once

#include "query/counting/counts.hpp"
#include "query/counting/facet_files.hpp"
#include "query/counting/matched_documents.hpp"

namespace dateline {

/// As many periods as a timeline may have.
inline constexpr std::size_t most_periods = 50'000;

/// Counts the matches of each period, by the days as the sources wrote them. Throws Error(usage) where the periods from
/// the first match to the last are more than most_periods.
Timeline make_timeline(FacetFiles& files, const CountedDocuments& documents, Granularity unit);

/// Marks the periods of unusual interest: those that the likeliest path through Kleinberg's automaton of two states
/// spends in the upper one (Kleinberg 2002, "Bursty and hierarchical structure in streams", section 4, batched
/// arrivals): matches are drawn from the archive's articles of a period with their overall share or with twice that,
/// and going up costs the logarithm of the number of periods.
void mark_bursts(std::vector<TimelinePeriod>& periods);

}  // namespace dateline
