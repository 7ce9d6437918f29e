#include "corpus/training/feature_index.hpp"

#include <algorithm>

namespace dateline {

FeatureIndex::Place& FeatureIndex::place_of(Feature feature) {
    const std::size_t mask = places_.size() - 1;
    std::size_t at = (feature >> 20) & mask;
    while (places_[at].feature != 0 && places_[at].feature != feature) at = (at + 1) & mask;
    return places_[at];
}

void FeatureIndex::grow() {
    std::vector<Place> old(places_.size() * 2);
    old.swap(places_);
    for (const Place& place : old)
        if (place.feature != 0) place_of(place.feature) = place;
}

void FeatureIndex::count(const std::vector<Feature>& features) {
    for (const Feature feature : features) {
        if (feature == 0) continue;
        if (used_ * 2 > places_.size()) grow();
        Place& place = place_of(feature);
        if (place.feature == 0) ++used_;
        place.feature = feature;
        ++place.value;
    }
}

void FeatureIndex::number(std::uint32_t least) {
    for (const Place& place : places_)
        if (place.feature != 0 && place.value >= least) features_.push_back(place.feature);
    std::sort(features_.begin(), features_.end());
    places_.assign(places_.size(), {});
    for (std::uint32_t i = 0; i < features_.size(); ++i) place_of(features_[i]) = {features_[i], i};
}

std::optional<std::uint32_t> FeatureIndex::find(Feature feature) const {
    const std::size_t mask = places_.size() - 1;
    for (std::size_t at = (feature >> 20) & mask; places_[at].feature != 0; at = (at + 1) & mask)
        if (places_[at].feature == feature) return places_[at].value;
    return std::nullopt;
}

}  // namespace dateline
