// The article record: the JSON form of an article (article.schema.json), as it is read from JSON Lines and kept in an
// archive.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemas/article.hpp"
#include "schemas/article_cleaning.hpp"
#include "schemas/reject_reason.hpp"

namespace dateline {

/// Reads one JSON object. On success fills `article` (unchecked: see check_article) and returns nothing; `article` is
/// reset first. `json` may hold anything; damaged UTF-8 is a broken_json. One parser object a thread is kept inside.
std::optional<RecordFault> parse_record(std::string_view json, Article& article, RecordMends& mends);

/// The id of an article that has none: a hash of source, title and date, and of the body where one of these is missing.
/// "h-" and 32 hex digits.
std::string derive_id(const Article& article);

/// The canonical record: compact JSON, keys in the order of article.schema.json, keys not given left out, unknown keys
/// under "extra". parse_record(record_json(a)) gives `a` again for every checked article.
std::string record_json(const Article& article);

}  // namespace dateline
