#include <catch2/catch.hpp>

#include "tests/unit/query/presentation/sample_hit.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

struct Row {
    std::string title;
    std::string cell;
    const char* reason;
};

// The fifth cell of a row in which no other cell holds a comma.
std::string title_cell(const std::string& title) {
    auto shown = sample_hit();
    shown.hit.brief.title = title;
    const std::string row = make_csv_presenter({})->hit(shown);
    const std::string before = "1,a-1,0.5,2022-09-16T10:05:00Z,";
    const std::string behind =
        ",Reuters,IZIUM,usable,Volodymyr Zelenskiy,,Izium; Ukraine,Some 450 graves were found.,\r\n";
    REQUIRE(row.starts_with(before));
    REQUIRE(row.ends_with(behind));
    return row.substr(before.size(), row.size() - before.size() - behind.size());
}

}  // namespace

TEST_CASE("Cells are as RFC 4180 has them, and no formula") {
    const std::vector<Row> rows{
        {"Graves", "Graves", "plain text"},
        {"", "", "an empty cell"},
        {"a,b", "\"a,b\"", "a comma"},
        {"say \"no\"", "\"say \"\"no\"\"\"", "quotes are doubled"},
        {"=1+1", "'=1+1", "a formula"},
        {"+1", "'+1", "a formula by plus"},
        {"-1", "'-1", "a formula by minus"},
        {"@SUM(A1)", "'@SUM(A1)", "a formula by at"},
        {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"", "a formula with commas and quotes"},
        {"\t=1", "' =1", "a formula behind a tab"},
        {"\r=1", "' =1", "or a carriage return"},
        {"a\nb", "a b", "a line end becomes a blank"},
        {"a\x1b[31m", "a [31m", "no control passes"},
        {"a=b", "a=b", "a sign within is none"},
    };
    for (const auto& row : rows) {
        INFO(row.reason);
        CHECK(title_cell(row.title) == row.cell);
    }
}

TEST_CASE("The archive's own fields have columns of their own, behind all others") {
    const OwnFields own;
    const auto presenter = make_csv_presenter({});
    auto head = sample_head(3);
    head.fields = {"desk", "event", "price"};
    CHECK(presenter->begin(head) ==
          "rank,id,score,date,title,source,dateline,status,persons,organisations,places,snippet,copies,desk,event,"
          "price\r\n");
    auto shown = sample_hit();
    CHECK(presenter->hit(shown).ends_with("found.,,,,\r\n"));
    shown.hit.fields = own.read(R"({"desk":["=Sport","World"],"event":"2022-09-16","price":-2.5})");
    CHECK(presenter->hit(shown).ends_with("found.,,'=Sport; World,2022-09-16,-2.5\r\n"));
    shown.hit.fields = own.read(R"({"price":[-2.5,7]})");
    CHECK(presenter->hit(shown).ends_with("found.,,,,'-2.5; 7\r\n"));
}

TEST_CASE("Copies that are folded into a hit have their ids there") {
    auto shown = sample_hit();
    shown.hit.copies = {{"a-2", "a-3"}, true};
    CHECK(make_csv_presenter({})->hit(shown).ends_with("found.,a-2; a-3\r\n"));
}

TEST_CASE("A header names the columns") {
    CHECK(make_csv_presenter({})->begin(sample_head(0)) ==
          "rank,id,score,date,title,source,dateline,status,persons,organisations,places,snippet,copies\r\n");
}
