// One item of ninjs (see ninjs.hpp) as an article.
#pragma once

#include <optional>
#include <string_view>

#include "schemas/article_record.hpp"

namespace dateline {

/// Reads one JSON object. On success fills `article` (unchecked: see check_article) and returns nothing; `article` is
/// reset first. `json` may hold anything. One parser object a thread is kept inside.
std::optional<RecordFault> parse_ninjs(std::string_view json, Article& article, RecordMends& mends);

}  // namespace dateline
