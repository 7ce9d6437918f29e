#include "corpus/readers/news_moment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "corpus/readers/dateline.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

struct Zone {
    std::string_view name;
    int hours;  // east of Greenwich
};
// Those of RFC 822, then others that feeds use and that mean one zone alone.
constexpr Zone zones[] = {
    {"GMT", 0},  {"UT", 0},   {"UTC", 0},  {"Z", 0},    {"EST", -5}, {"EDT", -4},  {"CST", -6},  {"CDT", -5},
    {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}, {"WET", 0},  {"WEST", 1},  {"CET", 1},   {"CEST", 2},
    {"EET", 2},  {"EEST", 3}, {"MSK", 3},  {"JST", 9},  {"KST", 9},  {"AEST", 10}, {"AEDT", 11}, {"NZST", 12},
};

std::string_view take_word(std::string_view& text) {
    text = trim_start(text);
    const auto word = text.substr(0, text.find_first_of(blanks));
    text.remove_prefix(word.size());
    return word;
}

// Years of two digits are those from 1950 to 2049, and of three digits those since 1900 (RFC 5322, section 4.3).
std::optional<int> read_year(std::string_view word) {
    int year = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), year);
    if (error != std::errc{} || end != word.data() + word.size() || word.size() < 2 || word.size() > 4 || year < 0)
        return std::nullopt;
    if (word.size() == 4) return year;
    return year + (word.size() == 2 && year < 50 ? 2000 : 1900);
}

std::optional<Day> take_day(std::string_view& text) {
    const auto day = take_word(text);
    const auto month = take_word(text);
    const auto year = read_year(take_word(text));
    return year ? read_day(day, month, fmt::format("{:04}", *year)) : std::nullopt;
}

// "10:15:00 +0200" or "10:15 EST"; one digit for the hour is taken too.
bool read_time(std::string_view text, Moment& moment) {
    auto clock = std::string(take_word(text));
    if (clock.find(':') == 1) clock.insert(0, 1, '0');
    const auto zone = trim(text.substr(0, text.find('(')));  // a comment: "+0200 (CEST)"
    const auto* named =
        std::find_if(std::begin(zones), std::end(zones), [&](const Zone& known) { return known.name == zone; });
    if (named == std::end(zones)) return parse_time_of_day(clock.append(zone), moment);
    if (!parse_time_of_day(clock, moment)) return false;
    moment.offset = std::chrono::hours(named->hours);
    return true;
}

}  // namespace

std::optional<ReadMoment> parse_rfc822_moment(std::string_view text) {
    text = trim(text);
    if (text.empty()) return std::nullopt;
    // The weekday says nothing new.
    if (text.find_first_of("0123456789") != 0)
        text.remove_prefix(std::min(text.find_first_of(", \t"), text.size() - 1) + 1);
    const auto day = take_day(text);
    if (!day) return std::nullopt;
    ReadMoment read{.moment = {.day = *day, .time = {}}};
    read.time_dropped = !trim(text).empty() && !read_time(text, read.moment);
    return read;
}

std::optional<Moment> MomentReader::read(std::string_view name, std::string_view text) {
    constexpr std::size_t shown = 60;
    text = trim(text);
    if (text.empty()) return std::nullopt;
    auto read = parse_moment(text);
    if (!read) read = parse_rfc822_moment(text);
    if (!read) {
        if (!fault_) fault_ = RecordFault{RejectReason::bad_date, fmt::format("{}: {}", name, text.substr(0, shown))};
        return std::nullopt;
    }
    mends_.times_dropped += read->time_dropped;
    return read->moment;
}

}  // namespace dateline
