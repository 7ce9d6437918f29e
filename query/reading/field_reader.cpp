#include "query/reading/field_reader.hpp"

#include "query/language/query_error.hpp"
#include "query/question.hpp"
#include "query/reading/name_spellings.hpp"
#include "query/reading/place_reader.hpp"

namespace dateline {

bool FieldReader::has_places(const Field& field) const {
    return !field.id_prefix.empty() && statistics_.has_terms(field.id_prefix);
}

FieldReading FieldReader::read(const Expression& asked) const {
    FieldReading reading;
    reading.asked = &asked;
    if (asked.kind != Expression::Kind::field || asked.exact || asked.wildcard) return reading;
    if (asked.field->kind == FieldKind::near) reading.place = read_centre(asked);
    if (asked.field->kind != FieldKind::group) read_member(*asked.field, asked, reading);
    for (const auto& name : asked.field->members) read_member(*fields_.find(name), asked, reading);
    return reading;
}

void FieldReader::check(const Expression& node) const {
    const bool may_fail = node.kind == Expression::Kind::field && !node.exact && !node.wildcard &&
                          (node.field->kind == FieldKind::near || is_place_id(node.value));
    try {
        if (may_fail) read(node);
    } catch (const QueryError& error) {
        if (node.span.end > node.span.begin) throw;
        throw ConditionError(node.field->name, error.what());
    }
    for (const auto& child : node.children) check(*child);
}

void FieldReader::read_member(const Field& field, const Expression& asked, FieldReading& reading) const {
    if (!field.is_name()) return;
    if (field.kind == FieldKind::place && has_places(field)) {
        reading.place = read_place(field, asked);
        if (reading.place->taken) return;
    }
    reading.names.push_back(names_.read(field, name_spellings(asked.value)));
}

PlaceReading FieldReader::read_place(const Field& field, const Expression& asked) const {
    if (const Gazetteer* gazetteer = gazetteer_.get())
        return PlaceReader(*gazetteer, statistics_, count_).read(field, asked.value, asked.span);
    PlaceReading reading;
    reading.field = &field;
    reading.trouble = gazetteer_.trouble();
    return reading;
}

PlaceReading FieldReader::read_centre(const Expression& asked) const {
    const Field* places = fields_.find("place");
    PlaceReading reading;
    reading.field = asked.field;
    if (asked.point || places == nullptr) return reading;
    const Gazetteer* gazetteer = gazetteer_.get();
    if (gazetteer == nullptr)
        throw QueryError(asked.span, gazetteer_.trouble() + "; write coordinates, as near:50.45,30.52");
    return PlaceReader(*gazetteer, statistics_, count_).read_centre(*places, asked.value, asked.span);
}

}  // namespace dateline
