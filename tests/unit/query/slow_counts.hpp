// Facets, timelines and tables counted by a look at every article; copies folded by a look at every pair.
#pragma once

#include <string>
#include <vector>

#include "query/counting/counts.hpp"
#include "query/ranking/folding.hpp"
#include "tests/unit/query/scanned_archive.hpp"

namespace dateline::test {

/// Counts what matches among the articles that may be shown.
class SlowCounter {
  public:
    SlowCounter(const ScannedArchive& archive, std::vector<const ScannedArticle*> matches)
        : archive_(archive), matches_(std::move(matches)) {}

    Facet facet(const std::string& field, std::size_t limit) const;
    /// Bursts are not marked.
    Timeline timeline(Granularity unit) const;
    CrossTable table(const std::vector<std::string>& columns) const;

  private:
    const ScannedArchive& archive_;
    std::vector<const ScannedArticle*> matches_;
};

/// The groups of a list of which all are folded together, as fold_copies() gives them.
std::vector<FoldedHit> slow_fold(const std::vector<FoldCandidate>& candidates);

}  // namespace dateline::test
