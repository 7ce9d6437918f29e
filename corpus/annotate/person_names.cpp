#include "corpus/annotate/person_names.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/annotate/name_lexicon.hpp"

namespace dateline {

namespace {

namespace t = name_trait;

using Words = std::vector<NameWord>;

constexpr std::size_t most_words = 12;
constexpr std::size_t shortest_part = 2;  // letters of a part that may stand for the name

bool has(const NameWord& word, NameTraits trait) { return (name_traits(word.text) & trait) != 0; }
bool is_initial(const NameWord& word) { return word.text.size() == 1; }

// Number of words without "Jr.", "III" and the like.
std::size_t without_generation(const Words& words) {
    const auto size = std::min(words.size(), most_words);
    return size > 1 && size == words.size() && has(words.back(), t::generation) ? size - 1 : size;
}

std::string_view generation(const Words& words) {
    const auto size = without_generation(words);
    if (size == words.size() || words.size() > most_words) return {};
    const std::string_view text = words.back().text;
    if (text == "junior" || text == "jnr") return "jr";
    return text == "senior" || text == "snr" ? "sr" : text;
}

bool is_family_first(const Words& words, std::size_t size) {
    constexpr std::size_t longest = 4;
    return size >= 2 && size <= longest && has(words.front(), t::family_first);
}

bool equal_words(const Words& a, std::size_t a_first, const Words& b, std::size_t b_first, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        if (a[a_first + i].text != b[b_first + i].text) return false;
    return true;
}

// "j" and "john", "bill" and "william".
bool first_names_agree(const NameWord& a, const NameWord& b) {
    if (is_initial(a) || is_initial(b)) return a.text.front() == b.text.front();
    return a.text == b.text || formal_first_name(a.text) == formal_first_name(b.text);
}

// First names in order: those of the name with fewer are all in the other. Initials must stand in the same place:
// "H.W." is not "W.".
bool all_first_names_agree(const NameWord* few, std::size_t few_size, const NameWord* many, std::size_t many_size) {
    if (few_size > many_size) return all_first_names_agree(many, many_size, few, few_size);
    if (few_size == 0) return true;
    if (!first_names_agree(few[0], many[0])) return false;
    std::size_t i = 1;
    for (std::size_t k = 1; i < few_size && k < many_size; ++k) {
        if (first_names_agree(few[i], many[k]))
            ++i;
        else if (is_initial(few[i]) || is_initial(many[k]))
            return false;
    }
    return i == few_size;
}

// Number of words in front of the surname, which may have particles.
std::size_t first_names(const Words& words, std::size_t size) {
    auto at = size - 1;
    while (at > 1 && !words[at].begins) --at;
    while (at > 1 && has(words[at - 1], t::particle)) --at;
    return at;
}

bool is_tail(const Words& shorter, std::size_t s, const Words& fuller, std::size_t f) {
    return s <= f && equal_words(shorter, 0, fuller, f - s, s);
}

bool is_head(const Words& shorter, std::size_t s, const Words& fuller, std::size_t f) {
    return s >= 2 && s <= f && equal_words(shorter, 0, fuller, 0, s) && !is_initial(fuller[s - 1]);
}

bool are_turned(const Words& a, std::size_t a_size, const Words& b, std::size_t b_size) {
    return a_size == 2 && b_size == 2 && a[0].text == b[1].text && a[1].text == b[0].text;
}

bool surnames_and_first_names_agree(const Words& a, std::size_t a_size, const Words& b, std::size_t b_size) {
    if (is_family_first(a, a_size) && is_family_first(b, b_size) && a.front().text == b.front().text)
        return all_first_names_agree(&a[1], a_size - 1, &b[1], b_size - 1);
    if (a[a_size - 1].text != b[b_size - 1].text) return false;
    return all_first_names_agree(a.data(), first_names(a, a_size), b.data(), first_names(b, b_size));
}

// Tails begin with a written word that is no initial.
void add_tails(const Words& words, std::size_t size, std::vector<std::string>& names) {
    for (std::size_t first = 1; first < size; ++first)
        if (words[first].begins && !is_initial(words[first])) names.push_back(folded_name(words, first, size));
}

void add_parts(const Words& words, std::size_t size, std::vector<std::string>& names) {
    for (std::size_t i = 0; i < size; ++i)
        if (words[i].text.size() >= shortest_part && !has(words[i], t::particle)) names.push_back(words[i].text);
    for (std::size_t last = 2; last < size; ++last) names.push_back(folded_name(words, 0, last));
    // Hungary and Japan put the surname first, and not all papers do.
    if (size == 2) names.push_back(words[1].text + ' ' + words[0].text);
}

}  // namespace

ShortNames person_short_names(const Words& words) {
    ShortNames names;
    const auto size = without_generation(words);
    if (size < words.size() && words.size() <= most_words) names.certain.push_back(folded_name(words, 0, size));
    if (size < 2) return names;
    if (is_family_first(words, size)) names.certain.push_back(words.front().text);
    add_tails(words, size, names.certain);
    // "al-Assad" goes on as "Assad".
    const auto& last = words[size - 1];
    if (!last.begins && has(words[size - 2], t::particle)) names.certain.push_back(last.text);
    add_parts(words, size, names.possible);
    constexpr std::size_t acronym_words = 3;
    if (size == acronym_words) {
        std::string acronym;
        for (std::size_t i = 0; i < size; ++i) acronym += words[i].text.front();
        names.acronyms.push_back(std::move(acronym));
    }
    return names;
}

std::size_t surname_begin(const Words& words) {
    const auto size = without_generation(words);
    if (size < 2 || is_family_first(words, size)) return 0;
    return first_names(words, size);
}

std::vector<std::string> person_lookups(const Words& words) {
    const auto size = without_generation(words);
    std::vector<std::string> keys{folded_name(words, 0, words.size())};
    if (size < words.size()) keys.push_back(folded_name(words, 0, size));
    if (size < 2) return keys;
    if (is_family_first(words, size)) keys.push_back(words.front().text);
    keys.push_back(folded_name(words, first_names(words, size), size));
    if (keys.back() != words[size - 1].text) keys.push_back(words[size - 1].text);
    return keys;
}

bool may_be_same_person(const Words& a, const Words& b) {
    const auto a_generation = generation(a);
    const auto b_generation = generation(b);
    if (!a_generation.empty() && !b_generation.empty() && a_generation != b_generation) return false;
    const auto a_size = without_generation(a);
    const auto b_size = without_generation(b);
    if (a_size == 1 || b_size == 1) return true;
    if (is_tail(a, a_size, b, b_size) || is_tail(b, b_size, a, a_size)) return true;
    if (is_head(a, a_size, b, b_size) || is_head(b, b_size, a, a_size)) return true;
    if (are_turned(a, a_size, b, b_size)) return true;
    return surnames_and_first_names_agree(a, a_size, b, b_size);
}

}  // namespace dateline
