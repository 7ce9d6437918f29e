#include "corpus/annotate/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "corpus/annotate/abbreviations.hpp"

namespace dateline {

namespace {

// What a character is to the tokenizer.
enum class Glyph : std::uint8_t { blank, letter, digit, apostrophe, symbol };

struct Character {
    Glyph glyph;
    std::uint8_t bytes;
};

constexpr Glyph ascii_glyph(unsigned char c) {
    if (c <= ' ' || c == 0x7F) return Glyph::blank;
    if (c >= '0' && c <= '9') return Glyph::digit;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return Glyph::letter;
    return c == '\'' ? Glyph::apostrophe : Glyph::symbol;
}

constexpr auto ascii_glyphs = [] {
    std::array<Glyph, 128> glyphs{};
    for (unsigned c = 0; c < glyphs.size(); ++c) glyphs[c] = ascii_glyph(static_cast<unsigned char>(c));
    return glyphs;
}();

// Ranges of code points above ASCII that are no letters; in order.
struct GlyphRange {
    char32_t first;
    char32_t last;
    Glyph glyph;
};
constexpr std::array other_glyphs{
    GlyphRange{0x80, 0xA0, Glyph::blank},
    GlyphRange{0xA1, 0xA9, Glyph::symbol},
    GlyphRange{0xAB, 0xAC, Glyph::symbol},
    GlyphRange{0xAD, 0xAD, Glyph::letter},  // a soft hyphen is within a word
    GlyphRange{0xAE, 0xB4, Glyph::symbol},
    GlyphRange{0xB6, 0xB9, Glyph::symbol},
    GlyphRange{0xBB, 0xBF, Glyph::symbol},
    GlyphRange{0xD7, 0xD7, Glyph::symbol},
    GlyphRange{0xF7, 0xF7, Glyph::symbol},
    GlyphRange{0x1680, 0x1680, Glyph::blank},
    GlyphRange{0x2000, 0x200B, Glyph::blank},
    GlyphRange{0x200E, 0x200F, Glyph::blank},
    GlyphRange{0x2019, 0x2019, Glyph::apostrophe},
    GlyphRange{0x2028, 0x202F, Glyph::blank},
    GlyphRange{0x2010, 0x205E, Glyph::symbol},
    GlyphRange{0x205F, 0x206F, Glyph::blank},
    GlyphRange{0x20A0, 0x20CF, Glyph::symbol},
    GlyphRange{0x2190, 0x2BFF, Glyph::symbol},
    GlyphRange{0x3000, 0x3000, Glyph::blank},
    GlyphRange{0x3001, 0x3020, Glyph::symbol},
    GlyphRange{0xE000, 0xF8FF, Glyph::symbol},
    GlyphRange{0xFE00, 0xFE0F, Glyph::blank},
    GlyphRange{0xFEFF, 0xFEFF, Glyph::blank},
    GlyphRange{0xFF01, 0xFF0F, Glyph::symbol},
    GlyphRange{0xFFFC, 0xFFFF, Glyph::blank},
    GlyphRange{0x1F000, 0x1FAFF, Glyph::symbol},
};

Glyph other_glyph(char32_t point) {
    for (const GlyphRange& range : other_glyphs)
        if (point >= range.first && point <= range.last) return range.glyph;
    return Glyph::letter;
}

// How many bytes a code point's first byte announces, and which of its bits count; none for a byte that begins none.
unsigned announced(unsigned char c) { return c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0; }

Character character_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {ascii_glyphs[first], 1};
    const unsigned bytes = announced(first);
    if (bytes == 0 || at + bytes > text.size()) return {Glyph::blank, 1};
    char32_t point = first & (0x7Fu >> bytes);
    for (unsigned i = 1; i < bytes; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0) != 0x80) return {Glyph::blank, 1};
        point = (point << 6) | (next & 0x3Fu);
    }
    return {other_glyph(point), static_cast<std::uint8_t>(bytes)};
}

// A letter or digit of ASCII: nearly all of a word.
bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < ascii_glyphs.size() && (ascii_glyphs[byte] == Glyph::letter || ascii_glyphs[byte] == Glyph::digit);
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Ends of contracted words behind their apostrophe: "'s", "'ll". "n't" is apart, since its n goes with it.
constexpr std::array<std::string_view, 7> contractions{"s", "re", "ve", "ll", "m", "d", "t"};

bool equals_lowered(std::string_view text, std::string_view lower) {
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                      [](char a, char b) { return (is_upper(a) ? static_cast<char>(a + 32) : a) == b; });
}

class Tokenizer {
  public:
    explicit Tokenizer(std::string_view text) : text_(text) { out_.text = text; }

    TokenizedText run() {
        out_.tokens.reserve(text_.size() / 5 + 1);
        while (at_ < text_.size()) step();
        return std::move(out_);
    }

  private:
    void step() {
        const Character character = character_at(text_, at_);
        switch (character.glyph) {
            case Glyph::blank:
                if (text_[at_] == '\n') see_line_end();
                at_ += character.bytes;
                return;
            case Glyph::letter:
            case Glyph::digit:
                return take_word();
            case Glyph::apostrophe:
                return take_apostrophe(character.bytes);
            case Glyph::symbol:
                return take_symbol(character.bytes);
        }
    }

    // ---- Tokens

    void add(std::size_t end) {
        begin_sentence_if_due();
        out_.tokens.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)});
        at_ = end;
    }

    Glyph glyph_at(std::size_t at) const { return at < text_.size() ? character_at(text_, at).glyph : Glyph::blank; }
    bool is_word_at(std::size_t at) const {
        const Glyph glyph = glyph_at(at);
        return glyph == Glyph::letter || glyph == Glyph::digit;
    }

    // Whether the character at `at`, which is neither letter nor digit, joins what stands before and behind it to one
    // word.
    bool joins(std::size_t at, std::size_t word_begin) const {
        const char before = text_[at - 1];
        const char behind = at + 1 < text_.size() ? text_[at + 1] : ' ';
        switch (text_[at]) {
            case '-':
            case '&':
            case '_':
                return is_word_at(at + 1);
            case '.':
                return joins_by_stop(at, word_begin);
            case ',':
                return is_digit(before) && has_three_digits(at + 1);
            case ':':
            case '/':
                return is_digit(before) && is_digit(behind);
            case '@':
                return is_word_at(at + 1);
            default:
                return false;
        }
    }

    bool joins_by_stop(std::size_t at, std::size_t word_begin) const {
        if (!is_word_at(at + 1)) return false;
        // "ended.The": a blank was lost.
        const bool is_lost_blank = at > word_begin + 1 && is_lower(text_[at - 1]) && is_upper(text_[at + 1]);
        return !is_lost_blank;
    }

    bool has_three_digits(std::size_t at) const {
        for (std::size_t i = at; i < at + 3; ++i)
            if (i >= text_.size() || !is_digit(text_[i])) return false;
        return at + 3 >= text_.size() || !is_digit(text_[at + 3]);
    }

    // The end of what joins the letters at_ begins with, before abbreviations and contractions are looked at.
    std::size_t word_end() const {
        std::size_t end = at_;
        const std::size_t bound = std::min(text_.size(), at_ + longest_token - 4);
        while (end < bound) {
            if (is_plain(text_[end])) {
                ++end;
                continue;
            }
            const Character character = character_at(text_, end);
            if (character.glyph == Glyph::letter || character.glyph == Glyph::digit) {
                end += character.bytes;
            } else if (character.glyph == Glyph::apostrophe) {
                if (!is_inner_apostrophe(end, character.bytes)) break;
                end += character.bytes;
            } else if (end > at_ && joins(end, at_)) {
                ++end;
            } else {
                break;
            }
        }
        return end;
    }

    // "O'Brien", "o'clock", but not "Izium's", "they'll", "workers'".
    bool is_inner_apostrophe(std::size_t at, std::size_t bytes) const {
        return is_word_at(at + bytes) && contraction_end(at + bytes) == at + bytes;
    }

    // Behind the contraction that begins at `at`, which stands behind an apostrophe; `at` where there is none.
    std::size_t contraction_end(std::size_t at) const {
        for (const std::string_view end : contractions)
            if (equals_lowered(text_.substr(at, end.size()), end) && !is_word_at(at + end.size()))
                return at + end.size();
        return at;
    }

    void take_word() {
        std::size_t end = word_end();
        if (is_link(end)) end = link_end(end);
        if (end < text_.size() && text_[end] == '.') return take_before_stop(end);
        if (end < text_.size() && text_[end] == '$' && is_currency(end)) return add(end + 1);
        const std::size_t negation = begin_of_negation(end);
        if (negation == at_) return add(std::max(end, at_ + character_at(text_, at_).bytes));
        add(negation);
        add(end + character_at(text_, end).bytes + 1);
    }

    // "http://", "www."
    bool is_link(std::size_t end) const {
        return text_.substr(end, 3) == "://" || equals_lowered(text_.substr(at_, 4), "www.");
    }

    std::size_t link_end(std::size_t end) const {
        while (end < text_.size() && end - at_ < longest_token - 4 && glyph_at(end) != Glyph::blank &&
               std::string_view("\"<>()[]{}").find(text_[end]) == std::string_view::npos)
            end += character_at(text_, end).bytes;
        while (end > at_ + 1 && std::string_view(".,;:!?'").find(text_[end - 1]) != std::string_view::npos) --end;
        return end;
    }

    // "US$", "C$"
    bool is_currency(std::size_t end) const {
        return end - at_ <= 3 && std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                             text_.begin() + static_cast<std::ptrdiff_t>(end), is_upper);
    }

    // Where "n't" begins in a word that ends with it, apostrophe of either form; the word's begin where there is none.
    std::size_t begin_of_negation(std::size_t end) {
        const std::size_t apostrophe = glyph_at(end) == Glyph::apostrophe ? character_at(text_, end).bytes : 0;
        if (apostrophe == 0 || end < at_ + 2) return at_;
        if (text_[end - 1] != 'n' && text_[end - 1] != 'N') return at_;
        if (!equals_lowered(text_.substr(end + apostrophe, 1), "t") || is_word_at(end + apostrophe + 1)) return at_;
        return end - 1;
    }

    void take_before_stop(std::size_t end) {
        const bool is_ellipsis = text_.substr(end, 2) == "..";
        const FullStop stop = is_ellipsis ? FullStop::sentence_end : full_stop_of(text_.substr(at_, end - at_));
        if (stop == FullStop::sentence_end) return add(end);
        add(end + 1);
        pending_ = stop == FullStop::may_end ? Pending::perhaps : Pending::none;
    }

    void take_apostrophe(std::size_t bytes) {
        const bool is_behind_word = !out_.tokens.empty() && out_.tokens.back().end == at_;
        const std::size_t next = at_ + bytes;
        if (is_behind_word && contraction_end(next) > next) return add(contraction_end(next));
        // "'90s", "'87"
        if (!is_behind_word && next + 2 <= text_.size() && is_digit(text_[next]) && is_digit(text_[next + 1])) {
            std::size_t end = next + 2;
            if (end < text_.size() && text_[end] == 's') ++end;
            if (!is_word_at(end)) return add(end);
        }
        take_mark(bytes);
    }

    void take_symbol(std::size_t bytes) {
        const char c = text_[at_];
        const bool is_sign = (c == '-' || c == '+') && (at_ == 0 || glyph_at(at_ - 1) == Glyph::blank);
        if (is_sign && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])) {
            ++at_;
            const std::size_t end = word_end();
            --at_;
            return add(end);
        }
        take_mark(bytes);
    }

    // A mark, or a run of one mark: "...", "--".
    void take_mark(std::size_t bytes) {
        std::size_t end = at_ + bytes;
        const char c = text_[at_];
        if (std::string_view(".-*=_").find(c) != std::string_view::npos)
            while (end < text_.size() && text_[end] == c && end - at_ < longest_token) ++end;
        const bool ends_sentence = c == '!' || c == '?' || (c == '.' && end - at_ != 2);
        if (is_closing_here()) {
            // Quotes and brackets behind the end of a sentence belong to it.
            const Pending pending = std::exchange(pending_, Pending::none);
            add(end);
            pending_ = pending;
            return;
        }
        add(end);
        if (is_dash(out_.tokens.back())) end_dateline();
        if (ends_sentence) pending_ = Pending::likely;
    }

    // ---- Sentences

    enum class Pending { none, perhaps, likely, surely };

    // A quote or bracket that stands directly behind the token before.
    bool is_closing_here() const {
        if (out_.tokens.empty() || out_.tokens.back().end != at_ || pending_ == Pending::surely) return false;
        const std::string_view rest = text_.substr(at_, 3);
        return rest[0] == '"' || rest[0] == '\'' || rest[0] == ')' || rest[0] == ']' || rest == "\u201D" ||
               rest == "\u2019" || rest.substr(0, 2) == "\u00BB";
    }

    bool is_dash(const Token& token) const {
        const std::string_view mark = text_.substr(token.begin, token.end - token.begin);
        return mark == "-" || mark == "--" || mark == "\u2013" || mark == "\u2014";
    }

    // An empty line, or a line that is indented, begins a paragraph.
    void see_line_end() {
        std::size_t at = at_ + 1;
        while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\r')) ++at;
        const bool is_indented = at - at_ > 2 || (at > at_ + 1 && text_[at_ + 1] == '\t');
        if (at >= text_.size() || text_[at] == '\n' || is_indented) pending_ = Pending::surely;
    }

    bool begins_lower() const {
        const auto first = static_cast<unsigned char>(text_[at_]);
        return is_lower(text_[at_]) ||
               (first < 0x80 && std::string_view(",;:)]}%").find(text_[at_]) != std::string_view::npos);
    }

    void begin_sentence_if_due() {
        const bool begins = out_.tokens.empty() || pending_ == Pending::surely ||
                            (pending_ == Pending::likely && !begins_lower()) ||
                            (pending_ == Pending::perhaps && begins_sentences(next_word()));
        if (pending_ == Pending::surely || out_.tokens.empty()) paragraph_ = out_.tokens.size();
        pending_ = Pending::none;
        if (begins) out_.sentences.push_back(static_cast<std::uint32_t>(out_.tokens.size()));
    }

    std::string_view next_word() const {
        std::size_t end = at_;
        while (end < text_.size() && (is_upper(text_[end]) || is_lower(text_[end]))) ++end;
        return text_.substr(at_, end - at_);
    }

    // "IZIUM, Ukraine, Sept 16 (Reuters) -" at the head of a paragraph is a sentence of its own.
    void end_dateline() {
        constexpr std::size_t longest_dateline = 16;
        const std::size_t length = out_.tokens.size() - paragraph_;
        if (length > longest_dateline || length < 2) return;
        const Token& first = out_.tokens[paragraph_];
        if (first.end - first.begin < 2 || !is_upper(text_[first.begin]) || is_lower(text_[first.end - 1])) return;
        const auto is_part = [&](const Token& token) { return !is_lower(text_[token.begin]); };
        if (std::all_of(out_.tokens.begin() + static_cast<std::ptrdiff_t>(paragraph_), out_.tokens.end(), is_part))
            pending_ = Pending::surely;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t paragraph_ = 0;  // its first token
    Pending pending_ = Pending::none;
    TokenizedText out_;
};

}  // namespace

TokenizedText tokenize(std::string_view text) { return Tokenizer(text.substr(0, UINT32_MAX - 1)).run(); }

}  // namespace dateline
