// Text for people's terminals: what is safe to print, how wide it is, and where its lines break.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The text without anything that a terminal would obey or a table break on: control characters, line ends and marks of
/// direction become blanks, damaged bytes U+FFFD.
std::string without_controls(std::string_view text);

/// Columns that a text without controls takes on a terminal: East Asian wide characters take two, combining ones none.
std::size_t display_width(std::string_view text);

/// A range of code points, end exclusive.
struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Mark&) const = default;
};

/// Codes around a piece of text; empty where nothing is coloured.
struct Style {
    std::string_view on;
    std::string_view off;
};

/// A range with a style of its own.
struct StyledMark {
    Mark range;
    Style style;
};

/// Breaks a text without controls into lines of at most `width` columns, at blanks where there are any, with the
/// marks, in order and none overlapping, set off by `style`.
std::vector<std::string> wrap(std::string_view text, std::size_t width, const std::vector<Mark>& marks = {},
                              Style style = {});
/// The same with marks that differ.
std::vector<std::string> wrap_styled(std::string_view text, std::size_t width, const std::vector<StyledMark>& marks);

}  // namespace dateline
