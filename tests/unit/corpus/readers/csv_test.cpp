#include "corpus/readers/csv.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

using Labels = std::vector<std::string>;

std::string day_of(const Article& article) { return article.published ? to_string(*article.published) : "undated"; }

ReaderContext mapping(std::map<std::string, std::string> columns) {
    ReaderContext context{"here", {}, INT64_MIN, {}};
    context.columns = std::move(columns);
    return context;
}

// The reason and detail of the one reject that a table gives.
std::string fault_of(const std::string& text, const ReaderContext& context = {}) {
    const auto items = read_items("csv", text, context);
    REQUIRE(items.size() == 1);
    REQUIRE(std::holds_alternative<Reject>(items[0]));
    const auto& reject = std::get<Reject>(items[0]);
    return std::string(reject_code(reject.reason)) + ": " + reject.detail;
}

}  // namespace

TEST_CASE("Columns named as the keys of a record fill them") {
    const auto article = read_article(
        "csv",
        "id,title,body,published,updated,embargo,version,status,corrects,note,dateline,byline,source,section,language,"
        "url,"
        "topics,persons,organisations,places\r\n"
        "a1,\"Graves, found\",\"He said "
        "\"\"so\"\".\r\n\r\nSecond\",2022-09-16T10:05:00Z,2022-09-17,2022-09-18,2,Corrected,a0,"
        "Name mended,\"IZIUM, Ukraine\",Jane Doe,Reuters,World,en,https://example.org/1,war; crime;,V. Zelenskiy|J. "
        "Doe,UN,Izium;Kyiv\r\n");
    CHECK(article.id == "a1");
    CHECK(article.title == "Graves, found");
    CHECK(article.body == "He said \"so\".\n\nSecond");
    CHECK(day_of(article) == "2022-09-16T10:05:00Z");
    CHECK(to_string(*article.updated) == "2022-09-17");
    CHECK(to_string(*article.embargo) == "2022-09-18");
    CHECK(article.version == 2);
    CHECK(article.status == Status::corrected);
    CHECK(article.corrects == "a0");
    CHECK(article.note == "Name mended");
    CHECK(article.dateline == "IZIUM, Ukraine");
    CHECK(article.byline == "Jane Doe");
    CHECK(article.source == "Reuters");
    CHECK(article.section == "World");
    CHECK(article.language == "en");
    CHECK(article.url == "https://example.org/1");
    CHECK(article.topics == Labels{"war", "crime"});
    CHECK(article.persons == Labels{"V. Zelenskiy", "J. Doe"});
    CHECK(article.organisations == Labels{"UN"});
    CHECK(article.places == Labels{"Izium", "Kyiv"});
    CHECK(article.extra.empty());
}

TEST_CASE("Columns by other names are known, whatever their case and however their words are parted") {
    const auto article =
        read_article("csv",
                     "Headline,Full Text,pub-date,Author,NEWSPAPER,Link,Tags,,Word Count,\"a \"\"b\"\"\"\n"
                     "A,Text,16/09/2022,Jane Doe,The Echo,https://x,war,ignored,7,\"say \"\"c\"\"\"\n");
    CHECK(article.title == "A");
    CHECK(article.body == "Text");
    CHECK(day_of(article) == "2022-09-16");
    CHECK(article.byline == "Jane Doe");
    CHECK(article.source == "The Echo");
    CHECK(article.url == "https://x");
    CHECK(article.topics == Labels{"war"});
    CHECK(article.extra == R"({"Word Count":"7","a \"b\"":"say \"c\""})");
}

TEST_CASE("Columns that are kept have text without control characters, as the record would write it") {
    const auto article = read_article("csv",
                                      "title,a\x01\n"
                                      "A,\"b\x7F\b\r\n\tc\\\"\n");
    CHECK(article.extra == R"({"a":"b\n\tc\\"})");
    Article again;
    RecordMends mends;
    CHECK_FALSE(parse_record(record_json(article), again, mends));
    CHECK(again.extra == article.extra);
}

TEST_CASE("A column with the name of an archive's own field is that field alone") {
    ReaderContext context = mapping({{"price", "cost"}});
    context.own_keys = {"desk", "price", "mood"};
    const auto article = read_article("csv", "title,desk,category,price,cost\nA,Sport,News,1,2\n", context);
    CHECK(article.section == "News");
    CHECK(article.extra == R"({"price":"2","desk":"Sport"})");
    context.columns.clear();
    CHECK(read_article("csv", "title,Desk\nA,Sport\n", context).section == "Sport");
}

TEST_CASE("Of two columns for a key the better name is taken, and the other is kept") {
    auto article = read_article("csv", "summary,text,title,headline\nshort,long,A,B\n");
    CHECK(article.title == "A");
    CHECK(article.body == "long");
    CHECK(article.extra == R"({"summary":"short","headline":"B"})");
    article = read_article("csv", "title,body,body\nA,one,two\n");
    CHECK(article.body == "one");
    CHECK(article.extra == R"({"body":"two"})");
}

TEST_CASE("Columns can be named for keys") {
    const std::string table = "Kop,Tekst,Text,Datum\nA,B,C,2022-09-16\n";
    auto article = read_article("csv", table, mapping({{"title", "kop"}, {"body", "Tekst"}, {"published", "Datum"}}));
    CHECK(article.title == "A");
    CHECK(article.body == "B");
    CHECK(day_of(article) == "2022-09-16");
    CHECK(article.extra == R"({"Text":"C"})");  // known as body, which has a column
    article = read_article("csv", table, mapping({{"title", "Text"}}));
    CHECK(article.title == "C");
    CHECK(article.body.empty());  // a column that was named for one key serves no other
    article = read_article("csv", table, mapping({{"title", "Kop"}, {"verdict", "Tekst"}}));
    CHECK(article.extra == R"({"verdict":"B","Datum":"2022-09-16"})");  // for a field of the archive's own
    article = read_article("csv", table, mapping({{"title", "Tekst"}, {"body", "Tekst"}}));
    CHECK(article.title == article.body);
}

TEST_CASE("A header that does not serve is the one reject of its file") {
    CHECK(fault_of("title,body\nA,B\n", mapping({{"byline", "Von"}})) ==
          "bad-row: --map byline=Von: the header has no such column; the columns are title, body");
    CHECK(fault_of("name,age\nA,7\n") ==
          "bad-row: no column is known as title or body; --map body=COLUMN names it; the columns are name, age");
    CHECK(fault_of("\"title,body\nA,B\n") == "bad-row: a quote is not closed, or closed inside of a field");
    const auto items = read_items("csv", "title,body\nA,B\n", mapping({{"body", "x"}}));
    CHECK(std::get<Reject>(items[0]).where == Location{"here", 1, 0});
}

TEST_CASE("Rows are parted as they are, and taken or rejected one by one") {
    const std::string h = "id,title\n";
    const auto reject = [](int line, int byte, const std::string& code) {
        return "line " + std::to_string(line) + " byte " + std::to_string(byte) + ": " + code;
    };
    check_rows(
        "csv",
        {
            {"two rows", h + "1,A\n2,B\n", {"1: A", "2: B"}},
            {"no line end at the end", h + "1,A", {"1: A"}},
            {"line ends of another system", "id,title\r\n1,A\r\n2,B\r\n", {"1: A", "2: B"}},
            {"a byte order mark", "\xEF\xBB\xBFid,title\n1,A\n", {"1: A"}},
            {"empty lines", "\n\n" + h + "\n1,A\n\r\n\n2,B\n\n", {"1: A", "2: B"}},
            {"rows of separators alone, as spreadsheets leave them", h + "1,A\n,\n\"\", \n2,B\n", {"1: A", "2: B"}},
            {"a header alone", h, {}},
            {"nothing", "", {}},
            {"blank lines alone", "\n\r\n", {}},
            {"semicolons", "id;title\n1;A, B\n2;C, D\n", {"1: A, B", "2: C, D"}},
            {"tabs", "id\ttitle\n1\tA, B\n", {"1: A, B"}},
            {"bars", "id|title\n1|A, B\n", {"1: A, B"}},
            {"the separator is said", "sep=|\nid|title,x\n1|A\n", {reject(2, 6, "bad-row")}},
            {"the separator is said, and another occurs", "SEP=;\r\nid;title\r\n1;A, B\r\n", {"1: A, B"}},
            {"quotes around all", "\"id\",\"title\"\n\"1\",\"A\"\n", {"1: A"}},
            {"blanks around quotes", h + "1, \"A, B\" \n 2 ,\"C\"\n", {"1: A, B", "2: C"}},
            {"doubled quotes", h + "1,\"A \"\"B\"\"\"\n2,\"\"\"C\"\n", {"1: A \"B\"", "2: \"C"}},
            {"quotes inside of a field without quotes", h + "1,A \"B\" C\n2,5\" D\n", {"1: A \"B\" C", "2: 5\" D"}},
            {"line ends in a field", "id,title,body\n1,A,\"x\ny\r\nz\"\n2,B,w\n", {"1: A", "2: B"}},
            {"a field too few", h + "1\n2,B\n", {reject(2, 9, "bad-row"), "2: B"}},
            {"a field too many", h + "1,A,x\n2,B\n", {reject(2, 9, "bad-row"), "2: B"}},
            {"a separator at the end of the row", h + "1,A,\n2,B\n", {reject(2, 9, "bad-row"), "2: B"}},
            {"a quote that is never closed costs its line",
             h + "1,\"A\n2,B\n3,C\n",
             {reject(2, 9, "bad-row"), "2: B", "3: C"}},
            {"a quote that another row closes costs its line",
             h + "1,\"A\n2,\"B\"\n3,C\n",
             {reject(2, 9, "bad-row"), "2: B", "3: C"}},
            {"a quote that another row closes at a field's end",
             "id,title,body\n1,A,\"x\n2,\"B\",y\n3,C,z\n",
             {reject(2, 14, "bad-row"), "2: B", "3: C"}},
            {"quotes inside of a field with quotes", h + "1,\"A \"B\" C\"\n2,B\n", {reject(2, 9, "bad-row"), "2: B"}},
            {"text behind the closing quote", h + "1,\"A\"x\n2,B\n", {reject(2, 9, "bad-row"), "2: B"}},
            {"a quote open at the end", h + "1,A\n2,\"", {"1: A", reject(3, 13, "bad-row")}},
            {"a quote open at the end, behind lines",
             h + "1,A\n2,\"B\nx,y\n\n",
             {"1: A", reject(3, 13, "bad-row"), "x: y"}},
            {"neither title nor body", h + "1,\n2,B\n", {reject(2, 9, "no-text"), "2: B"}},
            {"control characters alone", h + "1,\x01\x02\n2,B\n", {reject(2, 9, "no-text"), "2: B"}},
            {"a zero byte", std::string("id,title\n1,A\0B\n", 15), {"1: AB"}},
            {"a date that is none", "id,title,date\n1,A,soon\n2,B,\n", {reject(2, 14, "bad-date"), "2: B"}},
            {"a date of either order", "id,title,date\n1,A,03/04/2022\n", {reject(2, 14, "bad-date")}},
            {"a day that is none", "id,title,date\n1,A,2022-02-30\n", {reject(2, 14, "bad-date")}},
            {"a status that is none", "id,title,status\n1,A,gone\n", {reject(2, 16, "bad-status")}},
            {"a version that is no number", "id,title,version\n1,A,two\n", {reject(2, 17, "wrong-type")}},
            {"a version below none", "id,title,version\n1,A,-2\n", {reject(2, 17, "wrong-type")}},
            {"a cancellation needs no text", "id,title,status\n1,,cancelled\n", {"1: "}},
            {"a cancellation of nothing", "id,title,status\n,,cancelled\n", {reject(2, 16, "no-id")}},
        });
}

TEST_CASE("A table may have one column") { CHECK(read_article("csv", "title\nA\n").title == "A"); }

TEST_CASE("A reject of a row has the id and names the column") {
    const auto items = read_items("csv", "title,date,id\nA,soon,7\n");
    const auto& reject = std::get<Reject>(items.at(0));
    CHECK(reject.id == "7");
    CHECK(reject.detail == "date: soon");
    CHECK(fault_of("title,id\nA,1,2\n") == "bad-row: 3 fields, the header has 2");
}

TEST_CASE("A row over the limit is rejected, and the next is read") {
    const std::string h = "id,title\n";
    const ReaderContext context{"here", {}, INT64_MIN, {100}};
    const std::string x(200, 'x');
    check_rows(
        "csv",
        {{"between two others", h + "1,A\n2," + x + "\n3,C\n", {"1: A", "line 3 byte 13: too-large", "3: C"}},
         {"in quotes", h + "2,\"" + x + "\"\n3,C\n", {"line 2 byte 9: too-large", "3: C"}},
         {"a quote behind the limit costs its line", h + "2," + x + ",\"\n3,C\n", {"line 2 byte 9: too-large", "3: C"}},
         {"a quote that is not closed within the limit costs its line",
          h + "2,\"B\n3,C\n4," + x + "\n5,E\n",
          {"line 2 byte 9: bad-row", "3: C", "line 4 byte 18: too-large", "5: E"}},
         {"its line alone is over the limit", h + "2,\"" + x + "\n3,C\n", {"line 2 byte 9: too-large", "3: C"}}},
        context);
    const auto items =
        read_items("csv", std::make_unique<LongStream>(h + "1,A\n2,\"", 50'000'000, 'x', "\"\n3,C\n"), context);
    CHECK(one_line_each(items) == std::vector<std::string>{"1: A", "line 3 byte 13: too-large", "3: C"});
}

TEST_CASE("A stream that breaks gives its whole rows and one reject") {
    const auto items =
        read_items("csv", std::make_unique<PieceStream>("id,title\n1,A\n2,\"B\n3,C\n", 7, ErrorKind::bad_data));
    CHECK(one_line_each(items) == std::vector<std::string>{"1: A", "line 3 byte 13: truncated"});
}

TEST_CASE("A table of quotes that never close is read in bounded time") {
    // Every line begins with a quote closed by the line before, and leaves one open.
    std::string text = "id,title\n";
    for (int i = 0; i < 100'000; ++i) text += "x\",\"\n";
    const auto items = read_items("csv", text);
    CHECK(items.size() > 10);
    for (const auto& item : items) CHECK(std::holds_alternative<Reject>(item));
}

TEST_CASE("CSV is recognised by its header") {
    struct Row {
        std::string why;
        std::string head;
        bool expected;
    };
    const Row rows[] = {
        {"a title", "id,title\n1,A\n", true},
        {"another name for it", "\"Date\";\"Headline\"\n", true},
        {"a body over many lines", "title,content\nA,\"x\n\ny, z\nw\"\nB,C\n", true},
        {"a separator that is said", "sep=;\nid;title\n", true},
        {"one row among many is broken", "id,title\n1,A\n2\n3,C\n", true},
        {"the head ends in the middle of a row", "id,title,body\n1,A,\"x", true},
        {"one column", "title\nA\n", false},
        {"no title and no body", "name,age\nA,7\n", false},
        {"a title that holds a comma", "Text, lies and videotape\n\nThe film, it seems, ends.\n", false},
        {"a story whose lines hold commas at will", "Headline, text\nOne line.\nTwo, three, four.\nFive.\n", false},
        {"a header over two lines", "\"id\nx\",title\n1,A\n", false},
        {"nothing", "", false},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(looks_like_csv(row.head) == row.expected);
    }
}
