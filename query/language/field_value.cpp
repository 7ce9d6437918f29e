#include "query/language/field_value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>

#include "query/language/date_expression.hpp"
#include "query/language/near_value.hpp"
#include "query/language/query_error.hpp"
#include "query/language/query_words.hpp"
#include "schemas/number.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

constexpr std::array<std::string_view, 5> states{"undated", "corrected", "withheld", "cancelled", "embargoed"};

Span value_span(const FieldRequest& request) { return {request.offset, request.offset + request.value.size()}; }

[[noreturn]] void refuse(const FieldRequest& request, const std::string& why) {
    throw QueryError(value_span(request), why);
}

// Sets the value and, of a bare one, the wildcard.
void read_text(const FieldRequest& request, Expression& node) {
    Wildcard value{request.value, false};
    if (!request.quoted) value = read_wildcard(request.value, request.offset);
    if (value.is_wildcard && request.exact) refuse(request, "':=' asks for the whole value: it takes no '*'");
    node.value = value.beginning;
    node.wildcard = value.is_wildcard;
}

void read_words(const FieldRequest& request, Expression& node, std::vector<std::string> words) {
    if (words.empty()) refuse(request, fmt::format("{} holds no word", shown_piece(request.value)));
    if (node.wildcard) require_single_word(words, value_span(request));
    node.words = std::move(words);
}

// A minus would be lost among the punctuation.
void refuse_minus(const FieldRequest& request) {
    if (request.quoted || !request.value.starts_with('-')) return;
    refuse(request, fmt::format("a '-' excludes in front of the field: write -{}:{}", request.field->name,
                                shown_piece(request.value.substr(1))));
}

void read_text_value(const FieldRequest& request, Expression& node, Day) {
    refuse_minus(request);
    if (request.quoted) refuse_wildcard(request.value, request.offset);
    read_text(request, node);
    read_words(request, node, scan_words(node.value));
    if (request.quoted && node.words.size() == 1) node.exact = true;
}

void read_name_value(const FieldRequest& request, Expression& node, Day) {
    refuse_minus(request);
    read_text(request, node);
    read_words(request, node, name_words(node.value));
}

void read_keyword_value(const FieldRequest& request, Expression& node, Day) {
    read_text(request, node);
    if (scan_words(node.value).empty()) refuse(request, fmt::format("{} holds no word", shown_piece(request.value)));
}

void read_date_value(const FieldRequest& request, Expression& node, Day today) {
    node.value = request.value;
    node.range = parse_date_expression(request.value, today, request.offset);
}

void read_id_value(const FieldRequest& request, Expression& node, Day) { node.value = request.value; }

void read_state_value(const FieldRequest& request, Expression& node, Day) {
    node.value = fold_text(request.value);
    if (std::find(states.begin(), states.end(), node.value) == states.end())
        refuse(request, fmt::format("{} is no state: an article can be {}", shown_piece(request.value),
                                    fmt::join(states, ", ")));
}

std::optional<double> read_number(const FieldRequest& request, std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto number = parse_number(text);
    if (!number)
        refuse(request, fmt::format("{} is no number: write 5, 2.5..7, 5.. or ..7", shown_piece(request.value)));
    return number;
}

void read_number_value(const FieldRequest& request, Expression& node, Day) {
    node.value = request.value;
    const auto dots = request.value.find("..");
    const bool is_range = dots != std::string_view::npos;
    node.numbers.least = read_number(request, request.value.substr(0, dots));
    node.numbers.most = is_range ? read_number(request, request.value.substr(dots + 2)) : node.numbers.least;
    if (!node.numbers.least && !node.numbers.most) refuse(request, "a range needs a number: 2.5..7, 5.. or ..7");
    if (node.numbers.least && node.numbers.most && *node.numbers.least > *node.numbers.most)
        refuse(request, fmt::format("{} ends before it begins", shown_piece(request.value)));
}

void read_near(const FieldRequest& request, Expression& node, Day) { read_near_value(request, node); }

struct KindRow {
    FieldKind kind;
    void (*read)(const FieldRequest&, Expression&, Day);
};
constexpr std::array<KindRow, 12> kinds{{
    {FieldKind::text, read_text_value},
    {FieldKind::keyword, read_keyword_value},
    {FieldKind::person, read_name_value},
    {FieldKind::organisation, read_name_value},
    {FieldKind::place, read_name_value},
    {FieldKind::group, read_name_value},
    {FieldKind::date, read_date_value},
    {FieldKind::period, read_date_value},
    {FieldKind::near, read_near},
    {FieldKind::number, read_number_value},
    {FieldKind::id, read_id_value},
    {FieldKind::state, read_state_value},
}};

}  // namespace

ExpressionPtr make_field_expression(const FieldRequest& request, Day today) {
    if (request.value.empty())
        refuse(request, fmt::format("a value is missing: write {0}:word or {0}:\"some words\"", request.field->name));
    auto node = std::make_unique<Expression>();
    node->kind = Expression::Kind::field;
    node->span = request.span;
    node->field = request.field;
    node->exact = request.exact;
    node->preferred = request.preferred;
    const auto* row = std::find_if(kinds.begin(), kinds.end(),
                                   [&](const KindRow& candidate) { return candidate.kind == request.field->kind; });
    row->read(request, *node, today);
    return node;
}

}  // namespace dateline
