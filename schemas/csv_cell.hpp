// Cells of comma-separated values, safe to open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// A cell as RFC 4180 has it, without control characters; what a spreadsheet would take for a formula begins with an
/// apostrophe, as OWASP advises.
std::string csv_cell(std::string_view text);

}  // namespace dateline
