#include "query/language/lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "query/language/query_error.hpp"
#include "schemas/code_points.hpp"

namespace dateline {

namespace {

constexpr unsigned default_distance = 10;
constexpr unsigned longest_distance = 1000;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_char(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; }

struct Operator {
    std::string_view word;
    TokenKind kind;
    unsigned distance;
};
constexpr std::array<Operator, 4> operators{{{"AND", TokenKind::and_, 0},
                                             {"OR", TokenKind::or_, 0},
                                             {"NOT", TokenKind::not_, 0},
                                             {"NEAR", TokenKind::near, default_distance}}};
// The longest first.
constexpr std::array<std::pair<std::string_view, FieldOperator>, 3> field_operators{
    {{":=", FieldOperator::exact}, {":", FieldOperator::requires_}, {"~", FieldOperator::prefers}}};
constexpr std::string_view near_with_distance = "NEAR/";

}  // namespace

bool is_quote(char32_t c) {
    constexpr std::u32string_view quotes = U"\"\u201C\u201D\u201E\u201F\u00AB\u00BB";
    return quotes.find(c) != std::u32string_view::npos;
}

Token Lexer::next() {
    skip_blanks();
    if (at_ == query_.size()) return make(TokenKind::end, at_);
    const char c = query_[at_];
    if (c == '(') return make(TokenKind::open, at_ + 1);
    if (c == ')') return make(TokenKind::close, at_ + 1);
    if (is_quote(code_point_at(query_, at_).value)) return quoted();
    if ((c == '+' || c == '-') && at_word_begin()) return sign();
    return word();
}

void Lexer::skip_blanks() {
    while (at_ < query_.size()) {
        const CodePoint point = code_point_at(query_, at_);
        if (!is_blank(point.value)) return;
        at_ += point.length;
        after_sign_ = false;
    }
}

// A sign counts at the beginning of a word: "mid-term" and "\"mid\"-term" hold none.
bool Lexer::at_word_begin() const {
    if (at_ == 0 || after_sign_ || query_[at_ - 1] == '(' || query_[at_ - 1] == ')') return true;
    std::size_t before = at_ - 1;
    while (before > 0 && (static_cast<unsigned char>(query_[before]) & 0xC0U) == 0x80U) --before;
    return is_blank(code_point_at(query_, before).value);
}

bool Lexer::is_delimiter(std::size_t at) const {
    if (at >= query_.size() || query_[at] == '(' || query_[at] == ')') return true;
    const char32_t c = code_point_at(query_, at).value;
    return is_blank(c) || is_quote(c);
}

std::size_t Lexer::word_end(std::size_t from) const {
    while (!is_delimiter(from)) from += code_point_at(query_, from).length;
    return from;
}

// The token from here to `end`; goes there.
Token Lexer::make(TokenKind kind, std::size_t end) {
    Token token;
    token.kind = kind;
    token.span = {at_, end};
    token.text = query_.substr(at_, end - at_);
    at_ = end;
    after_sign_ = false;
    return token;
}

// "-word", "+word"; a dash among blanks is punctuation, and comes back as a word without letters.
Token Lexer::sign() {
    const char c = query_[at_];
    const std::size_t run_end = std::min(query_.find_first_not_of(c, at_), query_.size());
    const bool something_follows =
        run_end < query_.size() && query_[run_end] != ')' && !is_blank(code_point_at(query_, run_end).value);
    if (!something_follows) return make(TokenKind::word, run_end);
    if (run_end - at_ > 1) {
        const std::string signs(run_end - at_, c);
        throw QueryError({at_, run_end},
                         fmt::format("{} means nothing in front of a word: one '{}' {}", shown_piece(signs), c,
                                     c == '-' ? "excludes it" : "requires it as it stands"));
    }
    Token token = make(c == '+' ? TokenKind::plus : TokenKind::minus, run_end);
    after_sign_ = true;
    return token;
}

// A phrase, and a distance that is not read yet.
Token Lexer::quote() {
    const std::size_t begin = at_ + code_point_at(query_, at_).length;
    std::size_t end = begin;
    while (end < query_.size() && !is_quote(code_point_at(query_, end).value)) end += code_point_at(query_, end).length;
    if (end == query_.size())
        throw QueryError({at_, begin},
                         "the quote that opens here is never closed: put one behind the last word of the phrase");
    const std::size_t behind = end + code_point_at(query_, end).length;
    const bool has_distance = behind < query_.size() && query_[behind] == '~';
    Token token = make(TokenKind::quoted, has_distance ? word_end(behind) : behind);
    token.text = query_.substr(begin, end - begin);
    token.has_distance = has_distance;
    if (has_distance) token.distance_span = {behind + 1, token.span.end};
    return token;
}

Token Lexer::quoted() {
    Token token = quote();
    if (token.has_distance) token.distance = read_distance(token.distance_span.begin, token.distance_span.end);
    return token;
}

Token Lexer::word() {
    const bool may_be_operator = !after_sign_;
    Token token = make(TokenKind::word, word_end(at_));
    if (may_be_operator && read_operator(token)) return token;
    read_field(token);
    return token;
}

bool Lexer::read_operator(Token& token) const {
    for (const Operator& row : operators) {
        if (token.text != row.word) continue;
        token.kind = row.kind;
        token.distance = row.distance;
        return true;
    }
    if (!token.text.starts_with(near_with_distance)) return false;
    token.kind = TokenKind::near;
    token.distance = read_distance(token.span.begin + near_with_distance.size(), token.span.end);
    return true;
}

// Makes a field of a word that begins as one, and takes in its value.
void Lexer::read_field(Token& token) {
    const std::string_view text = token.text;
    const auto name_end =
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_name_char) - text.begin());
    const std::string_view rest = text.substr(name_end);
    const bool named = name_end > 0 && (is_letter(text[0]) || text[0] == '_');
    if (!named || rest.empty() || rest.starts_with("://")) return;
    const auto* row = std::find_if(field_operators.begin(), field_operators.end(),
                                   [&](const auto& candidate) { return rest.starts_with(candidate.first); });
    if (row == field_operators.end()) return;

    token.kind = TokenKind::field;
    token.text = text.substr(0, name_end);
    token.field_operator = row->second;
    token.value = rest.substr(row->first.size());
    token.value_span = {token.span.end - token.value.size(), token.span.end};
    if (token.value.empty() && at_ < query_.size() && is_quote(code_point_at(query_, at_).value))
        read_quoted_value(token);
}

void Lexer::read_quoted_value(Token& token) {
    const Token phrase = quote();
    token.has_distance = phrase.has_distance;
    token.distance_span = phrase.distance_span;
    token.value_distance =
        query_.substr(phrase.distance_span.begin, phrase.distance_span.end - phrase.distance_span.begin);
    token.value = phrase.text;
    token.value_span = phrase.span;
    token.value_quoted = true;
    token.span.end = phrase.span.end;
}

unsigned Lexer::read_distance(std::size_t begin, std::size_t end) const {
    const std::string_view digits = query_.substr(begin, end - begin);
    unsigned number = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc() && stop == digits.data() + digits.size();
    if (!whole || number < 1 || number > longest_distance)
        throw QueryError({begin, end},
                         fmt::format("{} is no number of words: write 1 to {}", shown_piece(digits), longest_distance));
    return number;
}

}  // namespace dateline
