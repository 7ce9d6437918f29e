// Results as JSON: schemas/result.schema.json describes them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "query/presentation/presenter.hpp"

namespace dateline {

/// The version of the form; a key that goes or changes its meaning makes a new one.
inline constexpr int result_version = 1;

nlohmann::ordered_json hit_json(const ShownHit& shown, bool explain);

/// One line, with control characters of all kinds escaped.
std::string dump_json(const nlohmann::ordered_json& json);

}  // namespace dateline
