#include "corpus/readers/nitf.hpp"

#include <algorithm>
#include <charconv>

#include "corpus/readers/dateline.hpp"
#include "corpus/readers/news_moment.hpp"
#include "corpus/readers/xml_records.hpp"
#include "corpus/readers/xml_text.hpp"

namespace dateline {

namespace {

// All children of the name, by what they hold, with `between` in between.
template <typename TextOf>
std::string join_children(const XmlElement& parent, std::string_view name, std::string_view between, TextOf text_of) {
    std::string joined;
    for (const auto child : parent.children())
        if (child.name() == name) append_given(joined, text_of(child), between);
    return joined;
}

// "<city>Paris</city><country>France</country>" is "Paris, France"; with text of its own a location is as it stands.
std::string location_text(const XmlElement& location) {
    std::string parts;
    for (const auto child : location.children()) {
        if (child.text().find_first_not_of(" \t\r\n,") != std::string_view::npos) return one_line_text(location);
        append_given(parts, one_line_text(child), ", ");
    }
    return parts;
}

// The names alone; where there is but a title ("Staff Reporter"), the title.
std::string byline_text(const XmlElement& byline) {
    std::string names;
    for (const auto child : byline.children()) {
        if (child.name() == "byttl") continue;
        names += child.is_text() ? std::string(child.text()) : one_line_text(child);
    }
    const auto last = names.find_last_not_of(" \t\r\n,");
    names.resize(last == std::string::npos ? 0 : last + 1);
    return std::string(without_by(names.empty() ? one_line_text(byline) : names));
}

std::string dateline_text(const XmlElement& dateline) {
    const auto location = dateline.child("location");
    if (location) return location_text(location);
    std::string text;
    for (const auto child : dateline.children())
        if (child.name() != "story.date") text += child.is_text() ? std::string(child.text()) : one_line_text(child);
    return dateline_place(text);
}

std::string body_text(const XmlElement& body) {
    const auto head = body.child("body.head");
    auto text = paragraph_text(body.child("body.content"));
    if (text.empty()) text = paragraph_text(head.child("abstract"));
    auto subtitles = join_children(head.child("hedline"), "hl2", "\n\n", one_line_text);
    append_given(subtitles, text, "\n\n");
    return subtitles;
}

std::int64_t read_version(std::string_view text) {
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    return error == std::errc{} && end == text.data() + text.size() ? std::max<std::int64_t>(version, 0) : 0;
}

struct NameList {
    std::string_view element;
    std::vector<std::string> Article::*names;
};
constexpr NameList name_lists[] = {
    {"person", &Article::persons}, {"org", &Article::organisations}, {"location", &Article::places},
    {"event", &Article::topics},   {"classifier", &Article::topics},
};

constexpr std::string_view subject_attributes[] = {"tobject.subject.type", "tobject.subject.matter",
                                                   "tobject.subject.detail"};

// One <nitf> that becomes an article.
class NitfDocument {
  public:
    NitfDocument(const XmlElement& nitf, Delivery& delivery)
        : nitf_(nitf),
          head_(nitf.child("head")),
          docdata_(head_.child("docdata")),
          pubdata_(head_.child("pubdata")),
          body_(nitf.child("body")),
          article_(delivery.article),
          moments_(delivery.mends) {}

    std::optional<RecordFault> read() {
        article_.id = first_given({docdata_.child("doc-id").attribute("id-string"), nitf_.attribute("uno")});
        article_.version = read_version(docdata_.child("du-key").attribute("version"));
        read_nitf_text(nitf_, article_);
        read_dates();
        read_source();
        read_names();
        read_topics();
        read_notes();
        read_status();
        return moments_.fault();
    }

  private:
    std::optional<Moment> docdata_date(std::string_view name) {
        return moments_.read(name, docdata_.child(name).attribute("norm"));
    }

    void read_dates() {
        const auto issue = docdata_date("date.issue");
        const auto release = docdata_date("date.release");
        const auto is_later = issue && release && release->utc_seconds() > issue->utc_seconds();
        article_.published = issue ? issue : release;
        if (is_later || docdata_.attribute("management-status") == "embargoed") article_.embargo = release;
        const auto story_date = body_.child("body.head").child("dateline").child("story.date").attribute("norm");
        if (!article_.published) article_.published = moments_.read("story.date", story_date);
        if (!article_.published)
            article_.published = moments_.read("date.publication", pubdata_.attribute("date.publication"));
        for (const auto child : head_.children())
            if (child.name() == "revision-history") read_revision(child.attribute("norm"));
    }

    void read_revision(std::string_view norm) {
        const auto revised = moments_.read("revision-history", norm);
        const bool is_latest =
            revised && (!article_.updated || revised->utc_seconds() > article_.updated->utc_seconds());
        if (is_latest) article_.updated = revised;
    }

    void read_source() {
        const auto distributor = one_line_text(body_.child("body.head").child("distributor"));
        article_.source =
            first_given({pubdata_.attribute("name"), distributor, docdata_.child("doc.copyright").attribute("holder"),
                         docdata_.child("doc-id").attribute("regsrc")});
        article_.section =
            first_given({pubdata_.attribute("position.section"), docdata_.child("fixture").attribute("fix-id")});
        article_.language = first_given(
            {nitf_.attribute("lang", xml_space), nitf_.attribute("baselang"), body_.attribute("lang", xml_space)});
        article_.url = pubdata_.attribute("ex-ref");
    }

    void read_names() {
        for (const auto child : docdata_.child("identified-content").children()) {
            const auto* list = std::find_if(std::begin(name_lists), std::end(name_lists),
                                            [&](const NameList& row) { return row.element == child.name(); });
            if (list == std::end(name_lists)) continue;
            const auto text = child.name() == "location" ? location_text(child) : one_line_text(child);
            (article_.*list->names).emplace_back(first_given({text, child.attribute("value")}));
        }
        std::string place;
        for (const auto part : {"city", "state-prov", "iso-cc"})
            append_given(place, docdata_.child("evloc").attribute(part), ", ");
        article_.places.push_back(std::move(place));
    }

    void read_topics() {
        for (const auto subject : head_.child("tobject").children())
            for (const auto attribute : subject_attributes) article_.topics.emplace_back(subject.attribute(attribute));
        for (const auto keyword : docdata_.child("key-list").children())
            article_.topics.emplace_back(keyword.attribute("key"));
    }

    void read_notes() {
        const auto info = [](const XmlElement& element) { return std::string(element.attribute("info")); };
        article_.note = join_children(docdata_, "correction", " ", info);
        append_given(article_.note, join_children(docdata_, "ed-msg", " ", info), " ");
        append_given(article_.note, join_children(body_.child("body.head"), "note", " ", one_line_text), " ");
    }

    void read_status() {
        const auto correction = docdata_.child("correction");
        const auto refers_to =
            first_given({docdata_.attribute("management-doc-idref"), correction.attribute("id-string")});
        auto status = docdata_.attribute("management-status");
        if (article_.body.empty() && status.empty()) status = docdata_.attribute("management-idref-status");
        if (correction) article_.status = Status::corrected;
        if (status == "withheld" || (status == "embargoed" && !article_.embargo)) article_.status = Status::withheld;
        if (status == "canceled" || status == "cancelled") article_.status = Status::cancelled;
        if (refers_to.empty() || refers_to == article_.id) return;
        // A cancellation is a document with an id of its own; what it cancels is what it is about.
        (article_.status == Status::cancelled ? article_.id : article_.corrects) = refers_to;
    }

    XmlElement nitf_;
    XmlElement head_;
    XmlElement docdata_;
    XmlElement pubdata_;
    XmlElement body_;
    Article& article_;
    MomentReader moments_;
};

class NitfReader : public XmlRecordReader {
  public:
    NitfReader(std::unique_ptr<ByteStream> stream, ReaderContext context)
        : XmlRecordReader(std::move(stream), std::move(context), {"nitf"}) {}

  private:
    std::optional<RecordFault> read_record(const XmlElement& record, Delivery& delivery) override {
        return NitfDocument(record, delivery).read();
    }
};

}  // namespace

void read_nitf_text(const XmlElement& nitf, Article& article) {
    const auto body = nitf.child("body");
    const auto head = body.child("body.head");
    const auto fill = [](std::string& field, std::string text) {
        if (field.empty()) field = std::move(text);
    };
    fill(article.title, one_line_text(head.child("hedline").child("hl1")));
    fill(article.title, one_line_text(nitf.child("head").child("title")));
    fill(article.byline, join_children(head, "byline", ", ", byline_text));
    fill(article.dateline, dateline_text(head.child("dateline")));
    fill(article.body, body_text(body));
}

bool looks_like_nitf(std::string_view head) {
    const auto root = find_xml_root(head);
    return root && root->name == "nitf";
}

std::unique_ptr<Reader> open_nitf(std::unique_ptr<ByteStream> stream, ReaderContext context) {
    return std::make_unique<NitfReader>(std::move(stream), std::move(context));
}

}  // namespace dateline
