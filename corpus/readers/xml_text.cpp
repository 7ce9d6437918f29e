#include "corpus/readers/xml_text.hpp"

#include <algorithm>
#include <array>

#include "corpus/readers/byte_set.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

// What an element does to the text around it; those that are not listed do nothing.
enum class Role { inline_text, block, line_end, cell, preformatted, skipped };

struct RoleRow {
    std::string_view element;
    Role role;
};
constexpr auto roles = std::to_array<RoleRow>({
    {"address", Role::block},
    {"article", Role::block},
    {"aside", Role::block},
    {"block", Role::block},
    {"blockquote", Role::block},
    {"body", Role::block},
    {"body.content", Role::block},
    {"bq", Role::block},
    {"br", Role::line_end},
    {"caption", Role::block},
    {"content", Role::block},
    {"credit", Role::block},
    {"datasource", Role::block},
    {"dd", Role::block},
    {"div", Role::block},
    {"dl", Role::block},
    {"dt", Role::block},
    {"figcaption", Role::block},
    {"figure", Role::block},
    {"fn", Role::block},
    {"footer", Role::block},
    {"h1", Role::block},
    {"h2", Role::block},
    {"h3", Role::block},
    {"h4", Role::block},
    {"h5", Role::block},
    {"h6", Role::block},
    {"head", Role::skipped},
    {"header", Role::block},
    {"hl1", Role::block},
    {"hl2", Role::block},
    {"hr", Role::block},
    {"li", Role::block},
    {"main", Role::block},
    {"media", Role::block},
    {"media-caption", Role::block},
    {"media-metadata", Role::skipped},
    {"media-object", Role::skipped},
    {"media-producer", Role::skipped},
    {"media-reference", Role::skipped},
    {"note", Role::block},
    {"ol", Role::block},
    {"p", Role::block},
    {"pre", Role::preformatted},
    {"script", Role::skipped},
    {"section", Role::block},
    {"style", Role::skipped},
    {"svg", Role::skipped},
    {"table", Role::block},
    {"td", Role::cell},
    {"template", Role::skipped},
    {"th", Role::cell},
    {"tr", Role::block},
    {"ul", Role::block},
});

constexpr bool is_before(const RoleRow& a, const RoleRow& b) { return a.element < b.element; }
static_assert(std::is_sorted(roles.begin(), roles.end(), is_before));

Role role_of(std::string_view element) {
    const auto* row = std::lower_bound(roles.begin(), roles.end(), RoleRow{element, {}}, is_before);
    return row != roles.end() && row->element == element ? row->role : Role::inline_text;
}

constexpr ByteSet blank_set(blanks);

// 1 for the blank that may part two words as it stands, 3 for other blanks.
constexpr std::array<unsigned char, 256> blank_kinds = [] {
    std::array<unsigned char, 256> table{};
    for (const char c : blanks) table[static_cast<unsigned char>(c)] = c == ' ' ? 1 : 3;
    return table;
}();

// Up to where words end that have one blank between them and so are shown as they stand. The loop has no branch that
// depends on how long words are, which no processor foresees.
std::size_t words_end(std::string_view text) {
    const auto kind = [&](std::size_t at) -> unsigned { return blank_kinds[static_cast<unsigned char>(text[at])]; };
    std::size_t at = 0;
    while (at + 1 < text.size() && ((kind(at) >> 1U) | (kind(at) & kind(at + 1))) == 0) ++at;
    return at + 1 == text.size() && kind(at) == 0 ? text.size() : at;
}

class TextBuilder {
  public:
    void add_inside(const XmlElement& element) {
        for (const auto child : element.children()) {
            if (!child.is_text()) {
                add(child);
            } else if (verbatim_) {
                add_lines(child.text());
            } else {
                add_words(child.text());
            }
        }
    }

    // The same without the meaning of elements.
    void add_words_inside(const XmlElement& element) {
        for (const auto child : element.children()) {
            add_words(child.text());
            if (role_of(child.name()) != Role::inline_text) widen(Gap::blank);
            add_words_inside(child);
        }
    }

    std::string finish() { return std::string(trim_end(out_)); }

  private:
    // What parts the next word from the text so far; a stronger one takes the place of a weaker.
    enum class Gap { none, blank, line, paragraph };

    void add(const XmlElement& element) {
        const Role role = role_of(element.name());
        if (role == Role::skipped) return;
        if (role == Role::line_end) return widen(gap_ == Gap::line ? Gap::paragraph : Gap::line);
        const Gap gap = role == Role::inline_text ? Gap::none : role == Role::cell ? Gap::blank : Gap::paragraph;
        const bool was_verbatim = verbatim_;
        widen(gap);
        if (role == Role::preformatted) verbatim_ = true;
        add_inside(element);
        verbatim_ = was_verbatim;
        widen(gap);
    }

    void add_words(std::string_view text) {
        while (!text.empty()) {
            const auto gap = blank_set.find_outside(text);
            if (gap > 0) widen(Gap::blank);
            text.remove_prefix(gap);
            const auto words = text.substr(0, words_end(text));
            if (words.empty()) continue;
            close_gap();
            out_ += words;
            text.remove_prefix(words.size());
        }
    }

    // The first line end of a block is not shown.
    void add_lines(std::string_view text) {
        if (gap_ == Gap::paragraph) text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
        if (text.empty()) return;
        close_gap();
        out_ += text;
    }

    void widen(Gap gap) { gap_ = std::max(gap_, gap); }

    void close_gap() {
        constexpr std::string_view gaps[] = {"", " ", "\n", "\n\n"};
        if (gap_ > Gap::blank) out_.resize(trim_end(out_).size());
        if (!out_.empty()) out_ += gaps[static_cast<std::size_t>(gap_)];
        gap_ = Gap::none;
    }

    std::string out_;
    Gap gap_ = Gap::none;
    bool verbatim_ = false;
};

}  // namespace

std::string one_line_text(const XmlElement& element) {
    TextBuilder builder;
    builder.add_words_inside(element);
    return builder.finish();
}

std::string paragraph_text(const XmlElement& element) {
    TextBuilder builder;
    builder.add_inside(element);
    return builder.finish();
}

std::string_view without_by(std::string_view byline) {
    byline = trim(byline);
    for (const std::string_view by : {"By ", "by ", "BY "})
        if (byline.starts_with(by)) return trim_start(byline.substr(by.size()));
    return byline;
}

std::string_view first_given(std::initializer_list<std::string_view> texts) {
    const auto* given = std::find_if(texts.begin(), texts.end(), [](std::string_view text) { return !text.empty(); });
    return given == texts.end() ? std::string_view{} : *given;
}

void append_given(std::string& text, std::string_view more, std::string_view between) {
    if (more.empty()) return;
    if (!text.empty()) text += between;
    text += more;
}

}  // namespace dateline
