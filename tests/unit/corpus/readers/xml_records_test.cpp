#include "corpus/readers/xml_records.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

// Records are <r t="title">, documents tell the name of their root and of its <n>.
class TestReader : public XmlRecordReader {
  public:
    explicit TestReader(const std::string& text, std::uint64_t max_record = 1000)
        : XmlRecordReader(std::make_unique<PieceStream>(text, 3), {"here", {}, INT64_MIN, {max_record}}, {"r"}) {}

  private:
    void begin_document(const XmlElement& root) override {
        document_ = std::string(root.name()) + ':';
        for (const auto child : root.child("n").children()) document_ += child.text();
    }
    std::optional<RecordFault> read_record(const XmlElement& record, Delivery& delivery) override {
        delivery.article.id = std::string(record.space()) + '/' + document_;
        delivery.article.title = record.attribute("t");
        return std::nullopt;
    }

    std::string document_;
};

std::vector<std::string> read(const std::string& text, std::uint64_t max_record = 1000) {
    TestReader reader(text, max_record);
    std::vector<Item> items;
    while (auto item = reader.next()) items.push_back(std::move(*item));
    return one_line_each(items);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Records know what stands around and before them") {
    CHECK(read("<r t='a'/>") == Lines{"/: a"});
    CHECK(read("<a xmlns='u'><n>x</n><r t='a'/><n>y</n><r t='b'/></a>") == Lines{"u/a:x: a", "u/a:x: b"});
    CHECK(read("<a><b xmlns:p='v'><p:r t='a'/></b><r t='b'/></a>") == Lines{"v/a:: a", "/a:: b"});
    CHECK(read("<a><n><![CDATA[x]]></n><r t='a'/></a><b><n>y</n><r t='b'/></b>") == Lines{"/a:x: a", "/b:y: b"});
    CHECK(read("<a><b></a><a><r t='a'/></a>") == Lines{"/a:: a"});
    CHECK(read("<a></x><n>z</n></y><r t='a'/></a>") == Lines{"/a:z: a"});
    const std::string filling(70'000, 'x');
    CHECK(read("<a><n>" + filling + "</n><r t='a'/></a>", 100'000) == Lines{"/a:: a"});
}

TEST_CASE("Lines and bytes of records are those of the stream") {
    CHECK(read("<a>\n<!-- \n -->\n<r t='a'/>\n<r>\n</r></a>") == Lines{"/a:: a", "line 5 byte 26: no-text"});
    TestReader reader("<a>\n\n<r\n>\n<x></r></a>");
    const auto item = reader.next();
    REQUIRE(item);
    const auto& reject = std::get<Reject>(*item);
    CHECK(reject.where.line == 3);
    CHECK(reject.detail == "line 5: mismatched tag");
}

TEST_CASE("Start tags around records are bounded") {
    const std::string tag = "<a b='" + std::string(900, 'x') + "'>";
    std::string tags;
    for (int i = 0; i < 80; ++i) tags += tag;
    CHECK(read(tags + "<r t='a'/>") == Lines{"line 1 byte " + std::to_string(72 * tag.size()) + ": too-large"});
}

TEST_CASE("The root is found behind what may stand before it") {
    const auto root = [](std::string_view head) {
        const auto found = find_xml_root(head);
        return found ? found->space + '|' + found->name : "none";
    };
    CHECK(root("<a>") == "|a");
    CHECK(root(" <?xml version='1.0'?>\n<!-- <b> -->\n<!DOCTYPE a [<!-- > -->]>\n<?x?><p:a xmlns:p='u' b='>'/>") ==
          "u|a");
    CHECK(root("<a b=c>") == "|a");
    CHECK(root("<p:a>") == "|p:a");
    CHECK(root("text <a>") == "none");
    CHECK(root("</a>") == "none");
    CHECK(root("<a b='") == "none");
    CHECK(root("<!-- <a>") == "none");
    CHECK(root("") == "none");
}
