#include "schemas/name_key.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline {

namespace {

// Rewriting by tables, as Philips' Metaphone (1990) and Mokotoff and Daitch's code for Slavic and German names (1985)
// do it. Those give all vowels up, and codes that give up the vowels find several times more strangers than bearers
// (Christen, "A Comparison of Personal Name Matching", 2006): here a vowel stays what it is, and only spellings that
// languages have for one sound become one.
//
// Sounds that Latin letters are free for once c, q, w and x are gone: c as in "church", q as in "shoe", x as in "loch".

enum class At : std::uint8_t { anywhere, begin, inside, end };
enum class Next : std::uint8_t { any, vowel, consonant, front_vowel, no_vowel };

// What is written so becomes that, in words of at least so many letters.
struct Rule {
    std::string_view written;
    std::string_view becomes;
    At at = At::anywhere;
    Next next = Next::any;
    std::size_t least = 0;
};

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }
bool is_front_vowel(char c) { return c == 'e' || c == 'i' || c == 'y'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// Beginnings that no rule of sounds brings together: Arabic vowels, and names that every language spells in its own
// way.
constexpr std::array beginnings{
    Rule{"ghaddaf", "kadaf"},    Rule{"gheddaf", "kadaf"},    Rule{"khaddaf", "kadaf"},   Rule{"gaddaf", "kadaf"},
    Rule{"gadhaf", "kadaf"},     Rule{"gathaf", "kadaf"},     Rule{"ghadaf", "kadaf"},    Rule{"kaddaf", "kadaf"},
    Rule{"kadhaf", "kadaf"},     Rule{"khadaf", "kadaf"},     Rule{"qaddaf", "kadaf"},    Rule{"qadhaf", "kadaf"},
    Rule{"qathaf", "kadaf"},     Rule{"gadaf", "kadaf"},      Rule{"qadaf", "kadaf"},     Rule{"mohammad", "mohamed"},
    Rule{"muhammad", "mohamed"}, Rule{"muhammed", "mohamed"}, Rule{"mohamad", "mohamed"}, Rule{"muhamad", "mohamed"},
    Rule{"muhamed", "mohamed"},  Rule{"ahmad", "ahmed"},      Rule{"hossein", "husein"},  Rule{"hossain", "husein"},
    Rule{"hosein", "husein"},    Rule{"abdel", "abdul"},      Rule{"abdal", "abdul"},     Rule{"usama", "osama"},
    Rule{"umar", "omar"},        Rule{"moamm", "muam"},       Rule{"moamar", "muamar"},   Rule{"khalid", "khaled"},
    Rule{"hizb", "hezb"},        Rule{"ebrahim", "ibrahim"},  Rule{"rohani", "ruhani"},   Rule{"mursi", "morsi"},
    Rule{"husni", "hosni"},      Rule{"qaida", "qaeda"},      Rule{"mc", "mac"},          Rule{"selensk", "zelensk"},
    Rule{"jelz", "elts"},        Rule{"yelts", "elts"},       Rule{"ielts", "elts"},      Rule{"jewg", "evg"},
    Rule{"yevg", "evg"},         Rule{"yekat", "ekat"},       Rule{"jekat", "ekat"},      Rule{"yelena", "elena"},
    Rule{"jelena", "elena"},     Rule{"yegor", "egor"},       Rule{"jegor", "egor"},      Rule{"iou", "yu"},
    Rule{"jur", "yur"},          Rule{"jul", "yul"},          Rule{"poutine", "putin"},   Rule{"lenine", "lenin"},
    Rule{"staline", "stalin"},
};

// Endings, the longer ones first. Where no length is said, of words with two letters more than the ending.
constexpr std::array endings{
    Rule{"vitsch", "vich"},
    Rule{"witsch", "vich"},
    Rule{"vytsch", "vich"},
    Rule{"wytsch", "vich"},
    Rule{"outine", "utin", At::end, Next::any, 7},
    Rule{"itsyne", "itsyn"},
    Rule{"shenka", "shenko"},
    Rule{"vitch", "vich"},
    Rule{"witch", "vich"},
    Rule{"vytch", "vich"},
    Rule{"tsine", "tsin"},
    Rule{"skaya", "ska"},
    Rule{"skaja", "ska"},
    Rule{"skaia", "ska"},
    Rule{"chyov", "chev"},
    Rule{"vicz", "vich"},
    Rule{"wicz", "vich"},
    Rule{"vych", "vich"},
    Rule{"chov", "chev"},
    Rule{"chow", "chev"},
    Rule{"chew", "chev"},
    Rule{"iyev", "ev"},
    Rule{"ijev", "ev"},
    Rule{"ijew", "ev"},
    Rule{"dzic", "dzich"},
    Rule{"skiy", "ski"},
    Rule{"skij", "ski"},
    Rule{"skyy", "ski"},
    Rule{"skyi", "ski"},
    Rule{"skyj", "ski"},
    Rule{"skii", "ski"},
    Rule{"vic", "vich"},
    Rule{"wic", "vich"},
    Rule{"vyc", "vich"},
    Rule{"dic", "dich"},
    Rule{"sic", "sich"},
    Rule{"jic", "jich"},
    Rule{"cev", "chev"},
    Rule{"tzki", "tski"},
    Rule{"tzky", "tski"},
    Rule{"zki", "ski"},
    Rule{"zky", "ski"},
    Rule{"iev", "ev"},
    Rule{"yev", "ev"},
    Rule{"jev", "ev"},
    Rule{"jew", "ev"},
    Rule{"yov", "ev"},
    Rule{"iov", "ev"},
    Rule{"jow", "ev"},
    Rule{"jov", "ev"},
    Rule{"off", "ov"},
    Rule{"eff", "ev"},
    Rule{"owe", "oue", At::end, Next::any, 4},
    Rule{"que", "k"},
    Rule{"iy", "i"},
    Rule{"ij", "i"},
    Rule{"yy", "i"},
    Rule{"yi", "i"},
    Rule{"yj", "i"},
    Rule{"ii", "i"},
    Rule{"ah", "a"},
    Rule{"eh", "e"},
    Rule{"tz", "z"},
};
constexpr std::size_t before_ending = 2;

// Sounds, in the order in which they are tried.
constexpr std::array sounds{
    Rule{"schtsch", "qc"},
    Rule{"chtch", "qc"},
    Rule{"shch", "qc"},
    Rule{"tsch", "c"},
    Rule{"tch", "c"},
    Rule{"sch", "q"},
    Rule{"cz", "c"},
    Rule{"sh", "q"},
    Rule{"zh", "zh", At::begin},
    Rule{"zh", "q"},
    Rule{"ch", "k", At::anywhere, Next::consonant},
    Rule{"ch", "c"},
    Rule{"ck", "k"},
    Rule{"cq", "k"},
    Rule{"kh", "k", At::anywhere, Next::consonant},
    Rule{"kh", "k", At::end},
    Rule{"kh", "x"},
    Rule{"gh", "g"},
    Rule{"ph", "f"},
    Rule{"dh", "d"},
    Rule{"dj", "d"},
    Rule{"th", "t", At::begin},
    Rule{"nthony", "ntoni"},
    Rule{"tsov", "sov", At::end},
    Rule{"tsow", "sov", At::end},
    Rule{"tsk", "sk"},
    Rule{"ts", "s", At::anywhere, Next::front_vowel},
    Rule{"tz", "s", At::inside},
    Rule{"z", "z", At::begin},
    Rule{"z", "z", At::end},
    Rule{"z", "s"},
    Rule{"c", "s", At::anywhere, Next::front_vowel},
    Rule{"c", "k"},
    Rule{"x", "ks"},
    Rule{"q", "k"},
    Rule{"gue", "ge"},
    Rule{"gui", "gi"},
    Rule{"ou", "u"},
    Rule{"oo", "u", At::anywhere, Next::any, 6},
    Rule{"ee", "i", At::anywhere, Next::any, 6},
    Rule{"oyev", "oev"},
    Rule{"ojew", "oev"},
    Rule{"ojev", "oev"},
    Rule{"oev", "oev"},
    Rule{"ue", "u", At::inside, Next::consonant},
    Rule{"oe", "o", At::inside, Next::consonant},
    Rule{"ai", "ei"},
    Rule{"ay", "ei"},
    Rule{"ey", "ei"},
    Rule{"aj", "ei", At::anywhere, Next::no_vowel},
    Rule{"ej", "ei", At::anywhere, Next::no_vowel},
    Rule{"oy", "oi"},
    Rule{"oj", "oi", At::anywhere, Next::no_vowel},
    Rule{"j", "y", At::begin, Next::vowel, 6},
    Rule{"y", "y", At::begin, Next::vowel},
    Rule{"y", "i"},
    Rule{"w", "v"},
};

bool follows(const Rule& rule, std::string_view rest) {
    const bool at_end = rest.empty();
    switch (rule.next) {
        case Next::vowel:
            return !at_end && is_vowel(rest.front());
        case Next::consonant:
            return !at_end && !is_vowel(rest.front());
        case Next::front_vowel:
            return !at_end && is_front_vowel(rest.front());
        case Next::no_vowel:
            return at_end || !is_vowel(rest.front());
        case Next::any:
            break;
    }
    return true;
}

bool applies(const Rule& rule, std::string_view word, std::size_t at) {
    if (word.size() < rule.least || !word.substr(at).starts_with(rule.written)) return false;
    const std::string_view rest = word.substr(at + rule.written.size());
    if (rule.at == At::begin && at > 0) return false;
    if (rule.at == At::end && !rest.empty()) return false;
    if (rule.at == At::inside && (at == 0 || rest.empty())) return false;
    return follows(rule, rest);
}

void rewrite_beginning(std::string& word) {
    const auto* rule = std::find_if(beginnings.begin(), beginnings.end(),
                                    [&](const Rule& row) { return word.starts_with(row.written); });
    if (rule != beginnings.end()) word.replace(0, rule->written.size(), rule->becomes);
}

void rewrite_ending(std::string& word) {
    const auto* rule = std::find_if(endings.begin(), endings.end(), [&](const Rule& row) {
        const std::size_t least = row.least > 0 ? row.least : row.written.size() + before_ending;
        return word.size() >= least && word.ends_with(row.written);
    });
    if (rule == endings.end()) return;
    word.replace(word.size() - rule->written.size(), rule->written.size(), rule->becomes);
}

// A j between a consonant and a vowel is the vowel: "Netanjahu".
bool is_soft_j(std::string_view word, std::size_t at) {
    return word[at] == 'j' && at > 0 && !is_vowel(word[at - 1]) && at + 1 < word.size() && is_vowel(word[at + 1]);
}

std::string rewrite_sounds(std::string_view word) {
    std::string key;
    for (std::size_t at = 0; at < word.size();) {
        const auto* rule =
            std::find_if(sounds.begin(), sounds.end(), [&](const Rule& row) { return applies(row, word, at); });
        if (rule != sounds.end()) {
            key += rule->becomes;
            at += rule->written.size();
        } else {
            key += is_soft_j(word, at) ? 'i' : word[at];
            ++at;
        }
    }
    return key;
}

void single_letters(std::string& key) { key.erase(std::unique(key.begin(), key.end()), key.end()); }

// The letters and digits; of a word of other scripts its bytes as hex digits.
std::string plain_letters(std::string_view word) {
    std::string letters;
    std::string hex;
    for (const char c : word) {
        constexpr std::string_view digits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        if (is_letter(c) || (c >= '0' && c <= '9')) letters += c;
        if (byte >= 0x80) hex.append(1, digits[byte >> 4]).append(1, digits[byte & 0xF]);
    }
    return letters.empty() ? hex : letters;
}

}  // namespace

// Short names, of which a letter makes another (Li, Lee), and what holds digits stay as they are.
std::string name_key(std::string_view folded_word) {
    constexpr std::size_t longest_short = 3;
    std::string word = plain_letters(folded_word);
    if (word.size() <= longest_short || !std::all_of(word.begin(), word.end(), is_letter)) return word;
    rewrite_beginning(word);
    rewrite_ending(word);
    std::string key = rewrite_sounds(word);
    single_letters(key);
    return key;
}

}  // namespace dateline
