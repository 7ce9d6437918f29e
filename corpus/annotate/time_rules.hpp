// The forms that English times have: patterns of words, and what reads each.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/annotate/time_context.hpp"
#include "corpus/annotate/time_dates.hpp"

namespace dateline {

struct TimeRule {
    /// Names of TimeWord, parted by blanks: "a|b" is either, "a?" may lack, "~a" must stand there but belongs not to
    /// the time; it is first or last.
    std::string_view pattern;
    TimeResult (*read)(const TimeContext&, const TimeMatch&);
    bool is_absolute = false;  ///< needs no day of publication
};

struct RuleMatch {
    const TimeRule* rule = nullptr;
    TimeMatch match;
};

/// Words without which there is no time; a rule has one at least.
bool may_be_time(TimeWords words);

/// All rules that match from a token on, the longest first, and of those as long the first of the table. In bounded
/// time.
void match_time_rules(const std::vector<TimeToken>& tokens, std::size_t at, std::vector<RuleMatch>& matches);

}  // namespace dateline
