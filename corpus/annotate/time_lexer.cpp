#include "corpus/annotate/time_lexer.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "corpus/annotate/time_calendar.hpp"

namespace dateline {

namespace {

using W = TimeWord;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_capital(c) || is_small(c); }

// The bytes of a mark as the text writes it, and of its plain form.
struct Mark {
    std::string_view written;
    char plain;
};
constexpr std::array<Mark, 6> marks{
    {{"\u2019", '\''}, {"\u2018", '\''}, {"\u2013", '-'}, {"\u2014", '-'}, {"\u2010", '-'}, {"\u2011", '-'}}};

// A word in small letters and plain marks; longer ones are cut, and so are no word of a time.
struct PlainWord {
    std::array<char, longest_time_word + 1> bytes{};
    std::size_t size = 0;

    explicit PlainWord(std::string_view word) {
        for (std::size_t at = 0; at < word.size() && size < bytes.size(); ++size) {
            const char c = word[at];
            const auto* mark = static_cast<unsigned char>(c) < 0x80
                                   ? marks.end()
                                   : std::find_if(marks.begin(), marks.end(), [&](const Mark& m) {
                                         return word.substr(at).starts_with(m.written);
                                     });
            bytes[size] = mark != marks.end() ? mark->plain : is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
            at += mark != marks.end() ? mark->written.size() : 1;
        }
    }
    std::string_view view() const { return {bytes.data(), size}; }
};

// "2022", at most seven digits; nothing for anything else.
std::optional<int> whole_number(std::string_view digits) {
    constexpr std::size_t most_digits = 7;
    if (digits.empty() || digits.size() > most_digits || !std::all_of(digits.begin(), digits.end(), is_digit))
        return std::nullopt;
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

bool in_range(int number, int first, int last) { return number >= first && number <= last; }

TimeWords number_words(int value, std::size_t digits) {
    TimeWords words = words_of(W::number);
    if (digits <= 2 && in_range(value, 1, 31)) words |= words_of(W::day);
    if (digits <= 2 && in_range(value, 0, 24)) words |= words_of(W::hour);
    if (digits == 2) words |= words_of(W::short_year);
    if (digits == 4 && in_range(value, first_time_year, last_time_year)) words |= words_of(W::year);
    return words;
}

// "10:30", "22:30:15", "10.30"
TimeMeaning clock_meaning(std::string_view word) {
    const auto mark = word.find_first_of(":.");
    if (mark == std::string_view::npos) return {};
    const auto seconds = word.find(':', mark + 1);
    const auto hour = whole_number(word.substr(0, mark));
    const auto minute = whole_number(word.substr(mark + 1, std::min(seconds, word.size()) - mark - 1));
    const bool has_seconds = seconds != std::string_view::npos;
    if (!hour || !minute || *hour > 24 || *minute > 59 || mark > 2) return {};
    if (word.size() - mark - 1 != (has_seconds ? 5 : 2)) return {};
    if (has_seconds && (word[mark] == '.' || !whole_number(word.substr(seconds + 1)))) return {};
    return {words_of(word[mark] == ':' ? W::clock : W::dotted_clock), *hour * 60 + *minute};
}

// The three numbers of "9/16/2022", "16.9.2022" or "2022-09-16".
std::optional<std::array<int, 3>> three_numbers(std::string_view word, char mark) {
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto end = i + 1 < numbers.size() ? word.find(mark) : word.size();
        if (end == std::string_view::npos) return std::nullopt;
        const auto number = whole_number(word.substr(0, end));
        if (!number) return std::nullopt;
        numbers[i] = *number;
        word.remove_prefix(std::min(end + 1, word.size()));
    }
    return numbers;
}

// "9/11" is the day of 2001 wherever news write it so.
constexpr std::int32_t day_of_attacks = 11576;

// "2022-09-16"; "9/16/2022" as Americans write it unless that is no date; "16.9.2022" with the day first, since no
// American writes it so, again unless that is no date.
TimeMeaning numeric_date(std::string_view word) {
    const bool is_iso = word.size() == 10 && word[4] == '-' && word[7] == '-';
    const bool is_dotted = word.size() >= 8 && word[word.size() - 5] == '.';
    if (word == "9/11") return {words_of(W::iso_date), day_of_attacks};
    const auto numbers = is_iso                                             ? three_numbers(word, '-')
                         : is_dotted                                        ? three_numbers(word, '.')
                         : word.size() >= 8 && word[word.size() - 5] == '/' ? three_numbers(word, '/')
                                                                            : std::nullopt;
    if (!numbers) return {};
    const auto [a, b, c] = *numbers;
    const int year = is_iso ? a : c;
    const auto of = [&](int month, int day) {
        return make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    };
    auto day = is_iso ? of(b, c) : is_dotted ? of(b, a) : of(a, b);
    if (!day && !is_iso) day = is_dotted ? of(a, b) : of(b, a);
    if (!day || !in_range(year, first_time_year, last_time_year)) return {};
    return {words_of(W::iso_date), static_cast<std::int32_t>(day->time_since_epoch().count())};
}

struct Suffix {
    std::string_view text;
    TimeWords words;
};

// Behind digits: "16th", "1990s", "10am".
TimeMeaning suffixed_number(int value, std::size_t digits, std::string_view suffix) {
    constexpr std::array<std::string_view, 4> ordinals{"st", "nd", "rd", "th"};
    if (digits <= 2 && std::find(ordinals.begin(), ordinals.end(), suffix) != ordinals.end())
        return {words_of(W::ordinal), value};
    const bool is_decade =
        value % 10 == 0 && (digits == 2 || (digits == 4 && in_range(value, first_time_year, last_time_year)));
    if (is_decade && (suffix == "s" || suffix == "'s")) return {words_of(W::decade), value};
    return {};
}

TimeMeaning digits_meaning(std::string_view word) {
    const auto digits = static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_digit) - word.begin());
    const auto value = whole_number(word.substr(0, digits));
    if (!value) return {};
    if (digits == word.size()) return {number_words(*value, digits), *value};
    if (word == "1/2") return {words_of(W::half), 0};
    if (const auto date = numeric_date(word); date.words != 0) return date;
    if (const auto clock = clock_meaning(word); clock.words != 0) return clock;
    return suffixed_number(*value, digits, word.substr(digits));
}

// Months that are also other words in small letters.
constexpr bool is_common_word(int month) { return month == 3 || month == 5 || month == 8; }

// Names have a capital; short ones more than the long ones need it.
bool is_written_right(const TimeMeaning& meaning, std::string_view word, std::size_t size) {
    const TimeWords kinds = meaning.words;
    if ((kinds & words_of(W::zone)) != 0) return std::none_of(word.begin(), word.end(), is_small);
    if ((kinds & words_of(W::weekday_short)) != 0) return is_capital(word.front());
    if ((kinds & words_of(W::month)) == 0) return true;
    return is_capital(word.front()) || (size > 4 && !is_common_word(meaning.value));
}

TimeMeaning word_meaning(std::string_view word) {
    const PlainWord plain(word);
    auto lower = plain.view();
    if (is_digit(lower.front())) return digits_meaning(lower);
    if (lower.front() == '\'' && lower.size() > 2 && is_digit(lower[1])) {
        auto meaning = digits_meaning(lower.substr(1));
        meaning.words &= words_of(W::short_year, W::decade);
        return meaning;
    }
    if (lower.size() > 1 && lower.back() == '.') lower.remove_suffix(1);
    const auto meaning = time_meaning(lower);
    return is_written_right(meaning, word, lower.size()) ? meaning : TimeMeaning{};
}

// Where a part of a token ends: before or behind a hyphen, before a letter behind digits ("10am"), behind "Sept." in
// "Sept.16".
std::size_t part_end(std::string_view word) {
    if (std::all_of(word.begin(), word.end(), is_letter)) return word.size();
    const auto hyphen_size = [](std::string_view rest) -> std::size_t {
        if (static_cast<unsigned char>(rest.front()) < 0x80) return rest.front() == '-' ? 1 : 0;
        const auto* mark = std::find_if(marks.begin(), marks.end(),
                                        [&](const Mark& m) { return m.plain == '-' && rest.starts_with(m.written); });
        return mark != marks.end() ? mark->written.size() : 0;
    };
    if (const auto size = hyphen_size(word); size != 0) return size;
    if (word.front() == '/') return 1;
    for (std::size_t at = 1; at < word.size(); ++at) {
        if (hyphen_size(word.substr(at)) != 0) return at;
        const auto rest = word.substr(at);
        if (is_digit(word[at - 1]) && (rest.starts_with("am") || rest.starts_with("pm"))) return at;
        if (word[at - 1] == '.' && is_digit(word[at]) && is_letter(word.front())) return at;
        if (word[at] == '/' && at >= 3) return at;  // "1986/87", "April/June"
    }
    return word.size();
}

void read_token(std::string_view text, const Token& token, std::vector<TimeToken>& tokens) {
    const auto word = text.substr(token.begin, token.end - token.begin);
    const auto date = is_digit(word.front()) ? numeric_date(word) : TimeMeaning{};
    for (std::size_t at = 0; at < word.size();) {
        const auto size = date.words != 0 ? word.size() : part_end(word.substr(at));
        const auto meaning = date.words != 0 ? date : word_meaning(word.substr(at, size));
        const auto begin = static_cast<std::uint32_t>(token.begin + at);
        tokens.push_back({begin, static_cast<std::uint32_t>(begin + size), meaning.words, meaning.value, at == 0,
                          at + size == word.size()});
        at += size;
    }
}

// The value of two numbers in words, side by side; nothing where they are not one number. "twenty" "four", "two"
// "hundred", "hundred" "five", and years: "nineteen" "ninety".
std::optional<int> joined_number(int left, int right) {
    constexpr int most = 1'000'000;
    if (right == 100 || right == 1000)
        return left < right && left * right < most ? std::optional(left * right) : std::nullopt;
    if (right < 10 && left % 10 == 0 && left % 100 >= 20) return left + right;
    if (right < 100 && left % 100 == 0) return left + right;
    if (in_range(left, 11, 20) && right >= 10 && right < 100) return left * 100 + right;
    return std::nullopt;
}

bool is_spelled(std::string_view text, const TimeToken& token) {
    return token.is(W::number) && is_letter(text[token.begin]);
}

// What two parts of a number are together: its classes and value; none where they are two numbers.
TimeMeaning joined_meaning(const TimeToken& number, const TimeToken& other) {
    if (other.is(W::decade)) {  // "nineteen eighties"
        const bool is_century =
            in_range(number.value, first_time_year / 100, last_time_year / 100) && other.value < 100;
        return is_century ? TimeMeaning{words_of(W::decade), number.value * 100 + other.value} : TimeMeaning{};
    }
    const auto joined = joined_number(number.value, other.value);
    if (!joined) return {};
    if (other.is(W::ordinal)) return {words_of(W::ordinal), *joined};
    const bool says_year =
        number.value < 100 && other.value < 100 && in_range(*joined, first_time_year, last_time_year);
    if (says_year || number.is(W::year)) return {words_of(W::number, W::year), *joined};
    return {number_words(*joined, 2) & ~words_of(W::short_year), *joined};
}

// Takes the number at `at` and all that goes with it into one token; gives where the next begins.
std::size_t join_numbers(std::string_view text, std::vector<TimeToken>& tokens, std::size_t at) {
    TimeToken& number = tokens[at];
    std::size_t next = at + 1;
    while (number.is(W::number)) {
        auto other = next;
        const auto joints = words_of(W::hyphen) | (number.value >= 100 ? words_of(W::to) : 0);
        if (other < tokens.size() && tokens[other].is(joints)) ++other;
        if (other >= tokens.size()) break;
        const bool is_last = tokens[other].is(W::decade) || (tokens[other].is(W::ordinal) && other > next);
        if (!is_last && !is_spelled(text, tokens[other])) break;
        const auto joined = joined_meaning(number, tokens[other]);
        if (joined.words == 0) break;
        number = {number.begin, tokens[other].end, joined.words, joined.value, number.opens, tokens[other].closes};
        next = other + 1;
    }
    return next;
}

// "Christmas Eve": what stands before a last word "Day" or "Eve".
struct Holiday {
    std::string_view first;
    std::string_view second;  // or nothing
    bool is_possessive;
    std::string_view last;
    std::int32_t value;
};
constexpr auto holidays = std::to_array<Holiday>({{"Christmas", {}, false, "Eve", 1224},
                                                  {"Christmas", {}, false, "Day", 1225},
                                                  {"Boxing", {}, false, "Day", 1226},
                                                  {"Thanksgiving", {}, false, "Day", thanksgiving},
                                                  {"New", "Year", true, "Eve", 1231},
                                                  {"New", "Year", true, "Day", 101},
                                                  {"Valentine", {}, true, "Day", 214},
                                                  {"Bastille", {}, false, "Day", 714},
                                                  {"Armistice", {}, false, "Day", 1111}});

std::string_view word_of(std::string_view text, const TimeToken& token) {
    return text.substr(token.begin, token.end - token.begin);
}

// How many of the first `kept` tokens begin the holiday; 0 where they do not.
std::size_t holiday_size(std::string_view text, const std::vector<TimeToken>& tokens, std::size_t kept,
                         const Holiday& holiday) {
    const std::size_t size = 1 + (holiday.second.empty() ? 0U : 1U) + (holiday.is_possessive ? 1U : 0U);
    if (kept < size) return 0;
    const auto first = kept - size;
    const bool has_first = word_of(text, tokens[first]) == holiday.first;
    const bool has_second = holiday.second.empty() || word_of(text, tokens[first + 1]) == holiday.second;
    return has_first && has_second && (!holiday.is_possessive || tokens[kept - 1].is(W::possessive)) ? size : 0;
}

// Takes names of holidays into one token each.
void join_holidays(std::string_view text, std::vector<TimeToken>& tokens) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        auto token = tokens[at];
        const auto last = word_of(text, token);
        for (const auto& holiday : holidays) {
            if (last.size() != 3 || last != holiday.last) continue;
            const auto size = holiday_size(text, tokens, kept, holiday);
            if (size == 0) continue;
            kept -= size;
            token = {tokens[kept].begin, token.end,          words_of(W::holiday),
                     holiday.value,      tokens[kept].opens, token.closes};
            break;
        }
        tokens[kept++] = token;
    }
    tokens.resize(kept);
}

}  // namespace

void read_time_tokens(const TokenizedText& text, std::size_t first, std::size_t last, std::vector<TimeToken>& tokens) {
    tokens.clear();
    bool spelled = false;
    bool has_holiday = false;
    for (std::size_t i = first; i < last; ++i) {
        const auto start = static_cast<std::ptrdiff_t>(tokens.size());
        read_token(text.text, text.tokens[i], tokens);
        const auto word = word_of(text.text, tokens.back());
        has_holiday = has_holiday || word == "Day" || word == "Eve";
        spelled = spelled || std::any_of(tokens.begin() + start, tokens.end(),
                                         [&](const TimeToken& token) { return is_spelled(text.text, token); });
    }
    if (has_holiday) join_holidays(text.text, tokens);
    if (!spelled) return;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < tokens.size(); ++kept) {
        const auto next = is_spelled(text.text, tokens[at]) ? join_numbers(text.text, tokens, at) : at + 1;
        tokens[kept] = tokens[at];
        at = next;
    }
    tokens.resize(kept);
}

}  // namespace dateline
