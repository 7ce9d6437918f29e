// Rules for lengths of time ("two years"), times that come again ("every Friday") and times of day ("10 p.m.").
//
// Each gives what a match says, or nothing where it is no time after all.
#pragma once

#include "corpus/annotate/time_context.hpp"
#include "corpus/annotate/time_dates.hpp"

namespace dateline {

/// "two years", "an hour"
TimeResult read_amount(const TimeContext& context, const TimeMatch& match);
/// "the nine months", "the first six months": also what a report is about
TimeResult read_months_of_report(const TimeContext& context, const TimeMatch& match);
/// "half an hour"
TimeResult read_half(const TimeContext& context, const TimeMatch& match);
/// "a quarter of a century"
TimeResult read_quarter_century(const TimeContext& context, const TimeMatch& match);
/// "two and a half years"
TimeResult read_amount_and_half(const TimeContext& context, const TimeMatch& match);
/// "a few days", "years"
TimeResult read_vague_amount(const TimeContext& context, const TimeMatch& match);

/// "every month", "every two weeks"
TimeResult read_every_unit(const TimeContext& context, const TimeMatch& match);
/// "every Friday", "each July", "Fridays"
TimeResult read_every_date(const TimeContext& context, const TimeMatch& match);
/// "twice a week"
TimeResult read_times_a_unit(const TimeContext& context, const TimeMatch& match);
/// "daily"
TimeResult read_frequency(const TimeContext& context, const TimeMatch& match);

/// "10 p.m.", "10:30", "noon"
TimeResult read_clock(const TimeContext& context, const TimeMatch& match);
/// "evening": only beside a day
TimeResult read_part_of_day(const TimeContext& context, const TimeMatch& match);
/// "last night", "this morning", "the afternoon"
TimeResult read_moved_part_of_day(const TimeContext& context, const TimeMatch& match);
TimeResult read_tonight(const TimeContext& context, const TimeMatch& match);

}  // namespace dateline
