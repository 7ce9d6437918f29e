#include "corpus/readers/sgml_document.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

using Parts = std::vector<std::string_view>;

TEST_CASE("Parts are found by name, in any case and order") {
    SgmlDocument document("<DOC n=1><A>one</A><b x>two</B\n><AB>three</AB><a>four</a> rest");
    CHECK(document.content("AB") == "three");
    CHECK(document.content("A") == "one");
    CHECK(document.content("B") == "two");
    CHECK(document.contents("A") == Parts{"one", "four"});
    CHECK(document.content("C").empty());
    CHECK(document.contents("C").empty());
    CHECK(document.rest() == " rest");
    CHECK_FALSE(document.fault());
}

TEST_CASE("A part that does not end is a fault, and the first fault stays") {
    SgmlDocument document("<A>one<B>two</B><C>three");
    CHECK(document.content("B") == "two");
    CHECK(document.content("A").empty());
    CHECK(document.content("C").empty());
    REQUIRE(document.fault());
    CHECK(document.fault()->reason == RejectReason::broken_markup);
    CHECK(document.fault()->detail == "<A> does not end");
    CHECK(document.contents("B").empty());  // nothing more is looked for
}

TEST_CASE("Attributes are those of the first tag") {
    const SgmlDocument document("<DOC id=\"a 1\" Type = 'story' n=7 empty=\"\" cut=\"x><B id=\"b\">");
    CHECK(document.attribute("ID") == "a 1");
    CHECK(document.attribute("type") == "story");
    CHECK(document.attribute("n") == "7");
    CHECK(document.attribute("empty").empty());
    CHECK(document.attribute("cut") == "x");
    CHECK(document.attribute("d").empty());  // but the end of another name
    CHECK(document.attribute("x").empty());
    CHECK(SgmlDocument("").attribute("id").empty());
}

TEST_CASE("Markup becomes text") {
    struct Row {
        std::string why;
        std::string markup;
        std::string text;
    };
    const Row rows[] = {
        {"nothing", "", ""},
        {"plain text", "a > b", "a > b"},
        {"tags go", "a<b>b</b >c", "abc"},
        {"paragraphs leave an empty line", "a<P>b</p>c", "a\n\nb\n\nc"},
        {"a bracket that begins no tag", "a < b <- c", "a < b <- c"},
        {"a tag that another begins in", "a<b <i>c", "a<b c"},
        {"a tag that does not end", "a<b", "a<b"},
        {"a bracket at the end", "a<", "a<"},
        {"entities of HTML", "&lt;b> &amp; &quot;&eacute;&#8364;&#x45;", "<b> & \"é€E"},
        {"entities of ISO 8879", "&lsqb;1&rsqb; &hyph; &percnt; &cir;", "[1] - % \u25CB"},
        {"marks of the wires", "a&Cx1f;&QL;b&HT;c&MD;d&AMP;e", "ab\tc\u2014d&e"},
        {"what looks like an entity", "AT&T R&D; &none; &", "AT&T R&D; &none; &"},
        {"control characters",
         "a&#2;b\x1F"
         "c\x7F",
         "abc"},
        {"line ends stay", "a\r\nb", "a\r\nb"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(sgml_text(row.markup) == row.text);
    }
}
