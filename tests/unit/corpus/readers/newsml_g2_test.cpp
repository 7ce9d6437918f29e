#include "corpus/readers/newsml_g2.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

// In the form of listing 2 of the NewsML-G2 Guidelines; the words are ours.
const std::string full = R"(<?xml version="1.0" encoding="UTF-8" ?>
<newsItem
    xmlns="http://iptc.org/std/nar/2006-10-01/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    guid="urn:newsml:example.org:20240911:BRIDGE"
    version="10"
    standard="NewsML-G2"
    standardversion="2.24"
    conformance="power"
    xml:lang="en-GB">
    <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_30.xml" />
    <rightsInfo>
        <copyrightHolder uri="http://example.org/about"><name>Example Media Ltd</name></copyrightHolder>
    </rightsInfo>
    <itemMeta>
        <itemClass qcode="ninat:text" />
        <provider qcode="nprov:EX"><name>Example Press</name></provider>
        <versionCreated>2024-09-11T16:25:32+02:00</versionCreated>
        <firstCreated>2024-09-11T10:15:00+02:00</firstCreated>
        <embargoed>2024-09-12T00:01:00Z</embargoed>
        <pubStatus qcode="stat:usable" />
        <service qcode="svc:world"><name>World</name></service>
        <edNote>Corrects the name of the bridge.</edNote>
        <signal qcode="sig:correction" />
        <link rel="irel:seeAlso" href="http://example.org/video"/>
        <link rel="irel:previousVersion" residref="urn:newsml:example.org:20240911:BRIDGE-0"/>
        <link rel="irel:webVersion" href="http://example.org/bridge"/>
    </itemMeta>
    <contentMeta>
        <urgency>4</urgency>
        <contentCreated>2024-09-10T10:15:00+02:00</contentCreated>
        <located qcode="geoloc:DRS"><name>Dresden</name></located>
        <creator uri="http://example.org/staff/jd"><name>Jane Doe</name></creator>
        <infoSource qcode="is:AP"><name>Another Agency</name></infoSource>
        <language tag="en" />
        <keyword>bridges</keyword>
        <subject type="cpnat:abstract" qcode="medtop:03000000">
            <name xml:lang="de">Katastrophe</name>
            <name xml:lang="en">disaster</name>
        </subject>
        <subject type="cpnat:person" literal="p1"><name>Dirk Hilbert</name></subject>
        <subject type="cpnat:organisation" qcode="org:1" />
        <subject type="cpnat:geoArea" literal="Saxony" />
        <subject qcode="geo:2" />
        <subject qcode="medtop:1"><name>weather</name></subject>
        <slugline>Bridge-Storm</slugline>
        <headline>Bridge falls
            into the Elbe</headline>
        <dateline>DRESDEN, Germany, Sept 11 (Example) -</dateline>
        <by>By Jane Doe and John Roe</by>
        <creditline>Example/Doe</creditline>
        <description role="drol:summary">A summary.</description>
    </contentMeta>
    <assert qcode="org:1"><name>Dresdner Verkehrsbetriebe</name></assert>
    <assert qcode="geo:2"><type qcode="cpnat:geoArea"/><name>Dresden</name></assert>
    <contentSet>
        <remoteContent contenttype="image/jpeg" href="http://example.org/bridge.jpg"/>
        <inlineXML contenttype="application/nitf+xml">
            <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
                <body>
                    <body.head>
                        <hedline><hl1>Another headline</hl1></hedline>
                        <byline>By Nobody</byline>
                    </body.head>
                    <body.content>
                        <p>Part of the bridge fell.</p>
                        <p>Nobody was hurt.</p>
                    </body.content>
                </body>
            </nitf>
        </inlineXML>
        <inlineData contenttype="text/plain">Another rendition</inlineData>
    </contentSet>
</newsItem>
)";

// An item with these parts; no namespace is as good as the right one.
std::string item(const std::string& id, const std::string& meta, const std::string& content_meta,
                 const std::string& content) {
    return "<newsItem guid=\"" + id + "\" version=\"1\"><itemMeta>" + meta + "</itemMeta><contentMeta>" + content_meta +
           "</contentMeta><contentSet>" + content + "</contentSet></newsItem>\n";
}
std::string brief(const std::string& id, const std::string& title) {
    return item(id, "<itemClass qcode=\"ninat:text\"/>", "<headline>" + title + "</headline>", "");
}
std::string message(const std::string& items) {
    return "<newsMessage "
           "xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sender>x</sender></header>\n<itemSet>\n" +
           items + "</itemSet>\n</newsMessage>\n";
}
std::size_t before_items() { return message("").find("</itemSet>"); }

std::string reject(int line, std::size_t byte, const std::string& code) {
    return "line " + std::to_string(line) + " byte " + std::to_string(byte) + ": " + code;
}

}  // namespace

TEST_CASE("An item's parts become the article's fields") {
    const auto article = read_article("newsml-g2", full);
    CHECK(article.id == "urn:newsml:example.org:20240911:BRIDGE");
    CHECK(article.version == 10);
    CHECK(article.status == Status::corrected);
    CHECK(article.title == "Bridge falls into the Elbe");
    CHECK(article.body == "Part of the bridge fell.\n\nNobody was hurt.");
    CHECK(to_string(*article.published) == "2024-09-11T10:15:00+02:00");
    CHECK(to_string(*article.updated) == "2024-09-11T16:25:32+02:00");
    CHECK(to_string(*article.embargo) == "2024-09-12T00:01:00Z");
    CHECK(article.corrects == "urn:newsml:example.org:20240911:BRIDGE-0");
    CHECK(article.note == "Corrects the name of the bridge.");
    CHECK(article.byline == "Jane Doe and John Roe");
    CHECK(article.dateline == "DRESDEN, Germany");
    CHECK(article.source == "Example Press");
    CHECK(article.section == "World");
    CHECK(article.language == "en");
    CHECK(article.url == "http://example.org/bridge");
    CHECK(article.topics == std::vector<std::string>{"disaster", "weather", "bridges"});
    CHECK(article.persons == std::vector<std::string>{"Dirk Hilbert"});
    CHECK(article.organisations == std::vector<std::string>{"Dresdner Verkehrsbetriebe"});
    CHECK(article.places == std::vector<std::string>{"Saxony", "Dresden"});
}

TEST_CASE("Of a NewsML-G2 item, what is not given in one place is taken from the next") {
    struct Row {
        std::string why;
        std::string meta;
        std::string content_meta;
        std::string content;
        std::string Article::*field;
        std::string value;
    };
    const Row rows[] = {
        {"title of the item", "<title>T</title>", "<slugline>S</slugline>", "", &Article::title, "T"},
        {"title of the slugline", "", "<slugline>S</slugline>", "", &Article::title, "S"},
        {"title of the first headline", "", "<headline/><headline>H</headline><headline>I</headline>", "",
         &Article::title, "H"},
        {"title of the text", "", "",
         "<inlineXML><nitf><body><body.head><hedline><hl1>N</hl1></hedline></body.head></body></nitf></inlineXML>",
         &Article::title, "N"},
        {"byline of creators", "", "<headline>H</headline><creator><name>A</name></creator><creator literal='B'/>", "",
         &Article::byline, "A, B"},
        {"dateline of the location", "", "<headline>H</headline><located><name>Rome</name></located>", "",
         &Article::dateline, "Rome"},
        {"source of a code", "<provider qcode='nprov:REUTERS'/>", "<headline>H</headline>", "", &Article::source,
         "REUTERS"},
        {"source of a literal", "<provider literal='AFP'/>", "<headline>H</headline>", "", &Article::source, "AFP"},
        {"source of the information", "<provider uri='http://example.org/about/'/>",
         "<headline>H</headline><infoSource literal='dpa'/>", "", &Article::source, "dpa"},
        {"source of the credit", "", "<headline>H</headline><creditline>Jane/EX</creditline>", "", &Article::source,
         "Jane/EX"},
        {"body of XHTML", "", "",
         "<inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><head><title>T"
         "</title></head><body><h1>H</h1><p>x<br/>y</p></body></html></inlineXML>",
         &Article::body, "H\n\nx\ny"},
        {"body of text", "", "", "<inlineData contenttype='text/plain'>\nx\n\ny &lt;z>\n</inlineData>", &Article::body,
         "x\n\ny <z>"},
        {"body of HTML in text", "", "", "<inlineData contenttype='text/html'>&lt;p>x&lt;p>y &amp;eacute;</inlineData>",
         &Article::body, "x\n\ny é"},
        {"body of the first rendition that has text", "", "",
         "<inlineXML><nitf/></inlineXML><inlineData>x</inlineData><inlineData>y</inlineData>", &Article::body, "x"},
        {"body of the description", "", "<description>A caption.</description>", "", &Article::body, "A caption."},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(read_article("newsml-g2", item("1", row.meta, row.content_meta, row.content)).*row.field == row.value);
    }
    CHECK(read_article("newsml-g2",
                       "<newsItem xml:lang='sv'><contentMeta><headline>H</headline></contentMeta></newsItem>")
              .language == "sv");
}

TEST_CASE("Dates of the item and of its content") {
    struct Row {
        std::string why;
        std::string meta;
        std::string content_meta;
        std::string dates;  // published and updated
    };
    const Row rows[] = {
        {"one version", "<versionCreated>2022-09-16T10:15:00Z</versionCreated>", "", "2022-09-16T10:15:00Z -"},
        {"a later version",
         "<versionCreated>2022-09-17T10:15:00Z</versionCreated><firstCreated>2022-09-16T10:15:00Z</firstCreated>", "",
         "2022-09-16T10:15:00Z 2022-09-17T10:15:00Z"},
        {"content of another day", "<versionCreated>2022-09-17T10:15:00Z</versionCreated>",
         "<contentCreated>2022-09-16</contentCreated>", "2022-09-16 2022-09-17T10:15:00Z"},
        {"no date", "", "", "- -"},
    };
    const auto shown = [](const std::optional<Moment>& moment) { return moment ? to_string(*moment) : "-"; };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto article =
            read_article("newsml-g2", item("1", row.meta, "<headline>H</headline>" + row.content_meta, ""));
        CHECK(shown(article.published) + ' ' + shown(article.updated) == row.dates);
    }
}

TEST_CASE("Status of a NewsML-G2 item, and what it replaces") {
    struct Row {
        std::string why;
        std::string meta;
        Status status;
        std::string corrects;
    };
    const Row rows[] = {
        {"nothing said", "", Status::usable, ""},
        {"usable", "<pubStatus qcode='stat:usable'/>", Status::usable, ""},
        {"withheld", "<pubStatus qcode='stat:withheld'/>", Status::withheld, ""},
        {"canceled", "<pubStatus qcode='stat:canceled'/>", Status::cancelled, ""},
        {"by its address", "<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>", Status::cancelled,
         ""},
        {"an update", "<signal qcode='sig:update'/>", Status::usable, ""},
        {"a correction that is withheld", "<signal qcode='sig:correction'/><pubStatus qcode='stat:withheld'/>",
         Status::withheld, ""},
        {"embargoed without a time", "<embargoed/>", Status::withheld, ""},
        {"a previous version of its own", "<link rel='irel:previousVersion' residref='1' version='3'/>", Status::usable,
         ""},
        {"another that it replaces", "<link rel='irel:previousVersion' href='http://example.org/0'/>", Status::usable,
         "http://example.org/0"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto article = read_article("newsml-g2", item("1", row.meta, "<headline>H</headline>", ""));
        CHECK(article.status == row.status);
        CHECK(article.corrects == row.corrects);
    }
}

TEST_CASE("A package has the titles and descriptions of what it refers to") {
    const auto article =
        read_article("newsml-g2", R"(<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="p1">
        <itemMeta><itemClass qcode="ninat:composite"/><title>UK-TOPNEWS</title></itemMeta>
        <contentMeta><headline>Top stories</headline></contentMeta>
        <groupSet root="G1"><group id="G1" role="group:main">
            <itemRef residref="a"><title>First</title><description role="drol:summary">About the first.</description></itemRef>
            <itemRef residref="b"><title>Second</title></itemRef>
        </group></groupSet></packageItem>)");
    CHECK(article.title == "Top stories");
    CHECK(article.body == "First\n\nAbout the first.\n\nSecond");
}

TEST_CASE("NewsML-G2 items are taken or rejected one by one, each with its place") {
    const std::string a = brief("1", "A");
    const std::string b = brief("2", "B");
    const auto n = a.size();
    const auto at = before_items();
    const auto of_class = [](const std::string& kind, const std::string& content_meta) {
        return item("3", "<itemClass qcode='ninat:" + kind + "'/>", content_meta, "");
    };
    check_rows(
        "newsml-g2",
        {
            {"a message", message(a + b), {"1: A", "2: B"}},
            {"an item alone", full, {"urn:newsml:example.org:20240911:BRIDGE: Bridge falls into the Elbe"}},
            {"items one after the other", a + b, {"1: A", "2: B"}},
            {"a prefix",
             "<g:newsMessage xmlns:g='http://iptc.org/std/nar/2006-10-01/'><g:itemSet><g:newsItem guid='1'>"
             "<g:contentMeta><g:headline>A</g:headline></g:contentMeta></g:newsItem></g:itemSet></g:newsMessage>",
             {"1: A"}},
            {"a message without items", message(""), {}},
            {"nothing", "", {}},
            {"a picture without a caption",
             message(of_class("picture", "<headline>H</headline>") + a),
             {reject(3, at, "not-an-article"), "1: A"}},
            {"a picture with a caption",
             of_class("picture", "<headline>H</headline><description>A caption.</description>"),
             {"3: H"}},
            {"a picture that is cancelled",
             item("3", "<itemClass qcode='ninat:picture'/><pubStatus qcode='stat:canceled'/>", "", ""),
             {"3: "}},
            {"a video", of_class("video", "<headline>H</headline>"), {reject(1, 0, "not-an-article")}},
            {"a package of bare references",
             message("<packageItem guid='p'><itemRef residref='1'/></packageItem>\n" + a),
             {reject(3, at, "not-an-article"), "1: A"}},
            {"a concept",
             "<conceptItem guid='c'><concept/></conceptItem>" + a,
             {reject(1, 0, "not-an-article"), "1: A"}},
            {"a knowledge item", "<knowledgeItem guid='c'/>", {reject(1, 0, "not-an-article")}},
            {"a plan", "<planningItem guid='c'/>", {reject(1, 0, "not-an-article")}},
            {"neither title nor text", item("3", "", "", "") + a, {reject(1, 0, "no-text"), "1: A"}},
            {"a cancellation of nothing",
             "<newsItem><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem>",
             {reject(1, 0, "no-id")}},
            {"a date that is none",
             item("3", "<firstCreated>2022-02-30</firstCreated>", "<headline>H</headline>", "") + a,
             {reject(1, 0, "bad-date"), "1: A"}},
            {"an embargo that is none",
             item("3", "<embargoed>noon</embargoed>", "<headline>H</headline>", "") + a,
             {reject(1, 0, "bad-date"), "1: A"}},
            {"an element that was not closed",
             message("<newsItem guid='3'><itemMeta></newsItem>\n" + a),
             {reject(3, at, "broken-markup"), "1: A"}},
            {"an end that is missing before the next",
             message("<newsItem guid='3'>\n" + a + b),
             {reject(3, at, "broken-markup"), "1: A", "2: B"}},
            {"an end that is missing at the end",
             "<newsMessage><itemSet>\n" + a + "<newsItem guid='3'>",
             {"1: A", reject(3, 23 + n, "truncated")}},
            {"a message that does not end", "<newsMessage><itemSet>\n" + a, {"1: A", reject(3, 23 + n, "truncated")}},
            {"a bare ampersand",
             message("<newsItem guid='3'>R & D</newsItem>\n" + a),
             {reject(3, at, "broken-markup"), "1: A"}},
            {"an attribute without quotes",
             message("<newsItem guid=3/>\n" + a),
             {reject(3, at, "broken-markup"), "1: A"}},
            {"a section that does not end",
             message("<newsItem guid='3'><![CDATA[x</newsItem>\n" + a),
             {reject(3, at, "broken-markup"), "1: A"}},
            {"a tag of the message that is broken",
             "<newsMessage a=b><itemSet>" + a + "</itemSet></newsMessage>",
             {reject(1, 26, "broken-markup")}},
            {"an item of elements that are too deep",
             [&] {
                 std::string deep = "<newsItem guid='3'>";
                 for (int i = 0; i < 200; ++i) deep += "<a>";
                 return deep + "</newsItem>" + a;
             }(),
             {reject(1, 0, "too-deep"), "1: A"}},
            {"internal entities", "<!DOCTYPE newsItem [<!ENTITY a 'b'>]>" + a + b, {reject(1, 37, "entities"), "2: B"}},
            {"entities for a whole message",
             "<!DOCTYPE newsMessage [<!ENTITY a 'b'>]><newsMessage><itemSet>" + a + b + "</itemSet></newsMessage>" + a,
             {reject(1, 62, "entities"), reject(2, 62 + n, "entities"), "1: A"}},
            {"text behind the message", message(a) + "lost", {"1: A", reject(6, message(a).size(), "broken-markup")}},
        });
}

TEST_CASE("Many subjects and asserts take no quadratic time") {
    std::string subjects;
    std::string asserts;
    for (int i = 0; i < 20'000; ++i) {
        const auto code = "qcode='c:" + std::to_string(i) + "'";
        subjects += "<subject type='cpnat:abstract' " + code + "/>";
        asserts += "<assert " + code + "><name>x</name></assert>";
    }
    const auto article = read_article("newsml-g2", "<newsItem guid='1'><contentMeta><headline>H</headline>" + subjects +
                                                       "</contentMeta>" + asserts + "</newsItem>");
    CHECK(article.topics == std::vector<std::string>{"x"});
}

TEST_CASE("NewsML-G2 is known by its root") {
    CHECK(looks_like_newsml_g2(full));
    CHECK(looks_like_newsml_g2(message("")));
    CHECK(looks_like_newsml_g2("<x:anything xmlns:x='http://iptc.org/std/nar/2006-10-01/'>"));
    CHECK_FALSE(looks_like_newsml_g2("<NewsML Version='1.2'/>"));
    CHECK_FALSE(looks_like_newsml_g2("<nitf/>"));
    CHECK_FALSE(looks_like_newsml_g2("newsMessage"));
}
