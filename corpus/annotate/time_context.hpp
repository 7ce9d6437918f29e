// What a rule for times sees: the sentence round a match, the day of publication, and what the text spoke of before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/annotate/time_calendar.hpp"
#include "corpus/annotate/time_lexer.hpp"
#include "schemas/period.hpp"
#include "schemas/timex.hpp"

namespace dateline {

/// The tokens that a rule matched, numbers in the sentence, end exclusive: the expression, and with what must stand
/// beside it.
struct TimeMatch {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t outer_first = 0;
    std::size_t outer_last = 0;
};

/// What a rule makes of a match.
struct TimeReading {
    Timex time;
    /// Behind the day in the value of a time of day: "T10:30", "TMO"; empty for all else.
    std::string clock;
    /// The time of day says of which day, too: "last night".
    bool says_day = false;
    /// No time unless it stands beside a day: "evening".
    bool is_loose = false;
    /// "nearly" or "more than" may stand before it, and belong to it.
    bool takes_about = false;
    /// Only to compare with: the text goes on to speak of what it spoke of before.
    bool is_aside = false;
    /// The text is a report on the year so far: "the first nine months".
    bool reports_year = false;
};

using TimeResult = std::optional<TimeReading>;

/// The reading of a date; nothing of none.
TimeResult read_as(std::optional<Timex> time);
/// The unit of the calendar that the day lies in.
TimeResult read_unit(TimeUnit unit, std::optional<Day> day);

/// The unit of the calendar that the text spoke of last.
struct TimeReference {
    TimeUnit unit = TimeUnit::day;
    Day first;
    std::size_t sentence = 0;
};

/// What the text spoke of so far.
struct TimeMemory {
    std::optional<TimeReference> any;
    std::optional<TimeReference> day;
    std::optional<TimeReference> period;  ///< quarter or year whose report the text is about
    std::size_t sentence = 0;             ///< the number of this one
};

struct TimeContext {
    std::string_view text;
    const std::vector<TimeToken>* tokens = nullptr;  ///< of one sentence
    std::optional<Day> anchor;
    const TimeMemory* memory = nullptr;

    const TimeToken& at(std::size_t token) const { return (*tokens)[token]; }
    std::size_t size() const { return tokens->size(); }
    std::string_view word(std::size_t token) const;
    /// The token of the match that is of this class, or null: the first, the second ...
    const TimeToken* find(const TimeMatch& match, TimeWord word, std::size_t nth = 0) const;
    bool has(const TimeMatch& match, TimeWord word) const { return find(match, word) != nullptr; }
    int value(const TimeMatch& match, TimeWord word, int otherwise = 0) const;
    TimeUnit unit(const TimeMatch& match) const;

    /// Of the verb that governs a match: the nearest before it, else the first behind it in its clause; words that
    /// look ahead ("until", "for Sunday's vote") go before it.
    Tense tense(const TimeMatch& match) const;
    /// The text's own word before or behind a match is of one of these classes.
    bool follows(const TimeMatch& match, TimeWords words) const;
    bool precedes(const TimeMatch& match, TimeWords words) const;
    /// Nothing at the ends of the sentence.
    std::string_view word_before(const TimeMatch& match) const;
    std::string_view word_behind(const TimeMatch& match) const;
    bool is_capital(std::size_t token) const;
    bool is_small(std::size_t token) const;  ///< begins with a small letter
};

}  // namespace dateline
