#include "query/ranking/nearness_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "query/ranking/score.hpp"
#include "schemas/slots.hpp"

namespace dateline {

double nearness(double distance_km, double radius_km) {
    return distance_km > nearness_reach * radius_km ? 0 : std::exp2(-distance_km / radius_km);
}

NearnessSource::NearnessSource(Xapian::valueno point_slot, Circle circle, double factor)
    : slot_(point_slot), circle_(circle), factor_(round_score(factor)) {}

void NearnessSource::init(const Xapian::Database& shard) {
    points_ = shard.valuestream_begin(slot_);
    no_more_points_ = shard.valuestream_end(slot_);
    documents_ = shard.get_doccount();
    last_ = shard.get_lastdocid();
    document_ = 0;
    weight_ = 0;
    at_end_ = false;
    set_maxweight(factor_);
}

void NearnessSource::skip_to(Xapian::docid document, double least_weight) {
    if (document > document_) advance(document, least_weight);
}

// Of those that must reach a weight, only the ones with points may.
void NearnessSource::advance(Xapian::docid from, double least_weight) {
    at_end_ = least_weight > factor_;
    for (; !at_end_; from = document_ + 1) {
        document_ = from;
        if (document_ > last_) break;
        weight_ = weight_of(document_);
        if (weight_ >= least_weight) return;
        if (points_ == no_more_points_) break;
        document_ = std::max(document_, points_.get_docid() - 1);
    }
    at_end_ = true;
}

double NearnessSource::weight_of(Xapian::docid document) {
    if (points_ == no_more_points_) return 0;
    if (points_.get_docid() < document) points_.skip_to(document);
    if (points_ == no_more_points_ || points_.get_docid() != document) return 0;
    double nearest = 0;
    for (const GeoPoint point : decode_points(*points_))
        nearest = std::max(nearest, nearness(distance_km(circle_.centre, point), circle_.radius_km));
    return round_score(factor_ * nearest);
}

std::string NearnessSource::get_description() const {
    return fmt::format("NearnessSource({}, {} km around {},{})", slot_, circle_.radius_km, circle_.centre.latitude,
                       circle_.centre.longitude);
}

}  // namespace dateline
