// Copies of one story in a ranked list, folded into one hit.
//
// Of the hits that are folded together, taken from the earliest published to the latest (then by id, undated ones
// last), each that is like an earlier one that leads a group joins it, else it leads a group of its own. So all members
// are like their leader, and no chain of likenesses joins what is not alike. Of several leaders the most alike one has
// it, of equals the earliest. A group stands at the rank of its best member and is shown by its leader. The result
// depends on the list alone.
//
// What is published more than fold_days after the leader is no copy but, as a rule, the next one of a kind: of the
// pairs of Reuters-21578 that are alike, those of up to 2 days are copies and later versions, those of more than 3 the
// daily notices of central banks and markets.
//
// What a caller does is in copies.hpp: it takes hits of its list in order, fold_depth at most, reads signatures
// of each (an empty slot: no signature), and shows `hits` in their order. What stands behind fold_depth is shown as it
// is, behind the folded ones. At most 200 comparisons a hit (fold_bucket).
//
// Threads: plain functions over the caller's data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "schemas/likeness.hpp"

namespace dateline {

inline constexpr std::size_t fold_depth = 1000;
inline constexpr int fold_days = copy_days;
/// Where more leaders than these are within fold_days, the latest of them alone are compared with.
inline constexpr std::size_t fold_bucket = 200;

/// A hit that may be folded; its rank is its place in the list.
struct FoldCandidate {
    std::string_view id;                        ///< outlives the call
    std::optional<std::int64_t> published;      ///< UTC seconds; none: undated
    std::optional<LikenessSignature> likeness;  ///< none: too short a text; it is never folded
};

/// A hit of the folded list. Numbers are places in the list of candidates.
struct FoldedHit {
    std::size_t shown = 0;            ///< the leader
    std::size_t best = 0;             ///< the best of the group: where it stands in the ranking
    std::vector<std::size_t> folded;  ///< the others, the earliest published first
    bool operator==(const FoldedHit&) const = default;
};

struct Folding {
    std::vector<FoldedHit> hits;  ///< in order of `best`; each candidate is in one of them
    bool exact = true;            ///< whether the numbers folded are all there are, else "at least"
};

/// Whether an article may be a copy of one that is published before it, by the dates (UTC seconds; none: undated).
bool may_fold(std::optional<std::int64_t> leader, std::optional<std::int64_t> later);

/// `candidates`: the first of a list in its order, at most fold_depth (those behind are left alone, each a hit).
/// `complete`: whether they are all matches. Undated ones are compared with undated ones alone.
Folding fold_copies(const std::vector<FoldCandidate>& candidates, bool complete);

}  // namespace dateline
