// Expressions of time in a text, with the days that they mean.
//
// Rules and their resolution follow TIMEX3 (TimeML 1.2.1) and, for what a bare weekday or month means in news,
// HeidelTime (Strötgen and Gertz 2010): relative to the day of publication, back or forward by the tense of the verb
// nearby; "a year earlier" and "that day" go from what the text spoke of before. Of the span are "the" and words for a
// part ("the end of 1990"), not the preposition. Ends of a range are two times.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/annotate/tokens.hpp"
#include "schemas/period.hpp"
#include "schemas/timex.hpp"

namespace dateline {

/// Bytes of the text, end exclusive.
struct TimeSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    Timex time;
    float confidence = 1;  ///< above 0, at most 1
};

/// Whether there is a table of this language (ISO 639-1, also "en-gb"): English whole, others for absolute dates alone.
bool has_time_rules(std::string_view language);

/// In order of the text, none overlapping. `anchor`: when the text was published; without it, or with one outside of
/// the years 1001 to 2199, absolute expressions only ("16 September 2022", "the 1990s", "September 16" as
/// "XXXX-09-16"). A text in a language without a table gives what every language writes alike: "2022-09-16". Linear in
/// the text; for any number of threads.
std::vector<TimeSpan> find_times(const TokenizedText& text, std::optional<Moment> anchor, std::string_view language);

}  // namespace dateline
