#include "corpus/annotate/word_facts.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <xxhash.h>

#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

std::uint64_t hash(std::string_view text, std::uint64_t seed = 0) {
    return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

void append(std::string& text, UChar32 point) {
    char bytes[U8_MAX_LENGTH];
    std::uint32_t length = 0;
    UBool failed = 0;
    U8_APPEND(reinterpret_cast<std::uint8_t*>(bytes), length, std::uint32_t{U8_MAX_LENGTH},
              static_cast<std::uint32_t>(point), failed);
    if (!failed) text.append(bytes, length);
}

// The forms of a word, made in one walk over its code points.
struct Forms {
    std::string exact;
    std::string lower;
    std::string long_shape;
    std::string shape;                // long_shape with its runs cut to one
    std::vector<std::size_t> begins;  // of the code points of `lower`
    unsigned uppers = 0;
    unsigned lowers = 0;
    bool begins_upper = false;
    bool has_digit = false;

    explicit Forms(std::string_view word);
    void take(UChar32 point, bool is_first);
};

Forms::Forms(std::string_view word) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
    const auto size = static_cast<std::int32_t>(word.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 point = 0;
        const bool is_first = at == 0;
        U8_NEXT_OR_FFFD(bytes, at, size, point);
        if (point == 0x2019) point = '\'';
        if (point != 0xAD) take(point, is_first);
    }
}

void Forms::take(UChar32 point, bool is_first) {
    begins.push_back(lower.size());
    char kind = '\0';
    if (u_isdigit(point)) {
        has_digit = true;
        exact += '0';
        lower += '0';
        kind = 'd';
    } else {
        append(exact, point);
        append(lower, u_tolower(point));
        if (u_isupper(point) || u_istitle(point)) {
            kind = 'X';
            ++uppers;
            begins_upper = begins_upper || is_first;
        } else if (u_isalpha(point)) {
            kind = 'x';
            ++lowers;
        } else {
            kind = point < 0x80 ? static_cast<char>(point) : '?';
        }
    }
    if (shape.empty() || shape.back() != kind) shape += kind;
    constexpr std::size_t longest = 8;
    if (long_shape.size() < longest) long_shape += kind;
}

WordCase case_of(const Forms& forms) {
    if (forms.uppers == 0) return forms.lowers == 0 ? WordCase::none : WordCase::lower;
    if (forms.lowers == 0) return WordCase::upper;
    return forms.begins_upper && forms.uppers == 1 ? WordCase::capital : WordCase::mixed;
}

Cluster find_any(const std::string& lower, const WordLexicon& lexicon) {
    Cluster cluster = lexicon.find(lower);
    if (cluster != 0 || lower.empty()) return cluster;
    if (lower.back() == '.') cluster = lexicon.find(std::string_view(lower).substr(0, lower.size() - 1));
    if (cluster != 0) return cluster;
    const bool is_ascii = lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.,-'/") == std::string::npos;
    return is_ascii ? cluster : lexicon.find(fold_text(lower));
}

void add_affixes(const Forms& forms, std::vector<std::uint64_t>& affixes) {
    constexpr std::size_t longest = 5;
    const std::string_view lower = forms.lower;
    const std::size_t length = forms.begins.size();
    for (std::size_t n = 1; n <= longest && n < length; ++n) {
        affixes.push_back(hash(lower.substr(0, forms.begins[n]), 100 + n));
        affixes.push_back(hash(lower.substr(forms.begins[length - n]), 200 + n));
    }
}

void add_parts(const std::string& lower, const WordLexicon& lexicon, std::vector<std::uint64_t>& parts) {
    if (lower.find('-') == std::string::npos || lower.size() < 3) return;
    constexpr std::size_t most = 4;
    for (std::size_t at = 0, n = 0; at < lower.size() && n < most; ++n) {
        const std::size_t end = std::min(lower.find('-', at), lower.size());
        const std::string_view part = std::string_view(lower).substr(at, end - at);
        parts.push_back(hash(part, 300));
        if (const Cluster cluster = lexicon.find(part); cluster != 0)
            parts.push_back((std::uint64_t{0xC1} << 32) + middle_cluster(cluster));
        at = end + 1;
    }
}

}  // namespace

WordFacts word_facts(std::string_view word, const KnownNames& known) {
    const Forms forms(word);
    WordFacts facts;
    facts.exact = hash(forms.exact, 1);
    facts.lower = hash(forms.lower, 2);
    facts.shape = hash(forms.shape, 3);
    facts.long_shape = hash(forms.long_shape, 4);
    facts.cluster = find_any(forms.lower, known.words);
    facts.list_hash = WordLexicon::hash_of(forms.lower);
    facts.lists = known.phrases.find(facts.list_hash);
    facts.letters = case_of(forms);
    facts.has_digit = forms.has_digit;
    facts.is_initial = forms.shape == "X.";
    add_affixes(forms, facts.affixes);
    add_parts(forms.lower, known.words, facts.parts);
    facts.lowered = forms.lower;
    return facts;
}

}  // namespace dateline
