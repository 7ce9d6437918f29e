// Questions made at random for the oracle.
#pragma once

#include "query/language/expression.hpp"
#include "query/ranking/weights.hpp"
#include "tests/property.hpp"

namespace dateline::test {

/// A tree such as the parser makes, of what random_archive.hpp has.
ExpressionPtr random_question(const Draw& draw);
/// A field of one kind: who, where, when.
ExpressionPtr random_name(const Draw& draw);
ExpressionPtr random_place(const Draw& draw);
ExpressionPtr random_time(const Draw& draw);

/// The program's weights, or some by chance; a little changed, so that sums of shares are exact in any order. None is 0
/// or 1: where nothing can speak for a field it counts whole.
Weights random_weights(const Draw& draw);

}  // namespace dateline::test
