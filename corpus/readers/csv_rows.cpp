#include "corpus/readers/csv_rows.hpp"

#include <algorithm>
#include <utility>

#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

constexpr std::string_view separators = ",;\t|";
constexpr std::size_t most_sniffed_rows = 50;

std::string_view without_line_end(std::string_view row) {
    if (row.ends_with('\r')) row.remove_suffix(1);
    return row;
}

// Takes a field in quotes, with what stands behind it up to the separator; `row` begins with the quote.
CsvField take_quoted(std::string_view& row, char separator) {
    CsvField field;
    std::size_t end = 1;
    for (end = row.find('"', end); end != std::string_view::npos && row.substr(end + 1, 1) == "\"";
         end = row.find('"', end + 2))
        field.has_quotes = true;
    field.text = row.substr(1, std::min(end, row.size()) - 1);
    row.remove_prefix(std::min(row.find(separator, end), row.size()));
    return field;
}

CsvField take_field(std::string_view& row, char separator) {
    const auto bare = row.find_first_not_of(' ');
    if (bare != std::string_view::npos && row[bare] == '"') {
        row.remove_prefix(bare);
        return take_quoted(row, separator);
    }
    const CsvField field{row.substr(0, row.find(separator))};
    row.remove_prefix(field.text.size());
    return field;
}

std::size_t count_fields(std::string_view row, char separator, std::vector<CsvField>& fields) {
    split_row(row, separator, fields);
    return fields.size();
}

// What the rows of a text look like if this is what parts their fields.
struct Guess {
    CsvSeparator result;
    std::size_t columns = 0;
    bool operator<(const Guess& other) const {
        return std::pair(result.agreeing, columns) < std::pair(other.result.agreeing, other.columns);
    }
};

Guess guess(std::string_view head, char separator) {
    Guess guess{.result = {separator}, .columns = 0};
    std::vector<CsvField> fields;
    while (!head.empty() && guess.result.rows < most_sniffed_rows) {
        const auto row = first_row(head, separator);
        const bool is_cut = row.size() == head.size();
        head.remove_prefix(std::min(row.size() + 1, head.size()));
        if (trim(row).empty() || (is_cut && guess.result.rows > 0)) continue;
        const auto count = count_fields(without_line_end(row), separator, fields);
        if (guess.columns == 0) guess.columns = count;
        ++guess.result.rows;
        guess.result.agreeing += count == guess.columns;
    }
    if (guess.columns < 2) guess.result.agreeing = 0;
    return guess;
}

}  // namespace

Scan RowScanner::operator()(std::string_view held, std::size_t from) {
    forgotten_ = forgotten_ || (from == 0 && looked_at_ > 0);
    looked_at_ += held.size() - from;
    std::size_t at = from;
    while (at < held.size()) {
        if (state_ == State::quoted) {
            at = in_quotes(held, at);
        } else if (state_ == State::plain) {
            at = in_plain(held, at);
        } else if (held[at] == '\n') {
            return {at, true};
        } else {
            outside(held[at++]);
        }
        const bool can_recover = broken_ && recovers_ && !forgotten_ && first_line_ != std::string_view::npos;
        if (can_recover) return {first_line_, true};
        if (state_ == State::plain && at < held.size() && held[at] == '\n') return {at, true};
    }
    const bool has_way_back = state_ == State::quoted && recovers_ && !forgotten_;
    return {at, false, has_way_back ? first_line_ : std::string_view::npos};
}

std::size_t RowScanner::in_quotes(std::string_view held, std::size_t at) {
    const auto end = std::min(held.find('"', at), held.size());
    if (first_line_ == std::string_view::npos && !forgotten_)
        if (const auto line = held.substr(0, end).find('\n', at); line != std::string_view::npos) first_line_ = line;
    if (end == held.size()) return end;
    state_ = State::closed;
    return end + 1;
}

// Up to the field's end.
std::size_t RowScanner::in_plain(std::string_view held, std::size_t at) {
    while (at < held.size() && held[at] != separator_ && held[at] != '\n') ++at;
    if (at < held.size() && held[at] == separator_) {
        state_ = State::start;
        ++at;
    }
    return at;
}

// In front of a field, or behind the quote that may close it.
void RowScanner::outside(char c) {
    const bool closed = state_ == State::closed;
    if (c == '"') {
        state_ = State::quoted;
    } else if (c == separator_) {
        state_ = State::start;
    } else if (c == ' ' || (closed && c == '\r')) {
        return;
    } else {
        broken_ = broken_ || closed;
        state_ = State::plain;
    }
}

std::string CsvField::value() const {
    if (!has_quotes) return std::string(text);
    std::string out;
    out.reserve(text.size());
    auto rest = text;
    for (auto quote = rest.find('"'); quote != std::string_view::npos; quote = rest.find('"')) {
        out.append(rest.substr(0, quote + 1));
        rest.remove_prefix(std::min(quote + 2, rest.size()));
    }
    return out.append(rest);
}

void split_row(std::string_view row, char separator, std::vector<CsvField>& fields) {
    fields.clear();
    row = without_line_end(row);
    for (;;) {
        fields.push_back(take_field(row, separator));
        if (row.empty()) return;
        row.remove_prefix(1);
    }
}

CsvSeparator find_separator(std::string_view head) {
    Guess best;
    for (const char separator : separators) best = std::max(best, guess(head, separator));
    return best.result;
}

std::string_view first_row(std::string_view text, char separator) {
    const Scan scan = RowScanner(separator)(text, 0);
    return text.substr(0, scan.found ? scan.seen : std::min(scan.retreat, text.size()));
}

}  // namespace dateline
