#include "query/counting/asked_values.hpp"

#include <algorithm>
#include <functional>
#include <string>

#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

using Words = std::vector<std::string>;

// Calls visit for each field that is asked for.
void visit_fields(const Expression& node, const std::function<void(const Expression&)>& visit) {
    if (node.kind == Expression::Kind::field) visit(node);
    const bool excludes = node.kind == Expression::Kind::without;
    const std::size_t asked = excludes ? node.children.size() - 1 : node.children.size();
    for (std::size_t i = 0; i < asked; ++i) visit_fields(*node.children[i], visit);
}

bool has_word(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_beginning(const Words& words, const std::string& beginning) {
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return word.starts_with(beginning); });
}

bool has_words(const Words& words, const Expression& asked) {
    for (std::size_t i = 0; i < asked.words.size(); ++i) {
        const bool is_last = i + 1 == asked.words.size();
        if (is_last && asked.wildcard ? !has_beginning(words, asked.words[i]) : !has_word(words, asked.words[i]))
            return false;
    }
    return !asked.words.empty();
}

bool is_name(const std::string& value, const Expression& asked, const NameReading* reading) {
    if (asked.exact) return fold_name(value) == fold_name(asked.value);
    if (reading == nullptr || reading->names.empty()) return has_words(name_words(value), asked);
    const std::string folded = fold_name(value);
    return std::any_of(reading->names.begin(), reading->names.end(),
                       [&](const NameTaken& taken) { return fold_name(taken.name) == folded; });
}

bool is_place(const std::string& value, const Expression& asked, const PlaceReading& reading) {
    const Words words = name_words(value);
    const auto& names = reading.whole_names;
    return reading.taken ? std::find(names.begin(), names.end(), words) != names.end() : has_words(words, asked);
}

bool is_keyword(const std::string& value, const Expression& asked) {
    const std::string folded = fold_text(value);
    const std::string wanted = fold_text(asked.value);
    return asked.wildcard ? folded.starts_with(wanted) : folded == wanted;
}

bool is_asked(const std::string& value, const Field& field, const Expression& asked, const FieldReading* reading) {
    const bool is_of_names = field.kind == FieldKind::person || field.kind == FieldKind::organisation;
    if (!is_of_names && field.kind != FieldKind::place) return is_keyword(value, asked);
    if (reading == nullptr) return is_name(value, asked, nullptr);
    if (reading->place && reading->place->field == &field) return is_place(value, asked, *reading->place);
    const auto& names = reading->names;
    const auto of_field =
        std::find_if(names.begin(), names.end(), [&](const NameReading& name) { return name.field == &field; });
    return is_name(value, asked, of_field == names.end() ? nullptr : &*of_field);
}

// The field of the facet as the question asks for it: itself, or a member of the group.
const Field* field_of(const Facet& facet, const Expression& asked, const FieldReading* reading) {
    if (asked.field->name == facet.field) return asked.field;
    if (reading == nullptr) return nullptr;
    for (const auto& name : reading->names)
        if (name.field->name == facet.field) return name.field;
    return reading->place && reading->place->field->name == facet.field ? reading->place->field : nullptr;
}

}  // namespace

void mark_asked(std::vector<Facet>& facets, const Expression& question, const std::vector<FieldReading>& readings) {
    visit_fields(question, [&](const Expression& asked) {
        const auto read = std::find_if(readings.begin(), readings.end(),
                                       [&](const FieldReading& reading) { return reading.asked == &asked; });
        const FieldReading* const reading = read == readings.end() ? nullptr : &*read;
        for (Facet& facet : facets) {
            const Field* const field = field_of(facet, asked, reading);
            if (field == nullptr) continue;
            for (FacetCount& count : facet.values)
                count.asked = count.asked || is_asked(count.value, *field, asked, reading);
        }
    });
}

}  // namespace dateline
