#include "corpus/readers/feed.hpp"

#include <algorithm>

#include "corpus/readers/html_text.hpp"
#include "corpus/readers/news_moment.hpp"
#include "corpus/readers/text_bytes.hpp"
#include "corpus/readers/xml_records.hpp"
#include "corpus/readers/xml_text.hpp"

namespace dateline {

namespace {

constexpr std::string_view atom = "http://www.w3.org/2005/Atom";
constexpr std::string_view rss_1_0 = "http://purl.org/rss/1.0/";
constexpr std::string_view rss_0_9 = "http://my.netscape.com/rdf/simple/0.9/";
constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view dc = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view dc_terms = "http://purl.org/dc/terms/";
constexpr std::string_view content_module = "http://purl.org/rss/1.0/modules/content/";
constexpr std::string_view tombstones = "http://purl.org/atompub/tombstones/1.0";

// All text inside, blanks and all.
std::string raw_text(const XmlElement& element) {
    std::string text;
    for (const auto child : element.children()) text += child.is_text() ? std::string(child.text()) : raw_text(child);
    return text;
}

std::string trimmed_text(const XmlElement& element) { return std::string(trim(raw_text(element))); }

// HTML that was escaped, or that stands there as elements.
std::string html_paragraphs(const XmlElement& element) {
    for (const auto child : element.children())
        if (!child.is_text()) return paragraph_text(element);
    return html_to_text(raw_text(element));
}

std::string html_line(const XmlElement& element) { return join_blanks(html_paragraphs(element)); }

// A text construct of Atom (RFC 4287, section 3.1), or content that is like one.
std::string atom_text(const XmlElement& element) {
    const auto type = element.attribute("type");
    if (type == "html" || type == "text/html") return html_paragraphs(element);
    if (type == "xhtml" || type == "application/xhtml+xml") return paragraph_text(element);
    return type.empty() || type.starts_with("text") ? trimmed_text(element) : std::string();
}

// The values of all children of the name.
template <typename TextOf>
std::string all_children(const XmlElement& parent, std::string_view name, std::string_view space, TextOf text_of) {
    std::string joined;
    for (const auto child : parent.children())
        if (child.is(space, name)) append_given(joined, text_of(child), ", ");
    return joined;
}

// "jane@example.org (Jane Doe)" is "Jane Doe".
std::string rss_author(const XmlElement& element) {
    const auto text = one_line_text(element);
    const auto open = text.find('(');
    const auto close = text.rfind(')');
    const bool has_name = text.find('@') < open && close != std::string::npos && open < close;
    return std::string(without_by(has_name ? text.substr(open + 1, close - open - 1) : text));
}

std::string atom_author(const XmlElement& element) { return one_line_text(element.child("name")); }

// The page that an element of Atom is about.
std::string alternate_link(const XmlElement& parent) {
    for (const auto link : parent.children()) {
        const auto relation = link.attribute("rel");
        if (link.is(atom, "link") && (relation.empty() || relation == "alternate"))
            return std::string(link.attribute("href"));
    }
    return {};
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

// What a feed says of all its items.
struct Channel {
    std::string title;
    std::string language;
    std::string author;
};

Channel read_channel(const XmlElement& root) {
    if (root.is(atom, "feed"))
        return {one_line_text(root.child("title")), std::string(root.attribute("lang", xml_space)),
                all_children(root, "author", atom, atom_author)};
    XmlElement channel;
    for (const auto child : root.children())
        if (!channel && child.name() == "channel") channel = child;
    const auto language = one_line_text(channel.child("language"));
    const auto dc_language = one_line_text(channel.child("language", dc));
    return {html_line(channel.child("title")),
            std::string(first_given({language, dc_language, root.attribute("lang", xml_space)})),
            {}};
}

// One item or entry that becomes an article.
class FeedItem {
  public:
    FeedItem(const XmlElement& item, const Channel& channel, Delivery& delivery)
        : item_(item), channel_(channel), article_(delivery.article), moments_(delivery.mends) {}

    std::optional<RecordFault> read() {
        const auto space = item_.space();
        if (item_.is(atom, "entry")) {
            read_entry();
        } else if (item_.is(tombstones, "deleted-entry")) {
            read_deleted_entry();
        } else if (item_.name() == "item" && (space.empty() || space == rss_1_0 || space == rss_0_9)) {
            read_item();
        } else {
            return RecordFault{RejectReason::not_an_article, std::string(item_.name())};
        }
        return moments_.fault();
    }

  private:
    std::string text(std::string_view name, std::string_view space) const {
        return trimmed_text(item_.child(name, space));
    }
    std::optional<Moment> moment(std::string_view name, std::string_view space) {
        return moments_.read(name, text(name, space));
    }

    void read_item() {
        const auto space = item_.space();
        const auto guid = item_.child("guid");
        const auto guid_text = trimmed_text(guid);
        const bool is_permalink = guid.attribute("isPermaLink") != "false" && is_address(guid_text);
        article_.url = first_given({text("link", space), alternate_link(item_), is_permalink ? guid_text : ""});
        article_.id = first_given({guid_text, item_.attribute("about", rdf), article_.url});
        article_.title = html_line(item_.child("title"));
        article_.body = html_paragraphs(item_.child("encoded", content_module));
        if (article_.body.empty()) article_.body = html_paragraphs(item_.child("description"));
        article_.published = moment("pubDate", space);
        if (!article_.published) article_.published = moment("date", dc);
        article_.updated = moment("modified", dc_terms);
        article_.byline = all_children(item_, "creator", dc, rss_author);
        if (article_.byline.empty()) article_.byline = all_children(item_, "author", space, rss_author);
        read_topics("category", space);
        read_topics("subject", dc);
        article_.language = first_given({text("language", dc), item_.attribute("lang", xml_space), channel_.language});
        article_.source = first_given({html_line(item_.child("source")), channel_.title});
    }

    void read_topics(std::string_view name, std::string_view space) {
        for (const auto child : item_.children())
            if (child.is(space, name)) article_.topics.push_back(html_line(child));
    }

    void read_entry() {
        article_.url = alternate_link(item_);
        article_.id = first_given({text("id", atom), article_.url});
        article_.title = join_blanks(atom_text(item_.child("title")));
        article_.body = first_given({atom_text(item_.child("content")), atom_text(item_.child("summary"))});
        article_.published = moment("published", atom);
        article_.updated = moment("updated", atom);
        if (!article_.published) article_.published = article_.updated;
        if (article_.published == article_.updated) article_.updated.reset();
        article_.byline = first_given({all_children(item_, "author", atom, atom_author), channel_.author});
        for (const auto child : item_.children())
            if (child.is(atom, "category"))
                article_.topics.emplace_back(first_given({child.attribute("label"), child.attribute("term")}));
        article_.language = first_given({item_.attribute("lang", xml_space), channel_.language});
        article_.source = first_given({one_line_text(item_.child("source").child("title")), channel_.title});
    }

    void read_deleted_entry() {
        article_.status = Status::cancelled;
        article_.id = trim(item_.attribute("ref"));
        article_.updated = moments_.read("when", item_.attribute("when"));
        article_.note = one_line_text(item_.child("comment"));
    }

    XmlElement item_;
    const Channel& channel_;
    Article& article_;
    MomentReader moments_;
};

class FeedReader : public XmlRecordReader {
  public:
    FeedReader(std::unique_ptr<ByteStream> stream, ReaderContext context)
        : XmlRecordReader(std::move(stream), std::move(context), {"item", "entry", "deleted-entry"}) {}

  private:
    void begin_document(const XmlElement& root) override { channel_ = read_channel(root); }
    std::optional<RecordFault> read_record(const XmlElement& record, Delivery& delivery) override {
        return FeedItem(record, channel_, delivery).read();
    }

    Channel channel_;
};

}  // namespace

bool looks_like_feed(std::string_view head) {
    const auto root = find_xml_root(head);
    if (!root) return false;
    if (root->name == "RDF")
        return head.find(rss_1_0) != std::string_view::npos || head.find(rss_0_9) != std::string_view::npos;
    return root->name == "rss" || (root->space == atom && (root->name == "feed" || root->name == "entry"));
}

std::unique_ptr<Reader> open_feed(std::unique_ptr<ByteStream> stream, ReaderContext context) {
    return std::make_unique<FeedReader>(std::move(stream), std::move(context));
}

}  // namespace dateline
