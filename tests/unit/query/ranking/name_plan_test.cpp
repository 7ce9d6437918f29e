#include "query/ranking/name_plan.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("A name of one word is searched by the words that sound like it") {
    AnnotatedArchive archive({persons({"Volodymyr Zelenskiy"}), persons({"Zelensky"}), persons({"Olena Zelenska"})});
    CHECK(archive.filter("person:Zelenskyy") == "(XPERSONzelenskiy OR XPERSONzelensky OR XPERSONzelenskyy)");
    CHECK(archive.filter("person:=Zelenskyy") == "XPERSONFULLzelenskyy");
    CHECK(archive.filter("person:zelens*") == "(XPERSONzelenska OR XPERSONzelenskiy OR XPERSONzelensky)");
}

TEST_CASE("A name of several words is searched by whole names, and as it stands") {
    AnnotatedArchive archive({persons({"Volodymyr Zelenskiy"}), persons({"Volodymyr Oleksandrovych Zelenskyy"})});
    CHECK(archive.filter("person:\"Volodymyr Zelensky\"") ==
          "(XPERSONFULLvolodymyr zelensky OR XPERSONFULLvolodymyr oleksandrovych zelenskyy OR XPERSONFULLvolodymyr "
          "zelenskiy)");
}

TEST_CASE("Words of names are wanted by all their variants") {
    AnnotatedArchive archive({persons({"Volodymyr Zelenskiy"})});
    const auto plan = archive.plan("person:Zelensky");
    REQUIRE(plan.wanted.size() == 1);
    CHECK(plan.wanted.front().terms.size() == 2);
}

TEST_CASE("A full name finds the surname alone, where no other bearer of it is named") {
    AnnotatedArchive archive({persons({"Paul Keating"}), persons({"Keating"}), persons({"Paul Keating"}),
                              persons({"Keating", "Charles Keating"})});
    CHECK(archive.filter("person:\"Paul Keating\"") ==
          "(XPERSONFULLpaul keating OR (XPERSONFULLkeating AND_NOT XPERSONFULLcharles keating))");
    CHECK(archive.filter("person:\"Charles Keating\"") == "XPERSONFULLcharles keating");
    CHECK(archive.filter("person:=\"Paul Keating\"") == "XPERSONFULLpaul keating");
}
