#include "query/language/lexer.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "query/language/query_error.hpp"

using namespace dateline;

namespace {

std::string shown(const Token& token) {
    static const std::map<TokenKind, std::string> names{
        {TokenKind::word, "word"}, {TokenKind::quoted, "quoted"}, {TokenKind::field, "field"}, {TokenKind::plus, "+"},
        {TokenKind::minus, "-"},   {TokenKind::and_, "AND"},      {TokenKind::or_, "OR"},      {TokenKind::not_, "NOT"},
        {TokenKind::near, "NEAR"}, {TokenKind::open, "("},        {TokenKind::close, ")"},     {TokenKind::end, "end"}};
    std::string text = names.at(token.kind);
    if (token.kind == TokenKind::word || token.kind == TokenKind::quoted) text += "<" + std::string(token.text) + ">";
    if (token.kind == TokenKind::near || token.has_distance) text += "/" + std::to_string(token.distance);
    if (token.kind == TokenKind::field) {
        const char sign = token.field_operator == FieldOperator::exact     ? '='
                          : token.field_operator == FieldOperator::prefers ? '~'
                                                                           : ':';
        text += "<" + std::string(token.text) + sign + std::string(token.value) + (token.value_quoted ? "\">" : ">");
    }
    return text;
}

std::string tokens_of(std::string_view text) {
    Lexer lexer(text);
    std::string all;
    for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
        if (!all.empty()) all += ' ';
        all += shown(token);
    }
    return all;
}

struct Row {
    std::string text;
    std::string tokens;
    std::string reason;
};

const std::vector<Row> rows{
    {"", "", "nothing"},
    {"a b", "word<a> word<b>", "blanks part words"},
    {"a\u3000b", "word<a> word<b>", "an ideographic blank"},
    {"a(b)c", "word<a> ( word<b> ) word<c>", "parentheses part words"},
    {"\"a b\"", "quoted<a b>", "straight quotes"},
    {"“a b”", "quoted<a b>", "curly quotes"},
    {"\"a\"b", "quoted<a> word<b>", "a word behind a quote"},
    {"\"a\"~7", "quoted<a>/7", "a distance"},
    {"title:\"a\"~5km b", "field/0<title:a\"> word<b>", "a distance behind a value is for the field to read"},
    {"\"a\"~7)", "quoted<a>/7 )", "a distance ends at a parenthesis"},
    {"‘a’", "word<‘a’>", "single quotes are apostrophes"},
    {"-a", "- word<a>", "a sign"},
    {"+a", "+ word<a>", "the other sign"},
    {"(-a)", "( - word<a> )", "a sign behind a parenthesis"},
    {"a-b", "word<a-b>", "no sign inside a word"},
    {"a -", "word<a> word<->", "no sign at the end"},
    {"a - b", "word<a> word<-> word<b>", "nor among blanks"},
    {"(-)", "( word<-> )", "nor before a parenthesis that closes"},
    {"-\"a\"", "- quoted<a>", "a sign before a quote"},
    {"-(a", "- ( word<a>", "a sign before a parenthesis"},
    {"+-a", "+ - word<a>", "two signs"},
    {"AND OR NOT NEAR", "AND OR NOT NEAR/10", "operators"},
    {"(AND)", "( AND )", "operators among parentheses"},
    {"NEAR/7", "NEAR/7", "with a distance"},
    {"-AND", "- word<AND>", "an operator behind a sign is a word"},
    {"AND-gate ANDROID and", "word<AND-gate> word<ANDROID> word<and>", "words that hold operators"},
    {"title:a", "field<title:a>", "a field"},
    {"title:=a", "field<title=a>", "exact"},
    {"title~a", "field<title~a>", "preferred"},
    {"title:\"a b\"", "field<title:a b\">", "a phrase as value"},
    {"title:«a b»", "field<title:a b\">", "in other quotes"},
    {"title: a", "field<title:> word<a>", "no value"},
    {"title:a:b", "field<title:a:b>", "a colon in the value"},
    {"title:~a", "field<title:~a>", "only the first sign counts"},
    {"title:a\"b\"", "field<title:a> quoted<b>", "a quote ends a bare value"},
    {"title:(a", "field<title:> ( word<a>", "so does a parenthesis"},
    {"my_field-2:a", "field<my_field-2:a>", "a name with all that it may hold"},
    {"_x:a", "field<_x:a>", "it may begin with an underline"},
    {"2x:a", "word<2x:a>", "but not with a digit"},
    {"a.b:c", "word<a.b:c>", "a full stop is in no name"},
    {":a", "word<:a>", "no name at all"},
    {"http://a", "word<http://a>", "a URL"},
    {"url:http://a", "field<url:http://a>", "a URL as value"},
};

}  // namespace

TEST_CASE("a query is cut into tokens") {
    for (const Row& row : rows) {
        INFO(row.text << ": " << row.reason);
        CHECK(tokens_of(row.text) == row.tokens);
    }
}

TEST_CASE("tokens say where they stand") {
    Lexer lexer("  “é”~5 place:=\"a b\"");
    const Token phrase = lexer.next();
    CHECK(phrase.span == Span{2, 12});
    const Token field = lexer.next();
    CHECK(field.span == Span{13, 25});
    CHECK(field.value_span == Span{20, 25});
    CHECK(lexer.next().span == Span{25, 25});
    CHECK(lexer.next().kind == TokenKind::end);
}

TEST_CASE("tokens that are none are refused") {
    for (const std::string text : {"\"a", "“", "title:\"a", "NEAR/", "NEAR/0", "\"a\"~", "\"a\"~0", "--a", "-- --a"}) {
        INFO(text);
        CHECK_THROWS_AS(tokens_of(text), QueryError);
    }
}
