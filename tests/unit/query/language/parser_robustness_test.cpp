// Queries that nobody would type: the parser answers or refuses each, and what it answers keeps its promises.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "query/language/describe.hpp"
#include "query/language/parser.hpp"
#include "query/language/query_error.hpp"

using namespace dateline;

namespace {

using Kind = Expression::Kind;

const Day friday = *make_day(2022, 9, 16);

bool is_list(const Expression& node) { return node.kind == Kind::all || node.kind == Kind::any; }

// What expression.hpp promises of every tree.
void check_promises(const Expression& node, std::size_t query_size) {
    REQUIRE(node.span.begin <= node.span.end);
    REQUIRE(node.span.end <= query_size);
    REQUIRE((node.kind == Kind::field) == (node.field != nullptr));
    if (node.kind == Kind::word || node.kind == Kind::wildcard) REQUIRE(node.words.size() == 1);
    if (node.kind == Kind::phrase) REQUIRE(node.words.size() >= 2);
    if (is_list(node) || node.kind == Kind::near) REQUIRE(node.children.size() >= 2);
    for (const auto& child : node.children) {
        REQUIRE(child);
        if (is_list(node)) REQUIRE(child->kind != node.kind);
        if (node.kind == Kind::any) REQUIRE_FALSE(child->preferred);
        if (node.kind == Kind::near) REQUIRE((child->kind == Kind::word || child->kind == Kind::phrase));
        check_promises(*child, query_size);
    }
}

// True where it was understood.
bool try_query(const std::string& text, bool any) {
    try {
        const auto query = parse_query(text, FieldTable::builtin(), {friday, any, false});
        check_promises(*query.expression, text.size());
        const std::string json = describe_query(text, query).dump();
        REQUIRE(!json.empty());
        return true;
    } catch (const QueryError& error) {
        REQUIRE(error.span().begin <= error.span().end);
        REQUIRE(error.span().end <= text.size());
        const std::string_view message = error.what();
        REQUIRE(message.find('\n') == std::string_view::npos);
        REQUIRE(!render_query_error(text, error).empty());
        return false;
    }
}

std::size_t pick(std::mt19937& random, std::size_t below) { return random() % below; }

}  // namespace

TEST_CASE("random bytes are understood or refused") {
    std::mt19937 random(20220916);
    std::size_t understood = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string text(pick(random, 60), ' ');
        for (char& c : text) c = static_cast<char>(pick(random, 256));
        understood += try_query(text, round % 2 == 0);
    }
    CHECK(understood > 0);
    CHECK(understood < 3000);
}

TEST_CASE("random pieces of the language are understood or refused") {
    const std::vector<std::string> pieces{
        "a",       "graves",   "mid-term", "fed*",     "*",       "\"",
        "“",       "”",        "(",        ")",        "-",       "+",
        "~",       ":",        "=",        " AND ",    " OR ",    " NOT ",
        " NEAR ",  " NEAR/5 ", " ",        " ",        " ",       "title",
        "place:",  "place~",   "person:=", "date:",    "is:",     "id:",
        "source",  "2022",     "-09",      "..",       "last",    " week",
        "undated", "Kyiv",     "Київ",     "京",       "&",       "\t",
        "~5",      "é",        "\xC3",     "\xE2\x80", "http://", "10:30",
        "'s",      "U.N.",     "\n",       ",",        ".",       "/",
        "foo:bar", "NEAR/",    "\"a b\"",  "-(b)",     "*a",      std::string(1, '\0')};
    std::mt19937 random(1945);
    std::size_t understood = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::size_t count = pick(random, 12); count > 0; --count) text += pieces[pick(random, pieces.size())];
        understood += try_query(text, round % 2 == 0);
    }
    CHECK(understood > 1000);
}

TEST_CASE("huge queries of one kind are answered in time that grows no faster than they do") {
    constexpr std::size_t size = 100'000;
    for (const std::string piece : {"a",
                                    "a ",
                                    "(",
                                    ")",
                                    "\"",
                                    "\"a\" ",
                                    "-",
                                    "- ",
                                    "+",
                                    "& ",
                                    "*",
                                    "a*",
                                    "a-",
                                    "NOT ",
                                    "a OR ",
                                    "AND ",
                                    "title:",
                                    "title:a ",
                                    "date:last ",
                                    "~",
                                    "\xFF",
                                    "\xE2\x80\x9C",
                                    "京",
                                    "e\xCC\x81",
                                    "a NEAR/5 ",
                                    "'",
                                    "U.",
                                    "3,",
                                    "id:a ",
                                    "person:Ж ",
                                    "source:\"a b\" ",
                                    "(a) ",
                                    "-(",
                                    "()",
                                    "“",
                                    "a:b:"}) {
        std::string text;
        while (text.size() + piece.size() <= size) text += piece;
        INFO(piece);
        try_query(text, false);
        try_query(text, true);
        try_query("person:\"" + text, false);
        try_query("title:\"" + text + "\"", false);
        try_query("source:\"" + text + "\"", false);
    }
}
