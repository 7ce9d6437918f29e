#include "query/ranking/distance_source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemas/slots.hpp"

namespace dateline {

void DistanceSource::init(const Xapian::Database& shard) {
    Xapian::ValuePostingSource::init(shard);
    set_termfreq_min(0);
    set_maxweight(0);
}

bool DistanceSource::is_match() const {
    const auto points = decode_points(get_value());
    return std::any_of(points.begin(), points.end(),
                       [this](GeoPoint point) { return distance_km(circle_.centre, point) <= circle_.radius_km; });
}

// Goes on from where it stands to the next match.
void DistanceSource::find(double least_weight) {
    while (!at_end() && !is_match()) Xapian::ValuePostingSource::next(least_weight);
}

void DistanceSource::next(double least_weight) {
    Xapian::ValuePostingSource::next(least_weight);
    find(least_weight);
}

void DistanceSource::skip_to(Xapian::docid from, double least_weight) {
    Xapian::ValuePostingSource::skip_to(from, least_weight);
    find(least_weight);
}

bool DistanceSource::check(Xapian::docid document, double least_weight) {
    if (!Xapian::ValuePostingSource::check(document, least_weight)) return false;
    return at_end() || is_match();
}

std::string DistanceSource::get_description() const {
    return fmt::format("DistanceSource({}, {} km around {},{})", get_slot(), circle_.radius_km, circle_.centre.latitude,
                       circle_.centre.longitude);
}

}  // namespace dateline
