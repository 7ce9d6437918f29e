#include "schemas/period.hpp"

#include <fmt/format.h>

#include <charconv>

namespace dateline {

namespace {

using namespace std::chrono;

// Takes exactly `digits` digits off the front of the text.
std::optional<unsigned> take_digits(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, number);
    if (error != std::errc{} || end != text.data() + digits) return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

// "2022-09-16" or "20220916" off the front of the text.
std::optional<Day> take_day(std::string_view& text) {
    const auto year = take_digits(text, 4);
    if (!year) return std::nullopt;
    const bool dashed = take(text, '-');
    const auto month = take_digits(text, 2);
    if (!month || (dashed && !take(text, '-'))) return std::nullopt;
    const auto day = take_digits(text, 2);
    if (!day) return std::nullopt;
    return make_day(static_cast<int>(*year), *month, *day);
}

void skip_fraction(std::string_view& text) {
    if (text.size() < 2 || (text[0] != '.' && text[0] != ',')) return;
    const auto end = text.find_first_not_of("0123456789", 1);
    if (end != 1) text.remove_prefix(end == std::string_view::npos ? text.size() : end);
}

std::optional<seconds> take_time(std::string_view& text) {
    const auto hour = take_digits(text, 2);
    if (!hour) return std::nullopt;
    const bool colons = take(text, ':');
    const auto minute = take_digits(text, 2);
    if (!minute) return std::nullopt;
    unsigned second = 0;
    if (colons ? take(text, ':') : !text.empty() && text.front() >= '0' && text.front() <= '9') {
        const auto read = take_digits(text, 2);
        if (!read) return std::nullopt;
        second = *read;
    }
    skip_fraction(text);
    // 24:00 and the leap second :60 are times of the standard; both are taken as the last second that there is.
    if (*hour == 24 && *minute == 0 && second == 0) return seconds{86'399};
    if (*hour > 23 || *minute > 59 || second > 60) return std::nullopt;
    return hours{*hour} + minutes{*minute} + seconds{std::min(second, 59U)};
}

// "Z", "+03:00", "+0300", "+03" or nothing.
std::optional<minutes> take_zone(std::string_view& text) {
    if (text.empty() || take(text, 'Z') || take(text, 'z')) return minutes{0};
    const bool east = take(text, '+');
    if (!east && !take(text, '-')) return std::nullopt;
    const auto hour = take_digits(text, 2);
    if (!hour || *hour > 15) return std::nullopt;
    unsigned minute = 0;
    if (take(text, ':') || !text.empty()) {
        const auto read = take_digits(text, 2);
        if (!read || *read > 59) return std::nullopt;
        minute = *read;
    }
    const minutes distance = hours{*hour} + minutes{minute};
    return east ? distance : -distance;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool first_of_month(Day day) { return calendar_date(day).day() == std::chrono::day{1}; }
bool first_of_year(Day day) { return first_of_month(day) && calendar_date(day).month() == January; }

}  // namespace

std::optional<Day> make_day(int year, unsigned month, unsigned day) {
    // The types of chrono keep the low bits only: 257 would be day 1.
    if (year < first_year || year > last_year || month > 12 || day > 31) return std::nullopt;
    const year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

year_month_day calendar_date(Day day) { return year_month_day{day}; }

int year_of(Day day) { return static_cast<int>(calendar_date(day).year()); }

std::string to_string(Day day) {
    const auto date = calendar_date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::optional<Day> parse_day(std::string_view text) {
    const auto day = take_day(text);
    return text.empty() ? day : std::nullopt;
}

Period year_period(int year) {
    return {sys_days{std::chrono::year{year} / January / 1}, sys_days{std::chrono::year{year} / December / 31}};
}

Period month_period(int year, unsigned month) {
    const auto first = std::chrono::year{year} / std::chrono::month{month};
    return {sys_days{first / 1}, sys_days{first / std::chrono::last}};
}

std::vector<CalendarUnit> calendar_cover(Period period) {
    std::vector<CalendarUnit> units;
    for (Day at = period.first; at <= period.last;) {
        const auto date = calendar_date(at);
        const Period year = year_period(static_cast<int>(date.year()));
        const Period month = month_period(static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
        if (first_of_year(at) && year.last <= period.last) {
            units.push_back({Granularity::year, at});
            at = year.last + days{1};
        } else if (first_of_month(at) && month.last <= period.last) {
            units.push_back({Granularity::month, at});
            at = month.last + days{1};
        } else {
            units.push_back({Granularity::day, at});
            at += days{1};
        }
    }
    return units;
}

std::int64_t Moment::utc_seconds() const {
    const auto utc = day.time_since_epoch() + time.value_or(seconds{0}) - offset;
    return duration_cast<seconds>(utc).count();
}

Moment moment_at(std::int64_t utc_seconds) {
    const std::chrono::sys_seconds at{std::chrono::seconds(utc_seconds)};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    return {.day = day, .time = at - day};
}

std::string to_string(const Moment& moment) {
    std::string text = to_string(moment.day);
    if (!moment.time) return text;
    const hh_mm_ss clock{*moment.time};
    text += fmt::format("T{:02}:{:02}:{:02}", clock.hours().count(), clock.minutes().count(), clock.seconds().count());
    if (moment.offset == minutes{0}) return text + "Z";
    const hh_mm_ss distance{abs(moment.offset)};
    return text + fmt::format("{}{:02}:{:02}", moment.offset < minutes{0} ? '-' : '+', distance.hours().count(),
                              distance.minutes().count());
}

bool parse_time_of_day(std::string_view text, Moment& moment) {
    text = trim(text);
    if (!take(text, 'T')) take(text, 't');
    const auto time = take_time(text);
    if (!time) return false;
    text = trim(text);
    const auto zone = take_zone(text);
    if (!zone || !text.empty()) return false;
    moment.time = *time;
    moment.offset = *zone;
    return true;
}

std::optional<ReadMoment> parse_moment(std::string_view text) {
    text = trim(text);
    const auto day = take_day(text);
    if (!day) return std::nullopt;
    ReadMoment read{.moment = {.day = *day, .time = {}}};
    if (text.empty()) return read;
    // A digit that follows the day is part of another number, not a time.
    if (text.front() >= '0' && text.front() <= '9') return std::nullopt;
    read.time_dropped = !parse_time_of_day(text, read.moment);
    return read;
}

}  // namespace dateline
