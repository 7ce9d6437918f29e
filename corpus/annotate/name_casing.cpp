#include "corpus/annotate/name_casing.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "corpus/annotate/name_lexicon.hpp"
#include "corpus/annotate/name_reading.hpp"
#include "corpus/annotate/organisation_names.hpp"

namespace dateline {

namespace {

namespace t = name_trait;

// Code point at `at`, moving behind it; negative for damaged bytes.
UChar32 take_code_point(std::string_view text, std::size_t& at) {
    const auto rest = text.substr(at, 4);
    std::int32_t size = 0;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(rest.data()), size, static_cast<std::int32_t>(rest.size()), c);
    at += static_cast<std::size_t>(size);
    return c;
}

void append_code_point(UChar32 c, std::string& out) { icu::UnicodeString(c).toUTF8String(out); }

// The first letter stays, and those behind a hyphen or an apostrophe that more than one letter follows; "MC" too.
std::string title_cased(std::string_view word) {
    std::string out;
    std::size_t run = 0;  // letters since the last that stayed
    const bool scottish = word.starts_with("MC") && word.size() > 4;
    for (std::size_t at = 0; at < word.size();) {
        const auto begin = at;
        const UChar32 c = take_code_point(word, at);
        const bool letter = c >= 0 && u_isalpha(c);
        const bool stays = run == 0 || (scottish && begin == 2);
        if (letter && !stays)
            append_code_point(u_tolower(c), out);
        else
            out.append(word, begin, at - begin);
        const bool parts = c == '-' || ((c == '\'' || c == 0x2019) && word.size() - at > 1);
        run = parts ? 0 : run + (letter ? 1U : 0U);
    }
    return out;
}

bool has_vowel(std::string_view word) { return word.find_first_of("AEIOUY") != std::string_view::npos; }

bool is_plain_ascii(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// "UNESCO": initials of a name that everybody knows.
bool is_known_acronym(std::string_view key) {
    const auto full = well_known_name(key);
    if (full == key) return false;
    std::vector<NameWord> words;
    append_name_words(full, words);
    const auto acronyms = initials(words);
    return std::find(acronyms.begin(), acronyms.end(), key) != acronyms.end();
}

// "U.N.", "J."
bool has_inner_stop(std::string_view word) {
    constexpr std::size_t longest = 8;
    return word.size() <= longest && word.substr(1, 1) == ".";
}

// "AG"
bool is_short_form(std::string_view word, NameTraits traits) {
    return (traits & t::legal_form) != 0 && word.size() == 2 && word != "CO";
}

// "U.N.", "III", "GM", "BBC": a word that is written so everywhere.
bool stays_in_capitals(std::string_view word, NameClass kind, bool alone) {
    constexpr std::size_t longest_acronym = 3;
    constexpr std::size_t longest_without_vowels = 8;
    if (!is_plain_ascii(word)) return false;
    if (word.size() < 2 || has_inner_stop(word)) return true;
    const auto key = folded_name(word);
    const auto traits = name_traits(key);
    if ((traits & t::generation) != 0) return key.find_first_not_of("ivx") == std::string::npos;
    if (kind == NameClass::person || ((traits & t::small) != 0 && !alone)) return false;
    if (is_known_acronym(key) || is_short_form(word, traits)) return true;
    if ((traits & (t::legal_form | t::head | t::generic)) != 0) return false;
    if (kind == NameClass::location) return alone && word.size() <= longest_acronym;
    if (word.find('&') != std::string_view::npos || word.size() <= longest_acronym) return true;
    return !has_vowel(word) && word.size() <= longest_without_vowels;
}

bool is_small_inside(std::string_view word, NameClass kind) {
    const auto traits = name_traits(folded_name(word));
    return (traits & (kind == NameClass::person ? t::particle : t::small)) != 0;
}

}  // namespace

bool is_in_capitals(std::string_view text) {
    bool has_capital = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 'a' && byte <= 'z') return false;
        has_capital = has_capital || (byte >= 'A' && byte <= 'Z');
        if (byte < 0x80) {
            ++at;
            continue;
        }
        const UChar32 c = take_code_point(text, at);
        if (c < 0) continue;
        if (u_islower(c)) return false;
        has_capital = has_capital || u_isupper(c);
    }
    return has_capital;
}

std::string cased_name(std::string_view name, NameClass kind) {
    if (!is_in_capitals(name)) return std::string(name);
    std::string out;
    const bool alone = name.find(' ') == std::string_view::npos;
    for (std::size_t at = 0; at < name.size();) {
        const auto end = std::min(name.find(' ', at), name.size());
        const auto word = name.substr(at, end - at);
        if (at > 0 && is_small_inside(word, kind)) {
            for (const char c : word) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        } else {
            out += stays_in_capitals(word, kind, alone) ? std::string(word) : title_cased(word);
        }
        if (end < name.size()) out += ' ';
        at = end + 1;
    }
    return out;
}

}  // namespace dateline
