#include "query/presentation/counts_json.hpp"

#include <nlohmann/json.hpp>

#include "query/presentation/result_json.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* burst_method = "Kleinberg 2002, two states";
constexpr const char* typical_measure = "log-likelihood ratio, Dunning 1993";

Json facet_json(const Facet& facet) {
    Json values = Json::array();
    for (const FacetCount& count : facet.values) {
        Json value{{"value", count.value}, {"articles", count.tally.articles}, {"archive", count.tally.archive}};
        if (count.asked) value["asked"] = true;
        values.push_back(std::move(value));
    }
    return {{"field", facet.field}, {"values", std::move(values)}, {"more", facet.more}};
}

// `key`: what a value is, "word" or "name".
Json typical_values_json(const std::vector<FacetCount>& values, const char* key) {
    Json list = Json::array();
    for (const FacetCount& count : values) {
        Json value{{key, count.value},
                   {"matches", count.tally.articles},
                   {"archive", count.tally.archive},
                   {"score", count.score}};
        if (count.asked) value["asked"] = true;
        list.push_back(std::move(value));
    }
    return list;
}

Json typical_json(const Typical& typical) {
    Json json{{"measure", typical_measure}, {"sampled", typical.sampled}};
    json["words"] = typical_values_json(typical.words, "word");
    for (const Facet& facet : typical.names)
        json[FieldTable::builtin().find(facet.field)->record_key] = typical_values_json(facet.values, "name");
    return json;
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
    if (counts.facets.empty() && !counts.typical && !counts.timeline) return;
    json["archive"] = {{"articles", counts.archive}};
    for (const Facet& facet : counts.facets) json["facets"].push_back(facet_json(facet));
    if (counts.typical) json["typical"] = typical_json(*counts.typical);
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
