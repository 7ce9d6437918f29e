// What the first matches are scored anew by: how near their words stand, and whether they are of a peak.
#pragma once

#include <xapian.h>

#include <optional>
#include <vector>

#include "query/answer.hpp"
#include "query/ranking/document_lengths.hpp"
#include "query/ranking/matcher.hpp"
#include "query/ranking/peak.hpp"
#include "query/ranking/plan.hpp"
#include "query/ranking/proximity.hpp"

namespace dateline {

/// Of one question. Both add to the scores of the first `rescored` matches alone, and never less than nothing, so that
/// the matches behind stay behind. For one thread at a time; holds what it is given by reference.
class Rescoring {
  public:
    /// `peaks`: null where none is to be preferred; `lengths` are of the shards.
    Rescoring(const Plan& plan, PeakFinder* peaks, double peak_weight, const std::vector<Xapian::Database>& shards,
              std::vector<DocumentLengths>& lengths);

    /// Whether there is anything to score.
    bool asks() const { return proximity_.asks() || peaks_ != nullptr; }
    /// Scores the first matches anew and puts them in order. `best` are in order, and as many as these or all there
    /// are. The first `keep` are right then, and all others stand behind them.
    void rescore(std::vector<Candidate>& best, std::uint64_t keep);
    /// Makes all of them right, after that.
    void settle(std::vector<Candidate>& best) { proximity_.rescore(best, rescored, shards_, lengths_); }
    /// The same of all matches of a question.
    void rescore(std::vector<RankedMatch>& all);
    /// What was preferred.
    const std::optional<Peak>& peak() const { return peak_; }

  private:
    Proximity proximity_;
    PeakFinder* peaks_;
    double peak_weight_;
    const std::vector<Xapian::Database>& shards_;
    std::vector<DocumentLengths>& lengths_;
    std::optional<Peak> peak_;
};

}  // namespace dateline
