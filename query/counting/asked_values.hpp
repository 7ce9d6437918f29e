// Which of the values that are counted were asked for.
#pragma once

#include <vector>

#include "query/counting/counts.hpp"
#include "query/language/expression.hpp"
#include "query/reading/reading.hpp"

namespace dateline {

/// Marks the values of facets that the fields of a question ask for, required, preferred or noticed: of names what they
/// were taken for, of a place the place itself and not what lies in it, else what is the value as typed. What is
/// excluded is not asked for. `readings` are of the question's fields, as far as they were read as names or places.
void mark_asked(std::vector<Facet>& facets, const Expression& question, const std::vector<FieldReading>& readings);

}  // namespace dateline
