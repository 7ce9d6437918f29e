// What is known of an article's history, and why an article is not shown.
#pragma once

#include <string>

#include "query/answer.hpp"

namespace dateline {

/// A table for people: a line a version, the live one in front.
std::string history_text(const ArticleHistory& history);
/// JSON Lines: the versions as in the log, with "live"; then, where there are any, {"corrected_by": [id...]}.
std::string history_lines(const ArticleHistory& history);

/// "ID was cancelled by its publisher: the note", with a line end.
std::string kept_back_text(const Article& article, KeptBack why);

}  // namespace dateline
