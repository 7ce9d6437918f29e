#include "query/language/query_error.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

namespace {

std::string rendered(const std::string& query, Span span) {
    return render_query_error(query, QueryError(span, "wrong"));
}

}  // namespace

TEST_CASE("the caret stands under the fault") {
    CHECK(rendered("graves persn:x", {7, 12}) == "wrong (at character 8)\n  graves persn:x\n         ^^^^^");
}

TEST_CASE("what is missing has one caret, also behind the end") {
    CHECK(rendered("title:", {6, 6}) == "wrong (at character 7)\n  title:\n        ^");
    CHECK(rendered("", {0, 0}) == "wrong (at character 1)\n  \n  ^");
    CHECK(rendered("a", {90, 99}) == "wrong (at character 2)\n  a\n   ^");
}

TEST_CASE("columns are code points") { CHECK(rendered("é x", {3, 4}) == "wrong (at character 3)\n  é x\n    ^"); }

TEST_CASE("control characters, marks of direction and damaged bytes are shown as blanks") {
    CHECK(rendered("a\x1B[2J\nb\xFF\u202E", {0, 1}) == "wrong (at character 1)\n  a [2J b  \n  ^");
}

TEST_CASE("a long query is cut around the fault") {
    const std::string query(200, 'x');
    CHECK(rendered(query, {100, 101}) ==
          "wrong (at character 101)\n  ..." + std::string(72, 'x') + "...\n" + std::string(35, ' ') + "^");
    CHECK(rendered(query, {0, 200}) ==
          "wrong (at character 1)\n  " + std::string(72, 'x') + "...\n  " + std::string(72, '^'));
    CHECK(rendered(query, {199, 200}) ==
          "wrong (at character 200)\n  ..." + std::string(31, 'x') + "\n" + std::string(35, ' ') + "^");
}

TEST_CASE("pieces of a query in messages are short and clean") {
    CHECK(shown_piece("graves") == "\"graves\"");
    CHECK(shown_piece("a\nb") == "\"a b\"");
    CHECK(shown_piece(std::string(40, 'x')) == "\"" + std::string(40, 'x') + "\"");
    CHECK(shown_piece(std::string(41, 'x')) == "\"" + std::string(40, 'x') + "...\"");
}
