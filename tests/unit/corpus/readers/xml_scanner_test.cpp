#include "corpus/readers/xml_scanner.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

const XmlRecordNames names{"item", "entry"};

std::string piece_name(XmlPiece piece) {
    constexpr std::string_view all[] = {"text",    "start_tag", "empty_tag", "end_tag", "comment",
                                        "section", "pi",        "doctype",   "record"};
    return std::string(all[static_cast<std::size_t>(piece)]);
}

// The pieces of a text, each as "record x:item [<x:item/>]", with ! where it is broken and ? where its end was not
// found.
std::vector<std::string> pieces(const std::string& text, std::size_t read_size) {
    RecordCutter cutter(std::make_unique<PieceStream>(text, read_size), "here", 1000);
    std::vector<std::string> found;
    while (cutter.skip({})) {
        XmlScanner scanner(names);
        const auto cut = cutter.cut([&](auto held, auto from) { return scanner.scan(held, from); });
        std::string line = piece_name(scanner.piece());
        if (!scanner.name().empty()) line += ' ' + scanner.name();
        line += " [" + std::string(cut.bytes) + ']';
        found.push_back(line + (scanner.is_broken() ? "!" : "") + (cut.ended ? "" : "?"));
    }
    return found;
}

}  // namespace

TEST_CASE("XML is cut into its pieces wherever the bytes are parted") {
    struct Row {
        std::string why;
        std::string text;
        std::vector<std::string> pieces;
    };
    const Row rows[] = {
        {"tags and text", "<a b='1'>x</a >", {"start_tag a [<a b='1'>]", "text [x]", "end_tag a [</a >]"}},
        {"an empty tag", "<a/>", {"empty_tag a [<a/>]"}},
        {"a slash in a value is no end", "<a b=\"/\">", {"start_tag a [<a b=\"/\">]"}},
        {"brackets in quotes", "<a b='>' c=\"it's >\">", {"start_tag a [<a b='>' c=\"it's >\">]"}},
        {"a comment with tags", "<!-- <a> -> -->", {"comment [<!-- <a> -> -->]"}},
        {"a section with tags", "<![CDATA[<item>]]]>", {"section [<![CDATA[<item>]]]>]"}},
        {"an instruction with tags", "<?xml a='?' <b>?>", {"pi [<?xml a='?' <b>?>]"}},
        {"a DOCTYPE by name", "<!DOCTYPE a SYSTEM \"a>.dtd\">", {"doctype [<!DOCTYPE a SYSTEM \"a>.dtd\">]"}},
        {"a DOCTYPE with declarations",
         "<!DOCTYPE a [<!ENTITY b '<]>'> <!-- don't ]> --> ]><a>",
         {"doctype [<!DOCTYPE a [<!ENTITY b '<]>'> <!-- don't ]> --> ]>]", "start_tag a [<a>]"}},
        {"a record with all in it",
         "<item>x<a/><b>y</b></item>z",
         {"record item [<item>x<a/><b>y</b></item>]", "text [z]?"}},
        {"an empty record", "<item a='1'/>z", {"record item [<item a='1'/>]", "text [z]?"}},
        {"a prefix", "<x:item><item/></x:item>", {"record x:item [<x:item><item/></x:item>]"}},
        {"its end in a comment", "<item><!--</item>--></item>", {"record item [<item><!--</item>--></item>]"}},
        {"its end in a section",
         "<item><![CDATA[</item>]]></item>",
         {"record item [<item><![CDATA[</item>]]></item>]"}},
        {"its end in a value",
         "<item><a b='</item>'></item>",
         {"record item [<item><a b='</item>]", "text ['>]", "end_tag item [</item>]"}},
        {"an end tag of a longer name", "<item></items></item>", {"record item [<item></items></item>]"}},
        {"the next record begins before it ends",
         "<item>x<entry>y</entry>",
         {"record item [<item>x]!", "record entry [<entry>y</entry>]"}},
        {"a quote that does not end in a record",
         "<item><a b='x>y</a></item><item/>",
         {"record item [<item><a b='x>y</a></item>]", "record item [<item/>]"}},
        {"a bracket that does not end in a record",
         "<item><a </a></item><item/>",
         {"record item [<item><a </a></item>]", "record item [<item/>]"}},
        {"a bracket that does not end outside", "<a <item/>", {"start_tag a [<a ]!", "record item [<item/>]"}},
        {"a DOCTYPE whose quote does not end",
         "<!DOCTYPE a \"b><c>",
         {"doctype [<!DOCTYPE a \"b>]!", "start_tag c [<c>]"}},
        {"a section that does not end, and no other record",
         "<item><![CDATA[x</item>",
         {"record item [<item><![CDATA[x</item>]?"}},
        {"a section that does not end, and other records",
         "<item><![CDATA[x</item><items/><item>y</item><item/>",
         {"record item [<item><![CDATA[x</item><items/>]?", "record item [<item>y</item>]", "record item [<item/>]"}},
        {"a comment that ends late holds no records",
         "<item><!-- <item> --></item><item/>",
         {"record item [<item><!-- <item> --></item>]", "record item [<item/>]"}},
        {"a tag without a name", "<>x", {"start_tag [<>]", "text [x]?"}},
        {"a name that is too long", '<' + std::string(300, 'a') + ">", {"start_tag [<" + std::string(300, 'a') + ">]"}},
        {"a lonely bracket", "x<", {"text [x]", "start_tag [<]?"}},
        {"a tag that does not end", "<a b", {"start_tag a [<a b]?"}},
    };
    for (const auto& row : rows) {
        INFO(row.why << ": " << row.text);
        CHECK(pieces(row.text, std::string::npos) == row.pieces);
        CHECK(pieces(row.text, 1) == row.pieces);
    }
}

TEST_CASE("A record whose section never ends is cut short within a bound alone") {
    const auto found = [](std::size_t filling, std::uint64_t max_retreat, std::size_t read_size) {
        const auto text = "<item><!--" + std::string(filling, 'x') + "<item>a</item>";
        RecordCutter cutter(std::make_unique<PieceStream>(text, read_size), "here", 100);
        XmlScanner scanner(names, max_retreat);
        const auto cut = cutter.cut([&](auto held, auto from) { return scanner.scan(held, from); });
        return text.size() - static_cast<std::size_t>(cutter.where().byte);
    };
    const auto rest = std::string("<item>a</item>").size();
    for (const std::size_t read_size : {std::size_t{1}, std::size_t{7}, std::string::npos}) {
        CHECK(found(90, 100, read_size) == rest);
        CHECK(found(91, 100, read_size) == 0);
        CHECK(found(500, 100, read_size) == 0);
        CHECK(found(10, 0, read_size) == 0);
    }
}

TEST_CASE("A tag over the limit is empty or not wherever the bytes are parted") {
    const auto text = "<a " + std::string(100, 'x') + "/>";
    for (std::size_t read_size = 1; read_size <= text.size(); ++read_size) {
        RecordCutter cutter(std::make_unique<PieceStream>(text, read_size), "here", 50);
        XmlScanner scanner(names);
        cutter.cut([&](auto held, auto from) { return scanner.scan(held, from); });
        CHECK(scanner.piece() == XmlPiece::empty_tag);
    }
}
