// The English words that expressions of time are made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

/// What a word can be within an expression of time. A word can be more than one: "16" is a number, a day and an hour.
enum class TimeWord : std::uint8_t {
    the,
    a,           // the number is 1
    number,      // 12, "twelve"; the number is its value
    day,         // 1 to 31
    hour,        // 0 to 24
    year,        // 1000 to 2199
    short_year,  // "98", "'98"
    ordinal,     // "third", "3rd"
    few,         // "few", "several": more than one
    couple,      // a couple of
    half,        // half
    month,       // 1 to 12
    weekday,     // 0 is Monday; "Mon" is a weekday_short
    weekday_short,
    weekdays,      // "Fridays"
    unit,          // a TimeUnit
    units,         // a TimeUnit, many of them
    quarter,       // "quarter": a unit, too
    quarter_name,  // "Q3"
    season,        // 0 is spring
    daypart,       // its code is the value: a DayPart
    noon,          // noon or midnight: the hour
    today,         // the days from today
    tonight,       // the days from today
    now,           // a NowWord: "now", "recently"
    then,          // a NowWord, but beside others alone: "recent years", "in the future"
    decade,        // its first year, "1980s"; below 100 without century: "nineties"
    last,          // back by one
    past,          // the time up to now
    next,          // on by one
    coming,        // the time from now on
    following,     // on by one from what the text speaks of
    previous,      // back by one from what the text speaks of
    this_,
    current,
    that,  // what the text speaks of
    ago,
    earlier,  // "earlier", "before"
    later,    // "later", "after"
    holiday,  // month and day as one number: 1225
    part,     // "early", "mid": stands before the time
    part_of,  // "end", "middle": "of" stands between
    of,
    in,     // the preposition of times: "in", "since", "until"
    on,     // the preposition of days and hours
    to,     // between the ends of a range, with "and", "or"
    about,  // "nearly", "over": the number is not exact
    more,   // "more than", "at least": two words
    fiscal,
    frequency,  // "daily": a TimeUnit
    every,
    times,  // "twice"
    period,
    full,          // "full", "entire"; "near" of a future
    am_pm,         // 0 or 12
    clock,         // minutes since midnight: "10:30"
    dotted_clock,  // "10.30", which may be any number
    zone,
    oclock,
    iso_date,  // days since 1970-01-01
    hyphen,
    comma,
    possessive,  // "'s"
    other,       // of "every other day": 2
    count_,
};

/// A set of TimeWord.
using TimeWords = std::uint64_t;
constexpr TimeWords words_of(TimeWord word) { return TimeWords{1} << static_cast<unsigned>(word); }
template <class... Words>
constexpr TimeWords words_of(TimeWord first, Words... others) {
    return words_of(first) | words_of(others...);
}
static_assert(static_cast<unsigned>(TimeWord::count_) <= 64);

/// The class of that name, without a trailing underscore: "am_pm", "this".
std::optional<TimeWord> time_word_named(std::string_view name);

enum class DayPart { morning, midday, afternoon, evening, night };
/// "MO", as in "2022-09-16TMO".
std::string_view day_part_code(int part);

enum class NowWord { present, past, future };

/// A word's classes and its number, unit, month ...: one for all its classes.
struct TimeMeaning {
    TimeWords words = 0;
    std::int32_t value = 0;
};

/// The fourth Thursday of November, among the holidays.
inline constexpr int thanksgiving = 1100;

/// Words are no longer than this.
inline constexpr std::size_t longest_time_word = 14;

/// What a word in small letters means, without a full stop at its end; numbers are read elsewhere.
TimeMeaning time_meaning(std::string_view lowercase);

/// What a verb says of when things happen.
enum class Tense { unknown, past, present, future };
Tense tense_of(std::string_view lowercase);

}  // namespace dateline
