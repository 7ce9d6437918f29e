// How the parts of a query become one tree: what is required, what is enough, what is excluded.
#pragma once

#include <string_view>
#include <vector>

#include "query/language/expression.hpp"

namespace dateline {

/// A part of a query while it is put together.
struct Clause {
    ExpressionPtr expression;  ///< null: it held no word
    Span span;                 ///< with its sign or NOT
    bool excluded = false;     ///< `expression` must not match
    bool required = false;     ///< after '+'
};

/// Whether it scores only: a preferred field, or nothing but such.
bool is_preference(const Expression& expression);

/// Clauses that must all hold. A single clause comes back as it is; nothing but exclusions is an exclusion of any of
/// them.
Clause all_of(std::vector<Clause> clauses);

/// Clauses of which one is enough; but fields and required clauses must hold, and exclusions exclude.
Clause any_of(std::vector<Clause> clauses);

/// The alternatives of an OR. Throws QueryError for an exclusion or a preference among them.
Clause alternatives_of(std::vector<Clause> clauses);

}  // namespace dateline
