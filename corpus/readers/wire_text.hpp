// Text as news wires sent it: lines of some sixty columns, paragraphs that begin with four blanks, tables by columns.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace dateline {

/// Puts the lines of a paragraph together and an empty line between paragraphs. A line end stays where the sender meant
/// it: around lines with columns or a small indent, and where the next word would have fitted on the line. `column` is
/// where on its line the text begins.
std::string unwrap_wire_text(std::string_view text, std::size_t column = 0);

/// Without the last line where it is but the agency's sign ("Reuter", "REUTER...").
std::string_view cut_signature(std::string_view text);

/// Parts a text that has its title in front: the first lines where they are in capitals, else none. {title, the rest}
std::pair<std::string_view, std::string_view> split_title(std::string_view text);

}  // namespace dateline
