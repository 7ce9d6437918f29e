#include "query/question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "query/language/date_expression.hpp"
#include "query/language/field_value.hpp"
#include "query/language/query_error.hpp"

namespace dateline {

namespace {

struct Condition {
    std::string_view name;  // of the field and of the condition
    std::vector<std::string> Question::*values;
    bool is_time = false;  // always required
};
constexpr std::array<Condition, 8> field_conditions{{
    {"person", &Question::persons},
    {"org", &Question::organisations},
    {"place", &Question::places},
    {"entity", &Question::entities},
    {"focus", &Question::focuses},
    {"dateline", &Question::datelines},
    {"near", &Question::nears},
    {"about", &Question::abouts, true},
}};

// Calls `read`; an error in a value is one of the condition.
template <typename Read>
auto read_condition(std::string_view condition, Read&& read) {
    try {
        return read();
    } catch (const QueryError& error) {
        throw ConditionError(condition, error.what());
    }
}

const Field& field_of(const FieldTable& fields, std::string_view name, std::string_view condition) {
    if (const Field* field = fields.find(name)) return *field;
    throw ConditionError(condition, fmt::format("this archive has no field \"{}\"", name));
}

DayRange read_days(std::string_view condition, const std::string& value, Day today) {
    if (value.empty()) return {};
    return read_condition(condition, [&] { return parse_date_expression(value, today); });
}

// from..to; nothing where neither is given.
ExpressionPtr date_condition(const Question& question, const FieldTable& fields, Day today) {
    if (question.from.empty() && question.to.empty()) return nullptr;
    auto node = std::make_unique<Expression>();
    node->kind = Expression::Kind::field;
    node->field = &field_of(fields, "date", question.from.empty() ? "to" : "from");
    node->range.first = read_days("from", question.from, today).first;
    node->range.last = read_days("to", question.to, today).last;
    if (node->range.first && node->range.last && *node->range.first > *node->range.last)
        throw ConditionError("to", fmt::format("{} is before {}", question.to, question.from));
    node->value = question.from + ".." + question.to;
    return node;
}

// One condition; the distance of a centre stands behind its value.
ExpressionPtr read_value(const Question& question, const Field& field, const std::string& value, bool preferred,
                         Day today) {
    FieldRequest request;
    request.field = &field;
    request.value = value;
    request.preferred = preferred;
    request.quoted = field.kind == FieldKind::near && !question.within.empty();
    request.has_distance = request.quoted;
    request.distance = question.within;
    request.distance_offset = value.size() + 1;
    try {
        return make_field_expression(request, today);
    } catch (const QueryError& error) {
        throw ConditionError(error.span().begin > value.size() ? std::string_view("within") : field.name, error.what());
    }
}

std::vector<ExpressionPtr> read_conditions(const Question& question, const FieldTable& fields,
                                           const QuestionOptions& options) {
    std::vector<ExpressionPtr> conditions;
    for (const auto& [name, values, is_time] : field_conditions) {
        for (const auto& value : question.*values) {
            conditions.push_back(
                read_value(question, field_of(fields, name, name), value, options.prefer && !is_time, options.today));
            conditions.back()->span = {};
        }
    }
    if (auto days = date_condition(question, fields, options.today)) conditions.push_back(std::move(days));
    return conditions;
}

ParsedQuery read_with(const Question& question, const FieldTable& fields, const QuestionOptions& options, bool any) {
    auto conditions = read_conditions(question, fields, options);
    ParseOptions parse;
    parse.today = options.today;
    parse.any = any;
    parse.filtered = options.filtered;
    for (const auto& condition : conditions) parse.filtered = parse.filtered || !condition->preferred;
    ParsedQuery query = parse_query(question.text, fields, parse);
    query.expression = join_conditions(std::move(query.expression), std::move(conditions));
    return query;
}

}  // namespace

bool Question::has_conditions() const {
    const auto has_values = [this](const Condition& condition) { return !(this->*condition.values).empty(); };
    return !from.empty() || !to.empty() || std::any_of(field_conditions.begin(), field_conditions.end(), has_values);
}

ExpressionPtr join_conditions(ExpressionPtr words, std::vector<ExpressionPtr> conditions) {
    if (conditions.empty()) return words;
    std::vector<ExpressionPtr> all;
    if (words->kind == Expression::Kind::all) {
        all = std::move(words->children);
    } else if (words->kind != Expression::Kind::nothing) {
        all.push_back(std::move(words));
    }
    for (auto& condition : conditions) all.push_back(std::move(condition));
    if (all.size() == 1) return std::move(all.front());
    auto node = std::make_unique<Expression>();
    node->kind = Expression::Kind::all;
    node->children = std::move(all);
    return node;
}

ReadQuestion read_question(const Question& question, const FieldTable& fields, const QuestionOptions& options) {
    ReadQuestion read{read_with(question, fields, options, options.any), nullptr};
    if (options.any) return read;
    try {
        read.relaxed = read_with(question, fields, options, true).expression;
    } catch (const QueryError&) {
        // Some queries make no sense with any of their words: then there is nothing to offer.
    }
    return read;
}

}  // namespace dateline
