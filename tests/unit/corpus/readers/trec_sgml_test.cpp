#include "corpus/readers/trec_sgml.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

using Labels = std::vector<std::string>;

// The forms are those of the collections; the words are ours.
const std::string associated_press = R"(<DOC>
<DOCNO> AP880212-0001 </DOCNO>
<FILEID>AP-NR-02-12-88 2344EST</FILEID>
<FIRST>u i AM-Harbour-Strike     02-12 0398</FIRST>
<SECOND>AM-Harbour-Strike,0411</SECOND>
<HEAD>Dockers Return to Work</HEAD>
<HEAD>After Nine Days</HEAD>
<BYLINE>By JANE DOE</BYLINE>
<BYLINE>Associated Press Writer</BYLINE>
<DATELINE>BANGKOK, Thailand (AP) </DATELINE>
<TEXT>
	   More than 150 dockers went back to the quays on Friday, the har-
bour board said, after an agreement that both sides called fair.
   The ``long wait'' is over, a spokesman &amp; former docker said.
</TEXT>
<TEXT>
   Ships will sail on Saturday.
</TEXT>
</DOC>
)";

const std::string wall_street_journal = R"(<DOC>
<DOCNO> WSJ870324-0001 </DOCNO>
<HL> Harbour Firm Is Near Accord
To Sell Unit, Sources Say
@ By John Roe
@ Staff Reporter of The Wall Street Journal</HL>
<DD> = 870324 </DD>
<DD> 03/24/87</DD>
<SO> WALL STREET JOURNAL (J)</SO>
<CO> HBR </CO>
<IN> HBR
TENDER OFFERS, MERGERS, ACQUISITIONS (TNM)
MARKETING, ADVERTISING (MKT) </IN>
<RE> NORTH AMERICA (NME) </RE>
<DATELINE> NEW YORK </DATELINE>
<LP>
   The harbour firm is close to an agreement.
</LP>
<TEXT>
   It has two quays.
   It wants one.
</TEXT>
</DOC>
)";

const std::string financial_times = R"(<DOC>
<DOCNO>FT911-3</DOCNO>
<PROFILE>_AN-BEOA7AAIFT</PROFILE>
<DATE>910514
</DATE>
<HEADLINE>
FT  14 MAY 91 / International Company News: Gas group plans DM900m east German
project
</HEADLINE>
<BYLINE>
   By DAVID ROE
</BYLINE>
<DATELINE>
   BONN
</DATELINE>
<TEXT>
THE GAS group said yesterday that it intends to invest DM900m in the next four
years.
</TEXT>
<XX>
Companies:-
</XX>
<CO>Thuringia Gas.
    Bavaria Works.
</CO>
<CN>DEZ  Germany, EC.
</CN>
<IN>P4923 Gas Production and Distribution.
</IN>
<TP>COMP  Company News.
</TP>
<PUB>The Financial Times
</PUB>
<PAGE>
London Page 20
</PAGE>
</DOC>
)";

const std::string los_angeles_times = R"(<DOC>
<DOCNO> LA010189-0001 </DOCNO>
<DOCID> 1 </DOCID>
<DATE>
<P>
January 1, 1989, Sunday, Home Edition
</P>
</DATE>
<SECTION>
<P>
Book Review; Page 1; Book Review Desk
</P>
</SECTION>
<HEADLINE>
<P>
A HARBOUR REMEMBERS;
</P>
<P>
NOTES OF A PILOT
</P>
</HEADLINE>
<BYLINE>
<P>
By JANE DOE, Times Staff Writer
</P>
</BYLINE>
<TEXT>
<P>
The harbour was small when I
came. </P>
<P>
It is not any more.
</P>
</TEXT>
<GRAPHIC>
<P>
Photo, the harbour
</P>
</GRAPHIC>
<SUBJECT>
<P>
HARBOURS; PILOTS
</P>
</SUBJECT>
<CORRECTION-DATE>
<P>
Thursday January 12, 1989
</P>
</CORRECTION-DATE>
<CORRECTION>
<P>
FOR THE RECORD The pilot's name was misspelled.
</P>
</CORRECTION>
</DOC>
)";

const std::string aquaint = R"(<DOC>
<DOCNO> APW19980601.0001 </DOCNO>
<DOCTYPE> NEWS STORY </DOCTYPE>
<DATE_TIME> 06/01/1998 00:07:00 </DATE_TIME>
<HEADER>
w1854 &Cx1f; wstm-
r i &Cx13;  &Cx11;  BC-Japan-Harbour &LR;      06-01 0290
</HEADER>
<BODY>
<SLUG> BC-Japan-Harbour </SLUG>
<TEXT>
<P>
	TOKYO (AP) _ The harbour of Tokyo
has a new quay&MD;the tenth.
</P>
<P>
	It opens today.
</P>
</TEXT>
</BODY>
<TRAILER>
AP-NY-06-01-98 0007EDT &QL;
</TRAILER>
</DOC>
)";

std::string document(const std::string& inner) { return "<DOC>\n" + inner + "</DOC>\n"; }
std::string brief(const std::string& id, const std::string& title) {
    return document("<DOCNO> " + id + " </DOCNO>\n<TITLE>" + title + "</TITLE>\n");
}

std::string day_of(const Article& article) { return article.published ? to_string(*article.published) : "undated"; }

}  // namespace

TEST_CASE("A document of the Associated Press") {
    const auto article = read_article("trec", associated_press);
    CHECK(article.id == "AP880212-0001");
    CHECK(article.source == "AP");
    CHECK(article.language == "en");
    CHECK(day_of(article) == "1988-02-12");
    CHECK(article.title == "Dockers Return to Work After Nine Days");
    CHECK(article.byline == "JANE DOE");
    CHECK(article.dateline == "BANGKOK, Thailand");
    CHECK(
        article.body ==
        "More than 150 dockers went back to the quays on Friday, the harbour board said, after an agreement that both "
        "sides called fair.\n\nThe ``long wait'' is over, a spokesman & former docker said.\n\nShips will sail on "
        "Saturday.");
}

TEST_CASE("A document of the Wall Street Journal") {
    const auto article = read_article("trec", wall_street_journal);
    CHECK(article.id == "WSJ870324-0001");
    CHECK(article.source == "Wall Street Journal");
    CHECK(day_of(article) == "1987-03-24");
    CHECK(article.title == "Harbour Firm Is Near Accord To Sell Unit, Sources Say");
    CHECK(article.byline == "John Roe");
    CHECK(article.dateline == "NEW YORK");
    CHECK(article.body == "The harbour firm is close to an agreement.\n\nIt has two quays.\n\nIt wants one.");
    CHECK(article.topics == Labels{"TENDER OFFERS, MERGERS, ACQUISITIONS", "MARKETING, ADVERTISING"});
    CHECK(article.places == Labels{"NORTH AMERICA"});
    CHECK(article.organisations.empty());  // a symbol of the exchange is no name
}

TEST_CASE("A headline may have its byline behind a rule, or be a line that begins with By") {
    const auto with_headline = [](const std::string& text) {
        return read_article("trec",
                            document("<DOCNO>WSJ900402-0198</DOCNO><HL>" + text + "</HL><DATE>04/02/90</DATE>"));
    };
    auto article = with_headline("Maybe Some Clever Competitor\n----\nBy Bridget Roe\nStaff Reporter of The Journal");
    CHECK(article.title == "Maybe Some Clever Competitor");
    CHECK(article.byline == "Bridget Roe");
    CHECK(day_of(article) == "1990-04-02");
    article = with_headline("Loans Are Refused\nBy Lenders");
    CHECK(article.title == "Loans Are Refused By Lenders");
    CHECK(article.byline.empty());
    article = with_headline("Who's News:\n@ Harbour Ltd.");
    CHECK(article.title == "Who's News: Harbour Ltd.");
}

TEST_CASE("A document of the Financial Times") {
    const auto article = read_article("trec", financial_times);
    CHECK(article.id == "FT911-3");
    CHECK(article.source == "Financial Times");
    CHECK(day_of(article) == "1991-05-14");
    CHECK(article.title == "International Company News: Gas group plans DM900m east German project");
    CHECK(article.byline == "DAVID ROE");
    CHECK(article.dateline == "BONN");
    CHECK(article.body == "THE GAS group said yesterday that it intends to invest DM900m in the next four years.");
    CHECK(article.organisations == Labels{"Thuringia Gas", "Bavaria Works"});
    CHECK(article.places == Labels{"Germany, EC"});
    CHECK(article.topics == Labels{"Gas Production and Distribution", "Company News"});
    CHECK(article.status == Status::usable);
}

TEST_CASE("A headline says that an article was corrected") {
    const auto article = read_article(
        "trec",
        document("<DOCNO>FT911-1</DOCNO><HEADLINE>\nFT  14 MAY 91 / (CORRECTED) Jubilee of a jet\n</HEADLINE>"));
    CHECK(article.title == "Jubilee of a jet");
    CHECK(article.status == Status::corrected);
}

TEST_CASE("A document of the Los Angeles Times, with a correction") {
    const auto article = read_article("trec", los_angeles_times);
    CHECK(article.id == "LA010189-0001");
    CHECK(article.source == "Los Angeles Times");
    CHECK(day_of(article) == "1989-01-01");
    CHECK(article.title == "A HARBOUR REMEMBERS; NOTES OF A PILOT");
    CHECK(article.byline == "JANE DOE, Times Staff Writer");
    CHECK(article.section == "Book Review");
    CHECK(article.body == "The harbour was small when I\ncame.\n\nIt is not any more.");
    CHECK(article.topics == Labels{"HARBOURS", "PILOTS"});
    CHECK(article.status == Status::corrected);
    CHECK(article.note == "FOR THE RECORD The pilot's name was misspelled.");
}

TEST_CASE("A document of AQUAINT") {
    const auto article = read_article("trec", aquaint);
    CHECK(article.id == "APW19980601.0001");
    CHECK(article.source == "AP");
    CHECK(day_of(article) == "1998-06-01T00:07:00Z");
    CHECK(article.title == "BC-Japan-Harbour");
    CHECK(article.dateline == "TOKYO");
    CHECK(article.body == "The harbour of Tokyo\nhas a new quay\u2014the tenth.\n\nIt opens today.");
}

TEST_CASE("Documents of Gigaword, of the FBIS and plain ones") {
    auto article =
        read_article("trec",
                     "<DOC id=\"AFP_FRE_19940512.0004\" type=\"story\" >\n<HEADLINE>\nLe port\n</HEADLINE>\n"
                     "<DATELINE>\nPARIS, May 12 (AFP)\n</DATELINE>\n<TEXT>\n<P>\nTexte.\n</P>\n</TEXT>\n</DOC>");
    CHECK(article.id == "AFP_FRE_19940512.0004");
    CHECK(article.source == "AFP");
    CHECK(article.language.empty());
    CHECK(day_of(article) == "1994-05-12");
    CHECK(article.dateline == "PARIS");

    article =
        read_article("trec",
                     "<DOC>\n<DOCNO> FBIS3-21777 </DOCNO>\n<HT>    \"jptdd010__l94083\" </HT>\n<HEADER>\n<DATE1>  7 "
                     "March 1994 </DATE1>\n</HEADER>\n<H3> <TI>   Harbour Watched </TI></H3>\n<TEXT>\n[Text] The Civil "
                     "Guard <F P=105> watches </F>it &hyph; &sect; 3.\n</TEXT>\n</DOC>");
    CHECK(article.source == "FBIS");
    CHECK(day_of(article) == "1994-03-07");
    CHECK(article.title == "Harbour Watched");
    CHECK(article.body == "[Text] The Civil Guard  watches it - § 3.");

    article =
        read_article("trec", "<doc>\n<docno>n-7</docno>\n<date>2022-09-16</date>\n<p>One.</p>\n<p>Two.</p>\n</doc>");
    CHECK(article.id == "n-7");
    CHECK(article.source.empty());
    CHECK(article.language.empty());
    CHECK(day_of(article) == "2022-09-16");
    CHECK(article.body == "One.\n\nTwo.");
}

TEST_CASE("The day is that of the date, else that of the DOCNO") {
    struct Row {
        std::string why;
        std::string docno;
        std::string date;  // with its tag
        std::string day;
    };
    const Row rows[] = {
        {"the DOCNO alone", "AP900815-0044", "", "1990-08-15"},
        {"month first in Los Angeles", "LA123190-0001", "", "1990-12-31"},
        {"eight digits", "XIE19960101.0001", "", "1996-01-01"},
        {"eight digits of a collection that nobody knows", "QQ20220916-1", "", "2022-09-16"},
        {"six digits of a collection that nobody knows", "QQ220916-1", "", "undated"},
        {"year and quarter are no day", "FT911-3", "", "undated"},
        {"year, month and day run into one", "FR88104-0001", "", "undated"},
        {"digits that are no day", "AP901350-0044", "", "undated"},
        {"no digits", "AP", "", "undated"},
        {"a date that can't be read gives way to the DOCNO", "AP900815-0044", "<DATE>soon</DATE>", "1990-08-15"},
        {"a date with the time of day is better than the DOCNO", "NYT19980601.0001",
         "<DATE_TIME> 1998-06-01 00:02 </DATE_TIME>", "1998-06-01T00:02:00Z"},
        {"the second of two dates can be read", "FT911-3", "<DD>none</DD><DD>03/24/87</DD>", "1987-03-24"},
        {"an empty date is none", "FT911-3", "<DATE> </DATE>", "undated"},
        {"a date that can't be read", "FT911-3", "<DATE>soon</DATE>", "bad-date"},
        {"no such day", "FT911-3", "<DATE>910230</DATE>", "bad-date"},
        {"eight digits in a date", "SDA.1", "<DATE>19940101</DATE>", "1994-01-01"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto items =
            read_items("trec", document("<DOCNO>" + row.docno + "</DOCNO>" + row.date + "<TITLE>A</TITLE>"));
        REQUIRE(items.size() == 1);
        if (const auto* reject = std::get_if<Reject>(&items[0])) {
            CHECK(reject_code(reject->reason) == row.day);
            CHECK(reject->id == row.docno);
        } else {
            CHECK(day_of(std::get<Delivery>(items[0]).article) == row.day);
        }
    }
}

TEST_CASE("TREC documents are taken or rejected one by one, each with its place") {
    const std::string a = brief("1", "A");
    const std::string b = brief("2", "B");
    const auto size = [](const std::string& text) { return std::to_string(text.size()); };
    const auto reject = [](int line, const std::string& byte, const std::string& code) {
        return "line " + std::to_string(line) + " byte " + byte + ": " + code;
    };
    const std::string unmarked = read_article("trec", "<DOC>\n<DOCNO>3</DOCNO>\ntext\n</DOC>").body;
    CHECK(unmarked == "text");
    check_rows(
        "trec",
        {
            {"two documents", a + b, {"1: A", "2: B"}},
            {"tags in small letters", "<doc><docno>3</docno><title>C</title></doc>" + b, {"3: C", "2: B"}},
            {"a root around the documents",
             "<?xml version=\"1.0\"?>\n<TREC>\n" + a + b + "</TREC>\n",
             {"1: A", "2: B"}},
            {"a declaration in front", "<!DOCTYPE doc SYSTEM \"ap.dtd\">\n" + a, {"1: A"}},
            {"nothing", "", {}},
            {"tags alone", "<TREC></TREC>", {}},
            {"a DOCNO is not the start of a document",
             "<DOCNO>1</DOCNO>" + a,
             {reject(1, "0", "broken-markup"), "1: A"}},
            {"neither title nor text",
             a + document("<DOCNO>3</DOCNO>") + b,
             {"1: A", reject(5, size(a), "no-text"), "2: B"}},
            {"an empty TEXT, and a caption that is not the text",
             document("<DOCNO>3</DOCNO><TEXT>\n</TEXT><GRAPHIC>Photo</GRAPHIC>") + a,
             {reject(1, "0", "no-text"), "1: A"}},
            {"a document that does not end is left at the next",
             "<DOC>\n<DOCNO>3</DOCNO>\n" + a,
             {reject(1, "0", "broken-markup"), "1: A"}},
            {"the last document does not end",
             a + "<DOC>\n<DOCNO>3</DOCNO>",
             {"1: A", reject(5, size(a), "broken-markup")}},
            {"the end tag is cut", a + "<DOC>text</DO", {"1: A", reject(5, size(a), "broken-markup")}},
            {"a start tag that is cut holds nothing", a + "<DO", {"1: A"}},
            {"a part that does not end",
             document("<DOCNO>3</DOCNO><TEXT>text") + b,
             {reject(1, "0", "broken-markup"), "2: B"}},
            {"an end in front of its start",
             document("<DOCNO>3</DOCNO></TEXT>text<TEXT>") + b,
             {reject(1, "0", "broken-markup"), "2: B"}},
            {"a DOCNO that does not end",
             "<DOC><DOCNO>3<TITLE>C</TITLE></DOC>" + b,
             {reject(1, "0", "broken-markup"), "2: B"}},
            {"text between documents", a + "lost text\n" + b, {"1: A", reject(5, size(a), "broken-markup"), "2: B"}},
            {"an end without a document", a + "</DOC>\n" + b, {"1: A", "2: B"}},
            {"brackets in the text", brief("3", "A < B <> C <7 <") + b, {"3: A < B <> C <7 <", "2: B"}},
            {"a tag in the title goes", brief("3", "A<b class=\"x\">B</b>"), {"3: AB"}},
            {"entities", brief("3", "A &amp; B &LR; C&hyph;D &lsqb;E&rsqb; &eacute;"), {"3: A & B C-D [E] é"}},
            {"what looks like an entity", brief("3", "AT&T &nonsense; &; &#; &"), {"3: AT&T &nonsense; &; &#; &"}},
            {"a title of control characters", brief("3", "&#2;&Cx1f;") + a, {reject(1, "0", "no-text"), "1: A"}},
            {"a tag that does not end", document("<DOCNO>3</DOCNO><TITLE>C</TITLE><TEXT "), {"3: C"}},
        });
}

TEST_CASE("A TREC document without a number gets an id from its content") {
    const auto article = read_article("trec", document("<TITLE>A</TITLE>"));
    CHECK(article.id == derive_id(article));
}

TEST_CASE("A TREC document over the limit is rejected, and the next is read") {
    const std::string a = brief("1", "A");
    check_rows("trec",
               {{"between two others",
                 a + brief("3", std::string(500, 'x')) + a,
                 {"1: A", "line 5 byte " + std::to_string(a.size()) + ": too-large", "1: A"}},
                {"without an end", "<DOC>" + std::string(500, 'x') + a, {"line 1 byte 0: too-large", "1: A"}}},
               {"here", {}, INT64_MIN, {200}});
    const auto items =
        read_items("trec", std::make_unique<LongStream>("<DOC><DOCNO>3</DOCNO>", 50'000'000, '<', "</DOC>" + a));
    CHECK(one_line_each(items) == std::vector<std::string>{"line 1 byte 0: too-large", "1: A"});
}

TEST_CASE("A stream that breaks gives its whole TREC documents and one reject") {
    const std::string a = brief("1", "A");
    const auto items = read_items("trec", std::make_unique<PieceStream>(a + a.substr(0, 20), 7, ErrorKind::bad_data));
    CHECK(one_line_each(items) ==
          std::vector<std::string>{"1: A", "line 5 byte " + std::to_string(a.size()) + ": truncated"});
}

TEST_CASE("TREC SGML is recognised by its documents") {
    CHECK(looks_like_trec_sgml(associated_press));
    CHECK(looks_like_trec_sgml("<?xml version=\"1.0\"?>\n<root><doc><docno>1</docno>"));
    CHECK(looks_like_trec_sgml("<DOC id=\"AFP_ENG_19940512.0004\" type=\"story\">"));
    CHECK_FALSE(looks_like_trec_sgml("<add><doc><field name=\"id\">1</field></doc></add>"));
    CHECK_FALSE(looks_like_trec_sgml("<DOCNO>1</DOCNO>"));
    CHECK_FALSE(looks_like_trec_sgml("A story of <DOC><DOCNO>1</DOCNO></DOC>"));
}
