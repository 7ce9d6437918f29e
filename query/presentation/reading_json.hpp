// What fields were taken for, as JSON for --parse.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

#include "query/reading/reading.hpp"

namespace dateline {

/// A list: {"field", "value", "span" (code points of the query; not of a condition), "names": [{"field", "taken":
/// [{"name", "articles"}], "more"}], "place": {"id", "name", "kind", "latitude", "longitude", "articles"}, "namesakes":
/// [places], "trouble"}. What does not hold is left out; of names and namesakes the first ten, and how many "more".
nlohmann::ordered_json readings_json(const std::vector<FieldReading>& readings, std::string_view query);

}  // namespace dateline
