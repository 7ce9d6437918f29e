#include "corpus/readers/wire_text.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

struct Row {
    std::string why;
    std::string text;
    std::string expected;
};

}  // namespace

TEST_CASE("Lines become paragraphs, tables stay as they are") {
    const Row rows[] = {
        {"full lines of a paragraph are put together",
         "Showers continued throughout the week in the Bahia cocoa\nzone, alleviating the drought.",
         "Showers continued throughout the week in the Bahia cocoa zone, alleviating the drought."},
        {"an indent of four begins a paragraph", "    First ends.\n    Second ends.\n", "First ends.\n\nSecond ends."},
        {"an empty line does", "First ends.\n   \n\nSecond ends.", "First ends.\n\nSecond ends."},
        {"a short line was ended by its sender", "MAY7 151 UP 1\nJUL7 139 UP 1", "MAY7 151 UP 1\nJUL7 139 UP 1"},
        {"columns keep their lines and indents",
         "    Bread wheat        235,800    205,700\n    Maize              158,400    189,000",
         "    Bread wheat        235,800    205,700\n    Maize              158,400    189,000"},
        {"a small indent keeps its line", "Shares were:\n Wheat 12\n Corn 13", "Shares were:\n Wheat 12\n Corn 13"},
        {"a word parted at its hyphen", "The ministers of the region met to speak of long-term anti-\naircraft guns.",
         "The ministers of the region met to speak of long-term anti-aircraft guns."},
        {"a word parted at a line that its second half would have fitted on", "Guns and anti-\naircraft guns.",
         "Guns and anti-aircraft guns."},
        {"a word that the text has without the hyphen",
         "Shareholders of the region met to speak of what the share-\nholders want.",
         "Shareholders of the region met to speak of what the shareholders want."},
        {"a dash at the line's end is no hyphen",
         "The ministers of the region met to speak of their troubles -\nand of guns.",
         "The ministers of the region met to speak of their troubles - and of guns."},
        {"blanks at line ends go", "First ends.   \n\nSecond.  ", "First ends.\n\nSecond."},
        {"nothing", "", ""},
        {"blank lines", "\n \n", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(unwrap_wire_text(row.text) == row.expected);
    }
}

TEST_CASE("A text that was printed has its broken words joined, and its paragraphs by its own indent") {
    const WireLayout printed{.column = 0, .paragraph_indent = 1, .hyphens = LineHyphen::dropped};
    CHECK(unwrap_wire_text("  The minis-\nter spoke of well-known and of well-\nknown things, says the report that we "
                           "have.\n  He left.",
                           printed) ==
          "The minister spoke of well-known and of well-known things, says the report that we have.\n\nHe left.");
}

TEST_CASE("Bylines lose their By") {
    CHECK(read_byline("    By Michael\n  Gelb ") == "Michael Gelb");
    CHECK(read_byline("BY MICHAEL GELB") == "MICHAEL GELB");
    CHECK(read_byline("Byron Gelb") == "Byron Gelb");
    CHECK(read_byline("By") == "By");
    CHECK(read_byline("").empty());
}

TEST_CASE("The first line is as long as what stands before it makes it") {
    const std::string text = "Texas Commerce Bancshares Inc's\nBank said";
    CHECK(unwrap_wire_text(text) == "Texas Commerce Bancshares Inc's\nBank said");
    CHECK(unwrap_wire_text(text, {.column = 30}) == "Texas Commerce Bancshares Inc's Bank said");
}

TEST_CASE("The agency's sign at the end is cut") {
    const Row rows[] = {
        {"as a line", "Text.\n Reuter\n", "Text."},
        {"in capitals", "Text.\n REUTER", "Text."},
        {"with an s", "Text.\nReuters", "Text."},
        {"with full stops", "Text.\n REUTER...\n", "Text."},
        {"with a line end of another system", "Text.\nREUTER...^M", "Text."},
        {"alone", "Reuter", ""},
        {"inside of a line it is text", "said a source close to Reuter", "said a source close to Reuter"},
        {"not at the end it is text", "Reuter\nText.", "Reuter\nText."},
        {"nothing", "", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(cut_signature(row.text) == row.expected);
    }
}

TEST_CASE("The first lines in capitals are the title") {
    struct TitleRow {
        std::string why;
        std::string text;
        std::string title;
        std::string rest;
    };
    const TitleRow rows[] = {
        {"a line, then text", "NYSE INDEX AT 1530\n\n 205.81 OFF 1.67", "NYSE INDEX AT 1530", "\n 205.81 OFF 1.67"},
        {"blank lines before it", "\n \nCBT KILO GOLD\n Apr 4", "CBT KILO GOLD", " Apr 4"},
        {"a full line goes on in the next",
         "NASDAQ RESUMPTION - LIFE CARE COMMUNITIES CORP <LCCC>, FIRST\nBID 1/4, OFF 3/8\n Text",
         "NASDAQ RESUMPTION - LIFE CARE COMMUNITIES CORP <LCCC>, FIRST\nBID 1/4, OFF 3/8", " Text"},
        {"a short line does not", "CBT 10:40 EDT\nWHEAT\nMAY7", "CBT 10:40 EDT", "WHEAT\nMAY7"},
        {"small letters: no title", "Kuala lumpur rubber\n may 194", "", "Kuala lumpur rubber\n may 194"},
        {"small letters in the line that goes on",
         "BANGKOK GOLD/EXCHANGE CLOSING - APRIL 7 GOLD BAR 98.00 PCT 15\ngrammes", "",
         "BANGKOK GOLD/EXCHANGE CLOSING - APRIL 7 GOLD BAR 98.00 PCT 15\ngrammes"},
        {"numbers alone are no title", "205.81\nText", "", "205.81\nText"},
        {"nothing but a title", "HOSPITAL CORP, 100,000 AT 38-1/2", "HOSPITAL CORP, 100,000 AT 38-1/2", ""},
        {"nothing", "", "", ""},
        {"blanks", "\n ", "", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto [title, rest] = split_title(row.text);
        CHECK(title == row.title);
        CHECK(rest == row.rest);
    }
    std::string shouting;
    for (int i = 0; i < 10; ++i) shouting += "THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG AND DOES SO AGAIN\n";
    CHECK(split_title(shouting).first.empty());  // a whole text in capitals has no title to be told apart
}
