// Texts in other character sets, for tests.
#pragma once

#include <string>

namespace dateline::reading {

/// UTF-8 text in the character set that ICU knows by that name.
std::string in(const char* charset, const std::string& text);

}  // namespace dateline::reading
