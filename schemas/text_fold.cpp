#include "schemas/text_fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

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
constexpr std::array<std::pair<UChar32, const char*>, 30> special_folds{{
    {0x00AD, ""},   {0x00D8, "o"},  {0x00F8, "o"},  {0x0110, "d"},  {0x0111, "d"},  {0x0141, "l"},
    {0x0142, "l"},  {0x00C6, "ae"}, {0x00E6, "ae"}, {0x0152, "oe"}, {0x0153, "oe"}, {0x00DE, "th"},
    {0x00FE, "th"}, {0x00D0, "d"},  {0x00F0, "d"},  {0x0131, "i"},  {0x0127, "h"},  {0x0126, "h"},
    {0x2018, "'"},  {0x2019, "'"},  {0x201B, "'"},  {0x02BC, "'"},  {0x201C, "\""}, {0x201D, "\""},
    {0x00AB, "\""}, {0x00BB, "\""}, {0x200B, ""},   {0x200C, ""},   {0x200D, ""},   {0x2060, ""},
}};

void append_folded(UChar32 c, std::string& out) {
    for (const auto& [code, replacement] : special_folds) {
        if (code == c) {
            out += replacement;
            return;
        }
    }
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) return;
    icu::UnicodeString(c).toUTF8String(out);
}

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018; }

// Scripts written without blanks between words: each letter is a word.
bool is_unspaced(UChar32 c) {
    if (c < 0x0E00) return false;
    switch (u_getIntPropertyValue(c, UCHAR_LINE_BREAK)) {
        case U_LB_IDEOGRAPHIC:
        case U_LB_COMPLEX_CONTEXT:
        case U_LB_CONDITIONAL_JAPANESE_STARTER:
            return true;
        default:
            return false;
    }
}

bool is_word_char(UChar32 c) {
    if (c < 0) return false;
    if (c < 128) return is_alnum(static_cast<char>(c));
    if (c == 0x00AD || (c >= 0x200B && c <= 0x200D) || c == 0x2060) return true;  // vanish inside a word
    return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
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

void cut_possessive(std::string& word) {
    if (word.size() > 2 && word.ends_with("'s")) word.resize(word.size() - 2);
}

}  // namespace

std::string fold_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    if (is_ascii(text)) {
        for (const char c : text) out += lower(c);
        return out;
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) return std::string(text);
    icu::UnicodeString unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    unicode = normalizer->normalize(unicode, status).foldCase();
    unicode = normalizer->normalize(unicode, status);
    for (std::int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1))
        append_folded(unicode.char32At(i), out);
    return out;
}

std::string fold_name(std::string_view name) {
    std::string folded = fold_text(name);
    if (!is_ascii(folded)) {
        UErrorCode status = U_ZERO_ERROR;
        thread_local const std::unique_ptr<icu::Transliterator> latin(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        if (latin) {
            auto unicode = icu::UnicodeString::fromUTF8(folded);
            latin->transliterate(unicode);
            folded.clear();
            unicode.toUTF8String(folded);
        }
    }
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
        const auto kind = class_of(text_[at_]);
        if (kind == CharClass::other) {
            ++at_;
            continue;
        }
        begin_ = at_;
        if (kind == CharClass::unicode ? scan_unicode() : scan_ascii()) return true;
    }
    return false;
}

// The common case: a word of ASCII. What turns out to hold other letters is scanned again by scan_unicode().
bool WordScanner::scan_ascii() {
    word_.clear();
    const auto at = [this](std::size_t i) { return i < text_.size() ? text_[i] : '\0'; };
    std::size_t i = begin_;
    bool initials = true;  // so far single letters with full stops between: "U.N"
    for (;;) {
        const std::size_t start = i;
        bool digits = true;
        while (is_alnum(at(i))) {
            digits = digits && class_of(at(i)) == CharClass::digit;
            word_ += lower(at(i++));
        }
        if (class_of(at(i)) == CharClass::unicode) return scan_unicode();
        initials = initials && i - start == 1 && !digits;
        const char next = at(i + 1);
        if (at(i) == '.' && initials && class_of(next) == CharClass::letter && !is_alnum(at(i + 2)) &&
            class_of(at(i + 2)) != CharClass::unicode) {
            ++i;
        } else if ((at(i) == '.' || at(i) == ',') && digits && class_of(next) == CharClass::digit) {
            word_ += at(i++);
        } else if ((at(i) == '\'' || at(i) == '&') && is_alnum(next)) {
            word_ += at(i++);
            initials = false;
        } else if (class_of(next) == CharClass::unicode && (at(i) == '\'' || at(i) == '&') &&
                   is_word_char(peek_code_point(text_, i + 1))) {
            return scan_unicode();
        } else {
            break;
        }
    }
    end_ = at_ = i;
    cut_possessive(word_);
    return true;
}

bool WordScanner::scan_unicode() {
    std::size_t i = begin_;
    const UChar32 first = next_code_point(text_, i);
    if (!is_word_char(first)) {
        at_ = i;
        return false;
    }
    if (!is_unspaced(first)) {
        for (;;) {
            std::size_t after = i;
            const UChar32 c = after < text_.size() ? next_code_point(text_, after) : -1;
            const UChar32 behind = peek_code_point(text_, after);
            const bool joins = (is_apostrophe(c) || c == '&') && is_word_char(behind) && !is_unspaced(behind);
            if (!joins && (!is_word_char(c) || is_unspaced(c))) break;
            i = after;
        }
    }
    end_ = at_ = i;
    word_ = fold_text(text_.substr(begin_, end_ - begin_));
    cut_possessive(word_);
    // A compatibility form may fold to something with a blank in it ("½" is "1⁄2"): only letters, digits and joints
    // stay.
    std::erase_if(
        word_, [](char c) { return class_of(c) == CharClass::other && c != '\'' && c != '&' && c != '.' && c != ','; });
    return !word_.empty();
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return count;
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    return text.substr(0, bytes);
}

}  // namespace dateline
