// What each part of the formula gave to the hits shown.
#pragma once

#include <vector>

#include "query/answer.hpp"
#include "query/ranking/document_lengths.hpp"
#include "query/ranking/matcher.hpp"
#include "query/ranking/plan.hpp"

namespace dateline {

/// Fills Hit::parts and Hit::words of hits that the plan found: the parts are multiples of the same unit, so that their
/// sum is the score to the last bit. Hits are where they scored. `lengths`: of each shard.
void explain_hits(std::vector<Hit>& hits, const Plan& plan, const Matcher& matcher,
                  const std::vector<Xapian::Database>& shards, std::vector<DocumentLengths>& lengths);

}  // namespace dateline
