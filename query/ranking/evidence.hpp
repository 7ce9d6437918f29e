// What speaks for a field in an article: terms, and how much each counts.
#pragma once

#include <string>
#include <vector>

#include "query/ranking/plan.hpp"

namespace dateline {

/// Gathers terms with shares (weights.hpp). A term that comes again keeps its greater share.
class Evidence {
  public:
    void add(const std::string& term, double share);
    /// Several that count once together.
    void add_any(const std::vector<std::string>& terms, double share);
    bool is_empty() const { return terms_.empty(); }
    /// A node of kind `graded`, that is no part yet; terms in order, so that it does not depend on how it was gathered.
    PlanNode node() const;

  private:
    std::vector<PlanNode> terms_;
};

}  // namespace dateline
