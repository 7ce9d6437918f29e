// A list of matches with the copies of one story folded: reads what folding.hpp needs of each match
// from the facet columns beside the shards.
//
// The first fold_first matches are folded among themselves, and so are those behind them up to fold_depth; what stands
// behind is left as it is. So the first pages do not pay for the signatures of a thousand matches, and yet every page
// is cut from one list. On 21,577 stories of Reuters, "or" of two or three words: a thousand at once add 2.1 ms.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/counting/facet_files.hpp"
#include "query/ranking/folding.hpp"
#include "query/ranking/matcher.hpp"

namespace dateline {

struct FoldedMatches {
    Folding folding;               ///< numbers are places in the list of matches
    std::vector<std::string> ids;  ///< of the first fold_depth matches
};

inline constexpr std::size_t fold_first = 200;

/// `best`: matches in their order: all there are (`complete`), fold_first, or fold_depth and more. Then what is folded
/// depends neither on the shards nor on how far the list goes. Throws Error(unavailable) for damaged values.
FoldedMatches fold_matches(const std::vector<Candidate>& best, bool complete, FacetFiles& files);

/// Every match by itself: nothing is folded.
FoldedMatches unfolded(const std::vector<Candidate>& best);

}  // namespace dateline
