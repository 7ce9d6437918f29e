// Whether words of time stand for a time, or are part of a name or another word: "May", "March", "Bloody Sunday".
#pragma once

#include "corpus/annotate/time_context.hpp"

namespace dateline {

/// The match is a month alone: not "Fredric March", "May said", "the March on Rome".
bool is_month(const TimeContext& context, const TimeMatch& match);
/// The match is a weekday alone: not "Bloody Sunday", "the Sunday Times".
bool is_weekday(const TimeContext& context, const TimeMatch& match);
/// "today", but not "USA Today".
bool is_today(const TimeContext& context, const TimeMatch& match);
/// "This Week" with capitals amid small letters.
bool is_title(const TimeContext& context, const TimeMatch& match);
/// "player of the year", but not "the rest of the year".
bool is_award(const TimeContext& context, const TimeMatch& match);

}  // namespace dateline
