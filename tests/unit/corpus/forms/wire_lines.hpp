// Text set in lines as wires sent it.
#pragma once

#include <string>

namespace dateline::forms {

/// Lines of at most 64 columns, the first line of a paragraph with an indent. The text begins at `column` of a line
/// that is there already; there the first paragraph has no indent. A table has empty lines around it.
std::string wire_lines(const std::string& body, std::size_t indent, std::size_t column = 0);

}  // namespace dateline::forms
