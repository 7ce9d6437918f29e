// A list of names for people and programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/reading/name_list.hpp"

namespace dateline {

/// Lines of articles, kind, first and last day, name, and other spellings in brackets.
std::string names_text(const std::vector<ListedName>& names);
/// JSON Lines {"kind", "name", "articles", "first", "last", "variants": [{"name", "articles"}]}; days null where all
/// articles are undated.
std::string names_lines(const std::vector<ListedName>& names);
/// With a header; variants parted by "; ".
std::string names_csv(const std::vector<ListedName>& names);

}  // namespace dateline
