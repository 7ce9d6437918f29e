#include "corpus/readers/trec_sgml.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/readers/dateline.hpp"
#include "corpus/readers/sgml_document.hpp"
#include "corpus/readers/text_bytes.hpp"
#include "corpus/readers/wire_text.hpp"
#include "corpus/readers/written_date.hpp"

namespace dateline {

namespace {

// How the six digits behind a prefix name a day.
enum class SixDigits { no_day, year_first, month_first };

// What a collection's DOCNOs begin with.
struct Collection {
    std::string_view prefix;
    std::string_view source;
    SixDigits six_digits = SixDigits::no_day;
};
constexpr std::array<Collection, 18> collections{{
    {"AP", "AP", SixDigits::year_first},
    {"WSJ", "Wall Street Journal", SixDigits::year_first},
    {"FT", "Financial Times"},
    {"LA", "Los Angeles Times", SixDigits::month_first},
    {"SJMN", "San Jose Mercury News"},
    {"ZF", "Ziff-Davis"},
    {"FR", "Federal Register", SixDigits::year_first},
    {"CR", "Congressional Record"},
    {"FBIS", "FBIS"},
    {"NYT", "New York Times"},
    {"APW", "AP"},
    {"XIE", "Xinhua"},
    {"XIN", "Xinhua"},
    {"AFP", "AFP"},
    {"CNA", "Central News Agency"},
    {"LTW", "Los Angeles Times-Washington Post"},
    {"WPB", "Washington Post-Bloomberg"},
    {"GH", "Glasgow Herald", SixDigits::year_first},
}};

// The first of a row that is there is taken.
constexpr std::array<std::string_view, 5> date_tags{"DATE_TIME", "DATE", "DD", "PUBDATE", "DATE1"};
constexpr std::array<std::string_view, 8> title_tags{"HEAD",  "HL",       "HEADLINE", "TI",
                                                     "TITLE", "DOCTITLE", "TTL",      "SLUG"};
constexpr std::array<std::string_view, 2> byline_tags{"BYLINE", "AUTHOR"};
// All of these together are the body.
constexpr std::array<std::string_view, 4> body_tags{"LP", "LEADPARA", "TEXT", "TXT"};

// How the entries of a list are written.
enum class ListForm {
    semicolons,  // "ENERGY; NUCLEAR POWER;"
    codes,       // a line each, the code in brackets: "AIRLINES (AIR)"; lines without one hold symbols of companies
    lines,       // a line each, in the Financial Times with a code in front: "DEZ  Germany, EC."
};
struct ListTag {
    std::string_view tag;
    std::string_view source;  // of the collection that uses it so
    ListForm form;
    std::vector<std::string> Article::*labels;
};
constexpr std::array<ListTag, 9> list_tags{{
    {"SUBJECT", "Los Angeles Times", ListForm::semicolons, &Article::topics},
    {"DESCRIPT", "San Jose Mercury News", ListForm::semicolons, &Article::topics},
    {"IN", "Wall Street Journal", ListForm::codes, &Article::topics},
    {"NS", "Wall Street Journal", ListForm::codes, &Article::topics},
    {"RE", "Wall Street Journal", ListForm::codes, &Article::places},
    {"IN", "Financial Times", ListForm::lines, &Article::topics},
    {"TP", "Financial Times", ListForm::lines, &Article::topics},
    {"CO", "Financial Times", ListForm::lines, &Article::organisations},
    {"CN", "Financial Times", ListForm::lines, &Article::places},
}};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view leading(std::string_view text, bool (*belongs)(char)) {
    const auto end = std::find_if_not(text.begin(), text.end(), belongs);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

const Collection* find_collection(std::string_view docno) {
    const auto prefix = leading(docno, is_capital);
    const auto row = std::find_if(collections.begin(), collections.end(),
                                  [&](const Collection& collection) { return collection.prefix == prefix; });
    return row == collections.end() ? nullptr : &*row;
}

// "870324" -> 1987-03-24
std::optional<Day> six_digit_day(std::string_view digits, SixDigits order) {
    if (digits.size() != 6 || order == SixDigits::no_day) return std::nullopt;
    const bool year_last = order == SixDigits::month_first;
    const auto year = digits.substr(year_last ? 4 : 0, 2);
    const auto rest = digits.substr(year_last ? 0 : 2, 4);
    return parse_day(std::string(year < "50" ? "20" : "19").append(year).append(rest));
}

// The day that a DOCNO names.
std::optional<Day> docno_day(std::string_view docno, const Collection* collection) {
    const auto from = docno.find_first_of("0123456789");
    if (from == std::string_view::npos) return std::nullopt;
    const auto digits = leading(docno.substr(from), is_digit);
    if (digits.size() == 8) return parse_day(digits);
    return collection == nullptr ? std::nullopt : six_digit_day(digits, collection->six_digits);
}

// "06/01/1998 00:07:00", "910514", "= 891102", "January 1, 1989, Sunday, Home Edition"
std::optional<ReadMoment> read_date(std::string_view text) {
    if (text.starts_with("= ")) text.remove_prefix(2);
    if (const auto day = six_digit_day(text, SixDigits::year_first)) return ReadMoment{{.day = *day, .time = {}}};
    return read_written_moment(text, DateOrder::month_first);
}

// "P4923 Gas Production", "DEZ  Germany, EC."
bool begins_with_code(std::string_view line) {
    constexpr std::size_t industry_code = 5;
    const auto word = line.substr(0, line.find(' '));
    const bool is_industry =
        word.size() == industry_code && leading(word.substr(1), is_digit).size() == industry_code - 1;
    return is_industry || line.substr(word.size()).starts_with("  ");
}

// An entry of a list; empty where the line holds none.
std::string_view read_label(std::string_view line, ListForm form) {
    if (form == ListForm::codes)
        return line.ends_with(')') ? trim(line.substr(0, line.rfind('('))) : std::string_view{};
    if (form == ListForm::semicolons) return line;
    if (begins_with_code(line)) line = trim(line.substr(line.find(' ')));
    if (line.ends_with('.')) line.remove_suffix(1);
    return line;
}

std::string one_line(std::string_view markup) { return join_blanks(sgml_text(markup)); }

// Fills an article from one document.
class Reading {
  public:
    Reading(const Cut& cut, Delivery& delivery)
        : document_(cut.bytes), delivery_(delivery), article_(delivery.article) {}

    std::optional<RecordFault> read() {
        read_id();
        read_published();
        read_title();
        article_.byline = read_bylines();
        article_.section = one_line(document_.content("SECTION"));
        article_.section.resize(std::min(article_.section.find(';'), article_.section.size()));
        for (const auto& list : list_tags)
            if (list.source == article_.source) read_list(list);
        read_correction();
        read_body();
        return document_.fault();
    }

  private:
    void read_id() {
        article_.id = one_line(document_.content("DOCNO"));
        if (article_.id.empty()) article_.id = document_.attribute("id");
        collection_ = find_collection(article_.id);
        if (collection_ == nullptr) return;
        article_.source = collection_->source;
        // Gigaword has several languages, and says so: "AFP_FRE_19940512.0004".
        const bool other_language =
            article_.id.find('_') != std::string::npos && article_.id.find("_ENG_") == std::string::npos;
        if (!other_language) article_.language = "en";
    }

    void read_published() {
        const auto day = docno_day(article_.id, collection_);
        std::string unread;
        for (const auto tag : date_tags) {
            for (const auto part : document_.contents(tag)) {
                const auto text = one_line(part);
                if (text.empty()) continue;
                if (const auto read = read_date(text)) return take(*read);
                if (unread.empty()) unread = text.substr(0, 60);
            }
        }
        if (day) return take({{.day = *day, .time = {}}});
        if (!unread.empty()) document_.fail(RejectReason::bad_date, "DATE: " + unread);
    }

    void take(const ReadMoment& read) {
        article_.published = read.moment;
        delivery_.mends.times_dropped += read.time_dropped;
    }

    void read_title() {
        for (const auto tag : title_tags) {
            std::string title;
            for (const auto part : document_.contents(tag))
                title.append(title.empty() ? "" : " ").append(headline(part));
            if (article_.title.empty()) article_.title = join_blanks(title);
        }
        drop_stamp();
    }

    // In the Wall Street Journal the headline holds the byline too, on lines that begin with "@" or behind a rule.
    std::string headline(std::string_view part) {
        const std::string text = sgml_text(part);
        std::string title;
        bool behind_rule = false;
        for (std::string_view rest = text; !rest.empty();) {
            auto line = trim(take_line(rest));
            const bool is_rule = line.size() > 1 && line.find_first_not_of('-') == std::string_view::npos;
            const bool is_marked = line.starts_with('@');
            behind_rule = behind_rule || is_rule || is_marked;
            if (is_marked) line = trim(line.substr(1));
            if (behind_rule && line.starts_with("By ")) inline_byline_ = read_byline(line);
            const bool is_byline = behind_rule && (line.starts_with("By ") || line.starts_with("Staff Reporter"));
            if (!is_rule && !is_byline) title.append(title.empty() ? "" : " ").append(line);
        }
        return title;
    }

    // "FT  14 MAY 91 / (CORRECTED) Jubilee of a jet" -> "Jubilee of a jet"
    void drop_stamp() {
        constexpr std::string_view corrected = "(CORRECTED) ";
        auto& title = article_.title;
        if (const auto end = title.find(" / "); title.starts_with("FT ") && end != std::string::npos)
            title.erase(0, end + 3);
        if (!title.starts_with(corrected)) return;
        title.erase(0, corrected.size());
        article_.status = Status::corrected;
    }

    void read_list(const ListTag& list) {
        for (const auto part : document_.contents(list.tag)) {
            std::string text = sgml_text(part);
            if (list.form == ListForm::semicolons) {
                text = join_blanks(text);
                std::replace(text.begin(), text.end(), ';', '\n');
            }
            for (std::string_view rest = text; !rest.empty();)
                if (auto label = read_label(trim(take_line(rest)), list.form); !label.empty())
                    (article_.*list.labels).emplace_back(label);
        }
    }

    void read_correction() {
        const auto correction = one_line(document_.content("CORRECTION"));
        if (correction.empty()) return;
        article_.status = Status::corrected;
        article_.note = correction;
    }

    std::string read_bylines() {
        for (const auto tag : byline_tags)
            if (auto text = one_line(document_.content(tag)); !text.empty()) return read_byline(text);
        return inline_byline_;
    }

    void read_body() {
        const auto dateline = one_line(document_.content("DATELINE"));
        std::vector<std::string_view> parts;
        for (const auto tag : body_tags)
            for (const auto part : document_.contents(tag)) parts.push_back(part);
        if (parts.empty()) parts.push_back(document_.rest());
        std::string body;
        for (const auto part : parts) body.append(sgml_text(part)).append("\n\n");
        article_.body = unwrap_wire_text(body, {.column = 0, .paragraph_indent = 1, .hyphens = LineHyphen::dropped});
        dateline.empty() ? take_dateline() : read_dateline(dateline);
    }

    // "BANGKOK, Thailand (XYZ) " -> "BANGKOK, Thailand": what stands in brackets is an agency, known or not.
    void read_dateline(std::string_view text) {
        const auto place = dateline_place(text);
        article_.dateline =
            trim(std::string_view(place).substr(0, place.ends_with(')') ? place.rfind('(') : place.size()));
    }

    // One that begins the body leaves it.
    void take_dateline() {
        const auto found = find_dateline(article_.body);
        if (!found) return;
        article_.dateline = found->text;
        article_.body.erase(0, found->size);
    }

    SgmlDocument document_;
    Delivery& delivery_;
    Article& article_;
    const Collection* collection_ = nullptr;
    std::string inline_byline_;
};

class TrecReader : public SgmlReader {
  public:
    TrecReader(std::unique_ptr<ByteStream> stream, ReaderContext context)
        : SgmlReader(std::move(stream), std::move(context), "DOC") {}

  private:
    std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) override {
        return Reading(cut, delivery).read();
    }
};

}  // namespace

bool looks_like_trec_sgml(std::string_view head) {
    head = trim_start(head);
    if (!head.starts_with('<')) return false;
    for (auto at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
        if (!starts_with_tag(head.substr(at), "DOC")) continue;
        SgmlDocument document(head.substr(at));
        return !document.attribute("id").empty() || !document.content("DOCNO").empty();
    }
    return false;
}

std::unique_ptr<Reader> open_trec_sgml(std::unique_ptr<ByteStream> stream, ReaderContext context) {
    return std::make_unique<TrecReader>(std::move(stream), std::move(context));
}

}  // namespace dateline
