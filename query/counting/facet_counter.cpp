#include "query/counting/facet_counter.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/counting/kept_back_values.hpp"

namespace dateline {

namespace {

// Up to so many values of all shards are brought together whatever they count.
constexpr std::size_t few_values = 2000;

// How often each value stands in some documents of a shard; that of a key stands with its first value.
class ShardTally {
  public:
    ShardTally(const FacetColumn& column, const std::vector<std::uint32_t>& documents)
        : column_(column), counts_(column.size()) {
        for (const std::uint32_t document : documents) {
            column.visit(document, [&](std::uint32_t ordinal) {
                if (counts_[ordinal]++ == 0) touched_.push_back(ordinal);
            });
        }
        gather_keys();
    }

    const FacetColumn& column() const { return column_; }
    std::uint32_t count(std::uint32_t ordinal) const { return counts_[ordinal]; }
    /// The first values of all keys that were met, in no order.
    const std::vector<std::uint32_t>& met() const { return touched_; }

    /// The most frequent ones.
    std::vector<std::uint32_t> top(std::size_t limit) const {
        std::vector<std::uint32_t> best = touched_;
        const auto end = best.begin() + static_cast<std::ptrdiff_t>(std::min(limit, best.size()));
        std::partial_sort(best.begin(), end, best.end(), [&](std::uint32_t a, std::uint32_t b) {
            return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : a < b;
        });
        best.erase(end, best.end());
        return best;
    }

  private:
    void gather_keys() {
        const auto& repeats = column_.repeats();
        for (auto repeat = repeats.rbegin(); repeat != repeats.rend(); ++repeat) {
            const std::uint32_t count = std::exchange(counts_[*repeat], 0);
            if (count == 0) continue;
            if (counts_[*repeat - 1] == 0) touched_.push_back(*repeat - 1);
            counts_[*repeat - 1] += count;
        }
        // A value may have been met, given away and met again.
        std::erase_if(touched_, [&](std::uint32_t ordinal) { return counts_[ordinal] == 0; });
    }

    const FacetColumn& column_;
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> touched_;
};

// What is known of a key.
struct KeyCount {
    std::string key;
    std::uint64_t articles = 0;
    std::vector<std::optional<std::uint32_t>> ordinals = {};  // of its first value, by shard
};

class FacetCounter {
  public:
    FacetCounter(FacetFiles& files, const std::string& field, const CountedDocuments& documents, std::size_t limit)
        : field_(field), kept_back_(files, documents.kept_back), limit_(limit) {
        for (std::size_t shard = 0; shard < files.shards(); ++shard)
            tallies_.emplace_back(files.values(shard, field), documents.matched.at(shard));
    }

    Facet count() {
        Facet facet{field_, {}, false};
        auto best = tallies_.size() == 1 ? best_of_one() : best_of_many();
        for (KeyCount& key : best) look_up(key);
        facet.more = has_others(best);
        for (const KeyCount& key : best) facet.values.push_back(describe(key));
        return facet;
    }

  private:
    // Keys are in order of ordinals.
    std::vector<KeyCount> best_of_one() const {
        std::vector<KeyCount> best;
        for (const std::uint32_t ordinal : tallies_[0].top(limit_))
            best.push_back({tallies_[0].column().value(ordinal).key, tallies_[0].count(ordinal)});
        return best;
    }

    std::vector<KeyCount> best_of_many() const {
        std::size_t met = 0;
        for (const auto& tally : tallies_) met += tally.met().size();
        std::vector<KeyCount> keys = met <= few_values ? all_keys() : keys_of_at_least(least_of_best());
        const auto end = keys.begin() + static_cast<std::ptrdiff_t>(std::min(limit_, keys.size()));
        std::partial_sort(keys.begin(), end, keys.end(), [](const KeyCount& a, const KeyCount& b) {
            return a.articles != b.articles ? a.articles > b.articles : a.key < b.key;
        });
        keys.erase(end, keys.end());
        return keys;
    }

    std::vector<KeyCount> all_keys() const {
        std::unordered_map<std::string, std::uint64_t> sums;
        for (const auto& tally : tallies_)
            for (const std::uint32_t ordinal : tally.met())
                sums[tally.column().value(ordinal).key] += tally.count(ordinal);
        std::vector<KeyCount> keys;
        keys.reserve(sums.size());
        for (const auto& [key, articles] : sums) keys.push_back({key, articles});
        return keys;
    }

    // What the last of the best has at least: the sums of the first of each shard are no more than the truth.
    std::uint64_t least_of_best() const {
        std::unordered_map<std::string, std::uint64_t> sums;
        for (const auto& tally : tallies_)
            for (const std::uint32_t ordinal : tally.top(limit_))
                sums[tally.column().value(ordinal).key] += tally.count(ordinal);
        if (limit_ == 0 || sums.size() < limit_) return 0;
        std::vector<std::uint64_t> counts;
        for (const auto& [key, articles] : sums) counts.push_back(articles);
        const auto last = counts.begin() + static_cast<std::ptrdiff_t>(limit_ - 1);
        std::nth_element(counts.begin(), last, counts.end(), std::greater<>());
        return *last;
    }

    std::vector<KeyCount> keys_of_at_least(std::uint64_t least) const {
        std::unordered_map<std::string, std::uint64_t> sums;
        for (const auto& tally : tallies_)
            for (const std::uint32_t ordinal : tally.met())
                if (std::uint64_t{tally.count(ordinal)} * tallies_.size() >= least)
                    sums.emplace(tally.column().value(ordinal).key, 0);
        std::vector<KeyCount> keys;
        keys.reserve(sums.size());
        for (const auto& [key, nothing] : sums) {
            KeyCount& known = keys.emplace_back(KeyCount{key});
            look_up(known);
            for (std::size_t shard = 0; shard < tallies_.size(); ++shard)
                if (known.ordinals[shard]) known.articles += tallies_[shard].count(*known.ordinals[shard]);
        }
        return keys;
    }

    void look_up(KeyCount& key) const {
        if (!key.ordinals.empty()) return;
        for (const auto& tally : tallies_) key.ordinals.push_back(tally.column().find(key.key));
    }

    bool has_others(const std::vector<KeyCount>& best) const {
        for (std::size_t shard = 0; shard < tallies_.size(); ++shard) {
            const auto is_met = [&](const KeyCount& key) {
                return key.ordinals[shard] && tallies_[shard].count(*key.ordinals[shard]) > 0;
            };
            const auto known = std::count_if(best.begin(), best.end(), is_met);
            if (tallies_[shard].met().size() > static_cast<std::size_t>(known)) return true;
        }
        return false;
    }

    // Its spellings in the archive, without what is kept back.
    FacetCount describe(const KeyCount& key) {
        std::map<std::string, std::uint64_t> spellings;
        for (std::size_t shard = 0; shard < tallies_.size(); ++shard) {
            const FacetColumn& column = tallies_[shard].column();
            for (auto ordinal = key.ordinals[shard]; ordinal && *ordinal < column.size(); ++*ordinal) {
                const FacetValue value = kept_back_.shown(shard, field_, *ordinal);
                if (value.key != key.key) break;
                spellings[value.shown] += value.articles;
            }
        }
        FacetCount count{{}, {key.articles, 0}, false};
        std::uint64_t most = 0;
        for (const auto& [shown, articles] : spellings) {
            count.tally.archive += articles;
            if (articles <= most) continue;
            most = articles;
            count.value = shown;
        }
        return count;
    }

    const std::string& field_;
    KeptBackValues kept_back_;
    std::size_t limit_;
    std::vector<ShardTally> tallies_;
};

}  // namespace

Facet count_facet(FacetFiles& files, const std::string& field, const CountedDocuments& documents, std::size_t limit) {
    return FacetCounter(files, field, documents, limit).count();
}

}  // namespace dateline
