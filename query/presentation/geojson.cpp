// The places of a result as GeoJSON (RFC 7946): a feature each, with the hits of the page that name it.
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "query/presentation/presenter.hpp"
#include "query/presentation/result_json.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

// What is the same place in hits and counts: the id, or the folded words of its name.
std::string key_of(const PlaceId& id, const std::string& name) {
    if (!id.empty()) return "id " + id;
    std::string key = "name";
    for (const auto& word : name_words(name)) key.append(" ").append(word);
    return key;
}

Json id_json(const PlaceId& id) {
    if (id.empty()) return {};
    constexpr std::size_t most_digits = 18;
    if (is_geonames_number(id) && id.size() <= most_digits) return std::stoll(id);
    return id;
}

class GeojsonPresenter : public Presenter {
  public:
    std::string begin(const ResultHead& head) override {
        places_ = head.answer.counts.places.value_or(std::vector<MappedPlace>());
        hits_.clear();
        Json json{{"type", "FeatureCollection"}, {"version", result_version}, {"generation", head.generation}};
        json["query"] = {{"text", head.query}, {"parsed", head.understood}};
        json["total"] = {{"value", head.answer.total.value}, {"exact", head.answer.total.exact}};
        std::string text = dump_json(json);
        text.pop_back();  // the brace is closed by end()
        return text + ",\"features\":[";
    }

    std::string hit(const ShownHit& shown) override {
        for (const auto& place : shown.hit.places) {
            auto& hits = hits_[key_of(place.id, place.value)];
            if (hits.size() < most_hits) hits.emplace_back(shown.hit.brief.id, shown.hit.brief.title);
        }
        return {};
    }

    std::string end() override {
        std::string text;
        for (const MappedPlace& place : places_) {
            text += text.empty() ? "\n" : ",\n";
            text += dump_json(feature(place));
        }
        return text + (text.empty() ? "]}\n" : "\n]}\n");
    }

  private:
    static constexpr std::size_t most_hits = 10;  // that are listed with a place

    Json feature(const MappedPlace& place) const {
        Json json{{"type", "Feature"}};
        json["geometry"] = nullptr;
        if (place.point)
            json["geometry"] = {{"type", "Point"}, {"coordinates", {place.point->longitude, place.point->latitude}}};
        Json hits = Json::array();
        if (const auto known = hits_.find(key_of(place.id, place.name)); known != hits_.end())
            for (const auto& [id, title] : known->second) hits.push_back({{"id", id}, {"title", title}});
        json["properties"] = {
            {"id", id_json(place.id)}, {"name", place.name}, {"articles", place.articles}, {"hits", std::move(hits)}};
        return json;
    }

    std::vector<MappedPlace> places_;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> hits_;
};

}  // namespace

std::unique_ptr<Presenter> make_geojson_presenter(const PresenterOptions&) {
    return std::make_unique<GeojsonPresenter>();
}

}  // namespace dateline
