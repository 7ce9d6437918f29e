// Text out of the elements of a record: what a reader of NITF or XHTML would be shown.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "corpus/readers/xml_element.hpp"

namespace dateline {

/// All text inside of an element as one line.
std::string one_line_text(const XmlElement& element);

/// All text inside as paragraphs, parted by an empty line. The blocks of NITF and XHTML (p, hl2, bq, li, table rows,
/// media captions...) are paragraphs, <br/> ends a line, two of them a paragraph; runs of blanks become one, but for
/// <pre>. References to media and what is said of them, scripts and styles vanish.
std::string paragraph_text(const XmlElement& element);

/// "By Jane Doe" without its "By".
std::string_view without_by(std::string_view byline);

/// The first text that is not empty, else an empty one.
std::string_view first_given(std::initializer_list<std::string_view> texts);
/// Puts a text behind another one and `between` in between; an empty text adds nothing.
void append_given(std::string& text, std::string_view more, std::string_view between);

}  // namespace dateline
