// A time that most of the first matches are of: what an undated question seems to ask about.
//
// The days of the first matches are a question's profile over time (Jones and Diaz 2007, "Temporal profiles of
// queries"); that of the archive is what it is held against. A peak is the window of time that Kulldorff's scan
// statistic ("A spatial scan statistic", 1997, with one dimension) finds: of all windows that of the greatest
// likelihood ratio. It is clear where it has half or more of the matches that have a date, no more than an eighth of
// the archive's, and comes by chance once in a hundred times (a ratio of that many windows: Bonferroni). As Dakka,
// Gravano and Ipeirotis do ("Answering general time-sensitive queries", 2012), articles of that time are then
// preferred, by a small bounded part of the time's evidence.
//
// Only the first `rescored` matches are looked at and scored anew (proximity.hpp): what a match gets depends neither on
// the page nor on the shards. Their days are read from the facet columns: no article is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/counting/counts.hpp"
#include "query/counting/facet_files.hpp"
#include "query/language/expression.hpp"
#include "query/ranking/matcher.hpp"

namespace dateline {

struct Peak {
    Day first;  ///< of the days, both included
    Day last;
    Granularity unit = Granularity::month;  ///< of the periods that it is made of
    std::uint64_t articles = 0;             ///< of the first matches
    std::uint64_t dated = 0;                ///< how many of these have a date
    bool operator==(const Peak&) const = default;
};

/// Whether the question says nothing of time, so that a peak may.
bool is_undated(const Expression& question);

/// "41 of the first 57 that have a date are of 2022-09: preferred; --no-peaks for none"
std::string peak_note(const Peak& peak);

/// Finds peaks in the matches of a generation, and prefers them. For one thread at a time; the files must outlive it.
class PeakFinder {
  public:
    explicit PeakFinder(FacetFiles& files) : files_(files) {}

    /// The clear peak of the first `rescored` matches, if there is one. `best` are in order, and as many as these or
    /// all there are.
    std::optional<Peak> find(const std::vector<Candidate>& best);
    /// Adds `weight` to the scores of those of the first `rescored` matches that are of the peak. They are out of order
    /// then.
    void prefer(const Peak& peak, double weight, std::vector<Candidate>& best);

  private:
    const std::vector<TimelinePeriod>& archive();

    FacetFiles& files_;
    std::optional<std::vector<TimelinePeriod>> archive_;  // its periods, without matches
    Granularity unit_ = Granularity::month;
};

}  // namespace dateline
