// The words of a date expression: the step between its text and its grammar.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/expression.hpp"

namespace dateline {

/// What a word is to the grammar of dates. The letters make the shapes that its rules are written in:
/// "16 September 2022" is "nmY".
enum class DateShape : char {
    year = 'Y',      ///< four digits
    number = 'n',    ///< one or two digits
    compact = 'C',   ///< eight digits: 20220916
    digits = 'N',    ///< any other run of up to five digits
    ordinal = 'o',   ///< 1st, 16th
    decade = 's',    ///< 2020s
    month = 'm',     ///< 1 to 12
    weekday = 'w',   ///< 0 is Monday
    unit = 'u',      ///< see date_unit()
    relative = 'r',  ///< last -1, this 0, next 1
    day = 'd',       ///< yesterday -1, today 0, tomorrow 1
    count = 'c',     ///< a, one, two ... twelve
    ago = 'a',
    of = 'f',
    part = 'p',     ///< early 0, mid 1, late 2
    quarter = 'q',  ///< Q1 to Q4: 1 to 4
    dash = '-',     ///< the three separators, among digits only
    slash = '/',
    dot = '.',
    unknown = '?',
};

struct DateWord {
    DateShape shape = DateShape::unknown;
    int value = 0;
    Span span;  ///< in the text that was read
};

/// The words of a text. Blanks and commas are passed over, and '-', '_' and '.' beside a letter ("last-week").
std::vector<DateWord> read_date_words(std::string_view text);

/// The shapes of words as a string.
std::string date_shapes(const std::vector<DateWord>& words);

/// A unit of the calendar: so many days, or so many months (the other is 0).
struct DateUnit {
    std::string_view name;
    int days;
    int months;
};
const DateUnit& date_unit(int value);

/// The word of the vocabulary that is most like this one; nothing where none is.
std::optional<std::string> nearest_date_word(std::string_view word);

}  // namespace dateline
