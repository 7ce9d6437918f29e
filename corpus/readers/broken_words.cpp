#include "corpus/readers/broken_words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

constexpr std::size_t longest_word = 64;  // bytes of one half

struct Mark {
    std::string_view text;
    bool is_certain;  // that a word was broken
};
constexpr std::array<Mark, 4> marks{{
    {"-", false},
    {"\u2010", false},
    {"\u00AD", true},  // soft hyphen
    {"\u00AC", true},  // not sign, for which OCR takes a hyphen at a line's end
}};

// "short- and long-term": what stands behind a hyphen that stands for a word to come.
constexpr std::array<std::string_view, 12> conjunctions{"and", "or", "to", "und", "oder", "bis",
                                                        "et",  "ou", "y",  "o",   "och",  "en"};

// Letters of all scripts, but not the punctuation from U+2000 on, whose first byte is 0xE2.
bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           (static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) != 0xE2);
}

// Without hyphens at the ends, and without what is left of a character that was cut.
std::string_view bare_word(std::string_view word) {
    const auto first = std::find_if(word.begin(), word.end(),
                                    [](char c) { return c != '-' && (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    word.remove_prefix(static_cast<std::size_t>(first - word.begin()));
    return word.substr(0, word.find_last_not_of('-') + 1);
}

std::string_view last_word(std::string_view line) {
    std::size_t begin = line.size();
    while (begin > 0 && line.size() - begin < longest_word && is_word_byte(line[begin - 1])) --begin;
    return bare_word(line.substr(begin));
}

std::string_view first_word(std::string_view line) {
    std::size_t end = 0;
    while (end < line.size() && end < longest_word && is_word_byte(line[end])) ++end;
    return line.substr(0, end);
}

UChar32 first_character(std::string_view text) {
    std::int32_t i = 0;
    UChar32 c = -1;
    const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4));
    if (size > 0) U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, size, c);
    return c;
}

UChar32 last_character(std::string_view text) {
    const auto is_continuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    std::size_t begin = text.size();
    while (begin > 0 && is_continuation(text[--begin])) {
    }
    return first_character(text.substr(begin));
}

bool is_letter(UChar32 c) { return c >= 0 && u_isalpha(c); }

bool is_conjunction(std::string_view word) {
    return std::find(conjunctions.begin(), conjunctions.end(), word) != conjunctions.end();
}

// The mark that the line ends with; null where it ends otherwise.
const Mark* find_mark(std::string_view line) {
    const auto row =
        std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) { return line.ends_with(mark.text); });
    return row == marks.end() ? nullptr : &*row;
}

}  // namespace

std::optional<std::size_t> BrokenWords::cut_at(std::string_view line, std::string_view next) {
    const Mark* const mark = find_mark(line);
    if (mark == nullptr) return std::nullopt;
    const auto before = line.substr(0, line.size() - mark->text.size());
    if (!is_letter(last_character(before)) || !is_letter(first_character(next))) return std::nullopt;
    if (mark->is_certain) return mark->text.size();
    const auto left = lowered(last_word(before));
    const auto right = lowered(first_word(next));
    if (is_conjunction(right)) return std::nullopt;
    if (stands_in_text(left + '-' + right)) return 0;
    if (stands_in_text(left + right)) return mark->text.size();
    const bool is_doubtful = u_islower(first_character(next)) && left.find('-') == std::string::npos;
    return is_doubtful && in_doubt_ == LineHyphen::dropped ? mark->text.size() : 0;
}

bool BrokenWords::stands_in_text(const std::string& word) {
    if (lowered_.empty()) {
        lowered_ = lowered(text_);
        for (std::string_view rest = lowered_; !rest.empty();) {
            const auto found = first_word(rest);
            if (const auto bare = bare_word(found); !bare.empty()) words_.insert(bare);
            rest.remove_prefix(std::max<std::size_t>(found.size(), 1));
        }
    }
    return words_.count(word) != 0;
}

std::string join_broken_words(std::string_view text, LineHyphen in_doubt) {
    BrokenWords words(text, in_doubt);
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const bool ends = text.find('\n') != std::string_view::npos;
        const auto line = trim_end(take_line(text));
        const auto next = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
        out += line;
        const auto cut = words.cut_at(line, next);
        if (!cut) {
            if (ends) out += '\n';
            continue;
        }
        out.resize(out.size() - *cut);
        text = next;
        // The second half goes up; where it is a line of its own, the next turn does so, and may find it broken again.
        const auto half = text.substr(0, text.find_first_of(blanks));
        const auto behind = text.substr(half.size());
        const auto more = behind.find_first_not_of(" \t\r");
        if (more == std::string_view::npos || behind[more] == '\n') continue;
        out.append(half) += '\n';
        text = behind.substr(more);
    }
    return out;
}

}  // namespace dateline
