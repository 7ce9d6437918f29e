#include "schemas/csv_cell.hpp"

#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

// A spreadsheet would take such a cell for a formula.
bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string csv_cell(std::string_view text) {
    std::string value = is_formula(text) ? "'" : "";
    value += without_controls(text);
    if (value.find_first_of(",\"\r\n") == std::string::npos) return value;
    std::string quoted = "\"";
    for (const char c : value) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

}  // namespace dateline
