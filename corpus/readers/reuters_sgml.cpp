#include "corpus/readers/reuters_sgml.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/readers/dateline.hpp"
#include "corpus/readers/sgml_document.hpp"
#include "corpus/readers/text_bytes.hpp"
#include "corpus/readers/wire_text.hpp"

namespace dateline {

namespace {

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

// "26-FEB-1987 15:01:01.79", a one-digit day with a blank before it, other codes behind it; the day alone has to be
// readable.
void read_date(SgmlDocument& document, Delivery& delivery) {
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
    if (!resolved) return document.fail(RejectReason::bad_date, "DATE: " + sgml_text(shown.substr(0, 60)));
    Moment moment{.day = *resolved, .time = {}};
    date = trim_start(date);
    const auto time = date.substr(0, date.find_first_not_of("0123456789:."));
    if (!time.empty() && !parse_time_of_day(time, moment)) ++delivery.mends.times_dropped;
    delivery.article.published = moment;
}

void read_labels(SgmlDocument& document, Article& article) {
    for (const auto& list : label_lists) {
        SgmlDocument labels(document.content(list.tag));
        for (const auto part : labels.contents("D")) {
            std::string label = sgml_text(part);
            if (list.are_names) std::replace(label.begin(), label.end(), '-', ' ');
            (article.*list.labels).push_back(std::move(label));
        }
    }
}

// "By Michael Gelb, Reuters"
std::string read_author(std::string_view text) {
    std::string out = read_byline(sgml_text(text));
    for (const std::string_view agency : {", Reuters", ", Reuter", ", REUTERS"})
        if (out.ends_with(agency)) out.resize(out.size() - agency.size());
    return out;
}

// Where neither title nor body is marked up, what stands behind the other parts is both.
void read_unmarked_text(std::string_view text, Article& article) {
    const std::string whole = sgml_text(text);
    const auto [title, rest] = split_title(whole);
    article.title = join_blanks(title);
    article.body = unwrap_wire_text(cut_signature(rest));
}

void read_text(SgmlDocument& document, Article& article) {
    const auto text = document.content("TEXT");
    SgmlDocument parts(text);
    article.title = join_blanks(sgml_text(parts.content("TITLE")));
    article.byline = read_author(parts.content("AUTHOR"));
    const std::string dateline = sgml_text(parts.content("DATELINE"));
    article.dateline = dateline_place(dateline);
    // The body goes on in the dateline's last line.
    const std::size_t column = dateline.size() - (dateline.rfind('\n') + 1);
    article.body = unwrap_wire_text(cut_signature(sgml_text(parts.content("BODY"))), {.column = column});
    if (parts.fault()) document.fail(parts.fault()->reason, parts.fault()->detail);
    if (article.title.empty() && article.body.empty()) read_unmarked_text(parts.rest(), article);
}

class ReutersReader : public SgmlReader {
  public:
    ReutersReader(std::unique_ptr<ByteStream> stream, ReaderContext context)
        : SgmlReader(std::move(stream), std::move(context), "REUTERS") {}

  private:
    std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) override {
        SgmlDocument document(cut.bytes);
        auto& article = delivery.article;
        article.id = sgml_text(document.attribute("NEWID"));
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
