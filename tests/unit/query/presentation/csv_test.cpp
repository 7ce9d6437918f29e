#include <catch2/catch.hpp>

#include "tests/unit/query/presentation/sample_hit.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("Every cell is a safe one") {
    auto shown = sample_hit();
    shown.hit.brief.title = "=1,2";
    CHECK(make_csv_presenter({})->hit(shown) ==
          "1,a-1,0.5,2022-09-16T10:05:00Z,\"'=1,2\",Reuters,IZIUM,usable,Volodymyr Zelenskiy,,Izium; Ukraine,Some 450 "
          "graves were found.,\r\n");
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
