#include "query/language/query_words.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "query/language/query_error.hpp"

using namespace dateline;

TEST_CASE("words are folded as the index folds them") {
    CHECK(scan_words("Mid-Term Cafés") == std::vector<std::string>{"mid", "term", "cafes"});
    CHECK(scan_words("&").empty());
}

TEST_CASE("scanning stops above the limit") {
    std::string text;
    for (std::size_t i = 0; i < 2 * max_query_nodes; ++i) text += "a ";
    CHECK(scan_words(text).size() == max_query_nodes + 1);
}

TEST_CASE("a wildcard stands at the end, behind two letters") {
    CHECK(read_wildcard("fed*", 0).beginning == "fed");
    CHECK(read_wildcard("fed*", 0).is_wildcard);
    CHECK_FALSE(read_wildcard("fed", 0).is_wildcard);
    for (const std::string word : {"*", "f*", "f*d", "fed**", "*fed"}) {
        INFO(word);
        CHECK_THROWS_AS(read_wildcard(word, 0), QueryError);
    }
}

TEST_CASE("faults of wildcards point into the query") {
    try {
        read_wildcard("wom*n", 10);
        FAIL("it was taken");
    } catch (const QueryError& error) {
        CHECK(error.span() == Span{13, 14});
    }
}

TEST_CASE("a wildcard follows a single word of two letters") {
    CHECK_NOTHROW(require_single_word({"fed"}, {}));
    CHECK_THROWS_AS(require_single_word({}, {}), QueryError);
    CHECK_THROWS_AS(require_single_word({"f"}, {}), QueryError);
    CHECK_THROWS_AS(require_single_word({"mid", "term"}, {}), QueryError);
}

TEST_CASE("a phrase holds no wildcard, but stars as punctuation") {
    CHECK_NOTHROW(refuse_wildcard("mass * grave **", 0));
    CHECK_THROWS_AS(refuse_wildcard("mass grav*", 0), QueryError);
    CHECK_THROWS_AS(refuse_wildcard("* * grav*", 0), QueryError);
}
