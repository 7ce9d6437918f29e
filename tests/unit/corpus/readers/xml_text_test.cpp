#include "corpus/readers/xml_text.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("Blocks become paragraphs") {
    struct Row {
        std::string why;
        std::string inner;
        std::string paragraphs;
        std::string line;
    };
    const Row rows[] = {
        {"text alone", "x  y\n z", "x y z", "x y z"},
        {"paragraphs", "<p>x</p>\n<p>y</p>", "x\n\ny", "x y"},
        {"blocks in blocks", "<block><p>x</p><bq><block><p>y</p></block><credit>z</credit></bq></block>", "x\n\ny\n\nz",
         "x y z"},
        {"inline elements part nothing", "<p>Mr. <person>Doe<em>s</em></person>, x</p>", "Mr. Does, x", "Mr. Does, x"},
        {"line ends", "<p>x<br/>y<br/> <br/>z</p>", "x\ny\n\nz", "x y z"},
        {"a list", "<ul><li>x</li><li><p>y</p></li></ul>", "x\n\ny", "x y"},
        {"a list of terms", "<dl><dt>x</dt><dd>y</dd></dl>", "x\n\ny", "x y"},
        {"a table", "<table><caption>c</caption><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
         "c\n\na b\n\n1 2", "c a b 1 2"},
        {"lines as they stand", "<p>x</p><pre>\n a  b\n c\n</pre><p>y</p>", "x\n\n a  b\n c\n\ny", "x a b c y"},
        {"media but for their captions",
         "<media><media-reference source='x.jpg'>ref</media-reference><media-caption>A bridge.</media-caption>"
         "<media-producer>Jane Doe</media-producer></media><p>x</p>",
         "A bridge.\n\nx", "ref A bridge. Jane Doe x"},
        {"scripts", "<p>x<script>y</script></p>", "x", "x y"},
        {"nothing", " <p/> ", "", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        XmlTree tree;
        const auto record = "<a>" + row.inner + "</a>";
        REQUIRE_FALSE(tree.read({"", record, 1, false}));
        CHECK(paragraph_text(tree.root()) == row.paragraphs);
        CHECK(one_line_text(tree.root()) == row.line);
    }
}

TEST_CASE("Bylines lose what says no more") {
    CHECK(without_by(" By Jane Doe ") == "Jane Doe");
    CHECK(without_by("BY JANE DOE") == "JANE DOE");
    CHECK(without_by("Byron Doe") == "Byron Doe");
}

TEST_CASE("Texts are chosen and joined by whether they are given") {
    CHECK(first_given({"", "a", "b"}) == "a");
    CHECK(first_given({"", ""}).empty());
    std::string text;
    append_given(text, "a", ", ");
    append_given(text, "", ", ");
    append_given(text, "b", ", ");
    CHECK(text == "a, b");
}
