// The tokens of HTML: tags and text in the order of the bytes, as the HTML Standard cuts them (its chapter
// "Tokenization"), with what follows from it for broken input. No tree is built.
//
// This is no parser of a library, because those that were tried take quadratic time for what anyone may send: libxml2
// 2.9 needs 2 s for a tag of 40,000 attributes, and again 2.6 s for 40,000 end tags that close nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct HtmlToken {
    enum class Kind {
        text,
        raw_text,  ///< all that stands in an element without markup inside: script, style, title, textarea...
        open,
        close,
    };
    Kind kind = Kind::text;
    std::string name = {};       ///< of a tag, and of the element of a raw_text; lower case
    std::string_view text = {};  ///< text as it stands, entities and all; of a tag what stands behind its name
    bool closes_itself = false;  ///< <br/>

    bool opens(std::string_view element) const { return kind == Kind::open && name == element; }
    bool closes(std::string_view element) const { return kind == Kind::close && name == element; }
    /// An attribute's value, entities decoded; nothing where the tag has it not. `key` is lower case. Looks through the
    /// tag at each call.
    std::optional<std::string> attribute(std::string_view key) const;
};

/// The stretch of tokens from an element's start tag to its end tag; to the end where that is missing.
class HtmlSpan {
  public:
    bool is_open() const { return depth_ > 0; }
    /// Begins with this start tag; not where it closes itself.
    void open(const HtmlToken& tag);
    /// Counts a token of the open span; false where it is the end tag.
    bool take(const HtmlToken& token);

  private:
    std::string name_;
    std::size_t depth_ = 0;  // of open elements of that name
};

/// Comments, declarations and processing instructions are passed over. A tag that closes itself (<script/>) has no raw
/// text, as in XHTML. Every byte is looked at a bounded number of times. Not for several threads at once.
class HtmlTokens {
  public:
    /// The bytes must outlive the tokens.
    explicit HtmlTokens(std::string_view html) : rest_(html) {}
    /// The next token; nothing at the end.
    std::optional<HtmlToken> next();

  private:
    HtmlToken take_text();
    HtmlToken take_raw_text();
    HtmlToken take_tag();
    std::string_view take_attributes();
    bool pass_comment();

    std::string_view rest_;
    std::string raw_name_;  // of the element whose raw text comes next; empty: none
    bool quotes_broken_ = false;
};

}  // namespace dateline
