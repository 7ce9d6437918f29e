// The terms that days are found by.
#pragma once

#include "query/language/expression.hpp"
#include "query/ranking/plan.hpp"
#include "query/ranking/statistics.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

/// The articles with a date (of publication, say) within a range. An open end, or one far away, is cut to the days that
/// the archive has, so that a range is a few terms.
PlanNode dated_within(const Field& field, DayRange range, const Statistics& statistics);

/// The articles that speak of a time within a range: of one of the units of the calendar that the range is made of, or
/// of something within such a unit. Who speaks of a longer time that holds the range ("the 1990s" for 1994) does not
/// match.
PlanNode spoken_within(const Field& field, DayRange range, const Statistics& statistics);

}  // namespace dateline
