// All matches of a generation in order, held in a few bytes each: for lists that are longer than what is kept of hits.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/ranking/matcher.hpp"

namespace dateline {

/// The same matches, scores and order as Matcher::best() gives of all. Neither `filter`, `prune`, `need` nor
/// `exact_count` of the request is looked at.
std::vector<RankedMatch> rank_all(const Matcher& matcher, const std::vector<Xapian::Database>& shards,
                                  const MatchRequest& request);

}  // namespace dateline
