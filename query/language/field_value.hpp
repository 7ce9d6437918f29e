// From the value of a field, as typed, to a node of the tree: what a value means depends on the field's kind.
//
//   text, names, groups   words; a bare value of one word may end in '*', behind two letters or more
//   keyword               the whole value; a bare one may end in '*'
//   date, period          see date_expression.hpp
//   near                  a place or coordinates ("50.45,30.52"), and a distance: see near_value.hpp
//   number                5   2.5..7   ..7   5..
//   id                    as it stands, upper and lower case apart
//   state                 undated, corrected, withheld, cancelled or embargoed
#pragma once

#include <cstddef>
#include <string_view>

#include "query/language/expression.hpp"

namespace dateline {

/// One value that is asked for; the views must outlive the call only.
struct FieldRequest {
    const Field* field = nullptr;  ///< asked, not reserved; must outlive the node
    std::string_view value;        ///< quotes taken off
    Span span;                     ///< of the whole field
    std::size_t offset = 0;        ///< where the value begins; errors point there
    bool quoted = false;           ///< a '*' is no wildcard
    bool exact = false;
    bool preferred = false;
    bool has_distance = false;  ///< near: given apart from the value
    std::string_view distance;  ///< "100km"
    std::size_t distance_offset = 0;
};

/// The node. Also for values that stand outside a query (options): spans then count from the value's own begin.
/// Throws QueryError for a value that is empty, has no words, or can't be read.
ExpressionPtr make_field_expression(const FieldRequest& request, Day today);

}  // namespace dateline
