#include "corpus/readers/feed.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

// In the form of the sample of the RSS 2.0 specification; the words are ours.
const std::string rss_2_0 = R"(<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:media="http://search.yahoo.com/mrss/">
  <channel>
    <title>Example &amp;amp; Sons News</title>
    <link>http://example.org/</link>
    <atom:link href="http://example.org/feed" rel="self" type="application/rss+xml"/>
    <description>News.</description>
    <language>en-us</language>
    <image><title>Logo</title><url>http://example.org/logo.png</url></image>
    <item>
      <title>Bridge &lt;b&gt;falls&lt;/b&gt; into the Elbe</title>
      <link>http://example.org/bridge</link>
      <description>Part of the bridge fell.</description>
      <content:encoded><![CDATA[<p>Part of the bridge fell &mdash; at night.</p><p>Nobody was <em>hurt</em>.</p>]]></content:encoded>
      <author>jane@example.org (Jane Doe)</author>
      <dc:creator>John Roe</dc:creator>
      <category>Disasters</category>
      <category domain="x">Germany</category>
      <media:content url="x.jpg"><media:title>A picture</media:title></media:content>
      <pubDate>Wed, 11 Sep 2024 10:15:00 +0200</pubDate>
      <guid isPermaLink="false">bridge-17</guid>
    </item>
  </channel>
</rss>
)";

// In the form of the example of RFC 4287; the words are ours.
const std::string atom_1_0 = R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
  <title type="text">Example News</title>
  <link href="http://example.org/"/>
  <updated>2024-09-11T18:30:02Z</updated>
  <author><name>The Desk</name></author>
  <id>urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6</id>
  <entry xml:lang="en">
    <title type="html">Bridge &amp;amp; storm</title>
    <link rel="enclosure" href="http://example.org/bridge.mp3"/>
    <link rel="alternate" type="text/html" href="http://example.org/bridge"/>
    <id>tag:example.org,2024:17</id>
    <published>2024-09-11T10:15:00+02:00</published>
    <updated>2024-09-11T18:30:02Z</updated>
    <author><name>Jane Doe</name><uri>http://example.org/jd</uri></author>
    <author><name>John Roe</name></author>
    <category term="disaster" label="Disasters"/>
    <category term="germany"/>
    <summary>A summary.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Part of it <i>fell</i>.</p><p>Nobody was hurt.</p></div></content>
  </entry>
</feed>
)";

std::string rss(const std::string& items, const std::string& channel = "") {
    return "<rss version=\"2.0\"><channel>\n" + channel + items + "</channel></rss>\n";
}
std::size_t before_items() { return rss("").find("</channel>"); }
std::string brief(const std::string& id, const std::string& title) {
    return "<item><guid>" + id + "</guid><title>" + title + "</title></item>\n";
}
std::string entry(const std::string& inner) {
    return "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry>" + inner + "</entry></feed>";
}

std::string reject(int line, std::size_t byte, const std::string& code) {
    return "line " + std::to_string(line) + " byte " + std::to_string(byte) + ": " + code;
}

}  // namespace

TEST_CASE("An item of RSS 2.0 becomes an article") {
    const auto article = read_article("feed", rss_2_0);
    CHECK(article.id == "bridge-17");
    CHECK(article.url == "http://example.org/bridge");
    CHECK(article.title == "Bridge falls into the Elbe");
    CHECK(article.body == "Part of the bridge fell — at night.\n\nNobody was hurt.");
    CHECK(to_string(*article.published) == "2024-09-11T10:15:00+02:00");
    CHECK_FALSE(article.updated);
    CHECK(article.byline == "John Roe");
    CHECK(article.topics == std::vector<std::string>{"Disasters", "Germany"});
    CHECK(article.source == "Example & Sons News");
    CHECK(article.language == "en-us");
    CHECK(article.status == Status::usable);
}

TEST_CASE("An entry of Atom becomes an article") {
    const auto article = read_article("feed", atom_1_0);
    CHECK(article.id == "tag:example.org,2024:17");
    CHECK(article.url == "http://example.org/bridge");
    CHECK(article.title == "Bridge & storm");
    CHECK(article.body == "Part of it fell.\n\nNobody was hurt.");
    CHECK(to_string(*article.published) == "2024-09-11T10:15:00+02:00");
    CHECK(to_string(*article.updated) == "2024-09-11T18:30:02Z");
    CHECK(article.byline == "Jane Doe, John Roe");
    CHECK(article.topics == std::vector<std::string>{"Disasters", "germany"});
    CHECK(article.source == "Example News");
    CHECK(article.language == "en");
}

TEST_CASE("An item of RSS 1.0 becomes an article") {
    const auto article = read_article("feed", R"(<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
         xmlns="http://purl.org/rss/1.0/">
  <channel rdf:about="http://example.org/rdf"><title>Example News</title><dc:language>fr</dc:language>
    <items><rdf:Seq><rdf:li resource="http://example.org/bridge"/></rdf:Seq></items>
  </channel>
  <item rdf:about="http://example.org/bridge">
    <title>A bridge fell</title><link>http://example.org/bridge?x=1&amp;y=2</link>
    <description>Text.</description><dc:date>2024-09-11T10:15+02:00</dc:date><dc:subject>disaster</dc:subject>
  </item>
</rdf:RDF>)");
    CHECK(article.id == "http://example.org/bridge");
    CHECK(article.url == "http://example.org/bridge?x=1&y=2");
    CHECK(article.title == "A bridge fell");
    CHECK(article.body == "Text.");
    CHECK(to_string(*article.published) == "2024-09-11T10:15:00+02:00");
    CHECK(article.topics == std::vector<std::string>{"disaster"});
    CHECK(article.source == "Example News");
    CHECK(article.language == "fr");
}

TEST_CASE("Of a feed, what is not given in one place is taken from the next") {
    struct Row {
        std::string why;
        std::string text;
        std::string Article::*field;
        std::string value;
    };
    const auto item = [](const std::string& inner) {
        return "<rss xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:a='http://www.w3.org/2005/Atom' "
               "xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel><title>C</title><item>" +
               inner + "</item></channel></rss>";
    };
    const std::string title = "<title>T</title>";
    const Row rows[] = {
        {"id of the link", item(title + "<link>http://e.org/1</link>"), &Article::id, "http://e.org/1"},
        {"id of a link of Atom", item(title + "<a:link href='http://e.org/1'/>"), &Article::id, "http://e.org/1"},
        {"url of a permalink", item(title + "<guid>http://e.org/1</guid>"), &Article::url, "http://e.org/1"},
        {"no url of another guid", item(title + "<guid isPermaLink='false'>http://e.org/1</guid>"), &Article::url, ""},
        {"body of the description", item("<description>&lt;p>x&lt;p>y</description>"), &Article::body, "x\n\ny"},
        {"body of the description where the content is empty",
         item("<description>x</description><c:encoded> </c:encoded>"), &Article::body, "x"},
        {"body that was not escaped", item("<c:encoded><p>x</p><p>y</p></c:encoded>"), &Article::body, "x\n\ny"},
        {"author with an address", item(title + "<author>jane@example.org (Jane Doe)</author>"), &Article::byline,
         "Jane Doe"},
        {"author with a name", item(title + "<author>By Jane Doe</author>"), &Article::byline, "Jane Doe"},
        {"author with an address alone", item(title + "<author>jane@example.org</author>"), &Article::byline,
         "jane@example.org"},
        {"two creators", item(title + "<dc:creator>A</dc:creator><dc:creator>B</dc:creator>"), &Article::byline,
         "A, B"},
        {"source of the item", item(title + "<source url='http://e.org'>S</source>"), &Article::source, "S"},
        {"language of the item", item(title + "<dc:language>it</dc:language>"), &Article::language, "it"},
        {"entities that were escaped twice", item("<title>R&amp;amp;D &amp;#8217;24</title>"), &Article::title,
         "R&D ’24"},
        {"a bracket in a title", item("<title>1 &lt; 2</title>"), &Article::title, "1 < 2"},
        {"an entity that nothing declares", item("<title>caf&eacute;&nbsp;x</title>"), &Article::title, "café\u00A0x"},
        {"a title of text in Atom", entry("<id>1</id><title>a &lt;b> &amp;amp; c</title>"), &Article::title,
         "a <b> &amp; c"},
        {"a summary in Atom", entry("<id>1</id><summary type='html'>&lt;p>x</summary>"), &Article::body, "x"},
        {"content of another kind", entry("<id>1</id><content type='image/png'>iVBOR</content><summary>x</summary>"),
         &Article::body, "x"},
        {"source of the entry", entry("<id>1</id><title>T</title><source><title>S</title></source>"), &Article::source,
         "S"},
        {"an entry alone", "<entry xmlns='http://www.w3.org/2005/Atom'><id>1</id><title>T</title></entry>",
         &Article::title, "T"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(read_article("feed", row.text).*row.field == row.value);
    }
    const auto updated = read_article("feed", entry("<id>1</id><title>T</title><updated>2024-09-11</updated>"));
    CHECK(to_string(*updated.published) == "2024-09-11");
    CHECK_FALSE(updated.updated);
    const auto nameless = read_article("feed", rss("<item><title>T</title></item>"));
    CHECK(nameless.id == derive_id(nameless));
}

TEST_CASE("A deleted entry is a cancellation") {
    const auto article = read_article(
        "feed", R"(<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
<at:deleted-entry ref="tag:example.org,2024:17" when="2024-09-12T12:11:12Z"><at:comment>Not true.</at:comment></at:deleted-entry>
</feed>)");
    CHECK(article.status == Status::cancelled);
    CHECK(article.id == "tag:example.org,2024:17");
    CHECK(to_string(*article.updated) == "2024-09-12T12:11:12Z");
    CHECK(article.note == "Not true.");
}

TEST_CASE("Broken items of feeds cost only themselves") {
    const std::string a = brief("1", "A");
    const std::string b = brief("2", "B");
    const auto n = a.size();
    const auto at = before_items();
    check_rows(
        "feed",
        {
            {"two items", rss(a + b), {"1: A", "2: B"}},
            {"two feeds", rss(a) + rss(b), {"1: A", "2: B"}},
            {"no items", rss(""), {}},
            {"an empty feed", "<rss/>", {}},
            {"nothing", "", {}},
            {"an element that was not closed",
             rss("<item><title>x</item>\n" + a),
             {reject(2, at, "broken-markup"), "1: A"}},
            {"an end that is missing before the next",
             rss("<item><title>x</title>\n" + a),
             {reject(2, at, "broken-markup"), "1: A"}},
            {"a bare ampersand",
             rss("<item><title>R & D</title></item>\n" + a),
             {reject(2, at, "broken-markup"), "1: A"}},
            {"a bare ampersand in a link",
             rss("<item><link>http://e.org/?a=1&b=2</link></item>\n" + a),
             {reject(2, at, "broken-markup"), "1: A"}},
            {"HTML that was not escaped",
             rss("<item><description>x<br>y</description></item>\n" + a),
             {reject(2, at, "broken-markup"), "1: A"}},
            {"a section that does not end",
             rss("<item><description><![CDATA[x</description></item>\n" + a),
             {reject(2, at, "broken-markup"), "1: A"}},
            {"a comment that does not end", rss("<item><!-- x</item>\n" + a), {reject(2, at, "broken-markup"), "1: A"}},
            {"a quote that does not end",
             rss("<item><guid isPermaLink=\"false>3</guid></item>\n" + a),
             {reject(2, at, "broken-markup"), "1: A"}},
            {"a control character",
             rss("<item><title>\x1F</title></item>\n" + a),
             {reject(2, at, "broken-markup"), "1: A"}},
            {"a feed that was cut in an item",
             rss(a).substr(0, at + n) + "<item><title>x",
             {"1: A", reject(3, at + n, "truncated")}},
            {"a feed that was cut between items", rss(a).substr(0, at + n), {"1: A", reject(3, at + n, "truncated")}},
            {"a feed that was cut in its end", rss(a).substr(0, at + n + 4), {"1: A", reject(3, at + n, "truncated")}},
            {"a channel that was cut", "<rss><channel><title>x", {reject(1, 22, "truncated")}},
            {"a channel whose title is broken",
             "<rss><channel><title>R & D</title>" + a + "</channel></rss>",
             {"1: A"}},
            {"neither title nor text", rss("<item><guid>3</guid></item>\n" + a), {reject(2, at, "no-text"), "1: A"}},
            {"blanks alone",
             rss("<item><title> </title><description> &lt;br> </description></item>\n" + a),
             {reject(2, at, "no-text"), "1: A"}},
            {"a date that is none",
             rss("<item><title>x</title><pubDate>today</pubDate></item>\n" + a),
             {reject(2, at, "bad-date"), "1: A"}},
            {"an item of another namespace",
             rss("<x:item xmlns:x='u'><x:title>x</x:title></x:item>\n" + a),
             {reject(2, at, "not-an-article"), "1: A"}},
            {"a prefix that nothing declares",
             rss("<item><guid>3</guid><title>x</title><media:title>y</media:title></item>\n" + a),
             {"3: x", "1: A"}},
            {"a deleted entry without what",
             "<feed xmlns='http://www.w3.org/2005/Atom'><d:deleted-entry "
             "xmlns:d='http://purl.org/atompub/tombstones/1.0' "
             "when='2024-09-12'/></feed>",
             {reject(1, 42, "no-id")}},
            {"a DOCTYPE as of RSS 0.91",
             "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" "
             "\"http://my.netscape.com/rss.dtd\">\n" +
                 rss(a),
             {"1: A"}},
            {"entities",
             "<!DOCTYPE rss [<!ENTITY x \"y\">]>" + rss(a + b) + rss(a),
             {reject(2, 32 + at, "entities"), reject(3, 32 + at + n, "entities"), "1: A"}},
            {"text in front of the feed", "Status: 200\n" + rss(a), {reject(1, 0, "broken-markup"), "1: A"}},
        });
}

TEST_CASE("A channel of any size is read in bounded memory") {
    const auto items =
        read_items("feed", std::make_unique<LongStream>("<rss><channel><title>C</title><description>", 50'000'000, 'x',
                                                        "</description><item><title>A</title></item></channel></rss>"));
    REQUIRE(items.size() == 1);
    CHECK(std::get<Delivery>(items[0]).article.title == "A");
    CHECK(std::get<Delivery>(items[0]).article.source == "C");
}

TEST_CASE("Feeds are known by their root") {
    CHECK(looks_like_feed(rss_2_0));
    CHECK(looks_like_feed(atom_1_0));
    CHECK(looks_like_feed("<entry xmlns='http://www.w3.org/2005/Atom'/>"));
    CHECK(looks_like_feed(
        "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"));
    CHECK_FALSE(looks_like_feed("<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"));
    CHECK_FALSE(looks_like_feed("<feed>"));
    CHECK_FALSE(looks_like_feed("<html><rss/></html>"));
    CHECK_FALSE(looks_like_feed("About <rss> feeds"));
}
