#include "corpus/annotate/organisation_names.hpp"

#include <algorithm>
#include <utility>

#include "corpus/annotate/name_lexicon.hpp"

namespace dateline {

namespace {

namespace t = name_trait;

using Words = std::vector<NameWord>;

constexpr std::size_t most_words = 12;

bool has(const NameWord& word, NameTraits trait) { return (name_traits(word.text) & trait) != 0; }

// Offices whose names are said both ways round.
bool turns(std::string_view word) { return word == "ministry" || word == "department"; }

bool has_small_word(const Words& words, std::size_t first, std::size_t last) {
    for (; first < last; ++first)
        if (has(words[first], t::small)) return true;
    return false;
}

// The word that says what the thing is: the last, or the one in front of "of" or "for".
std::size_t head_word(const Words& words) {
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i].text == "of" || words[i].text == "for") return i - 1;
    return words.size() - 1;
}

// "Bank" of "Bank of England"
void add_head(const Words& words, std::vector<std::string>& names) {
    const auto head = head_word(words);
    if (has(words[head], t::head)) names.push_back(words[head].text);
}

// "Supreme Court" of "Supreme Court of Cassation"; but a party of a part of the country is not the party.
void add_front(const Words& words, std::vector<std::string>& names) {
    const auto head = head_word(words);
    if (head > 0 && head + 1 < words.size() && !has(words[head], t::political))
        names.push_back(folded_name(words, 0, head + 1));
}

// "Socialist Party" is the "French Socialist Party", but "Democratic Party" is not the "Christian Democratic Party".
void add_tails(const Words& words, std::vector<std::string>& names) {
    const bool political = has(words.back(), t::political);
    for (std::size_t first = 1; first + 1 < words.size(); ++first) {
        if (political && !has(words[first - 1], t::origin)) return;
        if (words[first].begins && !has(words[first], t::small))
            names.push_back(folded_name(words, first, words.size()));
    }
}

// "Rangers" of "Texas Rangers", and "Disney" of "Walt Disney"; but not "Melbourne" of "North Melbourne".
void add_last(const Words& words, std::vector<std::string>& names) {
    constexpr std::size_t shortest = 4;
    const auto& last = words.back();
    if (last.text.size() < shortest || has(last, t::head | t::generic | t::descriptor | t::political) ||
        is_well_known(last.text))
        return;
    const bool plural = last.text.back() == 's';
    const bool two = words.size() == 2 && last.begins && !has(words.front(), t::generic);
    if (plural || two) names.push_back(last.text);
}

// "Goldman" of "Goldman Sachs", and "Goldman Sachs" of "Goldman Sachs Group"; but "United Nations" is not meant by what
// begins with it.
void add_heads(const Words& words, std::vector<std::string>& names) {
    const auto& first = words.front();
    if (!has(first, t::generic | t::head) && first.text.size() > 2 && !is_well_known(first.text))
        names.push_back(first.text);
    for (auto last = words.size() - 1; last >= 2 && has(words[last], t::descriptor); --last)
        if (auto name = folded_name(words, 0, last); !is_well_known(name)) names.push_back(std::move(name));
}

Words first_words(const Words& words) {
    return {words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), most_words))};
}

}  // namespace

Words without_legal_form(Words words) {
    const auto is_cut = [](const NameWord& word) { return has(word, t::legal_form) || word.text == "and"; };
    while (words.size() > 1 && is_cut(words.back())) words.pop_back();
    return words;
}

std::string ordered_key(const Words& words) {
    if (words.size() < 3 || !turns(words[0].text) || words[1].text != "of") return folded_name(words, 0, words.size());
    const std::size_t first = words.size() > 3 && words[2].text == "the" ? 3 : 2;
    return folded_name(words, first, words.size()) + ' ' + words[0].text;
}

std::vector<std::string> initials(const Words& words) {
    std::string all;
    std::string names;
    for (const NameWord& word : words) {
        all += word.text.front();
        if (!has(word, t::small)) names += word.text.front();
    }
    std::vector<std::string> out{all};
    if (names != all) out.push_back(names);
    std::erase_if(out, [](const std::string& acronym) { return acronym.size() < 2; });
    return out;
}

ShortNames organisation_short_names(const Words& all_words) {
    ShortNames names;
    const Words full = first_words(all_words);
    const Words words = without_legal_form(full);
    if (full.size() > 1) names.acronyms = initials(full);
    if (words.size() < 2) return names;
    if (words.size() < full.size())
        for (auto& acronym : initials(words)) names.acronyms.push_back(std::move(acronym));
    add_head(words, names.certain);
    if (!has_small_word(words, 0, words.size()) || head_word(words) + 1 == words.size())
        add_tails(words, names.certain);
    add_front(words, names.possible);
    add_heads(words, names.possible);
    add_last(words, names.possible);
    return names;
}

ShortNames place_short_names(const Words& all_words) {
    ShortNames names;
    const Words words = first_words(all_words);
    if (words.size() < 2) return names;
    names.acronyms = initials(words);
    add_head(words, names.certain);
    return names;
}

bool is_acronym(std::string_view shown) {
    std::size_t capitals = 0;
    for (const char c : shown) {
        if (c >= 'a' && c <= 'z') return false;
        if (static_cast<unsigned char>(c) <= ' ') return false;
        capitals += c >= 'A' && c <= 'Z';
    }
    constexpr std::size_t longest = 8;
    return capitals >= 2 && capitals <= longest;
}

}  // namespace dateline
