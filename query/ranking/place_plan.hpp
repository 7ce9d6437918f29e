// The terms that a place is found by.
#pragma once

#include <optional>

#include "query/language/expression.hpp"
#include "query/ranking/evidence.hpp"
#include "query/ranking/plan.hpp"
#include "query/ranking/statistics.hpp"
#include "query/ranking/weights.hpp"
#include "query/reading/reading.hpp"

namespace dateline {

/// The articles whose places are the place that was taken or lie in it; and those that have its name and none of its
/// namesakes, as of a record whose place nobody has resolved. `reading` has taken a place.
PlanNode read_place(const PlaceReading& reading, const Statistics& statistics);

/// How near to the centre of a near node's circle an article's places are.
PlanNode near_centre(const Expression& asked, const PlaceReading& reading);

/// The articles that have a stranger of the same name as the place that was taken, and not that one; nothing where the
/// archive has none.
std::optional<PlanNode> of_namesake(const PlaceReading& reading);

/// What speaks for a place that was taken: its rungs, that it is the dateline's or in focus (of fields with these names
/// in the table). A name that nobody has resolved counts as one that is named, where there are no namesakes.
void add_place_evidence(const PlaceReading& reading, const FieldTable& fields, const Weights& weights,
                        Evidence& evidence);

/// The articles that have a place within the distance asked for. `reading` has the centre, or `asked` its coordinates.
/// Cells of the grid go ahead, so that few points are measured; where they would be too many, all are.
PlanNode within_distance(const Expression& asked, const PlaceReading& reading);

}  // namespace dateline
