#include "query/presentation/counts_json.hpp"

#include <nlohmann/json.hpp>

#include "query/presentation/result_json.hpp"

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* burst_method = "Kleinberg 2002, two states";

Json facet_json(const Facet& facet) {
    Json values = Json::array();
    for (const FacetCount& count : facet.values) {
        Json value{{"value", count.value}, {"articles", count.tally.articles}, {"archive", count.tally.archive}};
        if (count.asked) value["asked"] = true;
        values.push_back(std::move(value));
    }
    return {{"field", facet.field}, {"values", std::move(values)}, {"more", facet.more}};
}

Json timeline_json(const Timeline& timeline) {
    Json periods = Json::array();
    for (const auto& [first, tally, burst] : timeline.periods) {
        Json period{
            {"period", period_name(first, timeline.unit)}, {"articles", tally.articles}, {"archive", tally.archive}};
        if (tally.archive == 0) period["gap"] = true;
        if (burst) period["burst"] = true;
        periods.push_back(std::move(period));
    }
    return {{"unit", to_string(timeline.unit)},
            {"periods", std::move(periods)},
            {"undated", {{"articles", timeline.undated.articles}, {"archive", timeline.undated.archive}}},
            {"bursts", burst_method}};
}

}  // namespace

void add_counts(Json& json, const Counts& counts) {
    if (counts.facets.empty() && !counts.timeline) return;
    json["archive"] = {{"articles", counts.archive}};
    for (const Facet& facet : counts.facets) json["facets"].push_back(facet_json(facet));
    if (counts.timeline) json["timeline"] = timeline_json(*counts.timeline);
}

std::string table_line(const CrossTable& table, const CrossTable::Row& row) {
    Json json;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        json[table.columns[i]] = row.labels[i].empty() ? Json() : Json(row.labels[i]);
    json["articles"] = row.tally.articles;
    json["archive"] = row.tally.archive;
    return dump_json(json) + "\n";
}

}  // namespace dateline
