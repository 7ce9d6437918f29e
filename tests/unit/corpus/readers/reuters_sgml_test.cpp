#include "corpus/readers/reuters_sgml.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "corpus/readers/source.hpp"
#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

// The smallest whole document.
std::string document(const std::string& id, const std::string& inner) {
    return "<REUTERS TOPICS=\"NO\" OLDID=\"5\" NEWID=\"" + id + "\">\n" + inner + "</REUTERS>\n";
}
std::string brief(const std::string& id, const std::string& title) {
    return document(id, "<TEXT TYPE=\"BRIEF\">&#2;\n<TITLE>" + title + "</TITLE>\n</TEXT>\n");
}

// In the form of the data set; the words are ours.
const std::string full = R"(<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="5544" NEWID="17">
<DATE> 3-MAR-1987 15:01:01.79</DATE>
<MKNOTE>a note</MKNOTE>
<TOPICS><D>coffee</D><D>money-fx</D></TOPICS>
<PLACES><D>brazil</D><D>west-germany</D></PLACES>
<PEOPLE><D>james-baker</D></PEOPLE>
<ORGS><D>ico-coffee</D></ORGS>
<EXCHANGES><D>nyse</D></EXCHANGES>
<COMPANIES></COMPANIES>
<UNKNOWN>
&#5;&#5;&#5;C T
&#22;&#22;&#1;f0704&#31;reute
u f BC-COFFEE   02-26 0105</UNKNOWN>
<TEXT>&#2;
<TITLE>COFFEE &lt;KC> RISES
  AGAIN</TITLE>
<AUTHOR>    By Jane Doe, Reuters</AUTHOR>
<DATELINE>    SANTOS, March 3 - </DATELINE><BODY>Coffee prices rose on Tuesday as buyers
came back to the market, brokers &amp; shippers in Zürich said.
    A second paragraph.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
)";

}  // namespace

TEST_CASE("A document's parts become the article's fields") {
    const auto article = read_article("reuters", full);
    CHECK(article.id == "17");
    CHECK(to_string(*article.published) == "1987-03-03T15:01:01Z");
    CHECK(article.title == "COFFEE <KC> RISES AGAIN");
    CHECK(article.byline == "Jane Doe");
    CHECK(article.dateline == "SANTOS");
    CHECK(article.body ==
          "Coffee prices rose on Tuesday as buyers came back to the market, brokers & shippers in Zürich said.\n\n"
          "A second paragraph.");
    CHECK(article.topics == std::vector<std::string>{"coffee", "money-fx"});
    CHECK(article.places == std::vector<std::string>{"brazil", "west germany"});
    CHECK(article.persons == std::vector<std::string>{"james baker"});
    CHECK(article.organisations == std::vector<std::string>{"ico-coffee", "nyse"});
    CHECK(article.source == "Reuters");
    CHECK(article.language == "en");
}

TEST_CASE("Dates are read whatever stands around them; a time that is none is dropped and counted") {
    struct Row {
        std::string date;
        std::string published;  // empty: undated; else a day, or a bad_date
        unsigned dropped;
    };
    const Row rows[] = {
        {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z", 0},
        {"  3-MAR-1987 00:43:42.82", "1987-03-03T00:43:42Z", 0},
        {"3-MAR-1987  09:15:05.40", "1987-03-03T09:15:05Z", 0},
        {" 7-APR-1987 16:22:00.0", "1987-04-07T16:22:00Z", 0},
        {"27-MAR-1987 14:01:21.93&#5;&#5;&#5;V RM", "1987-03-27T14:01:21Z", 0},
        {"9-APR-1987 00:00:00.00    # added by guesswork", "1987-04-09T00:00:00Z", 0},
        {"31-MAR-1987 605:12:19.12", "1987-03-31", 1},
        {"31-MAR-1987", "1987-03-31", 0},
        {"31-MAR-1987 about noon", "1987-03-31", 0},
        {"", "", 0},
        {"31-APR-1987 10:00:00", "bad-date", 0},
        {"yesterday", "bad-date", 0},
        {"1987-03-31", "bad-date", 0},
    };
    for (const auto& row : rows) {
        INFO(row.date);
        const auto items =
            read_items("reuters", document("1", "<DATE>" + row.date + "</DATE><TEXT><TITLE>A</TITLE></TEXT>"));
        REQUIRE(items.size() == 1);
        if (const auto* reject = std::get_if<Reject>(&items[0])) {
            CHECK(reject_code(reject->reason) == row.published);
            CHECK(reject->id == "1");
            continue;
        }
        const auto& delivery = std::get<Delivery>(items[0]);
        CHECK((delivery.article.published ? to_string(*delivery.article.published) : "") == row.published);
        CHECK(delivery.mends.times_dropped == row.dropped);
    }
}

TEST_CASE("A text that is not marked up has its title in capitals, or none") {
    const auto unmarked = [](const std::string& text) {
        return read_article("reuters", document("1", "<TEXT TYPE=\"UNPROC\">&#2;\n" + text + "\n&#3;\n\n</TEXT>\n"));
    };
    auto article = unmarked("CBT GOLD &lt;KG>\n FOR APRIL 6\n Apr    4    54\n Reuter");
    CHECK(article.title == "CBT GOLD <KG>");
    CHECK(article.body == "FOR APRIL 6\n Apr    4    54");
    article = unmarked("Kuala Lumpur rubber closing\n may 194.50");
    CHECK(article.title.empty());
    CHECK(article.body == "Kuala Lumpur rubber closing\n may 194.50");
}

TEST_CASE("Entities are read, and what looks like one but is none stays") {
    CHECK(read_article("reuters", brief("1", "A &lt;B> &amp; C &quot;&#68;&#x45;&quot;")).title == "A <B> & C \"DE\"");
    CHECK(read_article("reuters", brief("1", "AT&T, R&D; &nonsense; &#; &#xZ; &")).title ==
          "AT&T, R&D; &nonsense; &#; &#xZ; &");
    CHECK(read_article("reuters", brief("1", "&#2;A&#127;&#31;B")).title == "AB");
    CHECK(read_article("reuters", brief("1", "A&#9999999;&#8364;")).title == "A\uFFFD€");
}

TEST_CASE("Documents are taken or rejected one by one, each with its place") {
    const std::string a = brief("1", "A");
    const std::string b = brief("2", "B");
    const std::string size_of_a = std::to_string(a.size());
    const auto reject = [](int line, std::size_t byte, const std::string& code) {
        return "line " + std::to_string(line) + " byte " + std::to_string(byte) + ": " + code;
    };
    check_rows(
        "reuters",
        {
            {"two documents", a + b, {"1: A", "2: B"}},
            {"the declaration in front", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n" + a, {"1: A"}},
            {"nothing", "", {}},
            {"a declaration alone", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n", {}},
            {"neither title nor body",
             a + document("3", "<TEXT TYPE=\"UNPROC\">&#2;\n&#3;</TEXT>") + b,
             {"1: A", reject(6, a.size(), "no-text"), "2: B"}},
            {"no TEXT", document("3", "<DATE>26-FEB-1987</DATE>"), {reject(1, 0, "no-text")}},
            {"a document that does not end is left at the next",
             "<REUTERS NEWID=\"3\">\n<TEXT><TITLE>C</TITLE>\n" + a,
             {reject(1, 0, "broken-markup"), "1: A"}},
            {"the last document does not end",
             a + "<REUTERS NEWID=\"3\">\n<TEXT>",
             {"1: A", reject(6, a.size(), "broken-markup")}},
            {"the end tag is cut", a + "<REUTERS NEWID=\"3\"></REUTER", {"1: A", reject(6, a.size(), "broken-markup")}},
            {"a part that does not end",
             document("3", "<TEXT><TITLE>C</TITLE><BODY>text</TEXT>") + b,
             {reject(1, 0, "broken-markup"), "2: B"}},
            {"a tag that does not end",
             "<REUTERS NEWID=\"3\" <TEXT></REUTERS>\n" + a,
             {reject(1, 0, "broken-markup"), "1: A"}},
            {"text between documents", a + "lost text\n" + b, {"1: A", reject(6, a.size(), "broken-markup"), "2: B"}},
            {"text behind the declaration", "<!DOCTYPE lewis>\nlost\n" + a, {reject(1, 0, "broken-markup"), "1: A"}},
            {"a start tag that is misspelled",
             a + "<REUTRES NEWID=\"3\"><TEXT><TITLE>C</TITLE></TEXT></REUTERS>\n" + b,
             {"1: A", reject(6, a.size(), "broken-markup"), "2: B"}},
            {"a declaration that does not end", "<!DOCTYPE lewis", {}},
            {"brackets in the text", brief("3", "A < B <") + b, {"3: A < B <", "2: B"}},
        });
}

TEST_CASE("A document without a number gets an id from its content") {
    const auto article = read_article("reuters", "<REUTERS>\n<TEXT><TITLE>A</TITLE></TEXT></REUTERS>");
    CHECK(article.id == derive_id(article));
}

TEST_CASE("A document over the limit is rejected, and the next is read") {
    const std::string a = brief("1", "A");
    check_rows("reuters",
               {{"between two others",
                 a + brief("3", std::string(500, 'x')) + a,
                 {"1: A", "line 6 byte " + std::to_string(a.size()) + ": too-large", "1: A"}},
                {"without an end", "<REUTERS>" + std::string(500, 'x') + a, {"line 1 byte 0: too-large", "1: A"}}},
               {"here", {}, INT64_MIN, {200}});
    const auto items = read_items(
        "reuters", std::make_unique<LongStream>("<REUTERS NEWID=\"3\">", 100'000'000, '<', "</REUTERS>" + a));
    CHECK(one_line_each(items) == std::vector<std::string>{"line 1 byte 0: too-large", "1: A"});
}

TEST_CASE("A stream that breaks gives its whole documents and one reject") {
    const std::string a = brief("1", "A");
    const auto items =
        read_items("reuters", std::make_unique<PieceStream>(a + a.substr(0, 40), 7, ErrorKind::bad_data));
    CHECK(one_line_each(items) ==
          std::vector<std::string>{"1: A", "line 6 byte " + std::to_string(a.size()) + ": truncated"});
}

TEST_CASE("The whole of Reuters-21578 is read", "[data]") {
    const char* data = std::getenv("DATELINE_DATA");
    if (data == nullptr) {
        WARN("skipped: no data");
        return;
    }
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(data) / "reuters21578"))
        if (entry.path().extension() == ".gz") files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    REQUIRE(files.size() == 22);
    SourceReader reader(files, {});
    unsigned taken = 0;
    unsigned times_dropped = 0;
    std::vector<std::string> rejected;
    while (const auto item = reader.next()) {
        if (const auto* reject = std::get_if<Reject>(&*item)) {
            rejected.push_back(reject->id + ' ' + std::string(reject_code(reject->reason)));
            continue;
        }
        ++taken;
        times_dropped += std::get<Delivery>(*item).mends.times_dropped;
    }
    CHECK(taken == 21577);
    CHECK(rejected == std::vector<std::string>{"12793 no-text"});
    CHECK(times_dropped == 1);
}
