// A schema of one's own: the fields that an archive adds to the built-in table.
//
//   {"fields": [{"name": "price", "kind": "number", "help": "in euros"}, ...]}
//
// A row is one of fields.json. What it leaves out is filled in:
//
//   record   the name
//   prefix   X and the letters of the name: XPRICE; full_prefix (names), month_prefix and year_prefix (dates): that and
//            FULL, M or Y
//   slot     the first that is free from slot::first_custom on; a text has none unless it is a facet
//   weight   of a text: 0
#pragma once

#include <string_view>
#include <vector>

#include "schemas/field_table.hpp"

namespace dateline {

/// The table with the rows of a schema behind its own. Throws Error(bad_data) for what is no JSON; Error(config) that
/// names the row for one that is not as it should be, or clashes with another in name, record key, prefix or slot.
FieldTable with_schema(const FieldTable& table, std::string_view schema);

/// The rows that a schema has added to the table, prefixes and slots filled in.
std::vector<Field> custom_fields(const FieldTable& table);

}  // namespace dateline
