#include "corpus/readers/xml_scanner.hpp"

#include <algorithm>
#include <array>

#include "corpus/readers/byte_set.hpp"

namespace dateline {

namespace {

constexpr std::size_t longest_name = 200;
constexpr ByteSet name_ends(" \t\r\n/><");
constexpr ByteSet tag_marks("<>\"'");

struct Section {
    std::string_view start;
    std::string_view end;
    XmlPiece piece;
};
constexpr std::array<Section, 4> sections{{
    {"<!--", "-->", XmlPiece::comment},
    {"<![CDATA[", "]]>", XmlPiece::cdata},
    {"<?", "?>", XmlPiece::instruction},
    {"<!", {}, XmlPiece::doctype},
}};

std::string_view prefix_of(std::string_view name) { return name.substr(0, name.find(':') + 1); }
std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

Scan XmlScanner::scan(std::string_view held, std::size_t from) {
    if (from < seen_) max_retreat_ = 0;  // the beginning is forgotten: the record is over the limit
    std::size_t at = from;
    while (at < held.size() && state_ != State::done) {
        const State before = state_;
        const std::size_t next = step(held, at);
        // Bytes that can't be told yet from others are looked at again with what follows them.
        if (next == at && state_ == before) break;
        at = next;
    }
    seen_ = at;
    return {at, state_ == State::done, retreat_};
}

std::size_t XmlScanner::step(std::string_view held, std::size_t at) {
    switch (state_) {
        case State::start:
            state_ = held[at] == '<' ? State::markup : State::text;
            if (state_ == State::markup) piece_ = XmlPiece::start_tag;
            return at;
        case State::text:
            return pass_text(held, at);
        case State::markup:
            return begin_markup(held, at);
        case State::section:
            return pass_section(held, at);
        case State::doctype:
            return pass_doctype(held, at);
        case State::quote:
            return pass_quote(held, at);
        default:
            return pass_tag(held, at);
    }
}

std::size_t XmlScanner::pass_text(std::string_view held, std::size_t at) {
    const auto markup = held.find('<', at);
    if (markup == std::string_view::npos) return held.size();
    state_ = in_record_ ? State::markup : State::done;
    return markup;
}

std::size_t XmlScanner::begin_markup(std::string_view held, std::size_t at) {
    const auto rest = held.substr(at);
    for (const auto& section : sections) {
        if (section.start.starts_with(rest)) return at;
        if (!rest.starts_with(section.start)) continue;
        if (!in_record_) piece_ = section.piece;
        section_end_ = section.end;
        behind_ = in_record_ ? State::text : State::done;
        state_ = section.end.empty() ? State::doctype : State::section;
        return at + section.start.size();
    }
    return begin_tag(held, at);
}

std::size_t XmlScanner::begin_tag(std::string_view held, std::size_t at) {
    const bool is_end = held.substr(at, 2) == "</";
    const std::size_t begin = at + 1 + is_end;
    const auto end = begin + name_ends.find_in(held.substr(begin));
    const bool is_long = end - begin > longest_name;
    if (end == held.size() && !is_long) return at;
    const auto name = is_long ? std::string_view{} : held.substr(begin, end - begin);
    if (in_record_ && !is_end && is_own_sibling(name)) {
        is_broken_ = true;
        state_ = State::done;
        return at;
    }
    begin_named_tag(name, is_end);
    return begin + name.size();
}

void XmlScanner::begin_named_tag(std::string_view name, bool is_end) {
    state_ = State::tag;
    is_last_tag_ = in_record_ && is_end && name == name_;
    if (in_record_) return;
    name_ = name;
    piece_ = is_end ? XmlPiece::end_tag : starts_record(name) ? XmlPiece::record : XmlPiece::start_tag;
    in_record_ = piece_ == XmlPiece::record;
}

std::size_t XmlScanner::pass_section(std::string_view held, std::size_t at) {
    const auto end = held.find(section_end_, at);
    if (end == std::string_view::npos) {
        if (in_record_ && retreat_ == std::string_view::npos) retreat_ = find_sibling(held, at);
        // What may be the beginning of its end, or of a sibling, is looked at again.
        const std::size_t kept = std::max(section_end_.size() - 1, in_record_ ? name_.size() + 2 : 0);
        return std::max(at, held.size() - std::min(held.size(), kept));
    }
    retreat_ = std::string_view::npos;
    state_ = behind_;
    return end + section_end_.size();
}

// A start tag of the record's name; `from` may stand in the middle of it.
std::size_t XmlScanner::find_sibling(std::string_view held, std::size_t from) const {
    const auto tag = '<' + name_;
    auto at = held.find(tag, from - std::min(from, tag.size()));
    while (at != std::string_view::npos && held.find_first_of(" \t\r\n/>", at + tag.size()) != at + tag.size())
        at = held.find(tag, at + 1);
    return at == 0 || at > max_retreat_ ? std::string_view::npos : at;
}

// The declarations inside of the brackets may hold anything in quotes and in comments.
std::size_t XmlScanner::pass_doctype(std::string_view held, std::size_t at) {
    const auto found = held.find_first_of("<>[]\"'", at);
    if (found == std::string_view::npos) return held.size();
    const char c = held[found];
    if (c == '<' && brackets_ == 0) {
        break_off();
        return found;
    }
    if (c == '<') {
        constexpr std::string_view comment = "<!--";
        const auto rest = held.substr(found);
        if (rest.size() < comment.size() && comment.starts_with(rest)) return found;
        if (!rest.starts_with(comment)) return found + 1;
        state_ = State::section;
        section_end_ = "-->";
        behind_ = State::doctype;
        return found + comment.size();
    }
    if (c == '"' || c == '\'') {
        quote_ = c;
        behind_ = State::doctype;
        state_ = State::quote;
    }
    if (c == '[') ++brackets_;
    if (c == ']' && brackets_ > 0) --brackets_;
    if (c == '>' && brackets_ == 0) end_markup();
    return found + 1;
}

std::size_t XmlScanner::pass_tag(std::string_view held, std::size_t at) {
    const auto found = at + tag_marks.find_in(held.substr(at));
    // A slash tells what the bracket behind it means.
    if (found == held.size()) return held.size() - held.ends_with('/');
    if (held[found] == '<') {
        break_off();
        return found;
    }
    if (held[found] == '>') {
        end_tag(found > 0 && held[found - 1] == '/');
    } else {
        quote_ = held[found];
        behind_ = State::tag;
        state_ = State::quote;
    }
    return found + 1;
}

// No value of an attribute holds a '<': a quote that meets one was never closed.
std::size_t XmlScanner::pass_quote(std::string_view held, std::size_t at) {
    const bool may_hold_tags = behind_ == State::doctype && brackets_ > 0;
    const char ends[] = {quote_, '<'};
    const auto found = held.find_first_of(std::string_view(ends, may_hold_tags ? 1 : 2), at);
    if (found == std::string_view::npos) return held.size();
    if (held[found] == quote_) {
        state_ = behind_;
        return found + 1;
    }
    break_off();
    return found;
}

void XmlScanner::end_tag(bool is_empty) {
    if (!in_record_ && piece_ == XmlPiece::start_tag && is_empty) piece_ = XmlPiece::empty_tag;
    const bool is_whole_record = in_record_ && is_first_tag_ && is_empty;
    is_first_tag_ = false;
    state_ = in_record_ && !is_last_tag_ && !is_whole_record ? State::text : State::done;
}

// In a record a broken tag is left to the parser, and the next one looked at.
void XmlScanner::break_off() {
    is_first_tag_ = false;
    is_broken_ = !in_record_;
    state_ = in_record_ ? State::markup : State::done;
}

bool XmlScanner::starts_record(std::string_view name) const {
    return std::find(records_.begin(), records_.end(), local_name(name)) != records_.end();
}

bool XmlScanner::is_own_sibling(std::string_view name) const {
    return prefix_of(name) == prefix_of(name_) && starts_record(name);
}

}  // namespace dateline
