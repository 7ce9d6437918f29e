#include "query/ranking/rescoring.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dateline {

Rescoring::Rescoring(const Plan& plan, PeakFinder* peaks, double peak_weight,
                     const std::vector<Xapian::Database>& shards, std::vector<DocumentLengths>& lengths)
    : proximity_(plan.near_words, plan.proximity, plan.average_length),
      peaks_(plan.is_ranked() && peak_weight > 0 ? peaks : nullptr),
      peak_weight_(peak_weight),
      shards_(shards),
      lengths_(lengths) {}

// The peak is that of the matches as they were before any was scored anew: neither part depends on the other.
void Rescoring::rescore(std::vector<Candidate>& best, std::uint64_t keep) {
    if (peaks_ != nullptr) peak_ = peaks_->find(best);
    if (peak_) peaks_->prefer(*peak_, peak_weight_, best);
    proximity_.rescore(best, std::min<std::uint64_t>(keep, rescored), shards_, lengths_);
    if (peak_ && !proximity_.asks()) {
        const auto first = static_cast<std::ptrdiff_t>(std::min(best.size(), rescored));
        order_by_score(best.begin(), best.begin() + first, shards_);
    }
}

void Rescoring::rescore(std::vector<RankedMatch>& all) {
    if (!asks()) return;
    std::vector<Candidate> best;
    std::map<std::pair<std::size_t, Xapian::docid>, std::uint64_t> dates;
    for (std::size_t i = 0; i < std::min(all.size(), rescored); ++i) {
        best.push_back({all[i].score, all[i].shard, all[i].document, {}, 0, 0});
        dates[{all[i].shard, all[i].document}] = all[i].date;
    }
    rescore(best, rescored);
    std::transform(best.begin(), best.end(), all.begin(), [&](const Candidate& candidate) {
        return RankedMatch{candidate.score, dates[{candidate.shard, candidate.document}],
                           static_cast<std::uint32_t>(candidate.shard), candidate.document};
    });
}

}  // namespace dateline
