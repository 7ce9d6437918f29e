#include "corpus/readers/wire_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

constexpr std::size_t full_line =
    60;                        // columns: a line that the next word would not take over it was ended by its sender
constexpr int column_gap = 3;  // blanks
constexpr std::size_t most_title_lines = 3;
constexpr std::array<std::string_view, 2> signatures{"reuter", "reuters"};

struct Line {
    std::string_view text;  // without blanks at its end
    std::size_t indent = 0;
    std::size_t width = 0;  // columns on the sender's page
    bool has_columns = false;

    bool empty() const { return text.empty(); }
    std::string_view words() const { return text.substr(indent); }
};

// `column` is where on the page the text begins.
Line read_line(std::string_view text, std::size_t column = 0) {
    Line line{.text = trim_end(text), .indent = 0, .width = 0, .has_columns = false};
    if (line.empty()) return line;
    line.indent = line.text.find_first_not_of(blanks);
    line.width = column + line.text.size();
    const auto words = line.words();
    line.has_columns = std::search_n(words.begin(), words.end(), column_gap, ' ') != words.end();
    return line;
}

bool next_word_fits(const Line& line, const Line& next) {
    return line.width + 1 + next.words().substr(0, next.words().find(' ')).size() <= full_line;
}

// Puts lines together to one text.
class Unwrapper {
  public:
    Unwrapper(std::string_view text, WireLayout layout) : words_(text, layout.hyphens), layout_(layout) {
        out_.reserve(text.size());
    }

    void add(const Line& line) {
        gap_ = gap_ || line.empty();
        if (line.empty()) return;
        if (!out_.empty()) out_ += gap_ ? "\n\n" : joint(line);
        // The indent of a table's line is part of its columns.
        out_ += line.has_columns || line.indent < layout_.paragraph_indent ? line.text : line.words();
        last_ = line;
        gap_ = false;
    }

    std::string finish() { return std::move(out_); }

  private:
    // What goes between the last line and the next, neither of which is empty.
    std::string_view joint(const Line& next) {
        const bool is_table = last_.has_columns || next.has_columns;
        if (!is_table && next.indent >= layout_.paragraph_indent) return "\n\n";
        if (is_table || next.indent > 0) return "\n";
        const auto cut = words_.cut_at(last_.text, next.text);
        if (!cut) return next_word_fits(last_, next) ? "\n" : " ";
        out_.resize(out_.size() - *cut);
        return "";
    }

    BrokenWords words_;
    WireLayout layout_;
    std::string out_;
    Line last_;
    bool gap_ = false;
};

bool in_capitals(std::string_view text) {
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return std::none_of(text.begin(), text.end(), is_small) && std::any_of(text.begin(), text.end(), is_capital);
}

}  // namespace

std::string unwrap_wire_text(std::string_view text, WireLayout layout) {
    Unwrapper lines(text, layout);
    for (std::size_t column = layout.column; !text.empty();)
        lines.add(read_line(take_line(text), std::exchange(column, 0)));
    return lines.finish();
}

std::string_view cut_signature(std::string_view text) {
    text = trim_end(text);
    const auto line_start = text.rfind('\n') + 1;  // npos + 1 is the beginning
    auto sign = trim(text.substr(line_start));
    if (sign.ends_with("^M")) sign.remove_suffix(2);  // a line end of another system, as the wire spelled it
    sign = sign.substr(0, sign.find_last_not_of('.') + 1);
    const bool is_sign = std::find(signatures.begin(), signatures.end(), lowered(sign)) != signatures.end();
    return is_sign ? trim_end(text.substr(0, line_start)) : text;
}

std::string read_byline(std::string_view text) {
    std::string out = join_blanks(text);
    if (lowered(out.substr(0, 3)) == "by ") out.erase(0, 3);
    return out;
}

std::pair<std::string_view, std::string_view> split_title(std::string_view text) {
    text = text.substr(std::min(text.find_first_not_of(blanks), text.size()));
    auto rest = text;
    std::size_t title_size = 0;
    Line last;
    for (std::size_t lines = 0; !rest.empty(); ++lines) {
        auto after = rest;
        const Line line = read_line(take_line(after));
        const bool goes_on = lines == 0 || (line.indent == 0 && !line.empty() && !next_word_fits(last, line));
        if (!goes_on) break;
        if (lines == most_title_lines || !in_capitals(line.text)) return {{}, text};
        title_size += rest.size() - after.size();
        rest = after;
        last = line;
    }
    return {trim_end(text.substr(0, title_size)), rest};
}

}  // namespace dateline
