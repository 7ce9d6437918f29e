#include "query/ranking/proximity.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace dateline {

namespace {

constexpr Xapian::docid no_document = std::numeric_limits<Xapian::docid>::max();
constexpr std::size_t most_positions = 200;  // of one term in one document

struct Occurrence {
    Xapian::termpos position;
    std::size_t word;
};

std::vector<Occurrence> in_order(const std::vector<std::vector<Xapian::termpos>>& positions) {
    std::vector<Occurrence> occurrences;
    for (std::size_t word = 0; word < positions.size(); ++word) {
        for (const auto position : positions[word]) occurrences.push_back({position, word});
    }
    std::sort(occurrences.begin(), occurrences.end(), [](const Occurrence& a, const Occurrence& b) {
        return a.position != b.position ? a.position < b.position : a.word < b.word;
    });
    return occurrences;
}

}  // namespace

double proximity(const std::vector<std::vector<Xapian::termpos>>& positions, const std::vector<double>& rarities,
                 const Bm25& formula, double length) {
    const auto occurrences = in_order(positions);
    double rarest = 0;
    double all = 0;
    for (const double rarity : rarities) {
        rarest = std::max(rarest, rarity);
        all += rarity;
    }
    if (all <= 0) return 0;
    std::vector<double> gathered(positions.size());
    for (std::size_t i = 1; i < occurrences.size(); ++i) {
        const auto& [before, first] = occurrences[i - 1];
        const auto& [position, second] = occurrences[i];
        if (first == second || before == position) continue;
        const auto distance = static_cast<double>(position - before);
        gathered[first] += rarities[second] / rarest / (distance * distance);
        gathered[second] += rarities[first] / rarest / (distance * distance);
    }
    double sum = 0;
    for (std::size_t word = 0; word < gathered.size(); ++word)
        sum += rarities[word] / all * formula(gathered[word], length) / Bm25::upper_bound;
    return sum;
}

// The words in one shard; documents are asked for in rising order.
class Proximity::Shard {
  public:
    Shard(const Xapian::Database& shard, const std::vector<NearWord>& words) : positions_(words.size()) {
        for (std::size_t word = 0; word < words.size(); ++word) {
            for (const auto& term : words[word].terms) {
                auto posting = shard.postlist_begin(term);
                if (posting != Xapian::PostingIterator()) terms_.push_back({posting, *posting, word});
            }
        }
    }

    /// Where each word stands in the document; nothing where there are not two words.
    const std::vector<std::vector<Xapian::termpos>>* read(Xapian::docid document) {
        if (!has_two_words(document)) return nullptr;
        for (auto& list : positions_) list.clear();
        for (auto& term : terms_) {
            if (term.document == document) term.read(positions_[term.word]);
        }
        return &positions_;
    }

  private:
    struct Term {
        Xapian::PostingIterator at;
        Xapian::docid document;
        std::size_t word;

        void skip_to(Xapian::docid wanted) {
            if (document >= wanted) return;
            at.skip_to(wanted);
            document = at == Xapian::PostingIterator() ? no_document : *at;
        }
        void read(std::vector<Xapian::termpos>& positions) {
            std::size_t count = 0;
            for (auto position = at.positionlist_begin(); position != at.positionlist_end() && count < most_positions;
                 ++position, ++count)
                positions.push_back(*position);
        }
    };

    bool has_two_words(Xapian::docid document) {
        const Term* first = nullptr;
        bool has_two = false;
        for (auto& term : terms_) {
            term.skip_to(document);
            if (term.document != document) continue;
            if (first == nullptr) first = &term;
            has_two = has_two || first->word != term.word;
        }
        return has_two;
    }

    std::vector<Term> terms_;
    std::vector<std::vector<Xapian::termpos>> positions_;
};

Proximity::Proximity(std::vector<NearWord> words, double weight, double average_length)
    : words_(std::move(words)), weight_(weight), formula_{average_length} {
    for (const auto& word : words_) rarities_.push_back(word.rarity);
}

void Proximity::rescore(std::vector<Candidate>& best, const std::vector<Xapian::Database>& shards,
                        std::vector<DocumentLengths>& lengths) const {
    if (!asks()) return;
    const auto end = best.begin() + static_cast<std::ptrdiff_t>(std::min(best.size(), rescored));
    std::sort(best.begin(), end, [](const Candidate& a, const Candidate& b) {
        return std::pair(a.shard, a.document) < std::pair(b.shard, b.document);
    });
    for (auto candidate = best.begin(); candidate != end;) {
        const std::size_t shard = candidate->shard;
        Shard words(shards[shard], words_);
        for (; candidate != end && candidate->shard == shard; ++candidate) {
            const auto* positions = words.read(candidate->document);
            if (positions == nullptr) continue;
            const auto length = lengths[shard](candidate->document);
            candidate->proximity = round_score(weight_ * dateline::proximity(*positions, rarities_, formula_, length));
            candidate->score += candidate->proximity;
        }
    }
    order_by_score(best.begin(), end, shards);
}

}  // namespace dateline
