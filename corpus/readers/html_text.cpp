#include "corpus/readers/html_text.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "corpus/readers/byte_set.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

// What an element does to the text around it; those that are not listed do nothing.
enum class Role { inline_text, block, line_end, cell, preformatted, skipped };

Role role_of(std::string_view element) {
    static const std::unordered_map<std::string_view, Role> roles{
        {"address", Role::block},
        {"article", Role::block},
        {"aside", Role::block},
        {"blockquote", Role::block},
        {"body", Role::block},
        {"caption", Role::block},
        {"center", Role::block},
        {"dd", Role::block},
        {"details", Role::block},
        {"dialog", Role::block},
        {"dir", Role::block},
        {"div", Role::block},
        {"dl", Role::block},
        {"dt", Role::block},
        {"fieldset", Role::block},
        {"figcaption", Role::block},
        {"figure", Role::block},
        {"footer", Role::block},
        {"form", Role::block},
        {"h1", Role::block},
        {"h2", Role::block},
        {"h3", Role::block},
        {"h4", Role::block},
        {"h5", Role::block},
        {"h6", Role::block},
        {"head", Role::block},
        {"header", Role::block},
        {"hgroup", Role::block},
        {"hr", Role::block},
        {"html", Role::block},
        {"legend", Role::block},
        {"li", Role::block},
        {"main", Role::block},
        {"menu", Role::block},
        {"nav", Role::block},
        {"ol", Role::block},
        {"optgroup", Role::block},
        {"option", Role::block},
        {"p", Role::block},
        {"search", Role::block},
        {"section", Role::block},
        {"summary", Role::block},
        {"table", Role::block},
        {"tbody", Role::block},
        {"tfoot", Role::block},
        {"thead", Role::block},
        {"tr", Role::block},
        {"ul", Role::block},
        {"br", Role::line_end},
        {"td", Role::cell},
        {"th", Role::cell},
        {"pre", Role::preformatted},
        {"listing", Role::preformatted},
        {"template", Role::skipped},
        {"svg", Role::skipped},
        {"canvas", Role::skipped},
        {"audio", Role::skipped},
        {"video", Role::skipped},
        {"object", Role::skipped},
        {"select", Role::skipped},
    };
    const auto row = roles.find(element);
    return row == roles.end() ? Role::inline_text : row->second;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Entity {
    std::string text;
    std::size_t size;  // of the reference, from & on
};

// Pages mean Windows-1252 by the numbers that are control characters.
std::string character(char32_t code) {
    if (code >= 0x80 && code <= 0x9F) return latin1_to_utf8(std::string(1, static_cast<char>(code)));
    std::string out;
    append_utf8(out, code == 0 ? char32_t{0xFFFD} : code);
    return out;
}

std::optional<unsigned> digit_value(char c, unsigned base) {
    if (is_digit(c)) return static_cast<unsigned>(c - '0');
    const char lower = static_cast<char>(c | 0x20);
    if (base == 16 && lower >= 'a' && lower <= 'f') return static_cast<unsigned>(lower - 'a' + 10);
    return std::nullopt;
}

// "#8217;" or "#x2019"
std::optional<Entity> read_number(std::string_view text) {
    const bool is_hex = text.substr(2, 1) == "x" || text.substr(2, 1) == "X";
    const std::size_t begin = is_hex ? 3 : 2;
    std::size_t at = begin;
    char32_t code = 0;
    for (; at < text.size(); ++at) {
        const auto digit = digit_value(text[at], is_hex ? 16 : 10);
        if (!digit) break;
        code = std::min<char32_t>(code * (is_hex ? 16 : 10) + *digit, 0x110000);
    }
    if (at == begin) return std::nullopt;
    return Entity{character(code), at + (text.substr(at, 1) == ";")};
}

// Without its semicolon only what browsers take so, which is all of Latin-1, and nothing that looks like the parameter
// of an address ("?a=1&copy=2").
std::optional<Entity> read_name(std::string_view text) {
    constexpr std::size_t longest_name = 8;  // thetasym
    std::size_t end = 1;
    while (end < text.size() && end <= longest_name + 1 && is_word(text[end])) ++end;
    const bool has_semicolon = text.substr(end, 1) == ";";
    if (end == 1 || end > longest_name + 1 || (!has_semicolon && text.substr(end, 1) == "=")) return std::nullopt;
    const std::string name(text.substr(1, end - 1));
    const auto* found = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (found == nullptr || (!has_semicolon && found->value > 0xFF)) return std::nullopt;
    return Entity{character(found->value), end + has_semicolon};
}

std::optional<Entity> read_entity(std::string_view text) {
    return text.substr(1, 1) == "#" ? read_number(text) : read_name(text);
}

constexpr ByteSet html_blanks(" \t\r\n\f");

}  // namespace

std::string decode_entities(std::string_view text) {
    std::string out;
    for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&')) {
        out.append(text.substr(0, at));
        text.remove_prefix(at);
        const auto entity = read_entity(text);
        out.append(entity ? entity->text : "&");
        text.remove_prefix(entity ? entity->size : 1);
    }
    return out.append(text);
}

bool is_block_element(std::string_view name) {
    const Role role = role_of(name);
    return role == Role::block || role == Role::preformatted;
}

std::string html_to_text(std::string_view html) {
    HtmlTextBuilder builder;
    HtmlTokens tokens(html);
    while (const auto token = tokens.next()) builder.take(*token);
    return builder.finish();
}

void HtmlTextBuilder::take(const HtmlToken& token) {
    if (token.kind == HtmlToken::Kind::raw_text || skips(token)) return;
    if (token.kind != HtmlToken::Kind::text) return take_tag(token);
    const bool has_entities = token.text.find('&') != std::string_view::npos;
    const std::string decoded = has_entities ? decode_entities(token.text) : std::string();
    const auto text = has_entities ? std::string_view(decoded) : token.text;
    if (pre_depth_ > 0) return add_lines(text);
    add_words(text);
}

std::string HtmlTextBuilder::finish() {
    auto text = std::string(trim_end(out_));
    *this = HtmlTextBuilder();
    return text;
}

// Whether the token stands in an element that is not shown, or opens or closes one.
bool HtmlTextBuilder::skips(const HtmlToken& token) {
    if (skipped_.is_open()) {
        skipped_.take(token);
        return true;
    }
    if (token.kind == HtmlToken::Kind::text || role_of(token.name) != Role::skipped) return false;
    if (token.kind == HtmlToken::Kind::open) skipped_.open(token);
    return true;
}

void HtmlTextBuilder::take_tag(const HtmlToken& token) {
    switch (role_of(token.name)) {
        case Role::preformatted:
            if (token.kind == HtmlToken::Kind::open) ++pre_depth_;
            if (token.kind == HtmlToken::Kind::close && pre_depth_ > 0) --pre_depth_;
            return widen(Gap::paragraph);
        case Role::block:
            return widen(Gap::paragraph);
        case Role::line_end:
            return widen(gap_ == Gap::line ? Gap::paragraph : Gap::line);
        case Role::cell:
            return widen(Gap::blank);
        default:
            return;
    }
}

void HtmlTextBuilder::add_words(std::string_view text) {
    while (!text.empty()) {
        const auto first = html_blanks.find_outside(text);
        if (first > 0) widen(Gap::blank);
        text.remove_prefix(first);
        const auto word = text.substr(0, html_blanks.find_in(text));
        if (!word.empty()) close_gap();
        out_ += word;
        text.remove_prefix(word.size());
    }
}

// The first line end behind <pre> is not shown.
void HtmlTextBuilder::add_lines(std::string_view text) {
    if (gap_ == Gap::paragraph && trim(text).empty()) return;
    if (gap_ == Gap::paragraph) text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
    close_gap();
    out_ += text;
}

void HtmlTextBuilder::widen(Gap gap) { gap_ = std::max(gap_, gap); }

void HtmlTextBuilder::close_gap() {
    constexpr std::string_view gaps[] = {"", " ", "\n", "\n\n"};
    if (gap_ > Gap::blank) out_.resize(trim_end(out_).size());
    if (!out_.empty()) out_ += gaps[static_cast<std::size_t>(gap_)];
    gap_ = Gap::none;
}

}  // namespace dateline
