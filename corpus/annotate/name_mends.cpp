#include "corpus/annotate/name_mends.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dateline {

namespace {

using namespace std::string_view_literals;

constexpr std::array particles{"al"sv,  "bin"sv, "da"sv, "das"sv, "de"sv,  "del"sv, "della"sv,
                               "den"sv, "der"sv, "di"sv, "do"sv,  "dos"sv, "du"sv,  "el"sv,
                               "ibn"sv, "la"sv,  "le"sv, "ter"sv, "van"sv, "von"sv};

bool is_particle(std::string_view word) {
    return std::find(particles.begin(), particles.end(), word) != particles.end();
}

// "II", "XVI": never a single letter, which may be anything.
bool is_regnal_number(std::string_view word) {
    return word.size() > 1 && word.size() < 6 && word.find_first_not_of("IVX") == std::string_view::npos;
}

// A token without a letter or digit; letters beyond ASCII are taken for letters, but not signs such as "€" and "█".
bool is_sign(std::string_view word) {
    constexpr auto says_something = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    if (std::any_of(word.begin(), word.end(), says_something)) return false;
    // U+2000 to U+2BFF, and the signs of Latin-1.
    return word.empty() || static_cast<unsigned char>(word.front()) < 0x80 || word.front() == '\xE2' ||
           word.front() == '\xC2';
}

bool is_small(std::string_view word) { return !word.empty() && word.front() >= 'a' && word.front() <= 'z'; }

// Of "Acme <ACM.N" the name is what stands before the bracket, of "ACM.N> of Acme" what stands behind it.
void cut_signs(NameSpan& name, const std::vector<std::string_view>& words) {
    const auto at = [&](std::uint32_t token) { return words.begin() + token; };
    const auto opened = std::find(at(name.first), at(name.last), "<");
    if (opened != at(name.first)) name.last = static_cast<std::uint32_t>(opened - words.begin());
    const auto closed = std::find(at(name.first), at(name.last), ">");
    if (closed != at(name.last) && closed + 1 != at(name.last)) {
        name.first = static_cast<std::uint32_t>(closed + 1 - words.begin());
        while (name.first < name.last && is_small(words[name.first])) ++name.first;
    }
    while (name.first < name.last && is_sign(words[name.last - 1])) --name.last;
    while (name.first < name.last && is_sign(words[name.first])) ++name.first;
}

bool is_ticker(const NameSpan& name, const std::vector<std::string_view>& words) {
    return name.first > 0 && words[name.first - 1] == "<" && name.last < words.size() && words[name.last] == ">";
}

bool continues_person(const NameSpan& name, const NameSpan& next, const std::vector<std::string_view>& words) {
    if (name.kind != NameClass::person || next.kind != NameClass::person) return false;
    constexpr std::uint32_t most_particles = 2;
    if (next.first <= name.last || next.first - name.last > most_particles) return false;
    return std::all_of(words.begin() + name.last, words.begin() + next.first, is_particle);
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// "Bank of England" gives "boe"; without its small words "be".
std::string initials_of(const NameSpan& name, const std::vector<std::string_view>& words, bool with_small_words) {
    std::string initials;
    for (std::uint32_t i = name.first; i < name.last; ++i) {
        const char first = words[i].front();
        if (with_small_words || lowered(first) != first) initials += lowered(first);
    }
    return initials;
}

bool is_short_for(std::string_view word, const NameSpan& name, const std::vector<std::string_view>& words) {
    std::string letters;
    for (const char c : word)
        if (c != '.') letters += lowered(c);
    const bool has_capital = lowered(word.front()) != word.front();
    if (letters.size() < 2 || !has_capital) return false;
    return letters == initials_of(name, words, true) || letters == initials_of(name, words, false);
}

// "Bank of England (BoE)": what stands in brackets behind an organisation and has its initials is the organisation.
void take_in_short_forms(std::vector<NameSpan>& names, const std::vector<std::string_view>& words) {
    for (std::size_t n = 0; n < names.size(); ++n) {
        const NameSpan name = names[n];
        const std::uint32_t at = name.last + 1;
        if (name.kind != NameClass::organisation || at + 1 >= words.size()) continue;
        if (words[at - 1] != "(" || words[at + 1] != ")" || !is_short_for(words[at], name, words)) continue;
        const NameSpan form{at, at + 1, NameClass::organisation, name.confidence};
        const bool is_tagged = n + 1 < names.size() && names[n + 1].first <= at;
        if (!is_tagged)
            names.insert(names.begin() + static_cast<std::ptrdiff_t>(n) + 1, form);
        else if (names[n + 1].first == at && names[n + 1].last == at + 1)
            names[n + 1].kind = form.kind;
    }
}

}  // namespace

std::vector<NameSpan> mend_names(const std::vector<NameSpan>& names, const std::vector<std::string_view>& words) {
    std::vector<NameSpan> mended;
    for (NameSpan name : names) {
        cut_signs(name, words);
        if (name.first == name.last || is_ticker(name, words)) continue;
        if (!mended.empty() && continues_person(mended.back(), name, words)) {
            mended.back().last = name.last;
            mended.back().confidence = std::min(mended.back().confidence, name.confidence);
            continue;
        }
        if (name.kind == NameClass::person && name.last < words.size() && is_regnal_number(words[name.last]))
            ++name.last;
        mended.push_back(name);
    }
    take_in_short_forms(mended, words);
    return mended;
}

}  // namespace dateline
