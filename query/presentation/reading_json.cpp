#include "query/presentation/reading_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schemas/code_points.hpp"

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_shown = 10;

Json names_json(const NameReading& reading) {
    Json taken = Json::array();
    for (std::size_t i = 0; i < std::min(reading.names.size(), most_shown); ++i)
        taken.push_back({{"name", reading.names[i].name}, {"articles", reading.names[i].articles}});
    Json json{{"field", reading.field->name}, {"taken", std::move(taken)}};
    if (reading.names.size() > most_shown) json["more"] = reading.names.size() - most_shown;
    return json;
}

Json place_json(const PlaceTaken& place) {
    Json json;
    if (is_geonames_number(place.id) && place.id.size() < 19) {
        json["id"] = std::stoll(place.id);
    } else {
        json["id"] = place.id;
    }
    json["name"] = place.name;
    json["kind"] = to_string(place.kind);
    json["latitude"] = place.point.latitude;
    json["longitude"] = place.point.longitude;
    json["articles"] = place.articles;
    return json;
}

void add_place(const PlaceReading& reading, Json& json) {
    if (reading.taken) json["place"] = place_json(*reading.taken);
    for (std::size_t i = 0; i < std::min(reading.namesakes.size(), most_shown); ++i)
        json["namesakes"].push_back(place_json(reading.namesakes[i]));
    if (!reading.trouble.empty()) json["trouble"] = reading.trouble;
}

}  // namespace

Json readings_json(const std::vector<FieldReading>& readings, std::string_view query) {
    const CodePointColumns columns(query);
    Json list = Json::array();
    for (const auto& reading : readings) {
        const Expression& asked = *reading.asked;
        Json json{{"field", asked.field->name}, {"value", mended_utf8(asked.value)}};
        if (asked.span.end > asked.span.begin) json["span"] = {columns(asked.span.begin), columns(asked.span.end)};
        for (const auto& names : reading.names) json["names"].push_back(names_json(names));
        if (reading.place) add_place(*reading.place, json);
        list.push_back(std::move(json));
    }
    return list;
}

}  // namespace dateline
