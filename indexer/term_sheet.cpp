#include "indexer/term_sheet.hpp"

#include <algorithm>
#include <utility>

#include "schemas/manifest.hpp"

namespace dateline {

namespace {

// Past this many different terms the sheet starts anew: those that come again are soon there again.
constexpr std::size_t max_terms = 200'000;

}  // namespace

TermSheet::Number TermSheet::number(const std::string& term) {
    const auto [entry, is_new] = numbers_.try_emplace(term, static_cast<Number>(terms_.size()));
    if (is_new) terms_.push_back(&entry->first);
    return entry->second;
}

Hash128 TermSheet::write(Xapian::Document& document) {
    ArchiveDigest sum;
    const auto ends = group_by_term();
    Occurrence* first = grouped_.data();
    for (const std::uint32_t end : ends) {
        Occurrence* const last = grouped_.data() + end;
        sum.add(write_term(document, first, last));
        first = last;
    }
    return sum.sum();
}

// Puts what belongs to one term side by side, in order of position; gives where each term ends. By counting: texts come
// in order of their words, so that hardly anything is left to sort.
std::vector<std::uint32_t> TermSheet::group_by_term() {
    places_.resize(terms_.size(), 0);
    std::vector<Number> met;  // in order of their first occurrence
    for (const Occurrence& one : occurrences_)
        if (places_[one.term]++ == 0) met.push_back(one.term);
    std::uint32_t begin = 0;
    for (const Number term : met) begin += std::exchange(places_[term], begin);
    grouped_.resize(occurrences_.size());
    for (const Occurrence& one : occurrences_) grouped_[places_[one.term]++] = one;
    std::vector<std::uint32_t> ends;
    ends.reserve(met.size());
    const auto before = [](const Occurrence& a, const Occurrence& b) { return a.position < b.position; };
    for (const Number term : met) {
        const auto first = grouped_.begin() + (ends.empty() ? 0 : ends.back());
        const auto last = grouped_.begin() + places_[term];
        if (!std::is_sorted(first, last, before)) std::sort(first, last, before);
        ends.push_back(std::exchange(places_[term], 0));
    }
    return ends;
}

Hash128 TermSheet::write_term(Xapian::Document& document, const Occurrence* first, const Occurrence* last) {
    const std::string& term = *terms_[first->term];
    Xapian::termcount unplaced = 0;
    Xapian::termcount frequency = 0;
    hash_.begin(term);
    for (const Occurrence* at = first; at != last; ++at) {
        frequency += at->frequency;
        if (at->position == no_position) {
            unplaced += at->frequency;
        } else {
            document.add_posting(term, at->position, at->frequency);
            hash_.add_position(at->position);
        }
    }
    if (first->position == no_position) document.add_term(term, unplaced);
    return hash_.finish(frequency);
}

bool TermSheet::clear() {
    occurrences_.clear();
    if (terms_.size() < max_terms) return false;
    numbers_.clear();
    terms_.clear();
    places_.clear();
    return true;
}

}  // namespace dateline
