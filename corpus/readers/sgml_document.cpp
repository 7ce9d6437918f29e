#include "corpus/readers/sgml_document.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "corpus/readers/byte_set.hpp"
#include "corpus/readers/html_text.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

using namespace std::string_view_literals;

constexpr ByteSet name_ends("> \t\r\n");
constexpr ByteSet brackets("<>");
// Those that don't belong into text.
constexpr ByteSet controls(
    "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0B\x0C\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19"
    "\x1A\x1B\x1C\x1D\x1E\x1F\x7F"sv);

// Entities that HTML does not have: of the ISO sets that the Federal Register uses, and the marks that the Linguistic
// Data Consortium put for what was no text on the wire.
struct Entity {
    std::string_view name;
    std::string_view text;
};
constexpr std::array<Entity, 39> entities{{
    {"ast", "*"},      {"blank", " "},  {"bsol", "\\"},  {"cir", "\u25CB"}, {"colon", ":"}, {"comma", ","},
    {"commat", "@"},   {"dash", "-"},   {"dollar", "$"}, {"equals", "="},   {"excl", "!"},  {"frac13", "1/3"},
    {"frac23", "2/3"}, {"hyph", "-"},   {"lowbar", "_"}, {"lpar", "("},     {"lsqb", "["},  {"num", "#"},
    {"percnt", "%"},   {"period", "."}, {"plus", "+"},   {"quest", "?"},    {"rpar", ")"},  {"rsqb", "]"},
    {"semi", ";"},     {"sol", "/"},    {"verbar", "|"}, {"HT", "\t"},      {"LR", ""},     {"MD", "\u2014"},
    {"M", ""},         {"O", ""},       {"QC", ""},      {"QL", ""},        {"QR", ""},     {"UR", ""},
    {"AMP", "&"},      {"LT", "<"},     {"GT", ">"},
}};

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
bool is_letter(char c) { return upper(c) >= 'A' && upper(c) <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return upper(x) == upper(y); });
}

// The name in the tag that begins the text, "/NAME" of one that closes; empty where a bracket is but a bracket.
std::string_view tag_name(std::string_view text) {
    const std::size_t letter = text.substr(1, 1) == "/" ? 2 : 1;
    if (text.size() <= letter || !(is_letter(text[letter]) || is_digit(text[letter]))) return {};
    return text.substr(1, letter - 1 + name_ends.find_in(text.substr(letter)));
}

// Bytes of the tag that begins the text; 0 where it does not end before another begins.
std::size_t tag_size(std::string_view text) {
    const auto end = 1 + brackets.find_in(text.substr(1));
    return end < text.size() && text[end] == '>' ? end + 1 : 0;
}

// "&Cx1f;", a control character of the wire
bool is_wire_control(std::string_view name) { return name.size() == 4 && name.starts_with("Cx"); }

// The text of an entity of the table; null where it is none.
const char* find_entity(std::string_view name) {
    if (is_wire_control(name)) return "";
    const auto row = std::find_if(entities.begin(), entities.end(), [&](const Entity& e) { return e.name == name; });
    return row == entities.end() ? nullptr : row->text.data();
}

// Puts text for the entities of the table.
std::string replace_own_entities(std::string_view text) {
    constexpr std::size_t longest_entity = 10;
    std::string out;
    out.reserve(text.size());
    for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&')) {
        const auto end = text.substr(at, longest_entity).find(';');
        const char* const own = end == std::string_view::npos ? nullptr : find_entity(text.substr(at + 1, end - 1));
        out.append(text.substr(0, own == nullptr ? at + 1 : at));
        if (own != nullptr) out += own;
        text.remove_prefix(own == nullptr ? at + 1 : at + end + 1);
    }
    return out.append(text);
}

// Tags go; those of paragraphs leave an empty line.
std::string without_tags(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<')) {
        const auto tag = text.substr(at);
        const auto name = tag_name(tag);
        const std::size_t size = name.empty() ? 0 : tag_size(tag);
        out.append(text.substr(0, size == 0 ? at + 1 : at));
        if (same_name(name, "P") || same_name(name, "/P")) out += "\n\n";
        text.remove_prefix(at + std::max<std::size_t>(size, 1));
    }
    return out.append(text);
}

// Whether a text is but declarations and tags: "<!DOCTYPE lewis SYSTEM "lewis.dtd">".
bool is_markup_only(std::string_view text) {
    for (text = trim(text); text.starts_with('<'); text = trim(text))
        text.remove_prefix(std::min(text.find('>'), text.size() - 1) + 1);
    return text.empty();
}

enum class Match { no, yes, unclear };

// Whether a text begins with capitals, in any case; unclear where it is cut before that shows.
Match match(std::string_view text, std::string_view capitals) {
    const auto size = std::min(text.size(), capitals.size());
    if (!same_name(text.substr(0, size), capitals.substr(0, size))) return Match::no;
    return size < capitals.size() ? Match::unclear : Match::yes;
}

Match match_start(std::string_view text, std::string_view start) {
    const Match begins = match(text, start);
    if (begins != Match::yes) return begins;
    if (text.size() == start.size()) return Match::unclear;
    return name_ends.has(text[start.size()]) ? Match::yes : Match::no;
}

}  // namespace

SgmlDocument::SgmlDocument(std::string_view text) : text_(text) {
    for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const auto tag = text.substr(at);
        const auto name = tag_name(tag);
        if (name.empty()) continue;
        if (const auto size = tag_size(tag); size != 0) tags_.push_back({name, at, at + size});
    }
}

std::string_view SgmlDocument::content(std::string_view tag) {
    const auto open = find_tag(tag, 0);
    std::size_t next = 0;
    return open == tags_.size() ? std::string_view{} : content_of(open, next);
}

std::vector<std::string_view> SgmlDocument::contents(std::string_view tag) {
    std::vector<std::string_view> parts;
    for (auto open = find_tag(tag, 0); open < tags_.size() && !fault_;) {
        std::size_t next = 0;
        parts.push_back(content_of(open, next));
        open = find_tag(tag, next);
    }
    return parts;
}

std::size_t SgmlDocument::find_tag(std::string_view name, std::size_t from) const {
    while (from < tags_.size() && !same_name(tags_[from].name, name)) ++from;
    return from;
}

// `next` becomes the tag behind the one that closes.
std::string_view SgmlDocument::content_of(std::size_t open, std::size_t& next) {
    const auto name = tags_[open].name;
    next = open + 1;
    while (next < tags_.size() && !(tags_[next].name[0] == '/' && same_name(tags_[next].name.substr(1), name))) ++next;
    if (next == tags_.size()) {
        fail(RejectReason::broken_markup, '<' + std::string(name) + "> does not end");
        return {};
    }
    const auto& close = tags_[next++];
    asked_end_ = std::max(asked_end_, close.end);
    return text_.substr(tags_[open].end, close.begin - tags_[open].end);
}

std::string_view SgmlDocument::attribute(std::string_view name) const {
    const auto tag = text_.substr(0, text_.find('>'));
    for (auto at = tag.find('='); at != std::string_view::npos; at = tag.find('=', at + 1)) {
        const auto before = trim_end(tag.substr(0, at));
        if (!same_name(before.substr(before.find_last_of(blanks) + 1), name)) continue;
        const auto value = trim_start(tag.substr(at + 1));
        const bool quoted = value.starts_with('"') || value.starts_with('\'');
        return quoted ? value.substr(1, value.find(value[0], 1) - 1) : value.substr(0, value.find_first_of(blanks));
    }
    return {};
}

void SgmlDocument::fail(RejectReason reason, std::string detail) {
    if (!fault_) fault_ = RecordFault{reason, std::move(detail)};
}

std::string sgml_text(std::string_view markup) {
    std::string text = markup.find('<') == std::string_view::npos ? std::string(markup) : without_tags(markup);
    if (text.find('&') != std::string::npos) text = decode_entities(replace_own_entities(text));
    const auto first = text.begin() + static_cast<std::ptrdiff_t>(controls.find_in(text));
    text.erase(std::remove_if(first, text.end(), [](char c) { return controls.has(c); }), text.end());
    return text;
}

bool starts_with_tag(std::string_view text, std::string_view name) {
    return same_name(tag_name(text), name) && text.starts_with('<');
}

SgmlReader::SgmlReader(std::unique_ptr<ByteStream> stream, ReaderContext context, std::string_view tag)
    : RecordReader(std::move(stream), std::move(context)),
      start_('<' + std::string(tag)),
      end_("</" + std::string(tag) + '>') {}

std::optional<Cut> SgmlReader::cut() {
    while (cutter().skip(blanks)) {
        if (at_document()) return cut_document();
        auto stray = cutter().cut([&](auto held, auto from) { return scan_to_tag(held, from, false); });
        if (!stray.fault && is_markup_only(stray.bytes)) continue;
        if (!stray.fault) stray.fault = RecordFault{RejectReason::broken_markup, "text outside of a document"};
        return stray;
    }
    return std::nullopt;
}

bool SgmlReader::at_document() { return match_start(cutter().peek(start_.size() + 1), start_) == Match::yes; }

// Up to the document's end, or to the start of the next where that comes first.
Cut SgmlReader::cut_document() {
    bool begun = false;
    auto cut = cutter().cut([&](auto held, auto from) {
        return scan_to_tag(held, std::exchange(begun, true) ? from : start_.size(), true);
    });
    if (cut.fault ||
        match(cut.bytes.substr(cut.bytes.size() - std::min(cut.bytes.size(), end_.size())), end_) == Match::yes)
        return cut;
    cut.fault = RecordFault{RejectReason::broken_markup, "no " + end_};
    return cut;
}

Scan SgmlReader::scan_to_tag(std::string_view held, std::size_t from, bool inside) const {
    for (auto at = held.find('<', from); at != std::string_view::npos; at = held.find('<', at + 1)) {
        const auto rest = held.substr(at);
        const Match begins = match_start(rest, start_);
        const Match ends = inside ? match(rest, end_) : Match::no;
        if (begins == Match::yes) return {at, true};
        if (ends == Match::yes) return {at + end_.size(), true};
        if (begins == Match::unclear || ends == Match::unclear) return {at, false};
    }
    return {held.size(), false};
}

}  // namespace dateline
