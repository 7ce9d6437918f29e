#include "indexer/name_terms.hpp"

#include <fmt/format.h>

#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

// Of a table that an earlier version wrote, a place may have no ids and no ladder.
bool has_ids(const Field& field, Rung rung) {
    switch (rung) {
        case Rung::prominent:
            return !field.prominent_prefix.empty();
        case Rung::lead:
            return !field.lead_prefix.empty();
        case Rung::named:
            break;
    }
    return !field.id_prefix.empty();
}

// The ladder of a place's field is that of its ids.
bool climbs_by_name(const Field& field) { return field.kind != FieldKind::place && !field.prominent_prefix.empty(); }

}  // namespace

const NameTerms::OfName& NameTerms::of_name(const Field& field, std::string_view name) {
    auto& known = names_[&field];
    if (const auto found = known.find(name); found != known.end()) return found->second;
    OfName terms;
    const auto words = name_words(name);
    terms.folded = fmt::format("{}", fmt::join(words, " "));
    for (const auto& word : words) terms.parts.push_back(sheet_.number(name_part_term(field, word)));
    if (!words.empty()) {
        terms.whole = {sheet_.number(full_name_term(field, words))};
        if (climbs_by_name(field)) {
            terms.prominent = {sheet_.number(name_rung_term(field, Rung::prominent, words))};
            terms.lead = {sheet_.number(name_rung_term(field, Rung::lead, words))};
        }
    }
    return known.emplace(name, std::move(terms)).first->second;
}

const NameTerms::Numbers& NameTerms::of_place(const Field& field, Rung rung, const PlaceId& id) {
    auto& known = places_[{&field, rung}];
    if (const auto found = known.find(id); found != known.end()) return found->second;
    Numbers numbers;
    if (has_ids(field, rung))
        for (const PlaceId& one : lineage(id)) numbers.push_back(sheet_.number(place_id_term(field, rung, one)));
    return known.emplace(id, std::move(numbers)).first->second;
}

const std::vector<PlaceId>& NameTerms::lineage(const PlaceId& id) {
    if (const auto found = lineages_.find(id); found != lineages_.end()) return found->second;
    std::vector<PlaceId> places{id};
    if (holders_)
        for (PlaceId& outer : holders_(id)) places.push_back(std::move(outer));
    return lineages_.emplace(id, std::move(places)).first->second;
}

void NameTerms::forget() {
    names_.clear();
    places_.clear();
}

}  // namespace dateline
