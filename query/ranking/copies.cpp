#include "query/ranking/copies.hpp"

#include <algorithm>

#include "schemas/slots.hpp"

namespace dateline {

namespace {

// Folds the matches [begin, end) among themselves.
void fold_block(std::size_t begin, std::size_t end, const std::vector<Candidate>& best, FacetFiles& files,
                FoldedMatches& folded) {
    std::vector<FoldCandidate> candidates(end - begin);
    for (std::size_t place = begin; place < end; ++place) {
        const auto entry = files.signatures(best[place].shard)(best[place].document);
        const OrderKey order = entry.order_key.empty() ? OrderKey{} : read_order_key(entry.order_key);
        folded.ids[place] = order.id;
        candidates[place - begin] = {.id = folded.ids[place], .published = order.published, .likeness = entry.likeness};
    }
    for (FoldedHit& hit : fold_copies(candidates, true).hits) {
        hit.shown += begin;
        hit.best += begin;
        for (std::size_t& copy : hit.folded) copy += begin;
        folded.folding.hits.push_back(std::move(hit));
    }
}

void add_unfolded(std::size_t begin, std::size_t end, Folding& folding) {
    for (std::size_t i = begin; i < end; ++i) folding.hits.push_back({.shown = i, .best = i, .folded = {}});
}

}  // namespace

FoldedMatches fold_matches(const std::vector<Candidate>& best, bool complete, FacetFiles& files) {
    FoldedMatches folded;
    folded.folding.exact = complete && best.size() <= fold_first;
    folded.ids.resize(std::min(best.size(), fold_depth));
    std::size_t begin = 0;
    for (const std::size_t block_end : {fold_first, fold_depth}) {
        const std::size_t end = std::min(block_end, best.size());
        if (begin < end) fold_block(begin, end, best, files, folded);
        begin = end;
    }
    add_unfolded(begin, best.size(), folded.folding);
    return folded;
}

FoldedMatches unfolded(const std::vector<Candidate>& best) {
    FoldedMatches list;
    add_unfolded(0, best.size(), list.folding);
    return list;
}

}  // namespace dateline
