// Rules for dates of the calendar, whole ("16 September 2022", "1989", "the 1990s") or without their year.
//
// Each gives what a match says, or nothing where it is no date after all.
#pragma once

#include "corpus/annotate/time_context.hpp"

namespace dateline {

TimeResult read_numeric_date(const TimeContext& context, const TimeMatch& match);
TimeResult read_day_of_year(const TimeContext& context, const TimeMatch& match);
TimeResult read_month_of_year(const TimeContext& context, const TimeMatch& match);
TimeResult read_year(const TimeContext& context, const TimeMatch& match);
/// "'61": the last such year that is not long after the day of publication
TimeResult read_short_year(const TimeContext& context, const TimeMatch& match);
/// "the year 1989", "fiscal 1989"
TimeResult read_named_year(const TimeContext& context, const TimeMatch& match);
TimeResult read_decade(const TimeContext& context, const TimeMatch& match);
/// "the 1930's", "the late 60's": the year, and a possessive
TimeResult read_old_decade(const TimeContext& context, const TimeMatch& match);
TimeResult read_century(const TimeContext& context, const TimeMatch& match);
TimeResult read_quarter_of_year(const TimeContext& context, const TimeMatch& match);
TimeResult read_half_of_year(const TimeContext& context, const TimeMatch& match);
TimeResult read_season_of_year(const TimeContext& context, const TimeMatch& match);

/// "Sept. 16": in the year that is nearest, but for the tense.
TimeResult read_day_of_month(const TimeContext& context, const TimeMatch& match);
/// The first day of "4-6 July".
TimeResult read_range_start(const TimeContext& context, const TimeMatch& match);
/// The second day of "July 4-6".
TimeResult read_last_day(const TimeContext& context, const TimeMatch& match);
/// The second year of "1998-99".
TimeResult read_last_year(const TimeContext& context, const TimeMatch& match);
TimeResult read_month(const TimeContext& context, const TimeMatch& match);
/// "Christmas Eve", "Christmas Day 1989"
TimeResult read_holiday(const TimeContext& context, const TimeMatch& match);
TimeResult read_holiday_of_year(const TimeContext& context, const TimeMatch& match);
/// The day that a holiday is on in a year.
std::optional<Day> holiday_of_year(int holiday, int year);
TimeResult read_weekday(const TimeContext& context, const TimeMatch& match);

}  // namespace dateline
