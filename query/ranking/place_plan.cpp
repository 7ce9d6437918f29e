#include "query/ranking/place_plan.hpp"

#include <algorithm>

#include "query/language/near_value.hpp"
#include "schemas/grid.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

using Kind = PlanNode::Kind;

constexpr std::size_t most_cells = 1000;

// The names that the archive has.
std::vector<std::string> name_terms(const PlaceReading& reading, const Statistics& statistics) {
    std::vector<std::string> terms;
    for (const auto& words : reading.whole_names) {
        auto term = full_name_term(*reading.field, words);
        if (statistics.frequency(term) > 0) terms.push_back(std::move(term));
    }
    return terms;
}

std::vector<std::string> id_terms(const Field& field, Rung rung, const std::vector<PlaceId>& ids) {
    std::vector<std::string> terms;
    terms.reserve(ids.size());
    for (const auto& id : ids) terms.push_back(place_id_term(field, rung, id));
    return terms;
}

Circle circle_of(const Expression& asked, const PlaceReading& reading) {
    return {asked.point ? *asked.point : reading.taken->point, std::max(asked.radius_km, least_radius_km)};
}

PlanNode of_ids(const Field& field, const std::vector<PlaceId>& ids) {
    return PlanNode::of_terms(Kind::any, id_terms(field, Rung::named, ids));
}

}  // namespace

PlanNode read_place(const PlaceReading& reading, const Statistics& statistics) {
    std::vector<PlanNode> ways;
    ways.push_back(of_ids(*reading.field, reading.taken->covering));
    if (auto names = name_terms(reading, statistics); !names.empty()) {
        PlanNode named = PlanNode::of_terms(Kind::any, names);
        ways.push_back(reading.others.empty()
                           ? std::move(named)
                           : PlanNode::minus(std::move(named), of_ids(*reading.field, reading.others)));
    }
    return PlanNode::of(Kind::any, std::move(ways));
}

void add_place_evidence(const PlaceReading& reading, const FieldTable& fields, const Weights& weights,
                        Evidence& evidence) {
    const Field& field = *reading.field;
    const auto& ids = reading.taken->covering;
    evidence.add_any(id_terms(field, Rung::named, ids), weights.named);
    if (reading.others.empty()) {
        for (const auto& words : reading.whole_names) evidence.add(full_name_term(field, words), weights.named);
    }
    if (field.prominent_prefix.empty() || field.lead_prefix.empty()) return;
    evidence.add_any(id_terms(field, Rung::prominent, ids), weights.prominent);
    evidence.add_any(id_terms(field, Rung::lead, ids), weights.lead);
    if (const Field* dateline = fields.find("dateline"))
        evidence.add_any(id_terms(*dateline, Rung::named, ids), weights.dateline);
    if (const Field* focus = fields.find("focus")) evidence.add_any(id_terms(*focus, Rung::named, ids), weights.focus);
}

std::optional<PlanNode> of_namesake(const PlaceReading& reading) {
    if (reading.strangers.empty()) return std::nullopt;
    return PlanNode::of_namesake(id_terms(*reading.field, Rung::named, reading.strangers),
                                 id_terms(*reading.field, Rung::named, reading.taken->covering));
}

PlanNode near_centre(const Expression& asked, const PlaceReading& reading) {
    return PlanNode::of_nearness(static_cast<unsigned>(asked.field->slot), circle_of(asked, reading));
}

PlanNode within_distance(const Expression& asked, const PlaceReading& reading) {
    const Field& field = *asked.field;
    const Circle circle = circle_of(asked, reading);
    PlanNode measured = PlanNode::of_distance(static_cast<unsigned>(field.slot), circle);
    std::vector<std::string> cells = cells_around(circle.centre, circle.radius_km, most_cells);
    if (cells.empty()) return measured;
    for (auto& cell : cells) cell = cell_term(field, cell);
    std::vector<PlanNode> both;
    both.push_back(PlanNode::of_terms(Kind::any, cells));
    both.push_back(std::move(measured));
    return PlanNode::of(Kind::all, std::move(both));
}

}  // namespace dateline
