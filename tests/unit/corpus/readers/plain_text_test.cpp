#include "corpus/readers/plain_text.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

const ReaderContext context{
    "news/2022/izium.txt", "2022/izium.txt", Moment{*make_day(2022, 9, 20), std::chrono::hours{8}}.utc_seconds(), {}};

std::string day_of(const Article& article) { return article.published ? to_string(*article.published) : "undated"; }

}  // namespace

TEST_CASE("One file is one article, named by its path") {
    const auto items = read_items("text", "\n  A title \n\nFirst line\nsecond line.\n\nParagraph.\n", context);
    REQUIRE(items.size() == 1);
    const auto& delivery = std::get<Delivery>(items[0]);
    CHECK(delivery.article.id == "2022/izium.txt");
    CHECK(delivery.path_is_id);
    CHECK(delivery.file_time == context.file_time);
    CHECK(delivery.where == Location{"news/2022/izium.txt", 1, 0});
    CHECK(delivery.article.title == "A title");
    CHECK(delivery.article.body == "First line\nsecond line.\n\nParagraph.");
    CHECK(day_of(delivery.article) == "undated");
}

TEST_CASE("Text from standard input has no path to be named by") {
    const auto items = read_items("text", "A title\n", {"-", {}, INT64_MIN, {}});
    const auto& delivery = std::get<Delivery>(items[0]);
    CHECK_FALSE(delivery.path_is_id);
    CHECK(delivery.article.id == derive_id(delivery.article));
}

TEST_CASE("Words that a printed line broke are joined") {
    const auto article =
        read_article("text", "The well-known minister\n\nThe minis-\nter is well-\nknown.\nHe left.\n");
    CHECK(article.body == "The minister\nis well-known.\nHe left.");
}

TEST_CASE("A dateline at the head of the body fills dateline, source and day, and leaves the body") {
    const auto article =
        read_article("text", "Graves found\n\nIZIUM, Ukraine, Sept 16 (Reuters) - Officials said\nso.\n", context);
    CHECK(article.dateline == "IZIUM, Ukraine");
    CHECK(article.source == "Reuters");
    CHECK(day_of(article) == "undated");  // the year is not written, and is not guessed from the file's time
    CHECK(article.body == "Officials said\nso.");

    const auto dated =
        read_article("text", "Graves found\nIZIUM, Ukraine, September 16, 1999 (AFP) - Officials said so.\n", context);
    CHECK(day_of(dated) == "1999-09-16");
}

TEST_CASE("The body of a script is its story, then its shot list") {
    const auto article = read_article("text", R"(UKRAINE-ZELENSKIY/IZIUM
SHOWS: KYIV, UKRAINE (SEPTEMBER 16, 2022) (REUTERS - ACCESS ALL)
1. VARIOUS OF PRESIDENT
2. (SOUNDBITE) "We want the truth."
STORY: The president spoke on Friday.

He spoke of the graves.
)",
                                      context);
    CHECK(article.title == "UKRAINE-ZELENSKIY/IZIUM");
    CHECK(article.dateline == "KYIV, UKRAINE");
    CHECK(article.source == "REUTERS");
    CHECK(day_of(article) == "2022-09-16");
    CHECK(article.body ==
          "The president spoke on Friday.\n\nHe spoke of the graves.\n\n"
          "SHOWS: KYIV, UKRAINE (SEPTEMBER 16, 2022) (REUTERS - ACCESS ALL)\n"
          "1. VARIOUS OF PRESIDENT\n2. (SOUNDBITE) \"We want the truth.\"");
}

TEST_CASE("A script may have but a story, or a line with its dateline") {
    auto article = read_article("text", "Title\nSTORY:\nThe president spoke.\n", context);
    CHECK(article.body == "The president spoke.");
    CHECK(article.dateline.empty());

    article = read_article(
        "text", "Title\nKYIV, UKRAINE (SEPTEMBER 16, 2022) (Reuters)\n\nSTORY: The president spoke.\n", context);
    CHECK(article.body == "The president spoke.");
    CHECK(article.dateline == "KYIV, UKRAINE");
    CHECK(article.source == "Reuters");

    article =
        read_article("text", "Title\nKYIV, UKRAINE (SEPTEMBER 16, 2022) (Reuters)\nThe president spoke.\n", context);
    CHECK(article.body == "The president spoke.");
    CHECK(day_of(article) == "2022-09-16");

    article = read_article("text", "Title\nSTORY: KYIV, Sept 16, 2022 (Reuters) - The president spoke.\n", context);
    CHECK(article.body == "The president spoke.");
    CHECK(day_of(article) == "2022-09-16");

    article = read_article("text", "Title\nA long STORY: it has no end.\n", context);  // not at the line's beginning
    CHECK(article.body == "A long STORY: it has no end.");
}

TEST_CASE("Files of any line end, and with damage, become clean text") {
    const auto text = [](const std::string& bytes) {
        return read_article("text", bytes).title + '|' + read_article("text", bytes).body;
    };
    CHECK(text("Title\r\n\r\nBody\r\nline\r\n") == "Title|Body\nline");
    CHECK(text("Title\rBody\rline") == "Title|Body\nline");
    CHECK(text("\xEF\xBB\xBFTitle\nBody") == "Title|Body");
    CHECK(text("Київ Київ\nKyiv \xFF") == "Київ Київ|Kyiv \uFFFD");
    CHECK(text("\x02Title\n\nBo\x07"
               "dy\x03") == "Title|Body");
}

TEST_CASE("A file without text, over the limit or cut short is a reject") {
    check_rows("text",
               {{"a title alone is an article", "A", {"2022/izium.txt: A"}},
                {"nothing", "", {"line 1 byte 0: no-text"}},
                {"blanks", " \n\n", {"line 1 byte 0: no-text"}},
                {"control characters", "\x01\n\x02\n", {"line 1 byte 0: no-text"}}},
               context);
    check_rows("text",
               {{"a byte too many", "123456", {"line 1 byte 0: too-large"}}, {"the limit", "12345", {"x: 12345"}}},
               {"x", "x", INT64_MIN, {5}});
    CHECK(one_line_each(read_items("text", std::make_unique<LongStream>("A\n", 100'000'000, 'x', ""))) ==
          std::vector<std::string>{"line 1 byte 0: too-large"});
    CHECK(one_line_each(read_items("text", std::make_unique<PieceStream>("Title\n\nhalf", 3, ErrorKind::bad_data))) ==
          std::vector<std::string>{"line 1 byte 0: truncated"});
}

TEST_CASE("What looks like a dateline or a script and is none stays text") {
    struct Row {
        const char* why;
        std::string body;       // behind the title's line
        std::string dateline;   // as read
        std::string day;        // as read
        std::string text = {};  // the article's; empty: the body as it stands
    };
    const Row rows[] = {
        {"no dash behind the agency", "KYIV, Sept 16 (Reuters) The president spoke.", "", "undated"},
        {"an agency that does not close", "KYIV, Sept 16 (Reuters - The president spoke.", "", "undated"},
        {"a place and a dash alone", "KYIV - The president spoke.", "", "undated"},
        {"a day that is none", "KYIV, Sept 31, 2022 (Reuters) - The president spoke.", "", "undated"},
        {"a month that is none", "KYIV, Smarch 16, 2022 - The president spoke.", "", "undated"},
        {"a day without a place", "Sept 16, 2022 - The president spoke.", "", "undated"},
        {"a year before the calendar's", "KYIV, Sept 16, 0016 (Reuters) - The president spoke.", "", "undated"},
        {"a sentence that goes on to a dash", "He said on Sept 16 (a Friday) - that was it.", "", "undated"},
        {"a dateline further on", "The president spoke.\nKYIV, Sept 16, 2022 (Reuters) - He said so.", "", "undated"},
        {"an agency of nothing", "KYIV, Sept 16, 2022 () - The president spoke.", "", "undated"},
        {"a dash and no more", "KYIV, Sept 16, 2022 (Reuters) -", "", "undated"},
        {"signs alone", "-- (-) --", "", "undated"},
        {"brackets that never end", std::string(5'000, '('), "", "undated"},
        {"a label without a story", "KYIV, UKRAINE (SEPTEMBER 16, 2022) (Reuters)\nSTORY:", "KYIV, UKRAINE",
         "2022-09-16", "-"},
        {"a label in small letters", "Story: the president spoke.", "", "undated"},
        {"a script's line with a day that is none", "KYIV, UKRAINE (SEPTEMBER 36, 2022) (Reuters)\nHe spoke.", "",
         "undated"},
        {"a script's line that does not close", "SHOWS: KYIV, UKRAINE (SEPTEMBER 16, 2022\nHe spoke.", "", "undated"},
        {"a second label is text", "STORY: One.\nSTORY: Two.", "", "undated", "One.\nSTORY: Two."},
        {"damaged bytes in the place", "K\xFFIV, Sept 16, 2022 (Reuters) - He spoke.", "K\uFFFDIV", "2022-09-16",
         "He spoke."},
        {"a zero byte in the day", std::string("KYIV, Sept 1\0006, 2022 (Reuters) - He spoke.", 43), "", "undated",
         "KYIV, Sept 16, 2022 (Reuters) - He spoke."},
        {"an escape sequence", "\x1B[2JThe president spoke.", "", "undated", "[2JThe president spoke."},
        {"tags are text", "<p>The president &amp; spoke.", "", "undated"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.why);
        const auto article = read_article("text", "Title\n" + row.body + "\n", context);
        CHECK(article.dateline == row.dateline);
        CHECK(day_of(article) == row.day);
        CHECK(article.body == (row.text == "-" ? std::string() : row.text.empty() ? row.body : row.text));
    }
}
