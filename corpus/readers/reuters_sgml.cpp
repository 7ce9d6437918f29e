#include "corpus/readers/reuters_sgml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "corpus/readers/dateline.hpp"
#include "corpus/readers/record_reader.hpp"
#include "corpus/readers/text_bytes.hpp"
#include "corpus/readers/wire_text.hpp"

namespace dateline {

namespace {

constexpr std::string_view document_start = "<REUTERS";
constexpr std::string_view document_end = "</REUTERS>";

// A list of labels, each a <D>.
struct LabelList {
    std::string_view tag;
    std::vector<std::string> Article::*labels;
    bool are_names;  // written with hyphens for blanks: "west-germany", "james-baker"
};
constexpr std::array<LabelList, 6> label_lists{{
    {"TOPICS", &Article::topics, false},
    {"PLACES", &Article::places, true},
    {"PEOPLE", &Article::persons, true},
    {"ORGS", &Article::organisations, false},
    {"EXCHANGES", &Article::organisations, false},
    {"COMPANIES", &Article::organisations, false},
}};

struct Entity {
    std::string_view name;
    char32_t code_point;
};
constexpr std::array<Entity, 5> entities{{{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};

// The code point of "&lt;" without its ends, of "&#3;" or "&#x3;"; nothing where it is no entity.
std::optional<char32_t> entity_code_point(std::string_view name) {
    for (const auto& entity : entities)
        if (entity.name == name) return entity.code_point;
    if (!name.starts_with('#')) return std::nullopt;
    name.remove_prefix(1);
    const bool hex = name.starts_with('x') || name.starts_with('X');
    if (hex) name.remove_prefix(1);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number, hex ? 16 : 10);
    if (name.empty() || error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
    return char32_t{number};
}

bool is_control(char32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; }

// Entities become characters, control characters vanish. An & that begins no entity stays.
std::string decode(std::string_view text) {
    constexpr std::size_t longest_entity = 10;
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto plain = text.substr(0, text.find('&'));
        out += plain;
        text.remove_prefix(plain.size());
        if (text.empty()) break;
        const auto end = text.substr(0, longest_entity).find(';');
        const auto c = end == std::string_view::npos ? std::nullopt : entity_code_point(text.substr(1, end - 1));
        if (!c) {
            out += '&';
        } else if (!is_control(*c)) {
            append_utf8(out, *c);
        }
        text.remove_prefix(c ? end + 1 : 1);
    }
    return out;
}

// One <REUTERS ...>...</REUTERS>, and the first thing that was wrong with it.
class Document {
  public:
    explicit Document(std::string_view text) : text_(text) {}

    // What stands between <TAG ...> and </TAG>; empty where there is no such tag. Quick where tags are asked for in
    // their order.
    std::string_view content(std::string_view tag) {
        const auto start = find_tag('<' + std::string(tag));
        if (start == std::string_view::npos) return {};
        const auto open = text_.find('>', start);
        const auto end = text_.find("</" + std::string(tag) + '>', start);
        if (open < end && end != std::string_view::npos) {
            at_ = end;
            return text_.substr(open + 1, end - open - 1);
        }
        fail(RejectReason::broken_markup, '<' + std::string(tag) + "> does not end");
        return {};
    }

    std::string_view attribute(std::string_view name) const {
        const auto tag = text_.substr(0, text_.find('>'));
        const std::string start = ' ' + std::string(name) + "=\"";
        const auto at = tag.find(start);
        if (at == std::string_view::npos) return {};
        const auto value = tag.substr(at + start.size());
        return value.substr(0, value.find('"'));
    }

    void fail(RejectReason reason, std::string detail) {
        if (!fault_) fault_ = RecordFault{reason, std::move(detail)};
    }
    const std::optional<RecordFault>& fault() const { return fault_; }

  private:
    std::size_t find_tag(std::string_view start) const {
        const auto behind = find_tag(start, at_);
        return behind == std::string_view::npos ? find_tag(start, 0) : behind;
    }

    // Of the tag itself, not of one whose name only begins so (DATE and DATELINE).
    std::size_t find_tag(std::string_view start, std::size_t from) const {
        auto at = text_.find(start, from);
        while (at != std::string_view::npos && text_.find_first_of("> \n", at + start.size()) != at + start.size())
            at = text_.find(start, at + 1);
        return at;
    }

    std::string_view text_;
    std::size_t at_ = 0;  // behind the tag that was found last
    std::optional<RecordFault> fault_;
};

// "26-FEB-1987 15:01:01.79", a one-digit day with a blank before it, other codes behind it; the day alone has to be
// readable.
void read_date(Document& document, Delivery& delivery) {
    auto date = trim(document.content("DATE"));
    if (date.empty()) return;
    const auto shown = date;
    const auto take = [&](std::string_view ends) {
        const auto part = date.substr(0, date.find_first_of(ends));
        date.remove_prefix(std::min(date.size(), part.size() + 1));
        return part;
    };
    const auto day = take("-");
    const auto month = take("-");
    const auto year = take(blanks);
    const auto resolved = read_day(day, month, year);
    if (!resolved) return document.fail(RejectReason::bad_date, "DATE: " + decode(shown.substr(0, 60)));
    Moment moment{.day = *resolved, .time = {}};
    date = trim_start(date);
    const auto time = date.substr(0, date.find_first_not_of("0123456789:."));
    if (!time.empty() && !parse_time_of_day(time, moment)) ++delivery.mends.times_dropped;
    delivery.article.published = moment;
}

void read_labels(Document& document, Article& article) {
    for (const auto& list : label_lists) {
        auto labels = document.content(list.tag);
        for (auto at = labels.find("<D>"); at != std::string_view::npos; at = labels.find("<D>")) {
            labels.remove_prefix(at + 3);
            std::string label = decode(labels.substr(0, labels.find('<')));
            if (list.are_names) std::replace(label.begin(), label.end(), '-', ' ');
            (article.*list.labels).push_back(std::move(label));
        }
    }
}

// "SALVADOR, Feb 26 - " -> "SALVADOR": the day is that of the document.
std::string read_dateline(std::string_view text) {
    if (const auto found = find_dateline(trim_start(text))) return found->text;
    std::string out = join_blanks(text);
    while (out.ends_with('-') || out.ends_with(' ')) out.pop_back();
    return out;
}

// "By Michael Gelb, Reuters"
std::string read_byline(std::string_view text) {
    std::string out = join_blanks(decode(text));
    if (out.size() > 3 && (out.starts_with("By ") || out.starts_with("by ") || out.starts_with("BY "))) out.erase(0, 3);
    for (const std::string_view agency : {", Reuters", ", Reuter", ", REUTERS"})
        if (out.ends_with(agency)) out.resize(out.size() - agency.size());
    return out;
}

// Where neither title nor body is marked up, what stands behind the other parts is both.
void read_unmarked_text(std::string_view text, Article& article) {
    const auto last_tag = text.rfind("</");
    const auto begin = last_tag == std::string_view::npos ? 0 : text.find('>', last_tag) + 1;
    const std::string whole = decode(text.substr(begin));
    const auto [title, rest] = split_title(whole);
    article.title = join_blanks(title);
    article.body = unwrap_wire_text(cut_signature(rest));
}

void read_text(Document& document, Article& article) {
    const auto text = document.content("TEXT");
    Document parts(text);
    article.title = join_blanks(decode(parts.content("TITLE")));
    article.byline = read_byline(parts.content("AUTHOR"));
    const std::string dateline = decode(parts.content("DATELINE"));
    article.dateline = read_dateline(dateline);
    // The body goes on in the dateline's last line.
    const std::size_t column = dateline.size() - (dateline.rfind('\n') + 1);
    article.body = unwrap_wire_text(cut_signature(decode(parts.content("BODY"))), column);
    if (parts.fault()) document.fail(parts.fault()->reason, parts.fault()->detail);
    if (article.title.empty() && article.body.empty()) read_unmarked_text(text, article);
}

// Looks for the next start of a document or, inside of one, for its end. A tag may be cut by the end of what is held.
Scan scan_to_tag(std::string_view held, std::size_t from, bool inside) {
    for (auto at = held.find('<', from); at != std::string_view::npos; at = held.find('<', at + 1)) {
        const auto rest = held.substr(at);
        if (rest.starts_with(document_start)) return {at, true};
        if (inside && rest.starts_with(document_end)) return {at + document_end.size(), true};
        if (document_start.starts_with(rest) || document_end.starts_with(rest)) return {at, false};
    }
    return {held.size(), false};
}

// Whether a text is but declarations: "<!DOCTYPE lewis SYSTEM "lewis.dtd">".
bool is_declarations(std::string_view text) {
    for (text = trim(text); text.starts_with("<!"); text = trim(text))
        text.remove_prefix(std::min(text.find('>'), text.size() - 1) + 1);
    return text.empty();
}

class ReutersReader : public RecordReader {
  public:
    using RecordReader::RecordReader;

  private:
    std::optional<Cut> cut() override {
        while (cutter().skip(blanks)) {
            if (cutter().starts_with(document_start)) return cut_document();
            auto stray = cutter().cut([](auto held, auto from) { return scan_to_tag(held, from, false); });
            if (!stray.fault && is_declarations(stray.bytes)) continue;
            if (!stray.fault) stray.fault = RecordFault{RejectReason::broken_markup, "text outside of a document"};
            return stray;
        }
        return std::nullopt;
    }

    // Up to the document's end, or to the start of the next where that comes first.
    Cut cut_document() {
        bool begun = false;
        auto cut = cutter().cut([&](auto held, auto from) {
            return scan_to_tag(held, std::exchange(begun, true) ? from : document_start.size(), true);
        });
        if (!cut.fault && !cut.bytes.ends_with(document_end))
            cut.fault = RecordFault{RejectReason::broken_markup, "no </REUTERS>"};
        return cut;
    }

    std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) override {
        Document document(cut.bytes);
        auto& article = delivery.article;
        article.id = decode(document.attribute("NEWID"));
        article.source = "Reuters";
        article.language = "en";
        read_date(document, delivery);
        read_labels(document, article);
        read_text(document, article);
        return document.fault();
    }
};

}  // namespace

bool looks_like_reuters_sgml(std::string_view head) {
    head = trim_start(head);
    return head.starts_with("<!DOCTYPE lewis") ||
           (head.starts_with('<') && head.find("<REUTERS ") != std::string_view::npos);
}

std::unique_ptr<Reader> open_reuters_sgml(std::unique_ptr<ByteStream> stream, ReaderContext context) {
    return std::make_unique<ReutersReader>(std::move(stream), std::move(context));
}

}  // namespace dateline
