// Small helps for text that is not yet known to be good: blanks, lines, code points.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
inline constexpr std::string_view blanks = " \t\r\n";

/// Without the blanks (and the byte order mark) in front.
std::string_view trim_start(std::string_view text);
std::string_view trim_end(std::string_view text);
std::string_view trim(std::string_view text);
/// Up to the first line end, which is not part of it.
std::string_view first_line(std::string_view text);
/// Takes the first line and its line end off the text.
std::string_view take_line(std::string_view& text);
/// Runs of blanks and line ends become one blank; none at the ends.
std::string join_blanks(std::string_view text);
/// Letters of ASCII in lower case; other bytes stay.
std::string lowered(std::string_view text);

/// The UTF-8 of a code point; U+FFFD for a number that is none.
void append_utf8(std::string& out, char32_t code_point);
/// Reads bytes as Windows-1252, the superset of Latin-1 with letters of its own in place of control characters 0x80 to
/// 0x9F.
std::string latin1_to_utf8(std::string_view bytes);

}  // namespace dateline
