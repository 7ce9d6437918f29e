#include "query/language/date_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "schemas/code_points.hpp"

namespace dateline {

namespace {

struct VocabularyRow {
    std::string_view word;
    DateShape shape;
    int value;
};

constexpr std::array<DateUnit, 6> units{
    {{"day", 1, 0}, {"week", 7, 0}, {"month", 0, 1}, {"quarter", 0, 3}, {"year", 0, 12}, {"decade", 0, 120}}};

constexpr std::array vocabulary = std::to_array<VocabularyRow>({
    {"today", DateShape::day, 0},       {"now", DateShape::day, 0},
    {"yesterday", DateShape::day, -1},  {"tomorrow", DateShape::day, 1},
    {"this", DateShape::relative, 0},   {"last", DateShape::relative, -1},
    {"past", DateShape::relative, -1},  {"previous", DateShape::relative, -1},
    {"next", DateShape::relative, 1},   {"ago", DateShape::ago, 0},
    {"day", DateShape::unit, 0},        {"days", DateShape::unit, 0},
    {"week", DateShape::unit, 1},       {"weeks", DateShape::unit, 1},
    {"month", DateShape::unit, 2},      {"months", DateShape::unit, 2},
    {"quarter", DateShape::unit, 3},    {"quarters", DateShape::unit, 3},
    {"year", DateShape::unit, 4},       {"years", DateShape::unit, 4},
    {"decade", DateShape::unit, 5},     {"decades", DateShape::unit, 5},
    {"a", DateShape::count, 1},         {"an", DateShape::count, 1},
    {"one", DateShape::count, 1},       {"two", DateShape::count, 2},
    {"three", DateShape::count, 3},     {"four", DateShape::count, 4},
    {"five", DateShape::count, 5},      {"six", DateShape::count, 6},
    {"seven", DateShape::count, 7},     {"eight", DateShape::count, 8},
    {"nine", DateShape::count, 9},      {"ten", DateShape::count, 10},
    {"eleven", DateShape::count, 11},   {"twelve", DateShape::count, 12},
    {"january", DateShape::month, 1},   {"jan", DateShape::month, 1},
    {"february", DateShape::month, 2},  {"feb", DateShape::month, 2},
    {"march", DateShape::month, 3},     {"mar", DateShape::month, 3},
    {"april", DateShape::month, 4},     {"apr", DateShape::month, 4},
    {"may", DateShape::month, 5},       {"june", DateShape::month, 6},
    {"jun", DateShape::month, 6},       {"july", DateShape::month, 7},
    {"jul", DateShape::month, 7},       {"august", DateShape::month, 8},
    {"aug", DateShape::month, 8},       {"september", DateShape::month, 9},
    {"sept", DateShape::month, 9},      {"sep", DateShape::month, 9},
    {"october", DateShape::month, 10},  {"oct", DateShape::month, 10},
    {"november", DateShape::month, 11}, {"nov", DateShape::month, 11},
    {"december", DateShape::month, 12}, {"dec", DateShape::month, 12},
    {"monday", DateShape::weekday, 0},  {"mon", DateShape::weekday, 0},
    {"tuesday", DateShape::weekday, 1}, {"tue", DateShape::weekday, 1},
    {"tues", DateShape::weekday, 1},    {"wednesday", DateShape::weekday, 2},
    {"wed", DateShape::weekday, 2},     {"thursday", DateShape::weekday, 3},
    {"thu", DateShape::weekday, 3},     {"thur", DateShape::weekday, 3},
    {"thurs", DateShape::weekday, 3},   {"friday", DateShape::weekday, 4},
    {"fri", DateShape::weekday, 4},     {"saturday", DateShape::weekday, 5},
    {"sat", DateShape::weekday, 5},     {"sunday", DateShape::weekday, 6},
    {"sun", DateShape::weekday, 6},     {"of", DateShape::of, 0},
    {"early", DateShape::part, 0},      {"mid", DateShape::part, 1},
    {"late", DateShape::part, 2},       {"q1", DateShape::quarter, 1},
    {"q2", DateShape::quarter, 2},      {"q3", DateShape::quarter, 3},
    {"q4", DateShape::quarter, 4},
});

constexpr std::string_view digits = "0123456789";
constexpr std::size_t longest_word = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

DateShape shape_of_digits(std::size_t count) {
    if (count <= 2) return DateShape::number;
    if (count == 4) return DateShape::year;
    if (count == 8) return DateShape::compact;
    return count <= 5 ? DateShape::digits : DateShape::unknown;
}

DateShape shape_of_suffix(std::string_view suffix, std::size_t count) {
    const bool ordinal = suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th";
    if (ordinal && count <= 2) return DateShape::ordinal;
    return suffix == "s" && count == 4 ? DateShape::decade : DateShape::unknown;
}

// A run of letters and digits.
DateWord classify(std::string_view run) {
    DateWord word;
    if (run.size() > longest_word) return word;
    const std::string lower = lowered(run);
    const std::size_t count = std::min(lower.find_first_not_of(digits), lower.size());
    if (count > 0) {
        const std::string_view suffix = std::string_view(lower).substr(count);
        word.shape = suffix.empty() ? shape_of_digits(count) : shape_of_suffix(suffix, count);
        if (word.shape != DateShape::unknown) std::from_chars(lower.data(), lower.data() + count, word.value);
        return word;
    }
    const auto* row = std::find_if(vocabulary.begin(), vocabulary.end(),
                                   [&](const VocabularyRow& candidate) { return candidate.word == lower; });
    if (row != vocabulary.end()) {
        word.shape = row->shape;
        word.value = row->value;
    }
    return word;
}

// "-", "/" and "." part digits; beside a letter they are as good as blanks.
DateShape shape_of_separator(std::string_view text, std::size_t at) {
    const char before = at > 0 ? text[at - 1] : ' ';
    const char behind = at + 1 < text.size() ? text[at + 1] : ' ';
    if (text[at] != '_' && is_digit(before) && is_digit(behind)) return static_cast<DateShape>(text[at]);
    return DateShape::unknown;
}

bool is_passed_over(std::string_view text, std::size_t at) {
    if (text[at] == ',') return true;
    const bool separates = text[at] == '-' || text[at] == '_' || text[at] == '.';
    const bool inside = at > 0 && (text[at] == '.' || at + 1 < text.size());
    return separates && inside && (is_letter(text[at - 1]) || (at + 1 < text.size() && is_letter(text[at + 1])));
}

}  // namespace

std::vector<DateWord> read_date_words(std::string_view text) {
    std::vector<DateWord> words;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        std::size_t end = at;
        while (end < text.size() && (is_digit(text[end]) || is_letter(text[end])) &&
               !is_blank(code_point_at(text, end).value))
            end += code_point_at(text, end).length;
        DateWord word;
        if (end > at) {
            word = classify(text.substr(at, end - at));
        } else if (is_blank(point.value) || is_passed_over(text, at)) {
            at += point.length;
            continue;
        } else {
            end = at + point.length;
            word.shape = std::string_view("-/.").find(text[at]) == std::string_view::npos
                             ? DateShape::unknown
                             : shape_of_separator(text, at);
        }
        word.span = {at, end};
        words.push_back(word);
        at = end;
    }
    return words;
}

std::string date_shapes(const std::vector<DateWord>& words) {
    std::string shapes;
    for (const DateWord& word : words) shapes += static_cast<char>(word.shape);
    return shapes;
}

const DateUnit& date_unit(int value) { return units.at(static_cast<std::size_t>(value)); }

std::optional<std::string> nearest_date_word(std::string_view word) {
    if (word.size() < 4 || word.size() > longest_word) return std::nullopt;
    const std::size_t bound = word.size() < 6 ? 1 : 2;
    const std::string lower = lowered(word);
    std::optional<std::string> nearest;
    std::size_t best = bound + 1;
    for (const VocabularyRow& row : vocabulary) {
        const std::size_t distance = edit_distance(lower, row.word, bound);
        if (distance >= best) continue;
        best = distance;
        nearest = row.word;
    }
    return nearest;
}

}  // namespace dateline
