#include "query/ranking/field_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query/ranking/language_range.hpp"
#include "query/ranking/name_plan.hpp"
#include "query/ranking/place_plan.hpp"
#include "query/ranking/time_plan.hpp"
#include "query/reading/reading_notes.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

using Kind = PlanNode::Kind;

// Words one after the other, all of which are wanted.
PlanNode phrase(const Field& field, const std::vector<std::string>& words, std::vector<WantedTerm>& wanted) {
    std::vector<std::string> terms;
    terms.reserve(words.size());
    for (const auto& word : words) {
        terms.push_back(word_term(field.prefix, word));
        wanted.push_back({word, field.prefix, {terms.back()}});
    }
    return PlanNode::of_terms(Kind::phrase, terms, static_cast<unsigned>(terms.size()));
}

// The words of the query that names of the archive, or of the gazetteer, stand for.
std::vector<NameMark> marks_of(const FieldReading& reading) {
    std::vector<NameMark> marks;
    const auto& words = reading.asked->words;
    for (const auto& names : reading.names) {
        for (std::size_t i = 0; i < std::min(words.size(), names.variants.size()); ++i)
            marks.push_back({words[i], names.variants[i]});
        for (const auto& name : names.whole_names) {
            if (name.size() == 1 && words.size() > 1) marks.push_back({words.front(), name});
        }
    }
    if (!words.empty() && reading.place && reading.place->taken) {
        const auto& name = reading.place->taken->name;
        marks.push_back({words.front(), name_words(name.substr(0, name.find(',')))});
    }
    return marks;
}

}  // namespace

std::vector<std::string> expand_wildcard(const Statistics& statistics, const std::string& term,
                                         std::string_view beginning, std::vector<std::string>& notes) {
    bool more = false;
    std::vector<std::string> terms;
    for (auto& found : statistics.terms_with_prefix(term, max_expansion, more)) terms.push_back(std::move(found.term));
    std::sort(terms.begin(), terms.end());
    if (more) {
        notes.push_back(fmt::format("{}* stands for more than {} words: the most frequent {} were searched", beginning,
                                    max_expansion, max_expansion));
    }
    return terms;
}

PlannedField FieldPlanner::plan(const Expression& asked) const {
    PlannedField planned;
    const FieldReading reading = reader_.read(asked);
    planned.notes = reading_notes(reading);
    planned.marks = marks_of(reading);
    if (asked.field->kind != FieldKind::group) {
        planned.node = of_field(*asked.field, reading, planned);
        add_evidence(*asked.field, reading, planned);
        return planned;
    }
    std::vector<PlanNode> members;
    for (const auto& name : asked.field->members) {
        members.push_back(of_field(*fields_.find(name), reading, planned));
        add_evidence(*fields_.find(name), reading, planned);
    }
    planned.node = PlanNode::of(Kind::any, std::move(members));
    return planned;
}

PlanNode FieldPlanner::of_field(const Field& field, const FieldReading& reading, PlannedField& planned) const {
    const Expression& asked = *reading.asked;
    if (asked.wildcard) return wildcard(field, asked, planned.notes);
    switch (field.kind) {
        case FieldKind::text:
            return words(field, asked, planned.wanted);
        case FieldKind::person:
        case FieldKind::organisation:
        case FieldKind::place:
            return asked.exact ? exact_name(field, asked) : name(field, reading, planned.wanted);
        case FieldKind::near:
            return within_distance(asked, *reading.place);
        case FieldKind::period:
            return spoken_within(field, asked.range, statistics_);
        case FieldKind::date:
            return dated_within(field, asked.range, statistics_);
        case FieldKind::id:
            return PlanNode::of_term(id_term(asked.value));
        case FieldKind::keyword:
        case FieldKind::state:
            return keyword(field, asked, planned.wanted);
        case FieldKind::number:
            return PlanNode::of_range(static_cast<unsigned>(field.slot), asked.numbers);
        case FieldKind::group:
            break;
    }
    return {};
}

// What is meant exactly, or is a beginning, and names of which the archive keeps no keys are filters alone.
void FieldPlanner::add_evidence(const Field& field, const FieldReading& reading, PlannedField& planned) const {
    const Expression& asked = *reading.asked;
    if (field.kind == FieldKind::date && field.record_key == "published") {
        if (asked.preferred) add_dated_evidence(field, asked.range, statistics_, weights_, planned.evidence);
        if (const Field* about = fields_.find("about"))
            add_spoken_evidence(*about, asked.range, statistics_, weights_, planned.evidence);
    }
    if (field.kind == FieldKind::period)
        add_spoken_evidence(field, asked.range, statistics_, weights_, planned.evidence);
    if (field.kind == FieldKind::near) planned.nearness = near_centre(asked, *reading.place);
    if (!field.is_name() || asked.exact || asked.wildcard) return;
    if (field.kind == FieldKind::place && reading.place && reading.place->taken) {
        add_place_evidence(*reading.place, fields_, weights_, planned.evidence);
        if (asked.preferred) planned.namesake = of_namesake(*reading.place);
    }
    for (const auto& names : reading.names) {
        if (names.field == &field && !names.names.empty())
            add_name_evidence(names, asked, statistics_, weights_, planned.evidence);
    }
    if (planned.evidence.is_empty() || !planned.text.empty()) return;
    for (const auto& text : asked.words) planned.text.push_back({text});
    for (const auto& names : reading.names) {
        if (names.field != &field || names.variants.size() != asked.words.size()) continue;
        for (std::size_t i = 0; i < asked.words.size(); ++i) planned.text[i] = names.variants[i];
    }
}

PlanNode FieldPlanner::name(const Field& field, const FieldReading& reading, std::vector<WantedTerm>& wanted) const {
    if (field.kind == FieldKind::place && reading.place && reading.place->taken)
        return read_place(*reading.place, statistics_);
    const auto names = std::find_if(reading.names.begin(), reading.names.end(),
                                    [&](const NameReading& candidate) { return candidate.field == &field; });
    return names == reading.names.end() ? PlanNode() : read_name(*names, *reading.asked, wanted);
}

// One word (of keywords: the value) of which only the beginning is known.
PlanNode FieldPlanner::wildcard(const Field& field, const Expression& asked, std::vector<std::string>& notes) const {
    const std::string beginning = field.kind == FieldKind::keyword ? fold_text(asked.value) : asked.words.front();
    return PlanNode::of_terms(Kind::any,
                              expand_wildcard(statistics_, make_term(field.prefix, beginning), beginning, notes));
}

// A language is asked for with all its regions, unless it is meant exactly.
PlanNode FieldPlanner::keyword(const Field& field, const Expression& asked, std::vector<WantedTerm>& wanted) const {
    const std::string term = keyword_term(field, asked.value);
    std::set<std::string> terms{term};
    if (field.record_key == "language" && !asked.exact) {
        statistics_.visit_terms(term, [&](std::string_view found, std::uint64_t) {
            if (is_in_language_range(found, term)) terms.emplace(found);
        });
    }
    wanted.push_back({fold_text(asked.value), field.prefix, {terms.begin(), terms.end()}});
    return PlanNode::of_terms(Kind::any, wanted.back().terms);
}

PlanNode FieldPlanner::words(const Field& field, const Expression& asked, std::vector<WantedTerm>& wanted) const {
    if (asked.words.size() > 1 || asked.exact) return phrase(field, asked.words, wanted);
    const auto stems = stem_terms_(field.prefix, asked.words.front());
    wanted.push_back({asked.words.front(), field.prefix, stems});
    return PlanNode::of_terms(Kind::any, stems);
}

}  // namespace dateline
