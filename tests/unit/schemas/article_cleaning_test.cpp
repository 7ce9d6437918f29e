#include "schemas/article_cleaning.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace dateline;

TEST_CASE("text is cleaned, whatever reader made it") {
    struct Row {
        const char* why;
        std::string given;
        std::string title;
        std::string body;
        unsigned replaced = 0;
    };
    const std::vector<Row> rows{
        {"clean text", "Mass grave", "Mass grave", "Mass grave"},
        {"ends are trimmed", " \n\ta \n", "a", "a"},
        {"lines stay in a text and become blanks in a title", "a\n\nb\tc", "a  b c", "a\n\nb\tc"},
        {"line ends of Windows", "a\r\nb", "a b", "a\nb"},
        {"line ends of old", "a\rb", "a b", "a\nb"},
        {"both in a row", "a\r\r\nb", "a  b", "a\n\nb"},
        {"control characters vanish",
         std::string("a\0b\x01\x1F\x7F"
                     "c",
                     7),
         "abc", "abc"},
        {"the second set vanishes", "a\u0085b\u009Fc", "abc", "abc"},
        {"byte order marks vanish", "\uFEFFa\uFEFF", "a", "a"},
        {"signs that begin with the same bytes stay", "£5 « ﬁ \u00A0x", "£5 « ﬁ \u00A0x", "£5 « ﬁ \u00A0x"},
        {"a damaged byte is replaced", "caf\xE9 noir", "caf\uFFFD noir", "caf\uFFFD noir", 1},
        {"a sequence cut short", "a\xE2\x82", "a\uFFFD", "a\uFFFD", 2},
        {"a surrogate in UTF-8", "a\xED\xA0\x80z", "a\uFFFD\uFFFD\uFFFDz", "a\uFFFD\uFFFD\uFFFDz", 3},
        {"four-byte letters stay", "😀\x01", "😀", "😀"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        for (const bool is_title : {true, false}) {
            Article article;
            (is_title ? article.title : article.body) = row.given;
            RecordMends mends;
            REQUIRE_FALSE(check_article(article, mends));
            CHECK((is_title ? article.title : article.body) == (is_title ? row.title : row.body));
            CHECK(mends.bytes_replaced == row.replaced);
        }
    }
}

TEST_CASE("an article without text is refused") {
    for (const std::string text : {"", " \n", "\x01\x7F", "\u0085", "\uFEFF"}) {
        Article article;
        article.id = "a1";
        article.title = text;
        article.body = text;
        RecordMends mends;
        const auto fault = check_article(article, mends);
        REQUIRE(fault);
        CHECK(fault->reason == RejectReason::no_text);
    }
}

TEST_CASE("what has not the form of a language code names no language") {
    const std::pair<std::string, std::string> rows[] = {
        {"EN", "en"},        // small letters
        {"en-GB", "en-gb"},  // a region
        {"ukr", "ukr"},      // ISO 639-2
        {"English", ""},     // a name is no code
        {"e", ""},           // too short
        {"12", ""},          // no letters
        {"en-" + std::string(40, 'x'), ""},
    };
    for (const auto& [given, kept] : rows) {
        Article article;
        article.title = "Title";
        article.language = given;
        RecordMends mends;
        CAPTURE(given);
        CHECK_FALSE(check_article(article, mends).has_value());
        CHECK(article.language == kept);
    }
}

TEST_CASE("what cancels or withholds needs an id and no text") {
    for (const auto status : {Status::cancelled, Status::withheld}) {
        Article article;
        article.status = status;
        REQUIRE(missing_part(article));
        CHECK(missing_part(article)->reason == RejectReason::no_id);
        article.id = "a1";
        CHECK_FALSE(missing_part(article));
    }
}

TEST_CASE("what was cut off a text is noted where it stood") {
    Article article;
    article.title =
        " \x01 a\x02\x03"
        "b";
    article.body = "a";
    RecordMends mends;
    REQUIRE_FALSE(check_article(article, mends));
    CHECK(article.title == "ab");
    CHECK(mends.title_cuts == std::vector<TextCut>{{0, 3}, {1, 2}});
    CHECK(mends.body_cuts.empty());
}
