// The characters of a text that may be damaged UTF-8. Every damaged byte counts as one code point.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A code point as it stands in a text.
struct CodePoint {
    char32_t value = 0;      ///< U+FFFD where damaged
    std::size_t length = 1;  ///< bytes
    bool damaged = false;
};
/// The code point at a byte of the text; `at` < text.size().
CodePoint code_point_at(std::string_view text, std::size_t at);

/// Blanks and line ends of any kind, and control characters.
bool is_blank(char32_t c);
/// What would disturb a line on a terminal: control characters, line ends, marks of direction.
bool is_unshowable(char32_t c);

/// The text with U+FFFD for every damaged byte.
std::string mended_utf8(std::string_view text);

/// From bytes of a text to code points, for many positions.
class CodePointColumns {
  public:
    explicit CodePointColumns(std::string_view text);
    /// Code points before this byte; positions behind the end count as the end.
    std::size_t operator()(std::size_t byte) const;

  private:
    std::vector<std::size_t> before_;
};

}  // namespace dateline
