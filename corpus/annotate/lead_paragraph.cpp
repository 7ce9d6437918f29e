#include "corpus/annotate/lead_paragraph.hpp"

#include <algorithm>
#include <string>

#include "corpus/readers/dateline.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

// A line that is longer is no line of a column, but a whole paragraph.
constexpr std::size_t longest_column = 120;
constexpr std::size_t longest_dateline = 200;

bool is_line_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// Where the paragraph that begins at `begin` ends.
std::size_t paragraph_end(std::string_view text, std::size_t begin) {
    for (auto line = begin;;) {
        const auto end = text.find('\n', line);
        if (end == std::string_view::npos) return text.size();
        const bool is_last = end + 1 == text.size() || text[end + 1] == '\n' || is_line_blank(text[end + 1]);
        if (is_last || end - line > longest_column) return end;
        line = end + 1;
    }
}

bool is_dateline(std::string_view paragraph) {
    if (paragraph.size() > longest_dateline) return false;
    const auto line = std::string(trim(paragraph));
    const auto dateline = find_dateline(line + ' ');
    return (dateline && dateline->size >= line.size()) || read_script_dateline(line).has_value();
}

std::size_t next_text(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(blanks, at), text.size());
}

}  // namespace

LeadParagraph find_lead(std::string_view body) {
    const auto first = next_text(body, 0);
    LeadParagraph lead{first, paragraph_end(body, first)};
    if (is_dateline(body.substr(lead.begin, lead.end - lead.begin))) {
        lead.begin = next_text(body, lead.end);
        lead.end = paragraph_end(body, lead.begin);
    }
    if (const auto dateline = find_dateline(body.substr(lead.begin)))
        lead.begin = std::min(lead.begin + dateline->size, body.size());
    lead.end = std::max(lead.begin, lead.end);
    return lead;
}

}  // namespace dateline
