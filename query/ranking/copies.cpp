#include "query/ranking/copies.hpp"

#include <algorithm>
#include <numeric>

#include "schemas/slots.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

using Places = std::vector<std::size_t>;  // in the list of matches

// Calls `take` with the place of each match and its value of a slot, empty where it has none. Values stand in the order
// of documents, so that they are read in that order.
template <typename Take>
void read_slot(Places places, const std::vector<Candidate>& best, const std::vector<Xapian::Database>& shards,
               unsigned slot, const Take& take) {
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(best[a].shard, best[a].document) < std::pair(best[b].shard, best[b].document);
    });
    for (auto place = places.begin(); place != places.end();) {
        const std::size_t shard = best[*place].shard;
        auto value = shards[shard].valuestream_begin(slot);
        const auto end = shards[shard].valuestream_end(slot);
        for (; place != places.end() && best[*place].shard == shard; ++place) {
            if (value != end) value.skip_to(best[*place].document);
            const bool has_value = value != end && value.get_docid() == best[*place].document;
            take(*place, has_value ? *value : std::string());
        }
    }
}

// Those that have another one within fold_days, numbered from `begin`.
Places near_another(const std::vector<FoldCandidate>& candidates, std::size_t begin) {
    Places by_date(candidates.size());
    std::iota(by_date.begin(), by_date.end(), std::size_t{0});
    const auto key = [&](std::size_t i) { return std::pair(!candidates[i].published, candidates[i].published); };
    std::sort(by_date.begin(), by_date.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    std::vector<bool> is_near(candidates.size());
    for (std::size_t i = 1; i < by_date.size(); ++i) {
        if (!may_fold(candidates[by_date[i - 1]].published, candidates[by_date[i]].published)) continue;
        is_near[by_date[i - 1]] = is_near[by_date[i]] = true;
    }
    Places places;
    for (std::size_t i = 0; i < is_near.size(); ++i) {
        if (is_near[i]) places.push_back(begin + i);
    }
    return places;
}

// Folds the matches [begin, end) among themselves.
void fold_block(std::size_t begin, std::size_t end, const std::vector<Candidate>& best,
                const std::vector<Xapian::Database>& shards, FoldedMatches& folded) {
    std::vector<FoldCandidate> candidates(end - begin);
    Places places(end - begin);
    std::iota(places.begin(), places.end(), begin);
    read_slot(places, best, shards, slot::order, [&](std::size_t place, const std::string& key) {
        const OrderKey order = read_order_key(key);
        folded.ids[place] = order.id;
        candidates[place - begin] = {.id = folded.ids[place], .published = order.published, .likeness = std::nullopt};
    });
    read_slot(near_another(candidates, begin), best, shards, slot::likeness,
              [&](std::size_t place, const std::string& bytes) {
                  if (!bytes.empty()) candidates[place - begin].likeness = decode_likeness(bytes);
              });
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

FoldedMatches fold_matches(const std::vector<Candidate>& best, bool complete,
                           const std::vector<Xapian::Database>& shards) {
    FoldedMatches folded;
    folded.folding.exact = complete && best.size() <= fold_first;
    folded.ids.resize(std::min(best.size(), fold_depth));
    std::size_t begin = 0;
    for (const std::size_t block_end : {fold_first, fold_depth}) {
        const std::size_t end = std::min(block_end, best.size());
        if (begin < end) fold_block(begin, end, best, shards, folded);
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
