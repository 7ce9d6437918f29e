// Translations as gettext compiles them (GNU gettext manual, "The Format of GNU MO Files").
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// Messages and what they are in the catalogue's language, in the file's order; the header (of message "") is not among
/// them. Throws Error(bad_data) that names the file where a number in it does not fit, or a text is no UTF-8.
std::vector<std::pair<std::string, std::string>> parse_catalogue(std::string_view bytes, const std::string& name);
/// The same of a file. Throws Error(no_input) too.
std::vector<std::pair<std::string, std::string>> read_catalogue(const std::string& path);

}  // namespace dateline
