#include "corpus/readers/nitf.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

// In the form of the examples of the NITF documentation; the words are ours.
const std::string full = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.iptc.org/std/NITF/3.5/specification/nitf-3-5.dtd">
<!-- a story of a bridge -->
<nitf version="-//IPTC//DTD NITF 3.5//EN" change.date="September 11, 2009" change.time="12:26" uno="uno-1"
      baselang="en-US">
  <head>
    <title>Bridge, storm</title>
    <meta name="slug" content="bridge"/>
    <tobject tobject.type="news">
      <tobject.property tobject.property.type="current"/>
      <tobject.subject tobject.subject.refnum="03000000" tobject.subject.type="Disaster and accident"
                       tobject.subject.matter="Meteorological disaster"/>
    </tobject>
    <docdata management-status="usable">
      <evloc iso-cc="DE" city="Dresden"/>
      <doc-id regsrc="example.org" id-string="doc-17"/>
      <urgency ed-urg="4"/>
      <fixture fix-id="weather"/>
      <date.issue norm="20240911T101500Z"/>
      <date.release norm="20240911T120000+0200"/>
      <date.expire norm="20241011T101500Z"/>
      <ed-msg info="Eds: adds quote of the mayor."/>
      <du-key generation="1" part="0" version="3" key="Bridge-Storm"/>
      <doc.copyright year="2024" holder="Example Press"/>
      <key-list><keyword key="bridge"/><keyword key="storm"/></key-list>
      <identified-content>
        <person><name.given>Dirk</name.given> <name.family>Hilbert</name.family></person>
        <org idsrc="iptc" value="DVB">Dresdner Verkehrsbetriebe</org>
        <location><city>Dresden</city><state>Saxony</state><country>Germany</country></location>
        <classifier type="genre" value="report"/>
      </identified-content>
    </docdata>
    <pubdata type="print" date.publication="20240912" name="Example Times" position.section="World"
             ex-ref="https://example.org/17"/>
    <revision-history name="jd" function="writer-author" norm="20240911T101500Z"/>
    <revision-history name="ed" function="editor" norm="20240911T111500Z"/>
  </head>
  <body>
    <body.head>
      <hedline>
        <hl1>Bridge falls into the <location>Elbe</location></hl1>
        <hl2>Nobody was hurt</hl2>
      </hedline>
      <note noteclass="editorsnote"><body.content><p>Graphic follows.</p></body.content></note>
      <byline>By <person>Jane Doe</person>, <byttl>Staff Reporter</byttl></byline>
      <distributor>Example Press Agency</distributor>
      <dateline><location><city>DRESDEN</city>, <country>Germany</country></location>
        <story.date norm="20240911">Sept 11</story.date></dateline>
      <abstract><p>A summary.</p></abstract>
    </body.head>
    <body.content>
      <block>
        <p>Part of the <em>Carola</em> bridge fell&mdash;at night.</p>
        <media media-type="image">
          <media-reference mime-type="image/jpeg" source="bridge.jpg"/>
          <media-caption>The bridge on Wednesday.</media-caption>
          <media-producer>John Roe</media-producer>
        </media>
        <bq><block><p>We were lucky.</p></block><credit>the mayor</credit></bq>
        <ul><li>one</li><li>two</li></ul>
        <table><tr><td>Length</td><td>100 m</td></tr></table>
      </block>
    </body.content>
    <body.end><tagline>jd</tagline></body.end>
  </body>
</nitf>
)";

std::string document(const std::string& docdata, const std::string& body = "<p>Text.</p>") {
    return "<nitf><head><docdata><doc-id id-string=\"1\"/>" + docdata +
           "</docdata></head><body><body.head><hedline><hl1>A</hl1></hedline></body.head><body.content>" + body +
           "</body.content></body></nitf>\n";
}

std::string brief(const std::string& id, const std::string& title) {
    return "<nitf><head><title>" + title + "</title><docdata><doc-id id-string=\"" + id +
           "\"/></docdata></head></nitf>\n";
}

std::string reject(int line, std::size_t byte, const std::string& code) {
    return "line " + std::to_string(line) + " byte " + std::to_string(byte) + ": " + code;
}

}  // namespace

TEST_CASE("An nitf's parts become the article's fields") {
    const auto article = read_article("nitf", full);
    CHECK(article.id == "doc-17");
    CHECK(article.version == 3);
    CHECK(article.status == Status::usable);
    CHECK(article.title == "Bridge falls into the Elbe");
    CHECK(article.body ==
          "Nobody was hurt\n\nPart of the Carola bridge fell\u2014at night.\n\nThe bridge on Wednesday.\n\n"
          "We were lucky.\n\nthe mayor\n\none\n\ntwo\n\nLength 100 m");
    CHECK(to_string(*article.published) == "2024-09-11T10:15:00Z");
    CHECK(to_string(*article.updated) == "2024-09-11T11:15:00Z");
    CHECK_FALSE(article.embargo);  // 12:00+02:00 is before the issue
    CHECK(article.note == "Eds: adds quote of the mayor. Graphic follows.");
    CHECK(article.byline == "Jane Doe");
    CHECK(article.dateline == "DRESDEN, Germany");
    CHECK(article.source == "Example Times");
    CHECK(article.section == "World");
    CHECK(article.language == "en-us");
    CHECK(article.url == "https://example.org/17");
    CHECK(article.topics ==
          std::vector<std::string>{"report", "Disaster and accident", "Meteorological disaster", "bridge", "storm"});
    CHECK(article.persons == std::vector<std::string>{"Dirk Hilbert"});
    CHECK(article.organisations == std::vector<std::string>{"Dresdner Verkehrsbetriebe"});
    CHECK(article.places == std::vector<std::string>{"Dresden, Saxony, Germany", "Dresden, DE"});
    CHECK(article.corrects.empty());
    CHECK(article.extra.empty());
}

TEST_CASE("The namespace of NITF 3.6 and a prefix change nothing") {
    std::string spaced = full;
    spaced.replace(spaced.find("<nitf version"), 5, "<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\"");
    CHECK(read_article("nitf", spaced) == read_article("nitf", full));
    const auto article = read_article("nitf",
                                      "<n:nitf xmlns:n='http://iptc.org/std/NITF/2006-10-18/'><n:head><n:title>A"
                                      "</n:title><title>B</title></n:head></n:nitf>");
    CHECK(article.title == "A");
}

TEST_CASE("Of an nitf, what is not given in one place is taken from the next") {
    struct Row {
        std::string why;
        std::string text;
        std::string Article::*field;
        std::string value;
    };
    const auto in_head = [](const std::string& inner) {
        return "<nitf uno='u'><head><title>T</title>" + inner + "</head></nitf>";
    };
    const auto in_body = [](const std::string& inner) {
        return "<nitf><head><title>T</title></head><body><body.head>" + inner + "</body.head></body></nitf>";
    };
    const Row rows[] = {
        {"id of uno", in_head(""), &Article::id, "u"},
        {"title of the head", in_head(""), &Article::title, "T"},
        {"body of the abstract", in_body("<abstract><p>x</p></abstract>"), &Article::body, "x"},
        {"source of the distributor", in_body("<distributor><org>The Agency</org></distributor>"), &Article::source,
         "The Agency"},
        {"source of the copyright", in_head("<docdata><doc.copyright holder='P'/></docdata>"), &Article::source, "P"},
        {"source of the register", in_head("<docdata><doc-id regsrc='AP'/></docdata>"), &Article::source, "AP"},
        {"section of the fixture", in_head("<docdata><fixture fix-id='chess'/></docdata>"), &Article::section, "chess"},
        {"a byline that is but a title", in_body("<byline><byttl>Sports Desk</byttl></byline>"), &Article::byline,
         "Sports Desk"},
        {"a byline of words", in_body("<byline>BY JANE DOE and JOHN ROE</byline>"), &Article::byline,
         "JANE DOE and JOHN ROE"},
        {"two bylines", in_body("<byline>By A</byline><byline>B<byttl>C</byttl></byline>"), &Article::byline, "A, B"},
        {"a dateline of words", in_body("<dateline>KYIV, Sept 16 (AP) -</dateline>"), &Article::dateline, "KYIV"},
        {"a dateline with a date alone beside its words",
         in_body("<dateline>Izium, Ukraine <story.date>Friday</story.date></dateline>"), &Article::dateline,
         "Izium, Ukraine"},
        {"a dateline of parts",
         in_body("<dateline><location><city>Paris</city> <country>France</country></location></dateline>"),
         &Article::dateline, "Paris, France"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(read_article("nitf", row.text).*row.field == row.value);
    }
    const auto german = read_article("nitf", "<nitf xml:lang='de' baselang='en'><head><title>T</title></head></nitf>");
    CHECK(german.language == "de");
    const auto unknown = read_article("nitf", brief("", "T"));
    CHECK(unknown.id == derive_id(unknown));
}

TEST_CASE("Dates of issue, release and revision") {
    struct Row {
        std::string why;
        std::string docdata;
        std::string dates;  // published, updated and embargo
    };
    const Row rows[] = {
        {"issue", "<date.issue norm='20220916T101500+0300'/>", "2022-09-16T10:15:00+03:00 - -"},
        {"a day alone", "<date.issue norm='20220916'/>", "2022-09-16 - -"},
        {"the written form", "<date.issue norm='2022-09-16T10:15:00Z'/>", "2022-09-16T10:15:00Z - -"},
        {"a release later than the issue",
         "<date.issue norm='20220916T101500Z'/><date.release norm='20220917T000100Z'/>",
         "2022-09-16T10:15:00Z - 2022-09-17T00:01:00Z"},
        {"a release at once", "<date.issue norm='20220916T101500Z'/><date.release norm='20220916T101500Z'/>",
         "2022-09-16T10:15:00Z - -"},
        {"a release alone", "<date.release norm='20220916T101500Z'/>", "2022-09-16T10:15:00Z - -"},
        {"no date", "", "- - -"},
        {"an empty date", "<date.issue norm=''/>", "- - -"},
    };
    const auto shown = [](const std::optional<Moment>& moment) { return moment ? to_string(*moment) : "-"; };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto article = read_article("nitf", document(row.docdata));
        CHECK(shown(article.published) + ' ' + shown(article.updated) + ' ' + shown(article.embargo) == row.dates);
    }
    const auto dated =
        read_article("nitf",
                     "<nitf><head><title>T</title><pubdata date.publication='20220917'/></head><body>"
                     "<body.head><dateline><story.date norm='20220916'/></dateline></body.head></body></nitf>");
    CHECK(shown(dated.published) == "2022-09-16");
    const auto printed =
        read_article("nitf", "<nitf><head><title>T</title><pubdata date.publication='20220917'/></head></nitf>");
    CHECK(shown(printed.published) == "2022-09-17");
}

TEST_CASE("Status, what is corrected and why") {
    struct Row {
        std::string why;
        std::string text;
        Status status;
        std::string id;
        std::string corrects;
        std::string note;
    };
    const auto managed = [](const std::string& attributes, const std::string& inner) {
        return "<nitf><head><title>T</title><docdata " + attributes + "><doc-id id-string='2'/>" + inner +
               "</docdata></head><body><body.content><p>x</p></body.content></body></nitf>";
    };
    const std::string ed_msg = "<ed-msg info='Wrong name.'/>";
    const Row rows[] = {
        {"usable", managed("management-status='usable'", ""), Status::usable, "2", "", ""},
        {"withheld", managed("management-status='withheld'", ed_msg), Status::withheld, "2", "", "Wrong name."},
        {"cancelled", managed("management-status='canceled'", ed_msg), Status::cancelled, "2", "", "Wrong name."},
        {"a cancellation of another", managed("management-status='canceled' management-doc-idref='1'", ed_msg),
         Status::cancelled, "1", "", "Wrong name."},
        {"one that takes the place of another", managed("management-status='usable' management-doc-idref='1'", ""),
         Status::usable, "2", "1", ""},
        {"a correction", managed("", "<correction info='Not Kiev.'/>" + ed_msg), Status::corrected, "2", "",
         "Not Kiev. Wrong name."},
        {"a correction of another", managed("", "<correction info='Not Kiev.' id-string='1'/>"), Status::corrected, "2",
         "1", "Not Kiev."},
        {"a correction of its own", managed("", "<correction info='Not Kiev.' id-string='2'/>"), Status::corrected, "2",
         "", "Not Kiev."},
        {"embargoed until no time that is known", managed("management-status='embargoed'", ""), Status::withheld, "2",
         "", ""},
        {"a cancellation without a text",
         "<nitf><head><docdata management-status='canceled'><doc-id id-string='2'/></docdata></head></nitf>",
         Status::cancelled, "2", "", ""},
        {"a note that another is cancelled, without a text",
         "<nitf><head><title>KILL</title><docdata management-doc-idref='1' management-idref-status='canceled'/></head>"
         "</nitf>",
         Status::cancelled, "1", "", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto article = read_article("nitf", row.text);
        CHECK(article.status == row.status);
        CHECK(article.id == row.id);
        CHECK(article.corrects == row.corrects);
        CHECK(article.note == row.note);
    }
    const auto article =
        read_article("nitf", managed("management-status='embargoed'", "<date.release norm='20300101T000000Z'/>"));
    CHECK(article.status == Status::usable);
    CHECK(to_string(*article.embargo) == "2030-01-01T00:00:00Z");
}

TEST_CASE("Broken nitf documents cost only themselves") {
    const std::string a = brief("1", "A");
    const std::string b = brief("2", "B");
    const auto n = a.size();
    check_rows(
        "nitf",
        {
            {"two documents", a + b, {"1: A", "2: B"}},
            {"two whole files one after the other",
             "<?xml version=\"1.0\"?>\n<!DOCTYPE nitf>\n" + a + "<?xml version=\"1.0\"?>\n" + b,
             {"1: A", "2: B"}},
            {"in an element of the sender's own", "<docs><!-- x -->\n" + a + b + "</docs>", {"1: A", "2: B"}},
            {"a byte order mark", "\xEF\xBB\xBF" + a, {"1: A"}},
            {"nothing", "", {}},
            {"a declaration alone", "<?xml version=\"1.0\"?>\n", {}},
            {"an element that was not closed", "<nitf>\n<p></nitf>" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"elements closed in the wrong order",
             a + "<nitf><p><em>x</p></em></nitf>" + b,
             {"1: A", reject(2, n, "broken-markup"), "2: B"}},
            {"an end that is missing before the next", "<nitf>\n<head>\n" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"an end that is missing at the end", a + "<nitf><head>", {"1: A", reject(2, n, "truncated")}},
            {"cut in its end tag", a + "<nitf></nit", {"1: A", reject(2, n, "truncated")}},
            {"cut in a tag", a + "<nitf><head", {"1: A", reject(2, n, "truncated")}},
            {"cut in its name", a + "<ni", {"1: A", reject(2, n, "truncated")}},
            {"a bare ampersand", "<nitf>R & D</nitf>" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"an attribute without quotes", "<nitf a=b/>" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"an attribute twice", "<nitf a='1' a='2'/>" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"a quote that does not end", "<nitf a='1><p/></nitf>" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"a tag that does not end", "<nitf><p </nitf>" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"a comment that does not end", "<nitf><!-- </nitf>\n" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"a control character", "<nitf>\x02</nitf>" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"a number that is no character", "<nitf>&#2;</nitf>" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"text between documents", a + "lost\n" + b, {"1: A", reject(2, n, "broken-markup"), "2: B"}},
            {"text between documents, told once",
             a + "lost<x/>and lost<x/>\n" + b,
             {"1: A", reject(2, n, "broken-markup"), "2: B"}},
            {"an end tag of nothing", a + "</nitf>\n" + b, {"1: A", "2: B"}},
            {"an element around that does not end", "<docs>\n" + a, {"1: A", reject(3, 7 + n, "truncated")}},
            {"internal entities",
             "<!DOCTYPE nitf [<!ENTITY a \"aaa\"><!ENTITY b \"&a;&a;\">]>\n" + a + b,
             {reject(2, 56, "entities"), "2: B"}},
            {"an external entity",
             "<!DOCTYPE nitf [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><nitf>&x;</nitf>\n",
             {reject(1, 57, "entities")}},
            {"a parameter entity",
             "<!DOCTYPE nitf [<!ENTITY % p SYSTEM \"http://example.org/p\"> %p;]>" + a,
             {reject(1, 65, "entities")}},
            {"a DOCTYPE that declares no entities",
             "<!DOCTYPE nitf PUBLIC \"-//IPTC//DTD NITF 3.2//EN\" \"nitf.dtd\" [<!ELEMENT a (b)>]>" + a,
             {"1: A"}},
            {"a DOCTYPE that does not end", "<!DOCTYPE nitf [ " + a, {reject(1, 0, "truncated")}},
            {"a DOCTYPE inside", "<nitf><!DOCTYPE nitf></nitf>" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"neither title nor text", "<nitf><head/><body/></nitf>" + a, {reject(1, 0, "no-text"), "1: A"}},
            {"an empty document", "<nitf/>" + a, {reject(1, 0, "no-text"), "1: A"}},
            {"a date that is none", document("<date.issue norm='20220931'/>") + a, {reject(1, 0, "bad-date"), "1: A"}},
            {"an embargo that is none",
             document("<date.issue norm='20220930'/><date.release norm='soon'/>") + a,
             {reject(1, 0, "bad-date"), "1: A"}},
            {"a cancellation of nothing",
             "<nitf><head><docdata management-status='canceled'/></head></nitf>" + a,
             {reject(1, 0, "no-id"), "1: A"}},
        });
}

TEST_CASE("A document that is nested too deep is a reject") {
    std::string deep = "<nitf>";
    for (int i = 0; i < 1000; ++i) deep += "<p>";
    check_rows("nitf", {{"open", deep + "</nitf>" + brief("1", "A"), {reject(1, 0, "too-deep"), "1: A"}}});
    std::string around;
    for (int i = 0; i < 1000; ++i) around += "<a>";
    check_rows("nitf", {{"around", around + brief("1", "A"), {reject(1, 300, "too-deep")}}});
}

TEST_CASE("A document over the limit is a reject, and memory is bounded") {
    const std::string a = brief("1", "A");
    check_rows("nitf",
               {{"between two others",
                 a + brief("2", std::string(500, 'x')) + a,
                 {"1: A", reject(2, a.size(), "too-large"), "1: A"}},
                {"tags around", "<d a='" + std::string(500, 'x') + "'>" + a, {reject(1, 0, "too-large")}}},
               {"here", {}, INT64_MIN, {200}});
    for (const auto* open : {"<nitf><p>", "<nitf><!--", "<nitf><![CDATA[", "<nitf a='", "<!--", "<!DOCTYPE a ["}) {
        INFO(open);
        const auto items = read_items("nitf", std::make_unique<LongStream>(open, 50'000'000, 'x', ""));
        CHECK(items.size() <= 1);
    }
}

TEST_CASE("The id of a document that is broken further on is known") {
    const auto items =
        read_items("nitf", "<nitf><head><docdata><doc-id id-string='9'/></docdata></head><body>&</body></nitf>");
    REQUIRE(items.size() == 1);
    CHECK(std::get<Reject>(items[0]).id == "9");
    CHECK(std::get<Reject>(items[0]).detail == "line 1: not well-formed (invalid token)");
}

TEST_CASE("A stream that breaks gives its whole nitf documents and one reject") {
    const std::string a = brief("1", "A");
    const auto items = read_items("nitf", std::make_unique<PieceStream>(a + a.substr(0, 40), 7, ErrorKind::bad_data));
    CHECK(one_line_each(items) == std::vector<std::string>{"1: A", reject(2, a.size(), "truncated")});
}

TEST_CASE("NITF is known by its root") {
    CHECK(looks_like_nitf(full));
    CHECK(looks_like_nitf("<nitf>"));
    CHECK(looks_like_nitf("\xEF\xBB\xBF \n<?xml version='1.0'?><!-- <rss> --><n:nitf xmlns:n='u' a='b'>"));
    CHECK(looks_like_nitf("<!DOCTYPE nitf [<!ENTITY a '>'>]><nitf/>"));
    CHECK_FALSE(looks_like_nitf("<newsItem><nitf/></newsItem>"));
    CHECK_FALSE(looks_like_nitf("<nitfs/>"));
    CHECK_FALSE(looks_like_nitf("a story of <nitf>"));
    CHECK_FALSE(looks_like_nitf("<?xml version='1.0'?>"));
    CHECK_FALSE(looks_like_nitf(""));
}
