#include "query/match_words.hpp"

#include <algorithm>

#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

std::optional<std::size_t> find(const std::unordered_map<std::string, std::size_t>& index, std::string_view word) {
    if (index.empty()) return std::nullopt;
    const auto found = index.find(std::string(word));
    if (found == index.end()) return std::nullopt;
    return found->second;
}

bool is_ascii(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The word as a part of a name: "o'brien" is "obrien". Names alone are written in Latin letters, which takes time.
std::string as_name(std::string_view word) {
    if (!is_ascii(word)) return fold_name(word);
    std::string name(word);
    std::erase_if(name, [](char c) { return c == '\'' || c == '.'; });
    return name;
}

// Of words that may have these stems.
Beginnings beginnings_of_stems(const std::unordered_map<std::string, std::size_t>& stems) {
    Beginnings beginnings;
    for (const auto& [stem, index] : stems) {
        if (stem.empty()) continue;
        const auto first = static_cast<unsigned char>(stem[0]);
        if (stem.size() == 1) {
            beginnings.add_all(first);
        } else {
            beginnings.add(first, static_cast<unsigned char>(stem[1]));
            beginnings.add(first, 'y');
        }
    }
    return beginnings;
}

// The first bytes of words that may be these parts of names. Names leave some marks out, and are written in Latin
// letters.
std::bitset<256> beginnings_of_names(const std::unordered_map<std::string, std::size_t>& names) {
    std::bitset<256> bytes = ~std::bitset<256>() << 0x80;
    bytes.set('\'').set('.');
    for (const auto& [name, index] : names) {
        if (!name.empty()) bytes.set(static_cast<unsigned char>(name[0]));
    }
    return bytes;
}

}  // namespace

MatchWords::MatchWords(const Expression& expression, const std::vector<std::string>& languages,
                       const std::vector<NameMark>& marks) {
    for (const auto& language : languages) stemmers_.emplace_back(language);
    add(expression);
    for (const auto& mark : marks) {
        for (const auto& variant : mark.variants) names_.emplace(variant, index_of(mark.word));
    }
}

std::size_t MatchWords::index_of(const std::string& label) {
    return labels_.emplace(label, labels_.size()).first->second;
}

void MatchWords::add_word(const std::string& word, Index& index) { index.emplace(word, index_of(word)); }

void MatchWords::add(const Expression& node) {
    using Kind = Expression::Kind;
    if (node.kind == Kind::without && node.children.size() == 1) return;
    const bool is_field = node.kind == Kind::field;
    const bool is_text = !is_field || node.field->kind == FieldKind::text;
    const bool by_stem = (node.kind == Kind::word || (is_field && is_text && node.words.size() == 1)) && !node.exact;
    for (const auto& word : node.words) {
        if (node.kind == Kind::wildcard || node.wildcard) {
            beginnings_.emplace_back(word, index_of(word));
        } else if (by_stem) {
            for (auto& stemmer : stemmers_) stems_.emplace(stemmer(word), index_of(word));
        } else {
            add_word(word, is_text ? exact_ : names_);
        }
    }
    const std::size_t wanted = node.kind == Kind::without ? 1 : node.children.size();
    for (std::size_t child = 0; child < wanted; ++child) add(*node.children[child]);
}

MatchWords::Finder::Finder(const MatchWords& words, std::string_view language)
    : words_(words),
      stemmer_(language),
      stemmed_(beginnings_of_stems(words.stems_)),
      names_begin_(beginnings_of_names(words.names_)) {
    if (!Stemmer::keeps_beginning(language)) stemmed_.add_everything();
}

std::optional<std::size_t> MatchWords::Finder::operator()(std::string_view word) {
    if (auto index = find(words_.exact_, word)) return index;
    if (!words_.stems_.empty() && stemmed_.has(word)) {
        if (auto index = find(words_.stems_, stemmer_(word))) return index;
    }
    for (const auto& [beginning, index] : words_.beginnings_) {
        if (word.starts_with(beginning)) return index;
    }
    if (words_.names_.empty() || word.empty() || !names_begin_[static_cast<unsigned char>(word[0])])
        return std::nullopt;
    return find(words_.names_, as_name(word));
}

}  // namespace dateline
