#include "query/language/clauses.hpp"

#include <algorithm>
#include <iterator>

#include "query/language/query_error.hpp"

namespace dateline {

namespace {

using Kind = Expression::Kind;

bool every_child(const Expression& expression, bool (*holds)(const Expression&)) {
    return !expression.children.empty() && std::all_of(expression.children.begin(), expression.children.end(),
                                                       [=](const ExpressionPtr& child) { return holds(*child); });
}

bool is_list(Kind kind) { return kind == Kind::all || kind == Kind::any; }

bool is_fields_alone(const Expression& expression) {
    if (expression.kind == Kind::field) return true;
    return (is_list(expression.kind) || expression.kind == Kind::without) && every_child(expression, is_fields_alone);
}

// One node of this kind; lists of the same kind are taken apart, a single expression stays itself, none is null.
ExpressionPtr join(Kind kind, std::vector<ExpressionPtr> parts) {
    if (parts.empty()) return nullptr;
    if (parts.size() == 1) return std::move(parts.front());
    auto list = std::make_unique<Expression>();
    list->kind = kind;
    list->span = {parts.front()->span.begin, parts.front()->span.end};
    for (auto& part : parts) {
        list->span = {std::min(list->span.begin, part->span.begin), std::max(list->span.end, part->span.end)};
        if (part->kind == kind) {
            std::move(part->children.begin(), part->children.end(), std::back_inserter(list->children));
        } else {
            list->children.push_back(std::move(part));
        }
    }
    return list;
}

struct Sides {
    std::vector<ExpressionPtr> wanted;
    std::vector<ExpressionPtr> excluded;
};

Span span_of(const std::vector<Clause>& clauses) {
    return clauses.empty() ? Span{} : Span{clauses.front().span.begin, clauses.back().span.end};
}

Clause combine(Sides sides, Span span) {
    ExpressionPtr wanted = join(Kind::all, std::move(sides.wanted));
    ExpressionPtr excluded = join(Kind::any, std::move(sides.excluded));
    if (!excluded) return {std::move(wanted), span, false, false};
    if (!wanted) return {std::move(excluded), span, true, false};
    auto without = std::make_unique<Expression>();
    without->kind = Kind::without;
    without->span = span;
    without->children.push_back(std::move(wanted));
    without->children.push_back(std::move(excluded));
    return {std::move(without), span, false, false};
}

}  // namespace

bool is_preference(const Expression& expression) {
    if (expression.kind == Kind::field) return expression.preferred;
    return is_list(expression.kind) && every_child(expression, is_preference);
}

Clause all_of(std::vector<Clause> clauses) {
    if (clauses.size() == 1) return std::move(clauses.front());
    const Span span = span_of(clauses);
    Sides sides;
    for (Clause& clause : clauses) {
        if (clause.expression)
            (clause.excluded ? sides.excluded : sides.wanted).push_back(std::move(clause.expression));
    }
    return combine(std::move(sides), span);
}

Clause any_of(std::vector<Clause> clauses) {
    if (clauses.size() == 1) return std::move(clauses.front());
    const Span span = span_of(clauses);
    Sides sides;
    std::vector<ExpressionPtr> enough;
    for (Clause& clause : clauses) {
        if (!clause.expression) continue;
        const bool required = clause.required || is_fields_alone(*clause.expression);
        auto& side = clause.excluded ? sides.excluded : required ? sides.wanted : enough;
        side.push_back(std::move(clause.expression));
    }
    if (!enough.empty()) sides.wanted.push_back(join(Kind::any, std::move(enough)));
    return combine(std::move(sides), span);
}

Clause alternatives_of(std::vector<Clause> clauses) {
    if (clauses.size() == 1) return std::move(clauses.front());
    std::vector<ExpressionPtr> parts;
    for (Clause& clause : clauses) {
        if (!clause.expression) continue;
        if (clause.excluded)
            throw QueryError(clause.span, "an exclusion beside OR would find nearly everything: write (a OR b) -c");
        if (is_preference(*clause.expression))
            throw QueryError(clause.span,
                             "a preference ('~') beside OR would find everything: write ':', or put it outside");
        parts.push_back(std::move(clause.expression));
    }
    Clause either;
    either.expression = join(Kind::any, std::move(parts));
    either.span = span_of(clauses);
    return either;
}

}  // namespace dateline
