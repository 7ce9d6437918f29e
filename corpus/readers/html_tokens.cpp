#include "corpus/readers/html_tokens.hpp"

#include <algorithm>
#include <array>

#include "corpus/readers/byte_set.hpp"
#include "corpus/readers/html_text.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

constexpr ByteSet html_blanks(" \t\r\n\f");
constexpr ByteSet tag_name_ends(" \t\r\n\f/>");
constexpr ByteSet blanks_and_slash(" \t\r\n\f/");
constexpr ByteSet attribute_name_ends(" \t\r\n\f/>=");
constexpr ByteSet bare_value_ends(" \t\r\n\f>");
constexpr std::array<std::string_view, 9> raw_elements{"script", "style",   "title",    "textarea", "iframe",
                                                       "xmp",    "noembed", "noframes", "noscript"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view take(std::string_view& rest, std::size_t size) {
    const auto taken = rest.substr(0, size);
    rest.remove_prefix(taken.size());
    return taken;
}

std::string_view take_until(std::string_view& rest, const ByteSet& ends) { return take(rest, ends.find_in(rest)); }
std::string_view take_until(std::string_view& rest, char end) {
    return take(rest, std::min(rest.find(end), rest.size()));
}

void pass(std::string_view& rest, const ByteSet& set) { take(rest, set.find_outside(rest)); }

struct Attribute {
    std::string_view key;
    std::string_view value;
};

std::string_view take_value(std::string_view& rest) {
    pass(rest, html_blanks);
    if (rest.starts_with('"') || rest.starts_with('\'')) {
        const char quote = take(rest, 1).front();
        const auto value = take_until(rest, quote);
        take(rest, 1);
        return value;
    }
    return take_until(rest, bare_value_ends);
}

// The next attribute of a tag; nothing at the tag's end, which stays.
std::optional<Attribute> take_attribute(std::string_view& rest) {
    pass(rest, blanks_and_slash);
    if (rest.empty() || rest.front() == '>') return std::nullopt;
    Attribute attribute;
    const auto begin = rest;
    take(rest, 1);  // a name may begin with '='
    attribute.key = begin.substr(0, 1 + take_until(rest, attribute_name_ends).size());
    pass(rest, html_blanks);
    if (!rest.starts_with('=')) return attribute;
    take(rest, 1);
    attribute.value = take_value(rest);
    return attribute;
}

bool equal_lowered(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
           });
}

// Where the end tag of a raw element begins, or the end of the text.
std::size_t find_end_tag(std::string_view text, std::string_view name) {
    for (auto at = text.find("</"); at != std::string_view::npos; at = text.find("</", at + 2)) {
        const auto behind = text.substr(at + 2);
        if (!equal_lowered(behind.substr(0, name.size()), name)) continue;
        if (behind.size() == name.size()) return at;
        const char c = behind[name.size()];
        if (html_blanks.has(c) || c == '/' || c == '>') return at;
    }
    return text.size();
}

// "<!-->" and "<!--->" are comments too, so that the dashes of the end may be those of the beginning.
std::size_t comment_size(std::string_view text) {
    for (auto at = text.find("--", 2); at != std::string_view::npos; at = text.find("--", at + 1)) {
        if (text.substr(at + 2, 1) == ">") return at + 3;
        if (at > 2 && text.substr(at + 2, 2) == "!>") return at + 4;
    }
    return text.size();
}

bool begins_markup(std::string_view text) {
    if (text.size() < 2) return false;
    if (text[1] == '/') return text.size() > 2;
    return is_letter(text[1]) || text[1] == '!' || text[1] == '?';
}

}  // namespace

std::optional<std::string> HtmlToken::attribute(std::string_view key) const {
    if (kind != Kind::open) return std::nullopt;
    auto rest = text;
    while (const auto found = take_attribute(rest))
        if (equal_lowered(found->key, key)) return decode_entities(found->value);
    return std::nullopt;
}

void HtmlSpan::open(const HtmlToken& tag) {
    name_ = tag.name;
    depth_ = tag.closes_itself ? 0 : 1;
}

bool HtmlSpan::take(const HtmlToken& token) {
    if (token.opens(name_) && !token.closes_itself) ++depth_;
    if (token.closes(name_)) --depth_;
    return is_open();
}

std::optional<HtmlToken> HtmlTokens::next() {
    while (!rest_.empty()) {
        if (!raw_name_.empty()) {
            auto raw = take_raw_text();
            if (!raw.text.empty()) return raw;
        } else if (!begins_markup(rest_) || rest_.front() != '<') {
            return take_text();
        } else if (!pass_comment()) {
            return take_tag();
        }
    }
    return std::nullopt;
}

HtmlToken HtmlTokens::take_text() {
    std::size_t end = rest_.find('<', 1);
    while (end != std::string_view::npos && !begins_markup(rest_.substr(end))) end = rest_.find('<', end + 1);
    return HtmlToken{.kind = HtmlToken::Kind::text, .text = take(rest_, std::min(end, rest_.size()))};
}

HtmlToken HtmlTokens::take_raw_text() {
    HtmlToken token{.kind = HtmlToken::Kind::raw_text, .name = raw_name_};
    token.text = take(rest_, find_end_tag(rest_, raw_name_));
    raw_name_.clear();
    return token;
}

// What begins with <! or <? or </ and no letter. A comment that does not end takes all that is left.
bool HtmlTokens::pass_comment() {
    if (is_letter(rest_[1]) || (rest_[1] == '/' && is_letter(rest_[2]))) return false;
    if (rest_.starts_with("<!--")) {
        take(rest_, comment_size(rest_));
    } else {
        take_until(rest_, '>');
        take(rest_, 1);
    }
    return true;
}

// Where quotes don't close, so that the tag would take all that is left, this tag and those behind it end at their
// first '>'. A tag that has none is text.
HtmlToken HtmlTokens::take_tag() {
    const auto whole = rest_;
    HtmlToken token{.kind = rest_[1] == '/' ? HtmlToken::Kind::close : HtmlToken::Kind::open};
    take(rest_, token.kind == HtmlToken::Kind::close ? 2 : 1);
    token.name = lowered(take_until(rest_, tag_name_ends));
    token.text = take_attributes();
    if (rest_.empty()) return {.kind = HtmlToken::Kind::text, .text = whole};
    take(rest_, 1);
    token.closes_itself = token.text.ends_with('/');
    const bool is_raw = std::find(raw_elements.begin(), raw_elements.end(), token.name) != raw_elements.end();
    if (token.kind == HtmlToken::Kind::open && is_raw && !token.closes_itself) raw_name_ = token.name;
    return token;
}

std::string_view HtmlTokens::take_attributes() {
    const auto behind = rest_;
    while (!quotes_broken_ && take_attribute(rest_)) {
    }
    if (rest_.empty()) quotes_broken_ = true;
    if (quotes_broken_) {
        rest_ = behind;
        take_until(rest_, '>');
    }
    return behind.substr(0, behind.size() - rest_.size());
}

}  // namespace dateline
