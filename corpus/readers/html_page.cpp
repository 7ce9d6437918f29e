#include "corpus/readers/html_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "corpus/readers/html_tokens.hpp"
#include "corpus/readers/linked_data.hpp"
#include "corpus/readers/page_metadata.hpp"
#include "corpus/readers/page_text.hpp"
#include "corpus/readers/record_reader.hpp"
#include "corpus/readers/text_bytes.hpp"
#include "corpus/readers/written_date.hpp"

namespace dateline {

namespace {

// What the one form of metadata lacks is taken from the other.
void fill_from(PageFacts& facts, const PageFacts& other) {
    for (const auto text : {&PageFacts::url, &PageFacts::title, &PageFacts::body, &PageFacts::description,
                            &PageFacts::byline, &PageFacts::source, &PageFacts::section, &PageFacts::language})
        if ((facts.*text).empty()) facts.*text = other.*text;
    if (facts.topics.empty()) facts.topics = other.topics;
}

std::int64_t read_version(const std::string& text) {
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    return error == std::errc() && end == text.data() + text.size() && version > 0 ? version : 0;
}

// Reads dates of which several may be given for one moment.
class PageDates {
  public:
    explicit PageDates(RecordMends& mends) : mends_(mends) {}

    std::optional<Moment> read(std::string_view name, std::initializer_list<std::string_view> texts) {
        std::optional<RecordFault> fault;
        for (const auto text : texts) {
            if (trim(text).empty()) continue;
            if (const auto read = read_written_moment(text)) {
                mends_.times_dropped += read->time_dropped;
                return read->moment;
            }
            if (!fault) fault = RecordFault{RejectReason::bad_date, fmt::format("{}: {}", name, excerpt(text))};
        }
        if (!fault_) fault_ = fault;
        return std::nullopt;
    }
    const std::optional<RecordFault>& fault() const { return fault_; }

  private:
    RecordMends& mends_;
    std::optional<RecordFault> fault_;
};

class HtmlPageReader : public RecordReader {
  public:
    using RecordReader::RecordReader;

  private:
    std::optional<Cut> cut() override {
        if (done_) return std::nullopt;
        done_ = true;
        return cutter().cut(scan_all);
    }

    std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) override {
        const auto metadata = read_page_metadata(cut.bytes);
        const auto& markup = metadata.facts;
        auto facts = read_linked_article(metadata.linked_data).value_or(PageFacts{});
        fill_from(facts, markup);
        if (facts.body.empty()) facts.body = page_text(cut.bytes);
        name(delivery, facts);
        if (!facts.is_article && !markup.is_article && facts.body.empty())
            return RecordFault{RejectReason::not_an_article, "the page has neither article metadata nor a text"};
        auto& article = delivery.article;
        PageDates dates(delivery.mends);
        article.published = dates.read("published", {facts.published, markup.published});
        article.updated = dates.read("updated", {facts.updated, markup.updated});
        if (article.updated == article.published) article.updated.reset();
        fill(article, std::move(facts));
        return dates.fault();
    }

    void name(Delivery& delivery, const PageFacts& facts) const {
        delivery.article.id = facts.url.empty() ? context().id_from_path : facts.url;
        delivery.path_is_id = facts.url.empty() && !context().id_from_path.empty();
        delivery.file_time = context().file_time;
    }

    static void fill(Article& article, PageFacts facts) {
        article.url = std::move(facts.url);
        article.title = std::move(facts.title);
        article.body = std::move(facts.body.empty() ? facts.description : facts.body);
        article.version = read_version(facts.version);
        if (!facts.correction.empty()) article.status = Status::corrected;
        article.note = std::move(facts.correction);
        article.dateline = std::move(facts.dateline);
        article.byline = std::move(facts.byline);
        article.source = std::move(facts.source);
        article.section = std::move(facts.section);
        article.language = std::move(facts.language);
        std::replace(article.language.begin(), article.language.end(), '_', '-');  // og:locale
        article.topics = std::move(facts.topics);
        article.persons = std::move(facts.persons);
        article.organisations = std::move(facts.organisations);
        article.places = std::move(facts.places);
    }

    bool done_ = false;
};

}  // namespace

bool looks_like_html_page(std::string_view head) {
    constexpr std::array<std::string_view, 16> first_elements{"html", "head",   "body",  "meta", "title",   "link",
                                                              "base", "script", "style", "main", "article", "section",
                                                              "div",  "p",      "h1",    "table"};
    if (lowered(trim_start(head).substr(0, 14)) == "<!doctype html") return true;
    HtmlTokens tokens(trim_start(head));
    while (const auto token = tokens.next()) {
        if (token->kind == HtmlToken::Kind::text && trim(token->text).empty()) continue;
        const auto name = std::find(first_elements.begin(), first_elements.end(), token->name);
        return token->kind == HtmlToken::Kind::open && name != first_elements.end();
    }
    return false;
}

std::unique_ptr<Reader> open_html_page(std::unique_ptr<ByteStream> stream, ReaderContext context) {
    return std::make_unique<HtmlPageReader>(std::move(stream), std::move(context));
}

}  // namespace dateline
