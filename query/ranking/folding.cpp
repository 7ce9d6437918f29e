#include "query/ranking/folding.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace dateline {

namespace {

constexpr std::int64_t fold_seconds = std::int64_t{fold_days} * 24 * 60 * 60;

// Earliest first, then by id, undated ones last.
std::vector<std::size_t> by_date(const std::vector<FoldCandidate>& candidates) {
    std::vector<std::size_t> order(std::min(candidates.size(), fold_depth));
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&](std::size_t i) {
        const FoldCandidate& candidate = candidates[i];
        return std::tuple(!candidate.published, candidate.published.value_or(0), candidate.id, i);
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    return order;
}

// The leaders found so far, in order of date, close together in memory.
class Leaders {
  public:
    // The leader of a candidate that stands behind all before: another one, or itself.
    std::size_t of(std::size_t place, const FoldCandidate& candidate) {
        if (!candidate.likeness) return place;
        const std::size_t leader = most_alike(candidate).value_or(place);
        if (leader == place) leaders_.push_back({*candidate.likeness, candidate.published, place});
        return leader;
    }

  private:
    struct Leader {
        LikenessSignature signature;
        std::optional<std::int64_t> published;
        std::size_t place = 0;
    };

    std::optional<std::size_t> most_alike(const FoldCandidate& candidate) const {
        std::optional<std::size_t> found;
        double most = 0;
        const std::size_t first = leaders_.size() - std::min(leaders_.size(), fold_bucket);
        for (std::size_t i = leaders_.size(); i > first; --i) {
            const Leader& leader = leaders_[i - 1];
            if (!may_fold(leader.published, candidate.published)) break;
            if (!are_alike(leader.signature, *candidate.likeness)) continue;
            const double alike = likeness(leader.signature, *candidate.likeness);
            if (found && alike < most) continue;
            most = alike;
            found = leader.place;
        }
        return found;
    }

    std::vector<Leader> leaders_;
};

// The groups in order of date of their leaders.
std::vector<FoldedHit> groups_of(const std::vector<FoldCandidate>& candidates) {
    constexpr auto none = static_cast<std::size_t>(-1);
    std::vector<FoldedHit> groups;
    std::vector<std::size_t> group_of(candidates.size(), none);  // of leaders
    Leaders leaders;
    for (const std::size_t candidate : by_date(candidates)) {
        const std::size_t leader = leaders.of(candidate, candidates[candidate]);
        if (leader == candidate) {
            group_of[candidate] = groups.size();
            groups.push_back({.shown = candidate, .best = candidate, .folded = {}});
            continue;
        }
        FoldedHit& group = groups[group_of[leader]];
        group.best = std::min(group.best, candidate);
        group.folded.push_back(candidate);
    }
    return groups;
}

}  // namespace

// (Dates are any numbers: their difference need not fit into one.)
bool may_fold(std::optional<std::int64_t> leader, std::optional<std::int64_t> later) {
    if (!leader || !later) return leader == later;
    return static_cast<std::uint64_t>(*later) - static_cast<std::uint64_t>(*leader) <= std::uint64_t{fold_seconds};
}

Folding fold_copies(const std::vector<FoldCandidate>& candidates, bool complete) {
    Folding folding{.hits = groups_of(candidates), .exact = complete && candidates.size() <= fold_depth};
    for (std::size_t i = fold_depth; i < candidates.size(); ++i)
        folding.hits.push_back({.shown = i, .best = i, .folded = {}});
    std::sort(folding.hits.begin(), folding.hits.end(),
              [](const FoldedHit& a, const FoldedHit& b) { return a.best < b.best; });
    return folding;
}

}  // namespace dateline
