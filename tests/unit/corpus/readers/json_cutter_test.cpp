#include "corpus/readers/json_cutter.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;

TEST_CASE("The layout of JSON is found out by its first lines") {
    struct Row {
        std::string why;
        std::string head;
        JsonLayout layout;
    };
    const Row rows[] = {
        {"nothing", "", JsonLayout::lines},
        {"an array", "\n [\n{", JsonLayout::array},
        {"a record a line", "{\"a\":1}\n{\"b\":2}\n", JsonLayout::lines},
        {"one record, no line end", "{\"a\":{\"b\":1}}", JsonLayout::lines},
        {"a long record whose line end is not seen", "{\"a\":\"" + std::string(100, 'x'), JsonLayout::lines},
        {"line ends of another system", "{\"a\":1}\r\n{\"b\":2}\r\n", JsonLayout::lines},
        {"two records in a line", "{\"a\":1} {\"b\":2}\n{\"c\":3}\n", JsonLayout::lines},
        {"a first line that is cut short", "{\"a\":{\"b\n{\"b\":2}\n", JsonLayout::lines},
        {"a first line that is no JSON", "dump\n{\"b\":2}\n", JsonLayout::lines},
        {"as programs print it", "{\n  \"a\": 1\n}\n", JsonLayout::values},
        {"a key beside the bracket", "{ \"a\": {},\n  \"b\": 2\n}\n", JsonLayout::values},
        {"a bracket that ends an inner value at the line's end", "{\"a\": {}\n, \"b\": 2}\n", JsonLayout::values},
        {"a byte order mark", "\xEF\xBB\xBF{\n\"a\": 1}\n", JsonLayout::values},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(json_layout(row.head) == row.layout);
    }
}

TEST_CASE("Values are cut out whatever their layout, each with its place") {
    const auto cut_all = [](JsonCutter json, std::string text) {
        RecordCutter cutter(std::make_unique<reading::PieceStream>(std::move(text), 3), "-", 1000);
        std::string out;
        while (const auto cut = json.next(cutter))
            out += std::to_string(cut->where.line) + ':' + std::string(cut->bytes) + ';';
        return out;
    };
    CHECK(cut_all(JsonCutter(), "[{\"a\":1},\n{\"b\":2}]") == "1:{\"a\":1};2:{\"b\":2};");
    CHECK(cut_all(JsonCutter(), "{\"a\":1}\n\n{\"b\":2}\n") == "1:{\"a\":1};3:{\"b\":2};");
    CHECK(cut_all(JsonCutter(), "{\n\"a\":1}\n{\n\"b\":2}\n") == "1:{\n\"a\":1};3:{\n\"b\":2};");
    CHECK(cut_all(JsonCutter(JsonLayout::lines), "[1,\n2]") == "1:[1,;2:2];");
}
