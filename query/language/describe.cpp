#include "query/language/describe.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <nlohmann/json.hpp>

#include "schemas/code_points.hpp"
#include "schemas/number.hpp"

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;
using Kind = Expression::Kind;

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::word:
            return "word";
        case Kind::wildcard:
            return "wildcard";
        case Kind::phrase:
            return "phrase";
        case Kind::near:
            return "near";
        case Kind::field:
            return "field";
        case Kind::all:
            return "all";
        case Kind::any:
            return "any";
        case Kind::without:
            return "without";
        case Kind::noticed:
            return "noticed";
        case Kind::nothing:
            break;
    }
    return "nothing";
}

template <class Value>
void add_if(Json& json, const char* key, const Value& value, bool holds) {
    if (holds) json[key] = value;
}

void describe_field(const Expression& node, Json& json) {
    json["field"] = node.field->name;
    json["value"] = mended_utf8(node.value);
    add_if(json, "words", node.words, !node.words.empty());
    add_if(json, "exact", true, node.exact);
    add_if(json, "preferred", true, node.preferred);
    add_if(json, "wildcard", true, node.wildcard);
    if (node.range.first) json["from"] = to_string(*node.range.first);
    if (node.range.last) json["to"] = to_string(*node.range.last);
    if (node.numbers.least) json["least"] = *node.numbers.least;
    if (node.numbers.most) json["most"] = *node.numbers.most;
    if (node.point) json["point"] = {node.point->latitude, node.point->longitude};
    add_if(json, "radius_km", node.radius_km, node.field->kind == FieldKind::near);
}

Json describe_node(const Expression& node, const CodePointColumns& columns);

void describe_children(const Expression& node, const CodePointColumns& columns, Json& json) {
    if (node.kind == Kind::without) {
        if (node.children.size() > 1) json["wanted"] = describe_node(*node.children.front(), columns);
        json["excluded"] = describe_node(*node.children.back(), columns);
        return;
    }
    for (const ExpressionPtr& child : node.children) json["children"].push_back(describe_node(*child, columns));
}

Json describe_node(const Expression& node, const CodePointColumns& columns) {
    Json json;
    json["kind"] = name_of(node.kind);
    json["span"] = {columns(node.span.begin), columns(node.span.end)};
    if (node.kind == Kind::field) {
        describe_field(node, json);
        return json;
    }
    add_if(json, "words", node.words, !node.words.empty());
    add_if(json, "exact", true, node.exact);
    add_if(json, "window", node.window, node.kind == Kind::near);
    describe_children(node, columns, json);
    return json;
}

// Canonical form.

std::string canonical_days(const DayRange& range) {
    const std::string first = range.first ? to_string(*range.first) : "";
    const std::string last = range.last ? to_string(*range.last) : "";
    return first == last ? first : first + ".." + last;
}

std::string canonical_field(const Expression& node) {
    const std::string_view sign = node.preferred ? "~" : node.exact ? ":=" : ":";
    if (node.wildcard) return fmt::format("{}{}{}*", node.field->name, sign, node.value);
    const bool stemmed = node.field->kind == FieldKind::text && node.words.size() == 1 && !node.exact;
    if (stemmed) return fmt::format("{}{}{}", node.field->name, sign, node.words.front());
    const bool is_time = node.field->kind == FieldKind::date || node.field->kind == FieldKind::period;
    const std::string value = is_time ? canonical_days(node.range) : node.value;
    const std::string distance =
        node.field->kind == FieldKind::near ? fmt::format("~{}km", number_text(node.radius_km)) : std::string();
    return fmt::format("{}{}\"{}\"{}", node.field->name, sign, value, distance);
}

bool is_compound(Kind kind) {
    return kind == Kind::all || kind == Kind::any || kind == Kind::without || kind == Kind::near;
}

std::string canonical_child(const Expression& node) {
    const std::string text = canonical_query(node);
    return is_compound(node.kind) ? fmt::format("({})", text) : text;
}

std::string joined(const Expression& node, std::string_view between) {
    std::string text;
    for (const ExpressionPtr& child : node.children) {
        if (!text.empty()) text += between;
        text += canonical_child(*child);
    }
    return text;
}

// What the words were read as.
std::string canonical_noticed(const Expression& node) {
    std::string text;
    for (const ExpressionPtr& child : node.children) {
        if (child->kind == Kind::field) text.append(text.empty() ? "" : " ").append(canonical_field(*child));
    }
    return text;
}

}  // namespace

Json describe_query(std::string_view text, const ParsedQuery& query) {
    Json json;
    json["query"] = mended_utf8(text);
    json["understood"] = mended_utf8(canonical_query(*query.expression));
    json["notes"] = query.notes;
    json["expression"] = describe_node(*query.expression, CodePointColumns(text));
    return json;
}

std::string canonical_query(const Expression& node) {
    switch (node.kind) {
        case Kind::word:
            return node.exact ? "+" + node.words.front() : node.words.front();
        case Kind::wildcard:
            return node.words.front() + "*";
        case Kind::phrase:
            return fmt::format("\"{}\"", fmt::join(node.words, " "));
        case Kind::near:
            return joined(node, fmt::format(" NEAR/{} ", node.window));
        case Kind::field:
            return canonical_field(node);
        case Kind::noticed:
            return canonical_noticed(node);
        case Kind::all:
            return joined(node, " AND ");
        case Kind::any:
            return joined(node, " OR ");
        case Kind::without: {
            const std::string excluded = " -" + canonical_child(*node.children.back());
            return node.children.size() == 1 ? excluded.substr(1) : canonical_child(*node.children.front()) + excluded;
        }
        case Kind::nothing:
            break;
    }
    return "";
}

}  // namespace dateline
