#include "indexer/term_sheet.hpp"

#include <algorithm>

#include "schemas/manifest.hpp"

namespace dateline {

namespace {

// Past this many different terms the sheet starts anew: those that come again are soon there again.
constexpr std::size_t max_terms = 200'000;

void put_number(std::string& bytes, std::uint32_t number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

}  // namespace

TermSheet::Number TermSheet::number(const std::string& term) {
    const auto [entry, is_new] = numbers_.try_emplace(term, static_cast<Number>(terms_.size()));
    if (is_new) terms_.push_back(&entry->first);
    return entry->second;
}

Hash128 TermSheet::write(Xapian::Document& document) {
    std::sort(occurrences_.begin(), occurrences_.end(), [](const Occurrence& a, const Occurrence& b) {
        return a.term != b.term ? a.term < b.term : a.position < b.position;
    });
    ArchiveDigest sum;
    const Occurrence* at = occurrences_.data();
    const Occurrence* const end = at + occurrences_.size();
    while (at != end) {
        const Occurrence* next =
            std::find_if(at, end, [at](const Occurrence& other) { return other.term != at->term; });
        sum.add(write_term(document, at, next));
        at = next;
    }
    return sum.sum();
}

Hash128 TermSheet::write_term(Xapian::Document& document, const Occurrence* first, const Occurrence* last) {
    const std::string& term = *terms_[first->term];
    Xapian::termcount unplaced = 0;
    Xapian::termcount frequency = 0;
    bytes_.assign(term).push_back('\0');
    for (const Occurrence* at = first; at != last; ++at) {
        frequency += at->frequency;
        if (at->position == no_position) {
            unplaced += at->frequency;
        } else {
            document.add_posting(term, at->position, at->frequency);
            put_number(bytes_, at->position);
        }
    }
    put_number(bytes_, frequency);
    if (first->position == no_position) document.add_term(term, unplaced);
    return hash128(bytes_);
}

bool TermSheet::clear() {
    occurrences_.clear();
    if (terms_.size() < max_terms) return false;
    numbers_.clear();
    terms_.clear();
    return true;
}

}  // namespace dateline
