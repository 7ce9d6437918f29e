#include "tests/unit/corpus/forms/wire_lines.hpp"

#include <algorithm>

#include "tests/unit/corpus/forms/markup.hpp"

namespace dateline::forms {

namespace {

constexpr std::size_t columns = 64;

// Lines end where the next word does not fit, and where the paragraph has an end of line.
void append_lines(std::string& out, const std::string& paragraph, std::size_t column) {
    for (std::size_t at = 0; at < paragraph.size();) {
        const auto end = std::min(paragraph.find_first_of(" \n", at), paragraph.size());
        const auto size = end - at;
        const bool goes_on = at == 0 || (paragraph[at - 1] == ' ' && column + 1 + size <= columns);
        if (at > 0) out += goes_on ? ' ' : '\n';
        column = goes_on ? column + (at > 0) + size : size;
        out.append(paragraph, at, size);
        at = end + 1;
    }
    out += '\n';
}

// Lines of a table stand as they are, without an indent: that would be a part of their columns.
bool is_table(const std::string& paragraph) { return paragraph.find("   ") != std::string::npos; }

}  // namespace

std::string wire_lines(const std::string& body, std::size_t indent, std::size_t column) {
    std::string out;
    for (const auto& paragraph : paragraphs(body)) {
        const bool begins_line = column == 0 || !out.empty();
        if (is_table(paragraph)) {
            out += '\n' + paragraph + "\n\n";
            continue;
        }
        if (begins_line) out.append(indent, ' ');
        append_lines(out, paragraph, begins_line ? indent : column);
    }
    return out;
}

}  // namespace dateline::forms
