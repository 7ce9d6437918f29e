#include "query/ranking/word_source.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

namespace dateline {

namespace {
constexpr Xapian::docid no_document = std::numeric_limits<Xapian::docid>::max();
constexpr std::array<std::string_view, 3> match_names{"any(", "all(", "maybe("};  // by WordMatch
}  // namespace

// The documents of one word.
class WordSource::List {
  public:
    List(const Xapian::Database& shard, const ScoredWord& word, const Bm25& formula)
        : formula_(formula), factor_(word.factor), is_graded_(!word.grades.empty()) {
        Xapian::termcount most_frequent = 0;
        for (const auto& term : word.terms) {
            const auto documents = shard.get_termfreq(term);
            if (documents == 0) continue;
            at_least_ = std::max(at_least_, documents);
            at_most_ += documents;
            most_frequent += shard.get_wdf_upper_bound(term);
            postings_.push_back({shard.postlist_begin(term), no_document, grade_of(word, term)});
            postings_.back().document = *postings_.back().at;
        }
        find_document();
        if (is_graded_) {
            maximum_ = weight_of_shares([](const Posting&) { return true; });
            return;
        }
        const auto shortest = shard.get_doclength_lower_bound();
        for (std::size_t frequency = 0; frequency < most_.size(); ++frequency)
            most_[frequency] = weight(static_cast<Xapian::termcount>(frequency), shortest);
        maximum_ = std::max(most_[0], weight(most_frequent, shortest));
    }

    bool is_empty() const { return postings_.empty(); }
    Xapian::doccount at_least() const { return at_least_; }
    Xapian::doccount at_most() const { return at_most_; }
    Xapian::docid document() const { return document_; }

    void skip_to(Xapian::docid document) {
        if (document_ >= document) return;
        for (auto& posting : postings_) posting.skip_to(document);
        find_document();
    }

    /// No document gives more.
    double maximum() const { return maximum_; }

    /// What this document gives at most, whatever its length.
    double most() const {
        if (is_graded_) return grade();
        const auto frequency = this->frequency();
        return frequency < most_.size() ? most_[frequency] : maximum_;
    }

    double weight(DocumentLengths& lengths) const {
        if (is_graded_) return grade();
        return weight(frequency(), lengths(document_));
    }

  private:
    struct Posting {
        Xapian::PostingIterator at;
        Xapian::docid document;
        ScoredWord::Grade grade;

        void skip_to(Xapian::docid wanted) {
            if (document >= wanted) return;
            at.skip_to(wanted);
            document = at == Xapian::PostingIterator() ? no_document : *at;
        }
    };

    static ScoredWord::Grade grade_of(const ScoredWord& word, const std::string& term) {
        const auto at = std::find(word.terms.begin(), word.terms.end(), term) - word.terms.begin();
        return word.grades.empty() ? ScoredWord::Grade{} : word.grades[static_cast<std::size_t>(at)];
    }

    template <typename Counts>
    double weight_of_shares(Counts counts) const {
        double sum = 0;
        const Posting* last = nullptr;
        for (const auto& posting : postings_) {
            if (!counts(posting)) continue;
            if (last == nullptr || last->grade.group != posting.grade.group) sum += posting.grade.share;
            last = &posting;
        }
        return round_score(factor_ * std::min(sum, 1.0));
    }

    double grade() const {
        return weight_of_shares([this](const Posting& posting) { return posting.document == document_; });
    }

    double weight(Xapian::termcount frequency, Xapian::termcount length) const {
        return round_score(frequency == 0 ? factor_ : factor_ * formula_(frequency, length));
    }

    Xapian::termcount frequency() const {
        Xapian::termcount sum = 0;
        for (const auto& posting : postings_) {
            if (posting.document == document_) sum += posting.at.get_wdf();
        }
        return sum;
    }

    void find_document() {
        document_ = no_document;
        for (const auto& posting : postings_) document_ = std::min(document_, posting.document);
    }

    Bm25 formula_;
    double factor_;
    bool is_graded_;
    std::vector<Posting> postings_;
    std::array<double, 16> most_{};  // by frequency
    double maximum_ = 0;
    Xapian::doccount at_least_ = 0;
    Xapian::doccount at_most_ = 0;
    Xapian::docid document_ = no_document;
};

WordSource::WordSource(std::vector<ScoredWord> words, WordMatch match, double average_length, DocumentLengths& lengths)
    : words_(std::move(words)), match_(match), formula_{average_length}, lengths_(lengths) {}

WordSource::~WordSource() = default;

WordSource* WordSource::clone() const { return new WordSource(words_, match_, formula_.average_length, lengths_); }

std::string WordSource::get_description() const {
    std::string text(match_names[static_cast<std::size_t>(match_)]);
    for (const auto& word : words_) {
        text += &word == &words_.front() ? "" : ", ";
        for (const auto& term : word.terms) text.append(&term == &word.terms.front() ? "" : "|").append(term);
    }
    return text + ")";
}

void WordSource::init(const Xapian::Database& shard) {
    const bool all = match_ == WordMatch::all;
    lists_.clear();
    for (const auto& word : words_) lists_.emplace_back(shard, word, formula_);
    const bool misses_one = std::any_of(lists_.begin(), lists_.end(), [](const List& list) { return list.is_empty(); });
    if (all && misses_one) lists_.clear();
    std::erase_if(lists_, [](const List& list) { return list.is_empty(); });
    std::sort(lists_.begin(), lists_.end(), [all](const List& a, const List& b) {
        return all ? a.at_most() < b.at_most() : a.maximum() < b.maximum();
    });
    before_.assign(1, 0);
    at_least_ = 0;
    at_most_ = all && !lists_.empty() ? lists_.front().at_most() : 0;
    for (const auto& list : lists_) {
        before_.push_back(before_.back() + list.maximum());
        if (!all) at_least_ = std::max(at_least_, list.at_least());
        if (!all) at_most_ += list.at_most();
    }
    if (match_ == WordMatch::maybe) at_least_ = at_most_ = shard.get_doccount();
    last_ = shard.get_lastdocid();
    at_most_ = std::min(at_most_, shard.get_doccount());
    set_maxweight(before_.back());
    essential_ = 0;
    document_ = 0;
    at_end_ = false;
}

void WordSource::skip_to(Xapian::docid document, double least_weight) {
    if (document > document_) advance(document, least_weight);
}

void WordSource::advance(Xapian::docid from, double least_weight) {
    if (match_ != WordMatch::all) {
        while (essential_ < lists_.size() && before_[essential_ + 1] < least_weight) ++essential_;
    }
    for (;; from = document_ + 1) {
        document_ = match_ == WordMatch::all ? find_all(from) : least_weight > 0 ? find_any(from) : find(from);
        at_end_ = document_ == no_document;
        if (at_end_ || weigh(document_, least_weight)) return;
    }
}

Xapian::docid WordSource::find_any(Xapian::docid from) {
    Xapian::docid first = no_document;
    for (std::size_t i = essential_; i < lists_.size(); ++i) {
        lists_[i].skip_to(from);
        first = std::min(first, lists_[i].document());
    }
    return first;
}

// Where nothing need be reached, a document without any of the words will do.
Xapian::docid WordSource::find(Xapian::docid from) {
    const Xapian::docid first = find_any(from);
    return match_ == WordMatch::maybe && from <= last_ ? from : first;
}

// The rarest word goes ahead, the others follow.
Xapian::docid WordSource::find_all(Xapian::docid from) {
    if (lists_.empty()) return no_document;
    for (;;) {
        lists_.front().skip_to(from);
        const Xapian::docid candidate = lists_.front().document();
        from = candidate;
        for (std::size_t i = 1; i < lists_.size() && from == candidate && candidate != no_document; ++i) {
            lists_[i].skip_to(candidate);
            from = lists_[i].document();
        }
        if (from == candidate || from == no_document) return from;
    }
}

// Whether the candidate is good enough; its weight is known in full then.
bool WordSource::weigh(Xapian::docid candidate, double least_weight) {
    double possible = before_[essential_];
    for (std::size_t i = essential_; i < lists_.size(); ++i) {
        if (lists_[i].document() == candidate) possible += lists_[i].most();
    }
    weight_ = 0;
    for (std::size_t i = lists_.size(); i-- > 0;) {
        if (possible < least_weight) return false;
        if (i < essential_) {
            lists_[i].skip_to(candidate);
            possible -= lists_[i].maximum();
        }
        if (lists_[i].document() != candidate) continue;
        const double weight = lists_[i].weight(lengths_);
        weight_ += weight;
        possible += i < essential_ ? weight : weight - lists_[i].most();
    }
    return weight_ >= least_weight;
}

}  // namespace dateline
