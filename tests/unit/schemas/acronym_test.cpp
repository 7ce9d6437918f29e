#include "schemas/acronym.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

using Words = std::vector<std::string>;

TEST_CASE("a name has the first letters of its words, with and without small ones") {
    CHECK(acronyms_of("world health organization") == Words{"who"});
    CHECK(acronyms_of("bank of england") == Words{"boe", "be"});
    CHECK(acronyms_of("house of the people") == Words{"hotp", "hp"});
    CHECK(acronyms_of("unicef").empty());
    CHECK(acronyms_of("bank of") == Words{"bo"});
    CHECK(acronyms_of("a b c d e f g").empty());
    CHECK(acronyms_of("").empty());
    CHECK(acronyms_of("  united  nations ") == Words{"un"});
}

TEST_CASE("what may be an acronym has two to six letters, and a key of its own") {
    CHECK(may_be_acronym("un"));
    CHECK_FALSE(may_be_acronym("u"));
    CHECK_FALSE(may_be_acronym("nations"));
    CHECK(acronym_key("un") != acronym_key("who"));
    CHECK(acronym_key("un").find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == 0);
}
