#include "corpus/readers/written_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "corpus/readers/dateline.hpp"
#include "corpus/readers/news_moment.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

constexpr std::size_t longest_date = 200;  // bytes
constexpr std::array<std::string_view, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array<std::string_view, 2> utc_names{"utc", "gmt"};
constexpr std::array<std::string_view, 4> ordinals{"st", "nd", "rd", "th"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view take_run(std::string_view& text, bool (*belongs)(char)) {
    const auto end = std::find_if_not(text.begin(), text.end(), belongs);
    const auto run = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(run.size());
    return run;
}

void skip_any(std::string_view& text, std::string_view set) {
    text.remove_prefix(std::min(text.find_first_not_of(set), text.size()));
}

bool is_weekday(std::string_view word) {
    const auto begins = [&](std::string_view day) { return lowered(word).starts_with(day); };
    return std::any_of(weekdays.begin(), weekdays.end(), begins);
}

void skip_weekday(std::string_view& text) {
    auto rest = text;
    if (!is_weekday(take_run(rest, is_letter))) return;
    skip_any(rest, "., ");
    text = rest;
}

// A part of a date: digits, or the name of a month.
struct Part {
    std::string_view text;
    char separator = '\0';  // the first character behind it
    bool is_number() const { return is_digit(text.front()); }
    unsigned number() const {
        unsigned value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
    unsigned month() const { return is_number() ? number() : month_number(text).value_or(0); }
};

std::optional<Part> take_part(std::string_view& text) {
    Part part;
    const bool number = !text.empty() && is_digit(text.front());
    part.text = take_run(text, number ? is_digit : is_letter);
    if (part.text.empty() || (number ? part.text.size() > 4 : !month_number(part.text))) return std::nullopt;
    for (const auto ending : ordinals)
        if (number && text.starts_with(ending)) text.remove_prefix(ending.size());
    if (!text.empty()) part.separator = text.front();
    return part;
}

// Of digits alone, with the year at the end.
std::optional<Day> numeric_day(const Part& first, const Part& second, int year, DateOrder order) {
    const auto day_first = make_day(year, second.number(), first.number());
    const auto month_first = make_day(year, first.number(), second.number());
    if (first.separator == '.') return day_first;
    if (order == DateOrder::month_first) return month_first;
    if (day_first && month_first && *day_first != *month_first) return std::nullopt;
    return day_first ? day_first : month_first;
}

std::optional<int> read_year(const Part& part, DateOrder order) {
    const auto year = static_cast<int>(part.number());
    if (part.text.size() == 4) return year;
    if (part.text.size() != 2 || order == DateOrder::unknown) return std::nullopt;
    return year >= 50 ? 1900 + year : 2000 + year;
}

std::optional<Day> day_of(const std::array<Part, 3>& parts, DateOrder order) {
    const auto& [a, b, c] = parts;
    if (!c.is_number()) return std::nullopt;
    if (a.is_number() && a.text.size() == 4) return make_day(static_cast<int>(a.number()), b.month(), c.number());
    const auto year = read_year(c, order);
    if (!year) return std::nullopt;
    if (a.is_number() && b.is_number()) return numeric_day(a, b, *year, order);
    if (a.is_number() == b.is_number()) return std::nullopt;
    return a.is_number() ? make_day(*year, b.month(), a.number()) : make_day(*year, a.month(), b.number());
}

// Takes a day off the front of the text.
std::optional<Day> take_day(std::string_view& text, DateOrder order) {
    std::array<Part, 3> parts;
    for (auto& part : parts) {
        const auto taken = take_part(text);
        if (!taken) return std::nullopt;
        part = *taken;
        if (&part != &parts.back()) skip_any(text, "., /-");
    }
    return day_of(parts, order);
}

// "10:05 PM" -> "22:05"
std::string of_24_hours(std::string_view clock, bool afternoon) {
    auto minutes = clock;
    unsigned hour = Part{take_run(minutes, is_digit)}.number();
    if (hour > 12) return {};
    hour = hour % 12 + (afternoon ? 12 : 0);
    return (hour < 10 ? "0" : "") + std::to_string(hour).append(minutes);
}

// As parse_time_of_day has it: without AM, PM and the names of UTC.
std::string plain_time(std::string_view text) {
    auto time = lowered(trim(text));
    const auto take_end = [&](std::string_view word) {
        if (!time.ends_with(word)) return false;
        time.resize(time.size() - word.size());
        time.resize(trim_end(time).size());
        return true;
    };
    std::any_of(utc_names.begin(), utc_names.end(), take_end);
    if (take_end("am")) return of_24_hours(time, false);
    if (take_end("pm")) return of_24_hours(time, true);
    return time;
}

// The time behind a day. Words without a digit are no time.
void read_time(std::string_view text, ReadMoment& read) {
    skip_any(text, ", T");
    if (std::none_of(text.begin(), text.end(), is_digit)) return;
    read.time_dropped = !parse_time_of_day(plain_time(text), read.moment);
}

}  // namespace

std::optional<ReadMoment> read_written_moment(std::string_view text, DateOrder order) {
    text = trim(text);
    if (text.size() > longest_date) return std::nullopt;
    for (const auto parse : {&parse_moment, &parse_rfc822_moment})
        if (const auto read = parse(text); read && !read->time_dropped) return read;
    skip_weekday(text);
    const auto day = take_day(text, order);
    if (!day || (!text.empty() && is_digit(text.front()))) return std::nullopt;
    ReadMoment read{.moment = {.day = *day, .time = {}}};
    read_time(text, read);
    return read;
}

}  // namespace dateline
