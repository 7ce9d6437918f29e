// Text out of HTML: what a browser would show as paragraphs.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The text of an HTML fragment or page: block elements (p, div, li, h1, blockquote, table rows...) become paragraphs,
/// parted by an empty line; <br> becomes a line end; runs of blanks become one; entities become characters; script,
/// style, template, comments and the like vanish. Input of any kind gives some text and never fails; nesting costs no
/// stack. `html` is UTF-8.
std::string html_to_text(std::string_view html);

/// Entities of HTML 4 (&eacute; &mdash; &#8217; &#x2019;, also without their semicolon where that is clear) become
/// characters; an & that begins none stays. For SGML and for feeds whose titles are escaped twice. `text` is UTF-8.
std::string decode_entities(std::string_view text);

}  // namespace dateline
