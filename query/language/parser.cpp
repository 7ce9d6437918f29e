#include "query/language/parser.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "query/language/clauses.hpp"
#include "query/language/date_expression.hpp"
#include "query/language/field_value.hpp"
#include "query/language/lexer.hpp"
#include "query/language/query_error.hpp"
#include "query/language/query_words.hpp"

namespace dateline {

namespace {

using Kind = Expression::Kind;

bool is_operator(TokenKind kind) {
    return kind == TokenKind::and_ || kind == TokenKind::or_ || kind == TokenKind::near;
}
bool ends_group(TokenKind kind) { return kind == TokenKind::end || kind == TokenKind::close; }
bool begins_item(TokenKind kind) { return !is_operator(kind) && !ends_group(kind); }

ExpressionPtr make_node(Kind kind, Span span, std::vector<std::string> words = {}) {
    auto node = std::make_unique<Expression>();
    node->kind = kind;
    node->span = span;
    node->words = std::move(words);
    return node;
}

// A field that is most like the name: by spelling, by its key in records, or as a shorter or longer form ("lang",
// "organization").
const Field* nearest_field(const FieldTable& fields, const std::string& name) {
    const auto spelled = fields.nearest(name);
    if (spelled && edit_distance(name, *spelled, 2) * 2 < name.size()) return fields.find(*spelled);
    const Field* kept = fields.find_record_key(name);
    if (kept != nullptr && fields.find(kept->name) != nullptr) return kept;
    for (const Field& field : fields.fields()) {
        const bool alike = name.size() > 2 &&
                           (field.name.starts_with(name) || (field.name.size() > 2 && name.starts_with(field.name)));
        if (alike && fields.find(field.name) != nullptr) return &field;
    }
    return nullptr;
}

std::string known_fields(const FieldTable& fields) {
    std::vector<std::string_view> names;
    for (const Field& field : fields.fields()) {
        if (fields.find(field.name) != nullptr) names.push_back(field.name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

class Parser {
  public:
    Parser(std::string_view text, const FieldTable& fields, const ParseOptions& options)
        : text_(text), fields_(fields), options_(options), lexer_(text) {}

    ParsedQuery run();

  private:
    Clause group();
    Clause alternatives();
    Clause conjunction();
    Clause item();
    Clause chain();
    Clause primary();

    Clause excluded();
    Clause required();
    Clause parentheses();
    ExpressionPtr word(const Token& token);
    ExpressionPtr quoted(const Token& token);
    ExpressionPtr near_words(const Token& token, const std::vector<std::string>& words);
    ExpressionPtr field(const Token& token);
    const Field& find_field(const Token& token) const;
    [[noreturn]] void refuse_empty_value(const Token& token, const Field& field) const;
    void advise_quotes(const Token& token) const;

    void advance();
    bool accept(TokenKind kind);
    [[noreturn]] void refuse_missing_operand() const;
    void spend(std::size_t words, Span span);
    void drop(const Token& token);
    void add_notes(ParsedQuery& query) const;

    std::string_view text_;
    const FieldTable& fields_;
    const ParseOptions& options_;
    Lexer lexer_;
    Token token_;          ///< the one to come
    Token last_operator_;  ///< AND, OR, NOT or NEAR where it was the last token
    unsigned depth_ = 0;
    std::size_t spent_ = 0;
    std::vector<std::string> dropped_;  ///< the first few
    std::size_t dropped_count_ = 0;
    Span dropped_span_;
};

constexpr std::size_t most_dropped_shown = 5;

ParsedQuery Parser::run() {
    if (text_.size() > max_query_bytes)
        throw QueryError({max_query_bytes, text_.size()},
                         fmt::format("a query can have at most {} bytes", max_query_bytes));
    ParsedQuery query;
    token_ = lexer_.next();
    if (token_.kind == TokenKind::end) {
        query.expression = make_node(Kind::nothing, {});
        return query;
    }
    Clause whole = group();
    if (token_.kind == TokenKind::close) refuse_missing_operand();
    if (!whole.expression) throw QueryError(dropped_span_, "the query holds no word to search for");
    if (whole.excluded && !options_.filtered)
        throw QueryError(whole.span, "nothing but exclusions: add a word or a field that must match");
    if (whole.excluded) {
        query.expression = make_node(Kind::without, whole.span);
        query.expression->children.push_back(std::move(whole.expression));
    } else {
        query.expression = std::move(whole.expression);
    }
    add_notes(query);
    return query;
}

// Up to a ')' or the end.
Clause Parser::group() {
    std::vector<Clause> clauses;
    do {
        clauses.push_back(alternatives());
    } while (options_.any && begins_item(token_.kind));
    if (is_operator(token_.kind)) refuse_missing_operand();
    return any_of(std::move(clauses));
}

Clause Parser::alternatives() {
    std::vector<Clause> clauses;
    do {
        clauses.push_back(conjunction());
    } while (accept(TokenKind::or_));
    return alternatives_of(std::move(clauses));
}

Clause Parser::conjunction() {
    std::vector<Clause> clauses;
    do {
        clauses.push_back(item());
    } while (accept(TokenKind::and_) || (!options_.any && begins_item(token_.kind)));
    return all_of(std::move(clauses));
}

Clause Parser::item() {
    if (token_.kind == TokenKind::not_ || token_.kind == TokenKind::minus) return excluded();
    return chain();
}

Clause Parser::excluded() {
    const Token sign = token_;
    advance();
    if (token_.kind == TokenKind::not_ || token_.kind == TokenKind::minus)
        throw QueryError({sign.span.begin, token_.span.end}, "excluded twice: leave both out");
    Clause clause = sign.kind == TokenKind::minus ? primary() : chain();
    clause.span.begin = sign.span.begin;
    if (token_.kind == TokenKind::near)
        throw QueryError(clause.span, "NEAR stands between words or phrases only: exclude with NOT a NEAR b");
    if (!clause.expression) return clause;
    if (clause.excluded) throw QueryError(clause.span, "an exclusion of nothing but exclusions: leave both out");
    if (is_preference(*clause.expression))
        throw QueryError(clause.span, "a preference ('~') can't be excluded: write ':' to exclude what matches");
    clause.excluded = true;
    return clause;
}

Clause Parser::chain() {
    Clause first = primary();
    if (token_.kind != TokenKind::near) return first;
    auto node = make_node(Kind::near, first.span);
    node->window = token_.distance;
    const auto take = [&node](Clause clause) {
        const bool fits = clause.expression && !clause.excluded &&
                          (clause.expression->kind == Kind::word || clause.expression->kind == Kind::phrase);
        if (!fits) throw QueryError(clause.span, "NEAR stands between words or phrases only");
        node->span.end = clause.span.end;
        node->children.push_back(std::move(clause.expression));
    };
    take(std::move(first));
    while (token_.kind == TokenKind::near) {
        if (token_.distance != node->window)
            throw QueryError(token_.span,
                             fmt::format("one chain has one distance: write NEAR/{} here too", node->window));
        advance();
        take(primary());
    }
    const Span span = node->span;
    return {std::move(node), span, false, false};
}

Clause Parser::primary() {
    const Token token = token_;
    switch (token.kind) {
        case TokenKind::open:
            return parentheses();
        case TokenKind::plus:
            return required();
        case TokenKind::word:
            advance();
            return {word(token), token.span, false, false};
        case TokenKind::quoted:
            advance();
            return {quoted(token), token.span, false, false};
        case TokenKind::field: {
            auto node = field(token);
            advance();
            return {std::move(node), token.span, false, false};
        }
        case TokenKind::not_:
        case TokenKind::minus:
            throw QueryError(token.span, "an exclusion can't stand here: NEAR stands between words or phrases only");
        default:
            refuse_missing_operand();
    }
}

Clause Parser::required() {
    const Token sign = token_;
    advance();
    const bool fits =
        token_.kind == TokenKind::word || token_.kind == TokenKind::quoted || token_.kind == TokenKind::field;
    if (!fits)
        throw QueryError({sign.span.begin, token_.span.end}, "a '+' stands in front of a word, a phrase or a field");
    Clause clause = primary();
    clause.span.begin = sign.span.begin;
    clause.required = true;
    if (!clause.expression) return clause;
    if (is_preference(*clause.expression))
        throw QueryError(clause.span, "'+' requires and '~' only prefers: leave one of them out");
    if (clause.expression->kind == Kind::word) clause.expression->exact = true;
    return clause;
}

Clause Parser::parentheses() {
    const Token open = token_;
    if (++depth_ > max_query_depth)
        throw QueryError(open.span, fmt::format("parentheses can be {} deep at most", max_query_depth));
    advance();
    if (token_.kind == TokenKind::close)
        throw QueryError({open.span.begin, token_.span.end}, "nothing stands between these parentheses");
    if (token_.kind == TokenKind::end) throw QueryError(open.span, "this '(' is never closed");
    Clause clause = group();
    if (token_.kind == TokenKind::end) throw QueryError(open.span, "this '(' is never closed");
    clause.span = {open.span.begin, token_.span.end};
    advance();
    --depth_;
    return clause;
}

ExpressionPtr Parser::word(const Token& token) {
    if (token.text.starts_with('~'))
        throw QueryError(token.span, "a '~' must follow a field's name or the end of a phrase, without a blank");
    const Wildcard text = read_wildcard(token.text, token.span.begin);
    auto words = scan_words(text.beginning);
    spend(words.size(), token.span);
    if (text.is_wildcard) require_single_word(words, token.span);
    if (words.empty()) {
        drop(token);
        return nullptr;
    }
    const Kind kind = text.is_wildcard ? Kind::wildcard : words.size() > 1 ? Kind::phrase : Kind::word;
    return make_node(kind, token.span, std::move(words));
}

ExpressionPtr Parser::quoted(const Token& token) {
    refuse_wildcard(token.text, static_cast<std::size_t>(token.text.data() - text_.data()));
    auto words = scan_words(token.text);
    spend(words.size(), token.span);
    if (words.empty()) {
        drop(token);
        return nullptr;
    }
    if (words.size() > 1) {
        return token.has_distance ? near_words(token, words) : make_node(Kind::phrase, token.span, std::move(words));
    }
    auto node = make_node(Kind::word, token.span, std::move(words));
    node->exact = true;
    return node;
}

ExpressionPtr Parser::near_words(const Token& token, const std::vector<std::string>& words) {
    auto node = make_node(Kind::near, token.span);
    node->window = token.distance;
    for (const auto& text : words) {
        node->children.push_back(make_node(Kind::word, token.span, {text}));
        node->children.back()->exact = true;
    }
    return node;
}

ExpressionPtr Parser::field(const Token& token) {
    const Field& found = find_field(token);
    if (token.value.empty()) refuse_empty_value(token, found);
    FieldRequest request;
    request.field = &found;
    request.value = token.value;
    request.span = token.span;
    request.offset =
        token.value_quoted ? static_cast<std::size_t>(token.value.data() - text_.data()) : token.value_span.begin;
    request.quoted = token.value_quoted;
    request.exact = token.field_operator == FieldOperator::exact;
    request.preferred = token.field_operator == FieldOperator::prefers;
    if (token.has_distance) {
        if (found.kind != FieldKind::near)
            throw QueryError({token.distance_span.begin - 1, token.distance_span.end},
                             "a distance can stand behind a phrase of the text or near:\"a place\" alone, not behind "
                             "this field");
        request.distance = token.value_distance;
        request.distance_offset = token.distance_span.begin;
        request.has_distance = true;
    }
    const bool takes_dates = found.kind == FieldKind::date || found.kind == FieldKind::period;
    if (takes_dates && !token.value_quoted) advise_quotes(token);
    auto node = make_field_expression(request, options_.today);
    spend(std::max<std::size_t>(node->words.size(), 1), token.span);
    return node;
}

const Field& Parser::find_field(const Token& token) const {
    std::string name(token.text);
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (const Field* found = fields_.find(name)) return *found;
    const Span span{token.span.begin, token.span.begin + token.text.size()};
    if (const Field* nearest = nearest_field(fields_, name))
        throw QueryError(span,
                         fmt::format("unknown field {}: did you mean \"{}\"?", shown_piece(token.text), nearest->name));
    throw QueryError(span, fmt::format("unknown field {}: the fields are {} (in quotes it is a word)",
                                       shown_piece(token.text), known_fields(fields_)));
}

void Parser::refuse_empty_value(const Token& token, const Field& field) const {
    const bool grouped = !token.value_quoted && token.span.end < text_.size() && text_[token.span.end] == '(';
    if (grouped)
        throw QueryError({token.span.end, token.span.end + 1},
                         fmt::format("a field takes one value: write ({0}:a OR {0}:b)", field.name));
    throw QueryError(
        token.value_span,
        fmt::format("a value is missing right behind \"{0}\": write {0}:word or {0}:\"some words\"", field.name));
}

// date:last week is date:"last week", but for the quotes.
void Parser::advise_quotes(const Token& token) const {
    constexpr int longest = 3;
    if (is_date_expression(token.value, options_.today)) return;
    Lexer ahead = lexer_;
    for (int i = 0; i < longest; ++i) {
        const Token next = ahead.next();
        if (next.kind != TokenKind::word) return;
        const std::string_view words = text_.substr(token.value_span.begin, next.span.end - token.value_span.begin);
        if (!is_date_expression(words, options_.today)) continue;
        throw QueryError({token.value_span.begin, next.span.end},
                         fmt::format("a date of several words needs quotes: write {}:\"{}\"", token.text, words));
    }
}

void Parser::advance() {
    last_operator_ = token_;
    token_ = lexer_.next();
}

bool Parser::accept(TokenKind kind) {
    if (token_.kind != kind) return false;
    advance();
    return true;
}

// Where something to search for is expected: a parenthesis too many, an operator came first, or one came last.
void Parser::refuse_missing_operand() const {
    if (token_.kind == TokenKind::close && depth_ == 0) throw QueryError(token_.span, "no '(' stands before this ')'");
    if (is_operator(token_.kind))
        throw QueryError(token_.span, fmt::format("{} has nothing before it (in quotes it is a word)", token_.text));
    throw QueryError(last_operator_.span,
                     fmt::format("{} has nothing behind it (in quotes it is a word)", last_operator_.text));
}

void Parser::spend(std::size_t words, Span span) {
    spent_ += words;
    if (spent_ > max_query_nodes)
        throw QueryError(span, fmt::format("a query can have at most {} words", max_query_nodes));
}

void Parser::drop(const Token& token) {
    if (dropped_count_++ == 0) dropped_span_ = token.span;
    if (dropped_.size() < most_dropped_shown)
        dropped_.push_back(shown_piece(token.span.end > token.span.begin ? token.text : ""));
}

void Parser::add_notes(ParsedQuery& query) const {
    if (dropped_count_ == 0) return;
    const std::string more =
        dropped_count_ > dropped_.size() ? fmt::format(" and {} more", dropped_count_ - dropped_.size()) : "";
    query.notes.push_back(fmt::format("left out, as no word is in it: {}{}", fmt::join(dropped_, ", "), more));
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const FieldTable& fields, const ParseOptions& options) {
    return Parser(text, fields, options).run();
}

}  // namespace dateline
