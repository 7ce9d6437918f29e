#include "schemas/terminal_text.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

struct CleanRow {
    std::string text;
    std::string clean;
    const char* reason;
};

struct WidthRow {
    std::string text;
    std::size_t columns;
    const char* reason;
};

struct WrapRow {
    std::string text;
    std::vector<std::string> lines;
    const char* reason;
};

}  // namespace

TEST_CASE("Nothing that a terminal obeys passes") {
    const std::vector<CleanRow> rows{
        {"plain", "plain", "text stays"},
        {"\x1b[31mred\x1b[0m", " [31mred [0m", "an escape"},
        {"a\r\nb\tc", "a  b c", "line ends and tabs"},
        {std::string("a\0b", 3), "a b", "NUL"},
        {"a\x7f", "a ", "DEL"},
        {"a\xC2\x9B"
         "31m",
         "a 31m", "a C1 control: CSI as one character"},
        {"abc\u202Edef", "abc def", "text set from right to left by force"},
        {"a\u2066b\u2069", "a b ", "isolates"},
        {"a\u2028b", "a b", "a line separator"},
        {"a\xFF"
         "b",
         "a\uFFFDb", "a damaged byte"},
        {"\xE2\x82", "\uFFFD\uFFFD", "a character cut short"},
        {"Київ 北京 café", "Київ 北京 café", "letters of any script stay"},
    };
    for (const auto& row : rows) {
        INFO(row.reason);
        CHECK(without_controls(row.text) == row.clean);
    }
}

TEST_CASE("Width is counted in columns") {
    const std::vector<WidthRow> rows{
        {"abc", 3, "letters"},
        {"Київ", 4, "letters of two bytes"},
        {"北京", 4, "wide ones take two columns"},
        {"e\u0301", 1, "combining ones none"},
        {"한국", 4, "syllables of Hangul"},
        {"ＡＢ", 4, "full-width letters"},
        {"", 0, "nothing"},
    };
    for (const auto& row : rows) {
        INFO(row.reason);
        CHECK(display_width(row.text) == row.columns);
    }
}

TEST_CASE("Lines break at blanks, and within words that are too wide") {
    const std::vector<WrapRow> rows{
        {"", {}, "no text, no line"},
        {"one two", {"one two"}, "what fits stays"},
        {"one two three", {"one two", "three"}, "at a blank"},
        {"one two thr", {"one two", "thr"}, "a full line"},
        {"abcdefghijk", {"abcdefgh", "ijk"}, "a long word is cut"},
        {"a abcdefghijk b", {"a", "abcdefgh", "ijk b"}, "a long word among others"},
        {"北京北京北", {"北京北京", "北"}, "wide characters"},
        {"a北京北京", {"a北京北", "京"}, "a wide character does not stand half in a line"},
        {"  a   b  ", {"a   b"}, "blanks at the ends go"},
    };
    for (const auto& row : rows) {
        INFO(row.reason);
        CHECK(wrap(row.text, 8) == row.lines);
    }
}

TEST_CASE("Marks are set off, and go on in the next line") {
    const Style style{"<", ">"};
    CHECK(wrap("mass graves found", 80, {{5, 11}}, style) == std::vector<std::string>{"mass <graves> found"});
    CHECK(wrap("mass graves found", 8, {{0, 11}}, style) == std::vector<std::string>{"<mass>", "<graves>", "found"});
    CHECK(wrap("Київ тут", 80, {{5, 8}}, style) == std::vector<std::string>{"Київ <тут>"});
    CHECK(wrap("graves", 80, {{0, 6}}) == std::vector<std::string>{"graves"});
}

TEST_CASE("Marks may differ in style, and stand side by side") {
    const Style round{"(", ")"};
    const Style sharp{"<", ">"};
    const std::vector<StyledMark> marks{{{0, 4}, round}, {{5, 11}, sharp}, {{11, 13}, round}};
    CHECK(wrap_styled("Anna in Kyiv, too", 80, marks) == std::vector<std::string>{"(Anna) <in Kyi>(v,) too"});
    CHECK(wrap_styled("Anna in Kyiv, too", 7, marks) == std::vector<std::string>{"(Anna) <in>", "<Kyi>(v,)", "too"});
    CHECK(wrap_styled("Anna", 80, {{{0, 0}, round}, {{9, 12}, sharp}}) == std::vector<std::string>{"Anna"});
}
