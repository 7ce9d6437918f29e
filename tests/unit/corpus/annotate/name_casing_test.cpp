#include "corpus/annotate/name_casing.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("A text in capitals has letters, but no small one") {
    CHECK(is_in_capitals("KYIV"));
    CHECK(is_in_capitals("KÖLN 4"));
    CHECK(is_in_capitals("ЗЕЛЕНСКИЙ"));
    CHECK_FALSE(is_in_capitals("KöLN"));
    CHECK_FALSE(is_in_capitals("Kyiv"));
    CHECK_FALSE(is_in_capitals("1996"));
    CHECK_FALSE(is_in_capitals(""));
    CHECK_FALSE(is_in_capitals("\xFF\xC3"));
}

TEST_CASE("Names in capitals are written as names are") {
    const auto person = [](std::string_view name) { return cased_name(name, NameClass::person); };
    CHECK(person("VOLODYMYR ZELENSKIY") == "Volodymyr Zelenskiy");
    CHECK(person("CHARLES DE GAULLE") == "Charles de Gaulle");
    CHECK(person("DE GAULLE") == "De Gaulle");
    CHECK(person("SEAN O'CASEY") == "Sean O'Casey");
    CHECK(person("ADA MCKAY") == "Ada McKay");
    CHECK(person("KIM JONG-UN") == "Kim Jong-Un");
    CHECK(person("J.F. KENNEDY") == "J.F. Kennedy");
    CHECK(person("LOUIS XIV") == "Louis XIV");
    CHECK(person("CARL MOSS JR.") == "Carl Moss Jr.");
    CHECK(person("JÜRGEN KÖHLER") == "Jürgen Köhler");
    CHECK(person("Ada McKay") == "Ada McKay");
    CHECK(person("X") == "X");
    CHECK(person("") == "");
    const auto organisation = [](std::string_view name) { return cased_name(name, NameClass::organisation); };
    CHECK(organisation("BANK OF ENGLAND") == "Bank of England");
    CHECK(organisation("NATO") == "NATO");
    CHECK(organisation("UNESCO") == "UNESCO");
    CHECK(organisation("TARRANT") == "Tarrant");
    CHECK(organisation("HSBC") == "HSBC");
    CHECK(organisation("U.N. SECURITY COUNCIL") == "U.N. Security Council");
    CHECK(organisation("KRONE AG") == "Krone AG");
    CHECK(organisation("MARSH & FINCH") == "Marsh & Finch");
    const auto place = [](std::string_view name) { return cased_name(name, NameClass::location); };
    CHECK(place("KYIV") == "Kyiv");
    CHECK(place("U.S.") == "U.S.");
    CHECK(place("UAE") == "UAE");
    CHECK(place("RIO DE JANEIRO") == "Rio de Janeiro");
    CHECK(place("CHINA") == "China");
}
