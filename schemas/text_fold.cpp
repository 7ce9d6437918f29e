#include "schemas/text_fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

namespace dateline {

namespace {

// What the next character is to the scanner.
enum class CharClass : std::uint8_t { other, letter, digit, unicode };

constexpr std::array<CharClass, 256> make_classes() {
    std::array<CharClass, 256> classes{};
    for (unsigned c = 0; c < 256; ++c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) classes[c] = CharClass::letter;
        if (c >= '0' && c <= '9') classes[c] = CharClass::digit;
        if (c >= 128) classes[c] = CharClass::unicode;
    }
    return classes;
}
constexpr auto classes = make_classes();

CharClass class_of(char c) { return classes[static_cast<unsigned char>(c)]; }
bool is_alnum(char c) { return class_of(c) == CharClass::letter || class_of(c) == CharClass::digit; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_ascii(std::string_view text) {
    for (const char c : text) {
        if (class_of(c) == CharClass::unicode) return false;
    }
    return true;
}

// Letters that no decomposition takes apart, and punctuation that is written in several ways.
constexpr std::array<std::pair<UChar32, const char*>, 36> special_folds{{
    {0x00AD, ""},   {0x00D8, "o"},  {0x00F8, "o"},  {0x0110, "d"},  {0x0111, "d"},  {0x0141, "l"},
    {0x0142, "l"},  {0x00C6, "ae"}, {0x00E6, "ae"}, {0x0152, "oe"}, {0x0153, "oe"}, {0x00DE, "th"},
    {0x00FE, "th"}, {0x00D0, "d"},  {0x00F0, "d"},  {0x0131, "i"},  {0x0127, "h"},  {0x0126, "h"},
    {0x2018, "'"},  {0x2019, "'"},  {0x201B, "'"},  {0x02BB, "'"},  {0x02BC, "'"},  {0x201C, "\""},
    {0x201D, "\""}, {0x00AB, "\""}, {0x00BB, "\""}, {0x200B, ""},   {0x200C, ""},   {0x200D, ""},
    {0x2060, ""},   {0x201A, "'"},  {0x2039, "'"},  {0x203A, "'"},  {0x201E, "\""}, {0x201F, "\""},
}};

// Marks that stand for a sound of their own (the vowel signs of Hindi or Thai, the voicing marks of Kana) belong to the
// word; accents and points over letters that are read without them do not.
bool is_accent(UChar32 c) {
    const auto type = u_charType(c);
    if (type == U_ENCLOSING_MARK) return true;
    if (type != U_NON_SPACING_MARK || c == 0x3099 || c == 0x309A) return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
        case USCRIPT_INHERITED:
        case USCRIPT_COMMON:
        case USCRIPT_LATIN:
        case USCRIPT_GREEK:
        case USCRIPT_CYRILLIC:
        case USCRIPT_ARABIC:
        case USCRIPT_HEBREW:
        case USCRIPT_SYRIAC:
            return true;
        default:
            return false;
    }
}

void append_folded(UChar32 c, icu::UnicodeString& out) {
    for (const auto& [code, replacement] : special_folds) {
        if (code == c) {
            out += icu::UnicodeString(replacement, -1, US_INV);
            return;
        }
    }
    if (!is_accent(c)) out += c;
}

icu::UnicodeString to_unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// ICU's time grows with the square of the length where marks pile up or a name is transliterated: what is longer than
// any word comes in pieces.
std::string_view take_piece(std::string_view& text) {
    constexpr std::size_t piece_bytes = 512;
    const auto piece = cut_utf8(text, piece_bytes);
    text.remove_prefix(piece.size());
    return piece;
}

void fold_piece(std::string_view piece, std::string& out) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* apart = icu::Normalizer2::getNFKDInstance(status);
    const auto* together = icu::Normalizer2::getNFCInstance(status);
    auto unicode = apart->normalize(to_unicode(piece), status).foldCase();
    unicode = apart->normalize(unicode, status);
    icu::UnicodeString folded;
    for (std::int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1))
        append_folded(unicode.char32At(i), folded);
    together->normalize(folded, status).toUTF8String(out);
}

// Letters of any script as Latin ones.
std::string to_latin(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    thread_local const std::unique_ptr<icu::Transliterator> latin(
        icu::Transliterator::createInstance("NFKC; Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    if (!latin) return std::string(name);
    std::string out;
    while (!name.empty()) {
        auto unicode = to_unicode(take_piece(name));
        latin->transliterate(unicode);
        unicode.toUTF8String(out);
    }
    return out;
}

bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BB || c == 0x02BC;
}

// Letters of scripts written without blanks between words: each is a word. (Full-width Latin letters break lines as
// these do, but make words.)
bool is_unspaced(UChar32 c) {
    if (c < 0x0E00 || (c >= 0xFF01 && c <= 0xFF5E) || !u_isalnum(c)) return false;
    switch (u_getIntPropertyValue(c, UCHAR_LINE_BREAK)) {
        case U_LB_IDEOGRAPHIC:
        case U_LB_COMPLEX_CONTEXT:
        case U_LB_CONDITIONAL_JAPANESE_STARTER:
            return true;
        default:
            return false;
    }
}

bool is_letter_or_digit(UChar32 c) {
    if (c < 0) return false;
    return c < 128 ? is_alnum(static_cast<char>(c)) : u_isalnum(c) && !is_apostrophe(c);
}

// Marks, and characters that are not seen and vanish inside a word.
bool is_attached(UChar32 c) {
    if (c < 128) return false;
    return c == 0x00AD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

// Decodes the code point at `at` and moves behind it; negative for damaged bytes.
UChar32 next_code_point(std::string_view text, std::size_t& at) {
    auto i = static_cast<std::int32_t>(0);
    const auto rest = text.substr(at, 4);
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(rest.data()), i, static_cast<std::int32_t>(rest.size()), c);
    at += static_cast<std::size_t>(i);
    return c;
}

UChar32 peek_code_point(std::string_view text, std::size_t at) {
    return at < text.size() ? next_code_point(text, at) : -1;
}

// Folding may have made several words of a compatibility form (the Arabic ligature of a blessing), or punctuation (the
// apostrophe of the Afrikaans article): what is left is one word that is read as itself again.
void keep_word(std::string& word) {
    constexpr std::string_view joints = "'&.,";
    std::string kept;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        const UChar32 c = next_code_point(word, at);
        const bool is_joint = c >= 0 && c < 128 && joints.find(static_cast<char>(c)) != std::string_view::npos;
        const bool is_second = is_joint && !kept.empty() && joints.find(kept.back()) != std::string_view::npos;
        if ((is_joint && !is_second) || is_letter_or_digit(c) || is_attached(c)) kept.append(word, begin, at - begin);
    }
    const auto first = kept.find_first_not_of(joints);
    word = first == std::string::npos ? std::string() : kept.substr(first, kept.find_last_not_of(joints) + 1 - first);
}

void cut_possessive(std::string& word) {
    while (word.size() > 2 && word.ends_with("'s")) word.resize(word.size() - 2);
}

// Letters and digits with nothing between them.
struct Run {
    std::size_t length = 0;  // without marks
    bool digits = true;
};

Run take_run(std::string_view text, std::size_t& at) {
    Run run;
    for (std::size_t after = at; after < text.size(); at = after) {
        const UChar32 c = next_code_point(text, after);
        if (is_attached(c)) continue;
        if (!is_letter_or_digit(c) || is_unspaced(c)) break;
        ++run.length;
        run.digits = run.digits && u_isdigit(c);
    }
    return run;
}

bool begins_run(std::string_view text, std::size_t at) {
    const UChar32 c = peek_code_point(text, at);
    return is_letter_or_digit(c) && !is_unspaced(c);
}

bool is_initial(std::string_view text, std::size_t at) {
    const Run run = take_run(text, at);
    return run.length == 1 && !run.digits;
}

// What joins two runs to one word: how many bytes it takes (none: the word ends here), and what of it stays.
struct Joint {
    std::size_t bytes = 0;
    std::string_view kept;
};

// The joint at `at`, behind `run`; `initials` counts the single letters that the word consists of so far, 0 if it is
// more.
Joint find_joint(std::string_view text, std::size_t at, const Run& run, unsigned initials) {
    std::size_t behind = at;
    const UChar32 c = behind < text.size() ? next_code_point(text, behind) : -1;
    const auto joint = text.substr(std::min(at, text.size()), behind - at);
    if (is_apostrophe(c) || c == '&') return begins_run(text, behind) ? Joint{joint.size(), joint} : Joint{};
    if (c != '.' && c != ',') return {};
    if (run.digits) return u_isdigit(peek_code_point(text, behind)) ? Joint{1, joint} : Joint{};
    if (c != '.' || initials == 0) return {};
    if (is_initial(text, behind)) return {1, {}};
    // "U.N.'s"
    if (initials > 1 && is_apostrophe(peek_code_point(text, behind))) {
        const Joint possessive = find_joint(text, behind, run, 0);
        return {possessive.bytes == 0 ? 0 : possessive.bytes + 1, possessive.kept};
    }
    return {};
}

}  // namespace

std::string fold_text(std::string_view text) {
    std::string out(text.size(), ' ');
    if (is_ascii(text)) {
        std::transform(text.begin(), text.end(), out.begin(), lower);
        return out;
    }
    out.clear();
    while (!text.empty()) fold_piece(take_piece(text), out);
    return out;
}

std::string fold_name(std::string_view name) {
    std::string folded = fold_text(name);
    if (!is_ascii(folded)) folded = fold_text(to_latin(name));
    std::erase_if(folded, [](char c) { return c == '\'' || c == '.'; });
    return folded;
}

std::vector<std::string> name_words(std::string_view name) {
    const std::string folded = fold_name(name);
    std::vector<std::string> words;
    WordScanner scanner(folded);
    while (scanner.next()) words.emplace_back(scanner.word());
    return words;
}

bool WordScanner::next() {
    while (at_ < text_.size()) {
        if (class_of(text_[at_]) == CharClass::other) {
            ++at_;
            continue;
        }
        begin_ = at_;
        if (scan_plain() || scan_any()) return true;
    }
    return false;
}

// The common case: a run of ASCII with no joint behind it. False leaves the word to scan_any().
bool WordScanner::scan_plain() {
    const auto at = [this](std::size_t i) { return i < text_.size() ? text_[i] : ' '; };
    std::size_t i = begin_;
    while (is_alnum(at(i))) ++i;
    const char c = at(i);
    const bool may_join = (c == '.' || c == ',' || c == '\'' || c == '&') && class_of(at(i + 1)) != CharClass::other;
    if (class_of(c) == CharClass::unicode || may_join) return false;
    word_.resize(i - begin_);
    std::transform(text_.begin() + static_cast<std::ptrdiff_t>(begin_), text_.begin() + static_cast<std::ptrdiff_t>(i),
                   word_.begin(), lower);
    end_ = at_ = i;
    return true;
}

bool WordScanner::scan_any() {
    word_.clear();
    end_ = begin_;
    if (is_unspaced(next_code_point(text_, end_))) {
        while (is_attached(peek_code_point(text_, end_))) next_code_point(text_, end_);
        word_ = text_.substr(begin_, end_ - begin_);
    } else {
        std::size_t end = begin_;
        scan_runs(end);
        end_ = std::max(end, end_);
    }
    at_ = end_;
    const bool was_ascii = is_ascii(word_);
    word_ = fold_text(word_);
    if (!was_ascii) keep_word(word_);
    cut_possessive(word_);
    return !word_.empty();
}

// Gathers the unfolded word of runs and joints from `at` on, and moves behind it.
void WordScanner::scan_runs(std::size_t& at) {
    unsigned initials = 0;
    for (bool first = true;; first = false) {
        const std::size_t start = at;
        const Run run = take_run(text_, at);
        if (run.length == 0) return;
        word_ += text_.substr(start, at - start);
        initials = run.length == 1 && !run.digits && (first || initials > 0) ? initials + 1 : 0;
        const Joint joint = find_joint(text_, at, run, initials);
        if (joint.bytes == 0) return;
        word_ += joint.kept;
        at += joint.bytes;
        if (!joint.kept.empty()) initials = 0;
    }
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return count;
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    // Three bytes back at most: a longer tail is damage, and any place is as good.
    for (std::size_t back = 0; back < 4 && back <= bytes; ++back) {
        if ((static_cast<unsigned char>(text[bytes - back]) & 0xC0U) != 0x80U) return text.substr(0, bytes - back);
    }
    return text.substr(0, bytes);
}

}  // namespace dateline
