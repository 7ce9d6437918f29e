// Text as news wires sent it: lines of some sixty columns, paragraphs that begin with four blanks, tables by columns.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "corpus/readers/broken_words.hpp"

namespace dateline {

/// How the lines of a text were set.
struct WireLayout {
    std::size_t column = 0;            ///< where on its line the text begins
    std::size_t paragraph_indent = 4;  ///< blanks, at least, in front of a paragraph; fewer keep their line
    LineHyphen hyphens = LineHyphen::kept;
};

/// Puts the lines of a paragraph together, broken words too, and an empty line between paragraphs. A line end stays
/// where the sender meant it: around lines with columns or a small indent, and where the next word would have fitted on
/// the line.
std::string unwrap_wire_text(std::string_view text, WireLayout layout = {});

/// Without the last line where it is but the agency's sign ("Reuter", "REUTER...").
std::string_view cut_signature(std::string_view text);

/// "By Michael Gelb" -> "Michael Gelb", as one line.
std::string read_byline(std::string_view text);

/// Parts a text that has its title in front: the first lines where they are in capitals, else none. {title, the rest}
std::pair<std::string_view, std::string_view> split_title(std::string_view text);

}  // namespace dateline
