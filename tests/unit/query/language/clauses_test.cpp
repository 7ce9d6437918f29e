#include "query/language/clauses.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "query/language/describe.hpp"
#include "query/language/query_error.hpp"

using namespace dateline;

namespace {

Clause word(const std::string& text) {
    auto node = std::make_unique<Expression>();
    node->kind = Expression::Kind::word;
    node->words = {text};
    return {std::move(node), {}, false, false};
}

Clause excluded(const std::string& text) {
    Clause clause = word(text);
    clause.excluded = true;
    return clause;
}

Clause required(const std::string& text) {
    Clause clause = word(text);
    clause.required = true;
    return clause;
}

Clause field(bool preferred) {
    auto node = std::make_unique<Expression>();
    node->kind = Expression::Kind::field;
    node->field = FieldTable::builtin().find("place");
    node->value = "Kyiv";
    node->preferred = preferred;
    return {std::move(node), {}, false, false};
}

template <class... Clauses>
std::vector<Clause> list(Clauses... clauses) {
    std::vector<Clause> all;
    (all.push_back(std::move(clauses)), ...);
    return all;
}

}  // namespace

TEST_CASE("all of several clauses") {
    CHECK(canonical_query(*all_of(list(word("a"), word("b"))).expression) == "a AND b");
    CHECK(canonical_query(*all_of(list(word("a"), excluded("b"), excluded("c"))).expression) == "a -(b OR c)");
    CHECK(canonical_query(*all_of(list(word("a"), field(true))).expression) == "a AND place~\"Kyiv\"");
}

TEST_CASE("any of several clauses, but fields, '+' and '-' hold") {
    CHECK(canonical_query(*any_of(list(word("a"), word("b"))).expression) == "a OR b");
    CHECK(canonical_query(*any_of(list(word("a"), word("b"), field(false))).expression) ==
          "place:\"Kyiv\" AND (a OR b)");
    CHECK(canonical_query(*any_of(list(required("a"), word("b"), excluded("c"))).expression) == "(a AND b) -c");
}

TEST_CASE("a single clause comes back with what it is") {
    CHECK(all_of(list(excluded("a"))).excluded);
    CHECK(any_of(list(required("a"))).required);
    CHECK(alternatives_of(list(excluded("a"))).excluded);
}

TEST_CASE("nothing but exclusions is an exclusion") {
    const Clause clause = all_of(list(excluded("a"), excluded("b")));
    CHECK(clause.excluded);
    CHECK(canonical_query(*clause.expression) == "a OR b");
}

TEST_CASE("clauses without a word leave no hole") {
    CHECK_FALSE(all_of(list(Clause{}, Clause{})).expression);
    CHECK_FALSE(any_of(list(Clause{}, Clause{})).expression);
    CHECK_FALSE(alternatives_of(list(Clause{}, Clause{})).expression);
    CHECK(canonical_query(*all_of(list(Clause{}, word("a"))).expression) == "a");
}

TEST_CASE("exclusions and preferences are no alternatives") {
    CHECK_THROWS_AS(alternatives_of(list(word("a"), excluded("b"))), QueryError);
    CHECK_THROWS_AS(alternatives_of(list(word("a"), field(true))), QueryError);
    CHECK_THROWS_AS(alternatives_of(list(word("a"), all_of(list(field(true), field(true))))), QueryError);
    CHECK_NOTHROW(alternatives_of(list(word("a"), field(false))));
}
