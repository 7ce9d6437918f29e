#include "query/ranking/proximity.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <queue>
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

// The terms in one shard; documents are asked for in rising order.
class Proximity::Shard {
  public:
    Shard(const Xapian::Database& shard, const std::vector<NearWord>& words) {
        for (std::size_t word = 0; word < words.size(); ++word) {
            for (const auto& term : words[word].terms) {
                auto posting = shard.postlist_begin(term);
                if (posting != Xapian::PostingIterator()) terms_.push_back({posting, *posting, {word, &term}});
            }
        }
    }

    /// Those that the document has, by word.
    std::vector<TermOfWord> terms_in(Xapian::docid document) {
        std::vector<TermOfWord> found;
        for (auto& term : terms_) {
            term.skip_to(document);
            if (term.document == document) found.push_back(term.term);
        }
        return found;
    }

  private:
    struct Term {
        Xapian::PostingIterator at;
        Xapian::docid document;
        TermOfWord term;

        void skip_to(Xapian::docid wanted) {
            if (document >= wanted) return;
            at.skip_to(wanted);
            document = at == Xapian::PostingIterator() ? no_document : *at;
        }
    };

    std::vector<Term> terms_;
};

Proximity::Proximity(std::vector<NearWord> words, double weight, double average_length)
    : words_(std::move(words)), weight_(weight), formula_{average_length} {
    for (const auto& word : words_) rarities_.push_back(word.rarity);
}

// The part of the weight that the words of the document could give each other, if there are two.
double Proximity::most(const std::vector<TermOfWord>& terms) const {
    if (terms.empty() || terms.front().word == terms.back().word) return 0;
    double all = 0;
    for (const double rarity : rarities_) all += rarity;
    double here = 0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (i == 0 || terms[i].word != terms[i - 1].word) here += rarities_[terms[i].word];
    }
    return all > 0 ? weight_ * here / all + score_unit : 0;
}

std::vector<Proximity::Prospect> Proximity::prospects(const std::vector<Candidate>& best, std::size_t count,
                                                      const std::vector<Xapian::Database>& shards) const {
    std::vector<Prospect> prospects;
    prospects.reserve(count);
    for (std::size_t place = 0; place < count;) {
        const std::size_t shard = best[place].shard;
        Shard words(shards[shard], words_);
        for (; place < count && best[place].shard == shard; ++place) {
            auto terms = words.terms_in(best[place].document);
            const double more = most(terms);
            if (more == 0) terms.clear();
            prospects.push_back({place, best[place].score + more, std::move(terms)});
        }
    }
    return prospects;
}

void Proximity::read(Candidate& candidate, const std::vector<TermOfWord>& terms, const Xapian::Database& shard,
                     DocumentLengths& lengths) const {
    std::vector<std::vector<Xapian::termpos>> positions(words_.size());
    for (const auto& [word, term] : terms) {
        std::size_t count = 0;
        const auto end = shard.positionlist_end(candidate.document, *term);
        for (auto position = shard.positionlist_begin(candidate.document, *term);
             position != end && count < most_positions; ++position, ++count)
            positions[word].push_back(*position);
    }
    const auto length = lengths(candidate.document);
    candidate.proximity = round_score(weight_ * dateline::proximity(positions, rarities_, formula_, length));
    candidate.score += candidate.proximity;
}

// Those that could come first are read first, until no other can come among the first `keep`.
void Proximity::rescore(std::vector<Candidate>& best, std::size_t keep, const std::vector<Xapian::Database>& shards,
                        std::vector<DocumentLengths>& lengths) const {
    if (!asks() || best.empty() || keep == 0) return;
    const auto end = best.begin() + static_cast<std::ptrdiff_t>(std::min(best.size(), rescored));
    for (auto candidate = best.begin(); candidate != end; ++candidate)
        candidate->score -= std::exchange(candidate->proximity, 0);
    std::sort(best.begin(), end, [](const Candidate& a, const Candidate& b) {
        return std::pair(a.shard, a.document) < std::pair(b.shard, b.document);
    });
    auto prospects = this->prospects(best, static_cast<std::size_t>(end - best.begin()), shards);
    std::sort(prospects.begin(), prospects.end(), [](const Prospect& a, const Prospect& b) { return a.most > b.most; });
    std::priority_queue<double, std::vector<double>, std::greater<>> first;
    for (const Prospect& prospect : prospects) {
        if (first.size() == keep && prospect.most < first.top()) break;
        Candidate& candidate = best[prospect.place];
        if (!prospect.terms.empty()) read(candidate, prospect.terms, shards[candidate.shard], lengths[candidate.shard]);
        first.push(candidate.score);
        if (first.size() > keep) first.pop();
    }
    order_by_score(best.begin(), end, shards);
}

}  // namespace dateline
