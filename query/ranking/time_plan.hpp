// The terms that days are found by.
#pragma once

#include "query/language/expression.hpp"
#include "query/ranking/evidence.hpp"
#include "query/ranking/plan.hpp"
#include "query/ranking/statistics.hpp"
#include "query/ranking/weights.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

/// The articles with a date (of publication, say) within a range. An open end, or one far away, is cut to the days that
/// the archive has, so that a range is a few terms.
PlanNode dated_within(const Field& field, DayRange range, const Statistics& statistics);

/// The articles that speak of a time within a range: of one of the units of the calendar that the range is made of, or
/// of something within such a unit. Who speaks of a longer time that holds the range ("the 1990s" for 1994) does not
/// match.
PlanNode spoken_within(const Field& field, DayRange range, const Statistics& statistics);

/// What speaks for a period that was asked for: that an article was published in it, or beside it; and that it speaks
/// of it. Of an open end or a period of many units only what is inside counts.
void add_dated_evidence(const Field& field, DayRange range, const Statistics& statistics, const Weights& weights,
                        Evidence& evidence);
void add_spoken_evidence(const Field& field, DayRange range, const Statistics& statistics, const Weights& weights,
                         Evidence& evidence);

}  // namespace dateline
