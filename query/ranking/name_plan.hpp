// The terms that a name is found by.
#pragma once

#include <vector>

#include "query/language/expression.hpp"
#include "query/ranking/evidence.hpp"
#include "query/ranking/plan.hpp"
#include "query/ranking/statistics.hpp"
#include "query/ranking/weights.hpp"
#include "query/reading/reading.hpp"

namespace dateline {

/// The articles with a name that is exactly this one.
PlanNode exact_name(const Field& field, const Expression& asked);

/// The articles with a name that the value was taken for: of one word the names with one of its variants, of several
/// the whole names, and those with the words as typed and at most two others between. Its words are wanted.
PlanNode read_name(const NameReading& reading, const Expression& asked, std::vector<WantedTerm>& wanted);

/// What speaks for a name: its rungs, those of its variants, and those of the surname alone.
void add_name_evidence(const NameReading& reading, const Expression& asked, const Statistics& statistics,
                       const Weights& weights, Evidence& evidence);

}  // namespace dateline
