#include "query/language/query_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "schemas/code_points.hpp"

namespace dateline {

namespace {

constexpr std::size_t shown_width = 72;
constexpr std::size_t shown_before_fault = 30;
constexpr std::size_t longest_piece = 40;
constexpr std::string_view ellipsis = "...";
constexpr std::string_view indent = "  ";

// The code points of a text from column `first` to column `end`, safe to show.
std::string shown_columns(std::string_view text, std::size_t first, std::size_t end) {
    std::string shown;
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size() && column < end; ++column) {
        const CodePoint point = code_point_at(text, at);
        const bool safe = !point.damaged && !is_unshowable(point.value);
        if (column >= first) shown += safe ? text.substr(at, point.length) : " ";
        at += point.length;
    }
    return shown;
}

}  // namespace

std::string render_query_error(std::string_view query, const QueryError& error) {
    const CodePointColumns columns(query);
    const std::size_t length = columns(query.size());
    const std::size_t fault = columns(error.span().begin);
    const std::size_t fault_end = std::max(columns(error.span().end), fault + 1);

    const bool whole = length <= shown_width;
    const std::size_t first = whole || fault <= shown_before_fault ? 0 : fault - shown_before_fault;
    const std::size_t end = std::min(length, first + shown_width);
    const std::string_view before = first > 0 ? ellipsis : "";
    const std::string_view behind = end < length ? ellipsis : "";

    const std::string line = shown_columns(query, first, end);
    const std::string blanks(indent.size() + before.size() + fault - first, ' ');
    const std::string carets(std::max<std::size_t>(std::min(fault_end, end), fault + 1) - fault, '^');
    return fmt::format("{} (at character {})\n{}{}{}{}\n{}{}", error.what(), fault + 1, indent, before, line, behind,
                       blanks, carets);
}

std::string shown_piece(std::string_view piece) {
    const std::string shown = shown_columns(piece, 0, longest_piece + 1);
    if (CodePointColumns(shown)(shown.size()) <= longest_piece) return fmt::format("\"{}\"", shown);
    return fmt::format("\"{}{}\"", shown_columns(shown, 0, longest_piece), ellipsis);
}

}  // namespace dateline
