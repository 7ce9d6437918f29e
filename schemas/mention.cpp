#include "schemas/mention.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

// A thousandth is finer than any tagger knows itself, and keeps lines short; 0 would say that there is no mention.
double rounded(double confidence) { return std::clamp(std::round(confidence * 1000) / 1000, 0.001, 1.0); }

Json time_json(const Timex& time) {
    Json json{{"type", to_string(time.type)}, {"value", time.value}};
    if (time.extent) {
        json["from"] = to_string(time.extent->days.first);
        json["to"] = to_string(time.extent->days.last);
    }
    return json;
}

// A GeoNames number is a number, a code of ours is none.
Json id_json(const PlaceId& id) { return is_geonames_number(id) ? Json(std::stoull(id)) : Json(id); }

// A metre is finer than any place of a gazetteer.
double rounded_degrees(double degrees) { return std::round(degrees * 1e5) / 1e5; }

Json place_json(const MentionPlace& place) {
    Json json{{"id", id_json(place.id)}, {"name", place.name}};
    if (!place.country.empty()) json["country"] = place.country;
    json["lat"] = rounded_degrees(place.point.latitude);
    json["lon"] = rounded_degrees(place.point.longitude);
    json["kind"] = to_string(place.kind);
    json["role"] = to_string(place.role);
    json["sense"] = to_string(place.sense);
    json["confidence"] = rounded(place.confidence);
    if (const auto& other = place.runner_up)
        json["runner_up"] = {
            {"id", id_json(other->id)}, {"name", other->name}, {"confidence", rounded(other->confidence)}};
    return json;
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json mention_json(const Mention& mention) {
    Json json{{"field", to_string(mention.field)},
              {"start", mention.start},
              {"end", mention.end},
              {"surface", mention.surface},
              {"kind", to_string(mention.kind)}};
    if (!mention.name.empty()) json["name"] = mention.name;
    if (mention.time) json["time"] = time_json(*mention.time);
    if (mention.place) json["place"] = place_json(*mention.place);
    json["confidence"] = rounded(mention.confidence);
    return json;
}

}  // namespace

std::string_view to_string(TextField field) {
    static constexpr std::array<std::string_view, 3> names{"title", "body", "dateline"};
    return names[static_cast<std::size_t>(field)];
}

std::string_view to_string(MentionKind kind) {
    static constexpr std::array<std::string_view, mention_kinds> names{"person", "organisation", "place", "other",
                                                                       "time"};
    return names[static_cast<std::size_t>(kind)];
}

std::string mentions_json(std::string_view id, const Mentions& mentions) {
    // One at a time: a tree of all is many times their text, and an article may have a million.
    std::string line = "{\"id\":" + dump(Json(id)) + ",\"mentions\":[";
    for (const auto& mention : mentions) {
        if (&mention != &mentions.front()) line += ',';
        line += dump(mention_json(mention));
    }
    return line += "]}";
}

}  // namespace dateline
