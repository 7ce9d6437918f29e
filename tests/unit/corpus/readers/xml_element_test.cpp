#include "corpus/readers/xml_element.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

// The tree as one line: {namespace}name(attribute=value)[children], text in quotes.
std::string shape(const XmlElement& element) {
    if (element.is_text()) return '"' + std::string(element.text()) + '"';
    std::string line;
    if (!element.space().empty()) line += '{' + std::string(element.space()) + '}';
    line += std::string(element.name()) + '[';
    for (const auto child : element.children()) line += shape(child);
    return line + ']';
}

struct ReadTree {
    XmlTree tree;
    std::optional<RecordFault> fault;
    explicit ReadTree(std::string_view record, std::string_view around = {}, bool may_end_open = false)
        : fault(tree.read({around, record, 10, may_end_open})) {}
};

std::string shape_of(std::string_view record, std::string_view around = {}) {
    const ReadTree read(record, around);
    return read.fault ? std::string(reject_code(read.fault->reason)) + ": " + read.fault->detail
                      : shape(read.tree.root());
}

}  // namespace

TEST_CASE("Elements, text and namespaces of a record are read in order") {
    struct Row {
        std::string why;
        std::string record;
        std::string around;
        std::string shape;
    };
    const Row rows[] = {
        {"text between elements", "<a>x<b>y</b>z</a>", "", "a[\"x\"b[\"y\"]\"z\"]"},
        {"text in one piece", "<a>x &amp; y\n<![CDATA[<z>]]></a>", "", "a[\"x & y\n<z>\"]"},
        {"line ends of all kinds", "<a>x\r\ny\rz</a>", "", "a[\"x\ny\nz\"]"},
        {"comments and instructions are nothing", "<a>x<!-- y --><?z?></a>", "", "a[\"x\"]"},
        {"the default namespace", "<a xmlns='u'><b/></a>", "", "{u}a[{u}b[]]"},
        {"and without it again", "<a xmlns='u'><b xmlns=''/></a>", "", "{u}a[b[]]"},
        {"a prefix, and its end", "<a><p:b xmlns:p='u'/><p:b/></a>", "", "a[{u}b[]p:b[]]"},
        {"the inner one of two", "<p:a xmlns:p='u'><p:a xmlns:p='v'/></p:a>", "", "{u}a[{v}a[]]"},
        {"namespaces from around", "<a><p:b/></a>", "<r xmlns='u'><s xmlns:p='v'>", "{u}a[{v}b[]]"},
        {"the prefix of XML itself", "<xml:a/>", "", "{http://www.w3.org/XML/1998/namespace}a[]"},
        {"entities of XML", "<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;</a>", "", "a[\"<>&\"'AB\"]"},
        {"entities of HTML", "<a>caf&eacute; &mdash;&nbsp;x</a>", "", "a[\"café —\u00A0x\"]"},
        {"entities that nobody knows", "<a>&nitf-logo; &x_1; R&amp;D;</a>", "", "a[\"&nitf-logo; &x_1; R&D;\"]"},
        {"what looks like entities in CDATA", "<a><![CDATA[&eacute; &amp; &]]></a>", "", "a[\"&eacute; &amp; &\"]"},
        {"a forgotten line above", "<a>\n<b></a>", "<r\n\n>", "broken-markup: line 11: mismatched tag"},
        {"an end that is missing", "<a><b></b>", "", "broken-markup: line 10: <a> does not end"},
        {"a tag that is cut", "<a b='1'", "", "broken-markup: line 10: a tag does not end"},
        {"two roots", "<a/><b/>", "", "broken-markup: line 10: junk after document element"},
        {"a bare ampersand", "<a>x & y</a>", "", "broken-markup: line 10: not well-formed (invalid token)"},
        {"a DOCTYPE inside", "<a>\n<!DOCTYPE a></a>", "", "broken-markup: line 11: not well-formed (invalid token)"},
        {"an attribute twice", "<a b='1' b='2'/>", "", "broken-markup: line 10: duplicate attribute"},
        {"a control character", "<a>\x01</a>", "", "broken-markup: line 10: not well-formed (invalid token)"},
        {"damaged UTF-8", "<a>\xC3(</a>", "", "broken-markup: line 10: not well-formed (invalid token)"},
        {"the character of no number", "<a>&#0;</a>", "",
         "broken-markup: line 10: reference to invalid character number"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(shape_of(row.record, row.around) == row.shape);
    }
}

TEST_CASE("Attributes are found by name and namespace, entities read") {
    const ReadTree read("<a b='1' p:b='2' xml:lang='en' xmlns:p='u' c='caf&eacute; &who;'><c d='3'/></a>");
    REQUIRE_FALSE(read.fault);
    const auto root = read.tree.root();
    CHECK(root.attribute("b") == "1");
    CHECK(root.attribute("b", "u") == "2");
    CHECK(root.attribute("lang", xml_space) == "en");
    CHECK(root.attribute("lang").empty());
    CHECK(root.attribute("c") == "café &who;");
    CHECK(root.attribute("d").empty());
    CHECK(root.child("c").attribute("d") == "3");
}

TEST_CASE("A path may be followed through what is not there") {
    const ReadTree read("<a xmlns='u'>text<b xmlns='v'/><b>y</b></a>");
    const auto root = read.tree.root();
    CHECK(shape(root.child("b")) == "{u}b[\"y\"]");
    CHECK(shape(root.child("b", "v")) == "{v}b[]");
    const auto nothing = root.child("c").child("d");
    CHECK_FALSE(nothing);
    CHECK(nothing.name().empty());
    CHECK(nothing.text().empty());
    CHECK(nothing.attribute("e").empty());
    CHECK_FALSE(nothing.child("f"));
    CHECK_FALSE(nothing.children().begin() != nothing.children().end());
}

TEST_CASE("Depth, namespaces and entities of a record are bounded") {
    const auto nested = [](std::size_t depth) {
        std::string text;
        for (std::size_t i = 0; i < depth; ++i) text += "<a>";
        for (std::size_t i = 0; i < depth; ++i) text += "</a>";
        return text;
    };
    CHECK_FALSE(ReadTree(nested(XmlTree::max_depth)).fault);
    CHECK(ReadTree(nested(XmlTree::max_depth + 1)).fault->reason == RejectReason::too_deep);
    CHECK(ReadTree(nested(XmlTree::max_depth), "<r>").fault->reason == RejectReason::too_deep);
    CHECK(ReadTree(nested(100'000)).fault->reason == RejectReason::too_deep);

    std::string spaces = "<a";
    for (std::size_t i = 0; i <= XmlTree::max_bindings; ++i) spaces += " xmlns:p" + std::to_string(i) + "='u'";
    CHECK(ReadTree(spaces + "/>").fault->detail == "line 10: more than 64 namespaces");

    std::string entities = "<a>";
    for (std::size_t i = 0; i <= XmlTree::max_entities; ++i) entities += "&e" + std::to_string(i) + ";";
    CHECK(ReadTree(entities + "</a>").fault->detail == "more than 1000 entities");
}

TEST_CASE("Of a record that can't be read whole the beginning is there") {
    const ReadTree broken("<a b='1'><c>x</c><d><e></d></a>");
    CHECK(broken.fault->reason == RejectReason::broken_markup);
    CHECK(shape(broken.tree.root()) == "a[c[\"x\"]d[e[]]]");
    const ReadTree open("<a><b>x</b><c>", {}, true);
    CHECK_FALSE(open.fault);
    CHECK(shape(open.tree.root()) == "a[b[\"x\"]c[]]");
    CHECK_FALSE(ReadTree("no markup", {}, true).tree.root());
}

TEST_CASE("A tree forgets the record before") {
    XmlTree tree;
    CHECK_FALSE(tree.read({"<r xmlns='u'>", "<a>x</a>", 1, false}));
    CHECK(tree.read({"", "<a", 1, false}));
    CHECK_FALSE(tree.read({"", "<b/>", 1, false}));
    CHECK(shape(tree.root()) == "b[]");
}
