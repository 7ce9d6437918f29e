#include "query/counting/place_map.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "query/counting/kept_back_values.hpp"
#include "schemas/error.hpp"
#include "schemas/slots.hpp"

namespace dateline {

namespace {

const std::string place_field = "place";

// Places as one over all shards.
class PlaceMap {
  public:
    PlaceMap(FacetFiles& files, const DocumentLists& kept_back) : files_(files), kept_back_(files, kept_back) {}

    void count(std::size_t shard, const std::vector<std::uint32_t>& documents) {
        const FacetColumn& column = files_.values(shard, place_field);
        const FacetPlaces& places = files_.places(shard);
        if (places.numbers.size() != column.size())
            throw Error(ErrorKind::unavailable, "the facets of the archive are damaged: index the articles anew");
        std::vector<std::uint32_t> numbers(column.size(), unknown);
        for (const std::uint32_t document : documents) {
            ++document_;
            column.visit(document, [&](std::uint32_t ordinal) {
                if (numbers[ordinal] == unknown)
                    numbers[ordinal] = number_of(kept_back_.shown(shard, place_field, ordinal), places, ordinal);
                Known& known = known_[numbers[ordinal]];
                if (known.last == document_) return;  // a place that is named in two ways
                known.last = document_;
                ++known.place.articles;
            });
        }
    }

    std::vector<MappedPlace> finish() && {
        std::vector<MappedPlace> places;
        for (auto& known : known_) {
            // Of the names that one without an id has, that of the most articles, as far as values tell.
            if (!known.spellings.empty())
                known.place.name =
                    std::max_element(known.spellings.begin(), known.spellings.end(), [](const auto& a, const auto& b) {
                        return a.second < b.second;
                    })->first;
            places.push_back(std::move(known.place));
        }
        std::sort(places.begin(), places.end(), [](const MappedPlace& a, const MappedPlace& b) {
            if (a.articles != b.articles) return a.articles > b.articles;
            return std::tie(a.name, a.id) < std::tie(b.name, b.id);
        });
        return places;
    }

  private:
    static constexpr std::uint32_t unknown = UINT32_MAX;
    struct Known {
        MappedPlace place;
        std::map<std::string, std::uint64_t> spellings;  // where it has no id
        std::uint64_t last = 0;
    };

    std::uint32_t number_of(const FacetValue& value, const FacetPlaces& places, std::uint32_t ordinal) {
        const std::uint32_t place = places.numbers[ordinal];
        const FacetPlace* const fact = place == 0 ? nullptr : &places.places[place - 1];
        std::string key = "name " + value.key;
        if (fact != nullptr && !fact->id.empty()) {
            key = "id " + fact->id;
        } else if (fact != nullptr && fact->point) {
            key += '\0' + encode_points({*fact->point});
        }
        const auto [known, is_new] = numbers_.emplace(std::move(key), static_cast<std::uint32_t>(known_.size()));
        if (is_new) known_.emplace_back();
        Known& entry = known_[known->second];
        if (fact == nullptr || fact->id.empty()) entry.spellings[value.shown] += value.articles;
        if (fact == nullptr) return known->second;
        entry.place.id = fact->id;
        // One shard may know the point that another does not.
        if (entry.place.name.empty() || (!entry.place.point && fact->point)) entry.place.name = fact->name;
        if (!entry.place.point) entry.place.point = fact->point;
        return known->second;
    }

    FacetFiles& files_;
    KeptBackValues kept_back_;
    std::uint64_t document_ = 0;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<Known> known_;
};

}  // namespace

std::vector<MappedPlace> map_places(FacetFiles& files, const CountedDocuments& documents) {
    PlaceMap map(files, documents.kept_back);
    for (std::size_t shard = 0; shard < files.shards(); ++shard) map.count(shard, documents.matched[shard]);
    return std::move(map).finish();
}

}  // namespace dateline
