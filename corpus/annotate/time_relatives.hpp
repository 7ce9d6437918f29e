// Rules for dates that are said relative to the day of publication, or to what the text spoke of before.
//
// Each gives what a match says, or nothing where it is no date after all. All need the day of publication.
#pragma once

#include "corpus/annotate/time_context.hpp"
#include "corpus/annotate/time_dates.hpp"

namespace dateline {

/// "today", "yesterday"
TimeResult read_today(const TimeContext& context, const TimeMatch& match);
/// "the day before yesterday"
TimeResult read_day_beside(const TimeContext& context, const TimeMatch& match);
/// "last week", "the current fiscal year", "the past decade"
TimeResult read_moved_unit(const TimeContext& context, const TimeMatch& match);
/// "that year", "the following month", "the previous day": from what the text speaks of
TimeResult read_referred_unit(const TimeContext& context, const TimeMatch& match);
/// "the next day": from what the text speaks of, too, where it is a day or begins a sentence
TimeResult read_next_unit(const TimeContext& context, const TimeMatch& match);
/// "the week", "the fiscal year", "the quarter"
TimeResult read_the_unit(const TimeContext& context, const TimeMatch& match);
TimeResult read_moved_month(const TimeContext& context, const TimeMatch& match);
/// "last Dec. 12"
TimeResult read_moved_day_of_month(const TimeContext& context, const TimeMatch& match);
/// "next Christmas"
TimeResult read_moved_holiday(const TimeContext& context, const TimeMatch& match);
TimeResult read_moved_weekday(const TimeContext& context, const TimeMatch& match);
TimeResult read_moved_season(const TimeContext& context, const TimeMatch& match);
/// "the summer"
TimeResult read_season(const TimeContext& context, const TimeMatch& match);
/// "July last year", "the summer of this year"
TimeResult read_month_of_moved_year(const TimeContext& context, const TimeMatch& match);
/// "last year's third quarter", "the first half of this year"
TimeResult read_quarter_of_moved_year(const TimeContext& context, const TimeMatch& match);
TimeResult read_half_of_moved_year(const TimeContext& context, const TimeMatch& match);
/// "the third quarter"
TimeResult read_quarter(const TimeContext& context, const TimeMatch& match);
/// "the 1988 quarter", "the 1988 period"
TimeResult read_period_of_year(const TimeContext& context, const TimeMatch& match);
/// "the latest period"
TimeResult read_period(const TimeContext& context, const TimeMatch& match);
/// "three years ago", "10 days ago"
TimeResult read_ago(const TimeContext& context, const TimeMatch& match);
/// "a year and a half ago"
TimeResult read_ago_and_half(const TimeContext& context, const TimeMatch& match);
/// "half a century ago"
TimeResult read_half_ago(const TimeContext& context, const TimeMatch& match);
TimeResult read_quarter_century_ago(const TimeContext& context, const TimeMatch& match);
/// "a few years ago"
TimeResult read_vaguely_ago(const TimeContext& context, const TimeMatch& match);
/// "a year earlier", "two days later": from what the text speaks of
TimeResult read_later(const TimeContext& context, const TimeMatch& match);
/// "three weeks from now"
TimeResult read_from_now(const TimeContext& context, const TimeMatch& match);
/// "in five years", where that is ahead
TimeResult read_in_units(const TimeContext& context, const TimeMatch& match);
/// "the year-ago quarter"
TimeResult read_year_ago(const TimeContext& context, const TimeMatch& match);
/// "year-end", "the year's end"
TimeResult read_year_end(const TimeContext& context, const TimeMatch& match);
/// "in the near future"
TimeResult read_future(const TimeContext& context, const TimeMatch& match);
/// "recent years"
TimeResult read_then(const TimeContext& context, const TimeMatch& match);
/// "now", "recently"
TimeResult read_now(const TimeContext& context, const TimeMatch& match);
TimeResult read_past_units(const TimeContext& context, const TimeMatch& match);
TimeResult read_coming_units(const TimeContext& context, const TimeMatch& match);
TimeResult read_past(const TimeContext& context, const TimeMatch& match);
/// "these days"
TimeResult read_these_days(const TimeContext& context, const TimeMatch& match);

}  // namespace dateline
