// Text out of HTML: what a browser would show as paragraphs.
#pragma once

#include <string>
#include <string_view>

#include "corpus/readers/html_tokens.hpp"

namespace dateline {

/// The text of an HTML fragment or page: block elements (p, div, li, h1, blockquote, table rows...) become paragraphs,
/// parted by an empty line; <br> becomes a line end, and two of them an empty line; runs of blanks become one, but for
/// <pre>; entities become characters; script, style, title, template, comments and the like vanish. Input of any kind
/// gives some text and never fails; nesting costs no stack. `html` is UTF-8.
std::string html_to_text(std::string_view html);

/// Entities of HTML 4 (&eacute; &mdash; &#8217; &#x2019;, also without their semicolon where that is clear) become
/// characters; an & that begins none stays. For SGML and for feeds whose titles are escaped twice. `text` is UTF-8.
std::string decode_entities(std::string_view text);

/// Whether an element makes a paragraph of its own.
bool is_block_element(std::string_view name);

/// html_to_text() token by token, for who takes parts of a page. Not for several threads at once.
class HtmlTextBuilder {
  public:
    void take(const HtmlToken& token);
    /// The text of all tokens taken since the last call.
    std::string finish();

  private:
    // What parts the next word from the text so far; a stronger one takes the place of a weaker.
    enum class Gap { none, blank, line, paragraph };

    bool skips(const HtmlToken& token);
    void take_tag(const HtmlToken& token);
    void add_words(std::string_view text);
    void add_lines(std::string_view text);
    void widen(Gap gap);
    void close_gap();

    std::string out_;
    Gap gap_ = Gap::none;
    HtmlSpan skipped_;  // an element that is passed over with all in it
    std::size_t pre_depth_ = 0;
};

}  // namespace dateline
