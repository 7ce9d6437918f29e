// An oracle: answers a query by looking at every article, without an index.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "query/answer.hpp"
#include "tests/unit/query/scanned_archive.hpp"

namespace dateline::test {

/// Has its own reading of the rules: what matches, what each part of the formula gives, in which order.
class SlowScanner {
  public:
    explicit SlowScanner(const ScannedArchive& archive) : archive_(archive) {}

    struct Found {
        std::string id;
        double score = 0;
        std::map<std::string, double> parts;  ///< as ScorePart has them; those of 0 are left out
        bool operator==(const Found&) const = default;
    };
    /// All matches that may be shown, in order.
    std::vector<Found> search(const Expression& expression, Order order, const Weights& weights) const;
    /// The ids of the articles of which the expression holds and which may be shown, in the order of the archive.
    std::vector<const ScannedArticle*> matches(const Expression& expression, const Weights& weights) const;

  private:
    const ScannedArchive& archive_;
};

}  // namespace dateline::test
