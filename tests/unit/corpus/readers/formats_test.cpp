#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>

#include "corpus/readers/reader.hpp"
#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace std::string_literals;

TEST_CASE("Formats have names of their own, a line for people and a reader") {
    std::set<std::string_view> names;
    for (const auto& format : formats()) {
        INFO(format.name);
        CHECK(names.insert(format.name).second);
        CHECK_FALSE(format.description.empty());
        CHECK(find_format(format.name) == &format);
        CHECK(format.open(std::make_unique<MemoryStream>(""), {}) != nullptr);
    }
    CHECK(find_format("") == nullptr);
    CHECK(find_format("JSONL") == nullptr);
}

TEST_CASE("The format is recognised by content") {
    struct Row {
        std::string why;
        std::string head;
        std::string format;  // empty: none
    };
    const Row rows[] = {
        {"an object on a line", R"({"title": "A"})", "jsonl"},
        {"a byte order mark before it", "\xEF\xBB\xBF{\"title\": \"A\"}", "jsonl"},
        {"blank lines before it", "\n\n  {\"title\": \"A\"}\n", "jsonl"},
        {"a first line that is broken, but an object's", "{oops\n{\"title\": \"A\"}\n", "jsonl"},
        {"a first line that is no object, the others are", "# dump of May\n{\"id\": 1}\n{\"id\": 2}\n", "jsonl"},
        {"an array of objects", "[\n {\"title\": \"A\"}]", "json"},
        {"an empty array", " [ ]", "json"},
        {"an object as programs print it", "{\n  \"title\": \"A\"\n}\n", "json"},
        {"a title in square brackets", "[CORRECTED] Markets fall\n\nText", "text"},
        {"a footnote's number", "[1] A title\n", "text"},
        {"the first line of a Reuters file", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"NO\">",
         "reuters"},
        {"a Reuters document without that line", "<REUTERS TOPICS=\"YES\" NEWID=\"1\">\n<DATE>", "reuters"},
        {"TREC documents", "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<TEXT>", "trec"},
        {"documents of Gigaword", "<DOC id=\"AFP_ENG_19940512.0004\" type=\"story\" >", "trec"},
        {"a table with a header", "Date;Headline;Text\n16.9.2022;A;B\n", "csv"},
        {"a title with a comma", "Text, lies and videotape\n\nThe film, it seems, ends.\n", "text"},
        {"a story that speaks of <REUTERS tags", "About SGML\n\nEach <REUTERS tag begins a story.", "text"},
        {"one object in a text of other lines", "Title\n\n{\"code\": 1} is JSON\nthird\n", "text"},
        {"a story", "Markets fall\n\nLONDON, March 3 (Reuters) - Shares fell.", "text"},
        {"NITF", "<?xml version=\"1.0\"?>\n<!DOCTYPE nitf>\n<nitf/>", "nitf"},
        {"a message of NewsML-G2", "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\">", "newsml-g2"},
        {"an item of NewsML-G2 with NITF in it", "<newsItem><contentSet><inlineXML><nitf>", "newsml-g2"},
        {"RSS", "<!-- a feed -->\n<rss version=\"2.0\"><channel>", "feed"},
        {"Atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "feed"},
        {"XML is no plain text", "<?xml version=\"1.0\"?><svg/>", ""},
        {"RTF is neither JSON nor plain text", "{\\rtf1\\ansi text}", ""},
        {"a picture", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, ""},
        {"nothing", "", ""},
        {"blanks", "\n \n", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const Format* format = recognise(row.head);
        CHECK((format == nullptr ? "" : format->name) == row.format);
    }
}

TEST_CASE("Whatever is damaged, the items are the same in one piece and in many") {
    const std::pair<std::string, std::string> samples[] = {
        {"jsonl", "{\"id\":\"1\",\"title\":\"A \\\"b\\\"\"}\n\n{\"body\":\"c\",\"topics\":[\"d\"]}\n"},
        {"json", "[\n {\"id\":\"1\",\"title\":\"A \\\\\",\"x\":[{},[]]},\n {\"body\":\"c\"}\n, 7 ]\n"},
        {"ninjs",
         "[\n {\"uri\":\"1\",\"headlines\":[{\"value\":\"A\"}],\"bodies\":[{\"value\":\"<p>b</p>\"}]},\n "
         "{\"uri\":\"2\","
         "\"person\":[{\"name\":\"C\"}]}\n]\n"},
        {"html",
         "<html><script type=\"application/ld+json\">[{\"@type\":\"Article\",\"headline\":\"A\"}]</script><!-- b "
         "--><article>"
         "<p class='c'>d &amp; e<nav>f</nav><pre>\n g</pre></article>"},
        {"nitf",
         "<?xml version='1.0'?><!DOCTYPE nitf [<!-- ' -->]>\n<nitf a=\"b>\"><head><title>A &amp; B</title></head><body>"
         "<body.content><p>c<br/>&eacute;</p><![CDATA[<d>]]></body.content></body></nitf>\n<x><nitf><!-- e "
         "--></nitf></x>"},
        {"newsml-g2",
         "<n:newsMessage xmlns:n='u'><n:itemSet><n:newsItem guid='1'><n:contentMeta><n:headline>A</n:headline>"
         "</n:contentMeta></n:newsItem>\n<n:packageItem/></n:itemSet></n:newsMessage>"},
        {"feed",
         "<rss><channel><title>A</title><item><title>B &amp;lt;</title><description><![CDATA[<p>c]]></description>"
         "</item><item><guid>1</guid><pubDate>1 Sep 22 1:02 EST</pubDate></item></channel></rss>"},
        {"reuters",
         "<!DOCTYPE lewis>\n<REUTERS NEWID=\"1\"><DATE>26-FEB-1987 1:2</DATE><PLACES><D>a-b</D></PLACES><TEXT>"
         "<TITLE>A &lt;B></TITLE><BODY>x  \xFC\n    y\n Reuter&#3;</BODY></TEXT></REUTERS>\n<REUTERS></REUTERS>\n"},
        {"trec",
         "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<HEAD>A &lt;B></HEAD><HEAD>C</HEAD>\n<TEXT>\n   x-\ny &hyph; "
         "z\n<P>w</P></TEXT>\n"
         "</DOC>\n<doc id='2'><hl>D\n@ By E</hl>f</doc>\n"},
        {"csv", "id,title,date,more\n1,\"A, \"\"b\"\"\",2022-09-16,x\r\n2,\"C\nd\",,\n3,e \"f\" g,16/09/2022,\n"},
        {"text",
         "Title\nKYIV, UKRAINE (SEPTEMBER 16, 2022) (Reuters)\nSTORY: IZIUM, Sept 16 (AFP) - Text \xC3\xA9\n\nmore\n"},
    };
    const std::string splinters[] = {
        "\"",   "{", "]", "\n", "\\", "<", "&", "</REUTERS>", "<REUTERS ", "(", "-", ",", std::string(1, '\0'),
        "\xFF", "\r"};
    std::mt19937 random(20220916);  // the same damage in every run
    const auto below = [&](std::size_t limit) { return random() % limit; };
    for (const auto& [format, sample] : samples) {
        for (int round = 0; round < 300; ++round) {
            std::string text = sample;
            for (std::size_t cuts = below(3); cuts > 0; --cuts) text.erase(below(text.size()), below(20));
            for (std::size_t hits = below(4); hits > 0; --hits)
                text.insert(below(text.size() + 1), splinters[below(std::size(splinters))]);
            const ReaderContext context{"here", {}, 1'663'329'600, {80 + below(200)}};
            const auto whole = reading::one_line_each(reading::read_items(format, text, context));
            const auto pieces = reading::one_line_each(
                reading::read_items(format, std::make_unique<reading::PieceStream>(text, 1 + below(9)), context));
            INFO(format << ": " << text);
            REQUIRE(whole == pieces);
            // Text with something in it gives something to show for it.
            if (text.find_first_not_of(" \t\r\n,") != std::string::npos && format == "jsonl")
                REQUIRE_FALSE(whole.empty());
        }
    }
}
