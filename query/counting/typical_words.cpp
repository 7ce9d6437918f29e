#include "query/counting/typical_words.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>

#include "query/counting/log_likelihood.hpp"
#include "schemas/stemmer.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

constexpr std::size_t longest_word = 64;  // bytes; what is longer is no word

bool has_one_letter(const std::string& word) {
    return std::count_if(word.begin(), word.end(),
                         [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }) < 2;
}

// Calls visit for each different word of a document that does not begin with a digit.
template <typename Visit>
void visit_words(const Xapian::Database& shard, Xapian::docid document, Visit&& visit) {
    auto term = shard.termlist_begin(document);
    for (term.skip_to(std::string(words_begin)); term != shard.termlist_end(document); ++term) visit(*term);
}

class WordCounter {
  public:
    WordCounter(const WordSample& sample, std::size_t limit)
        : sample_(sample), limit_(limit), stemmer_(sample.languages.front()) {
        for (const auto& language : sample_.languages) asked_.emplace_back(sample_.asked, language);
    }

    TypicalWords find() {
        TypicalWords typical;
        typical.articles = count_sampled();
        std::erase_if(counts_, [](const auto& count) { return count.second.sampled < least_typical_articles; });
        count_kept_back();
        weigh(typical.articles);
        for (auto& [stem, word] : best_) typical.words.push_back(std::move(word));
        std::sort(typical.words.begin(), typical.words.end(), more_typical);
        if (typical.words.size() > limit_) typical.words.resize(limit_);
        return typical;
    }

  private:
    struct WordCount {
        std::uint64_t sampled = 0;
        std::uint64_t kept_back = 0;
    };
    using Counted = std::pair<const std::string, WordCount>;

    static bool more_typical(const FacetCount& a, const FacetCount& b) {
        if (a.score != b.score) return a.score > b.score;
        return a.tally.articles != b.tally.articles ? a.tally.articles > b.tally.articles : a.value < b.value;
    }

    std::uint64_t count_sampled() {
        std::uint64_t articles = 0;
        std::size_t words = 0;
        for (const auto& article : sample_.articles) {
            if (articles == most_sampled || words >= most_sampled_words) break;
            ++articles;
            visit_words(sample_.shards[article.shard], article.document, [&](const std::string& word) {
                ++counts_[word].sampled;
                ++words;
            });
        }
        return articles;
    }

    void count_kept_back() {
        const auto& kept_back = sample_.documents.kept_back;
        for (std::size_t shard = 0; shard < kept_back.size(); ++shard) {
            for (const std::uint32_t document : kept_back[shard]) {
                visit_words(sample_.shards[shard], document, [&](const std::string& word) {
                    if (const auto known = counts_.find(word); known != counts_.end()) ++known->second.kept_back;
                });
            }
        }
    }

    // The most frequent first; at the first that is too rare to be among the most typical it is over.
    void weigh(std::uint64_t articles) {
        std::vector<const Counted*> order;
        for (const auto& counted : counts_) order.push_back(&counted);
        std::sort(order.begin(), order.end(), [](const Counted* a, const Counted* b) {
            return a->second.sampled != b->second.sampled ? a->second.sampled > b->second.sampled : a->first < b->first;
        });
        std::uint64_t last = 0;
        for (const Counted* counted : order) {
            const std::uint64_t sampled = counted->second.sampled;
            if (sampled != last && stays_below(needed(), sampled, articles, sample_.documents.archive)) return;
            last = sampled;
            weigh(*counted, articles);
        }
    }

    void weigh(const Counted& counted, std::uint64_t articles) {
        const auto& [word, count] = counted;
        if (word.size() > longest_word || has_one_letter(word) || is_asked(word)) return;
        FacetCount value;
        value.value = word;
        value.tally = {count.sampled, sample_.statistics.frequency(word_term("", word)) - count.kept_back};
        if (!score_typical(value, articles, sample_.documents.archive)) return;
        const auto [best, is_new] = best_.try_emplace(std::string(stemmer_(word)), value);
        if (!is_new && more_typical(value, best->second)) best->second = std::move(value);
    }

    bool is_asked(const std::string& word) {
        return std::any_of(asked_.begin(), asked_.end(), [&](auto& finder) { return finder(word).has_value(); });
    }

    // The score that is needed to be among the most typical.
    double needed() const {
        if (best_.size() < limit_) return least_log_likelihood;
        std::vector<double> scores;
        for (const auto& [stem, word] : best_) scores.push_back(word.score);
        const auto last = scores.begin() + static_cast<std::ptrdiff_t>(limit_ - 1);
        std::nth_element(scores.begin(), last, scores.end(), std::greater<>());
        return *last;
    }

    const WordSample& sample_;
    std::size_t limit_;
    Stemmer stemmer_;
    std::vector<MatchWords::Finder> asked_;
    std::unordered_map<std::string, WordCount> counts_;
    std::map<std::string, FacetCount> best_;  // of each stem
};

}  // namespace

TypicalWords typical_words(const WordSample& sample, std::size_t limit) { return WordCounter(sample, limit).find(); }

}  // namespace dateline
