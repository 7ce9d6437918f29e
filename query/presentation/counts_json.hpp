// Counts as JSON: schemas/result.schema.json describes them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "query/counting/counts.hpp"

namespace dateline {

/// Adds "archive", "facets", "typical" and "timeline", as far as they were asked for.
void add_counts(nlohmann::ordered_json& json, const Counts& counts);

/// A row of a cross table as one line: its columns by their names, articles, archive. null: an empty label.
std::string table_line(const CrossTable& table, const CrossTable::Row& row);

}  // namespace dateline
