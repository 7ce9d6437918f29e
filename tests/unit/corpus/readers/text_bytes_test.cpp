#include "corpus/readers/text_bytes.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("Blanks and the byte order mark are trimmed") {
    CHECK(trim(" \t\r\n a b \n") == "a b");
    CHECK(trim("\xEF\xBB\xBF a") == "a");
    CHECK(trim(" \n").empty());
    CHECK(trim_start(" a ") == "a ");
    CHECK(trim_end(" a ") == " a");
    CHECK(trim_end("").empty());
}

TEST_CASE("Lines are taken one by one, the last with or without a line end") {
    std::string_view text = "one\n\ntwo";
    CHECK(first_line(text) == "one");
    CHECK(take_line(text) == "one");
    CHECK(take_line(text).empty());
    CHECK(take_line(text) == "two");
    CHECK(text.empty());
    CHECK(take_line(text).empty());
}

TEST_CASE("Runs of blanks become one") {
    CHECK(join_blanks("  A\n B\t\tC  ") == "A B C");
    CHECK(join_blanks(" \n ").empty());
}

TEST_CASE("Code points become UTF-8, numbers that are none U+FFFD") {
    struct Row {
        char32_t code_point;
        std::string bytes;
    };
    const Row rows[] = {
        {'A', "A"},           {0x7F, "\x7F"},     {0x80, "\u0080"},        {0x7FF, "\u07FF"},
        {0x800, "\u0800"},    {0xFFFF, "\uFFFF"}, {0x10000, "\U00010000"}, {0x10FFFF, "\U0010FFFF"},
        {0x110000, "\uFFFD"}, {0xD800, "\uFFFD"}, {0xDFFF, "\uFFFD"},
    };
    for (const auto& row : rows) {
        INFO(static_cast<unsigned>(row.code_point));
        std::string out;
        append_utf8(out, row.code_point);
        CHECK(out == row.bytes);
    }
}

TEST_CASE("Latin-1 becomes UTF-8, with the quotes, dashes and euro of Windows-1252") {
    CHECK(latin1_to_utf8("plain") == "plain");
    CHECK(latin1_to_utf8("Z\xFCrich, S\xE3o Paulo") == "Zürich, São Paulo");
    CHECK(latin1_to_utf8("\x93quoted\x94 \x96 \x80 5") == "“quoted” – € 5");
    CHECK(latin1_to_utf8("\xFF").substr(0) == "ÿ");
    CHECK(latin1_to_utf8("").empty());
}
