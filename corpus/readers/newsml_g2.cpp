#include "corpus/readers/newsml_g2.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "corpus/readers/dateline.hpp"
#include "corpus/readers/html_text.hpp"
#include "corpus/readers/news_moment.hpp"
#include "corpus/readers/nitf.hpp"
#include "corpus/readers/text_bytes.hpp"
#include "corpus/readers/xml_records.hpp"
#include "corpus/readers/xml_text.hpp"

namespace dateline {

namespace {

constexpr std::string_view g2_space = "http://iptc.org/std/nar/2006-10-01/";

// The last part of what names a concept: "stat:usable" and ".../pubstatusg2/usable" are "usable".
std::string_view code_of(const XmlElement& element) {
    const auto code = first_given({element.attribute("qcode"), element.attribute("uri"), element.attribute("literal")});
    return code.substr(code.find_last_of(":/") + 1);
}

// The name in the language, else the first one.
std::string name_of(const XmlElement& concept_, std::string_view language) {
    XmlElement chosen;
    for (const auto child : concept_.children()) {
        if (child.name() != "name") continue;
        const bool fits = !language.empty() && child.attribute("lang", xml_space) == language;
        if (!chosen || fits) chosen = child;
        if (fits) break;
    }
    return one_line_text(chosen);
}

struct TypeRow {
    std::string_view code;
    std::vector<std::string> Article::*names;
};
constexpr TypeRow types[] = {
    {"person", &Article::persons}, {"organisation", &Article::organisations},
    {"geoArea", &Article::places}, {"poi", &Article::places},
    {"place", &Article::places},
};

std::vector<std::string>& names_of_type(Article& article, std::string_view type) {
    const auto* row =
        std::find_if(std::begin(types), std::end(types), [&](const TypeRow& known) { return known.code == type; });
    return row == std::end(types) ? article.topics : article.*row->names;
}

constexpr std::string_view replacing_links[] = {"previousVersion", "replaces"};
constexpr std::string_view page_links[] = {"webVersion", "canonical", "alternate"};

template <std::size_t Size>
bool is_one_of(std::string_view word, const std::string_view (&words)[Size]) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string_view after_colon(std::string_view code) { return code.substr(code.find(':') + 1); }

// The text of one rendition of the content; fills what an inline NITF says beside it.
void read_inline(const XmlElement& content, Article& article) {
    if (content.name() == "inlineData") {
        const bool is_html = content.attribute("contenttype").find("html") != std::string_view::npos;
        std::string text;
        for (const auto child : content.children()) text += child.text();
        article.body = is_html ? html_to_text(text) : std::string(trim(text));
    }
    if (content.name() != "inlineXML") return;
    for (const auto child : content.children())
        if (child.name() == "nitf") return read_nitf_text(child, article);
    article.body = paragraph_text(content);
}

// One item that becomes an article.
class G2Item {
  public:
    G2Item(const XmlElement& item, Delivery& delivery)
        : item_(item),
          meta_(item.child("itemMeta")),
          content_meta_(item.child("contentMeta")),
          article_(delivery.article),
          moments_(delivery.mends) {}

    std::optional<RecordFault> read() {
        article_.id = trim(item_.attribute("guid"));
        read_version();
        read_dates();
        read_language();
        read_title();
        read_source();
        read_names();
        read_links();
        read_status();
        read_text();
        if (moments_.fault()) return moments_.fault();
        return kind_fault();
    }

  private:
    // All elements of the name in itemMeta and contentMeta, in this order.
    template <typename Visitor>
    void each(const XmlElement& parent, std::string_view name, Visitor visit) const {
        for (const auto child : parent.children())
            if (child.is(item_.space(), name)) visit(child);
    }

    void read_version() {
        const auto text = item_.attribute("version");
        std::int64_t version = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), version).ec == std::errc{})
            article_.version = std::max<std::int64_t>(version, 0);
    }

    std::optional<Moment> moment(const XmlElement& parent, std::string_view name) {
        return moments_.read(name, one_line_text(parent.child(name)));
    }

    void read_dates() {
        article_.published = moment(meta_, "firstCreated");
        if (!article_.published) article_.published = moment(content_meta_, "contentCreated");
        article_.updated = moment(meta_, "versionCreated");
        if (!article_.published) article_.published = article_.updated;
        if (article_.published == article_.updated) article_.updated.reset();
        article_.embargo = moment(meta_, "embargoed");
    }

    void read_language() {
        article_.language =
            first_given({content_meta_.child("language").attribute("tag"), item_.attribute("lang", xml_space)});
    }

    void read_title() {
        each(content_meta_, "headline", [&](const XmlElement& headline) { fill(article_.title, headline); });
        fill(article_.title, meta_.child("title"));
        fill(article_.title, content_meta_.child("slugline"));
        each(content_meta_, "by",
             [&](const XmlElement& by) { append_given(article_.byline, without_by(one_line_text(by)), ", "); });
        if (article_.byline.empty())
            each(content_meta_, "creator",
                 [&](const XmlElement& creator) { append_given(article_.byline, party(creator), ", "); });
        article_.dateline = dateline_place(one_line_text(content_meta_.child("dateline")));
        if (article_.dateline.empty()) article_.dateline = name(content_meta_.child("located"));
    }

    static void fill(std::string& field, const XmlElement& element) {
        if (field.empty()) field = one_line_text(element);
    }

    std::string name(const XmlElement& concept_) const { return name_of(concept_, article_.language); }

    // A person or company by its name, or by the literal that stands for it.
    std::string party(const XmlElement& element) const {
        return std::string(first_given({name(element), element.attribute("literal")}));
    }

    void read_source() {
        const auto provider = meta_.child("provider");
        const auto info_source = content_meta_.child("infoSource");
        // A provider is most often but a code: "nprov:REUTERS".
        const auto code = provider.attribute("qcode").empty() ? std::string_view{} : code_of(provider);
        article_.source =
            first_given({party(provider), code, party(info_source), one_line_text(content_meta_.child("creditline")),
                         party(item_.child("rightsInfo").child("copyrightHolder"))});
        article_.section = name(meta_.child("service"));
    }

    // What a subject is called, and what it is, may stand in an assert for the same concept.
    void read_names() {
        std::unordered_map<std::string_view, XmlElement> asserts;
        each(item_, "assert", [&](const XmlElement& concept_) { asserts.emplace(key_of(concept_), concept_); });
        each(content_meta_, "subject", [&](const XmlElement& subject) {
            const auto found = asserts.find(key_of(subject));
            const auto concept_ = found == asserts.end() || found->first.empty() ? XmlElement{} : found->second;
            const auto type = first_given({subject.attribute("type"), concept_.child("type").attribute("qcode"),
                                           concept_.child("type").attribute("uri")});
            names_of_type(article_, type.substr(type.find_last_of(":/") + 1))
                .emplace_back(first_given({name(subject), name(concept_), subject.attribute("literal")}));
        });
        each(content_meta_, "keyword",
             [&](const XmlElement& keyword) { article_.topics.push_back(one_line_text(keyword)); });
    }

    static std::string_view key_of(const XmlElement& concept_) {
        return first_given({concept_.attribute("qcode"), concept_.attribute("uri"), concept_.attribute("literal")});
    }

    void read_links() {
        each(meta_, "link", [&](const XmlElement& link) {
            const auto relation = after_colon(link.attribute("rel"));
            const auto target = first_given({link.attribute("residref"), link.attribute("href")});
            if (is_one_of(relation, replacing_links) && target != article_.id && article_.corrects.empty())
                article_.corrects = target;
            if (is_one_of(relation, page_links) && article_.url.empty()) article_.url = link.attribute("href");
        });
    }

    void read_status() {
        each(meta_, "signal", [&](const XmlElement& signal) {
            if (code_of(signal) == "correction") article_.status = Status::corrected;
        });
        const auto status = code_of(meta_.child("pubStatus"));
        if (status == "withheld" || (meta_.child("embargoed") && !article_.embargo)) article_.status = Status::withheld;
        if (status == "canceled" || status == "cancelled") article_.status = Status::cancelled;
        each(meta_, "edNote", [&](const XmlElement& note) { append_given(article_.note, one_line_text(note), " "); });
    }

    void read_text() {
        for (const auto content : item_.child("contentSet").children())
            if (article_.body.empty()) read_inline(content, article_);
        each(item_.child("groupSet"), "group", [&](const XmlElement& group) {
            each(group, "itemRef", [&](const XmlElement& reference) {
                append_given(article_.body, one_line_text(reference.child("title")), "\n\n");
                append_given(article_.body, one_line_text(reference.child("description")), "\n\n");
            });
        });
        each(content_meta_, "description", [&](const XmlElement& description) {
            if (article_.body.empty()) article_.body = paragraph_text(description);
        });
    }

    std::optional<RecordFault> kind_fault() const {
        const auto kind = code_of(meta_.child("itemClass"));
        const bool takes_back = article_.status == Status::cancelled || article_.status == Status::withheld;
        const bool is_item = item_.name() == "newsItem" || item_.name() == "packageItem";
        if (is_item && (takes_back || !article_.body.empty())) return std::nullopt;
        if (item_.name() == "newsItem" && (kind.empty() || kind == "text")) return std::nullopt;
        const auto shown = is_item && !kind.empty() ? kind : item_.name();
        return RecordFault{RejectReason::not_an_article, std::string(shown)};
    }

    XmlElement item_;
    XmlElement meta_;
    XmlElement content_meta_;
    Article& article_;
    MomentReader moments_;
};

const XmlRecordNames item_names{"newsItem",      "packageItem",  "conceptItem",
                                "knowledgeItem", "planningItem", "catalogItem"};

class NewsmlG2Reader : public XmlRecordReader {
  public:
    NewsmlG2Reader(std::unique_ptr<ByteStream> stream, ReaderContext context)
        : XmlRecordReader(std::move(stream), std::move(context), item_names) {}

  private:
    std::optional<RecordFault> read_record(const XmlElement& record, Delivery& delivery) override {
        return G2Item(record, delivery).read();
    }
};

}  // namespace

bool looks_like_newsml_g2(std::string_view head) {
    const auto root = find_xml_root(head);
    if (!root) return false;
    const bool is_item = std::find(item_names.begin(), item_names.end(), root->name) != item_names.end();
    return root->space == g2_space || root->name == "newsMessage" || is_item;
}

std::unique_ptr<Reader> open_newsml_g2(std::unique_ptr<ByteStream> stream, ReaderContext context) {
    return std::make_unique<NewsmlG2Reader>(std::move(stream), std::move(context));
}

}  // namespace dateline
