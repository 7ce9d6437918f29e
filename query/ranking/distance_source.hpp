// The articles of a shard that have a place within a distance of a point.
#pragma once

#include <xapian.h>

#include <string>

#include "schemas/place.hpp"

namespace dateline {

/// A circle on the earth.
struct Circle {
    GeoPoint centre;
    double radius_km = 0;
};

/// Goes through the values of a slot of points (slots.hpp). A document is in it where one of its points, however many
/// it has, lies within the circle; its rim belongs to it. It scores nothing.
class DistanceSource : public Xapian::ValuePostingSource {
  public:
    DistanceSource(Xapian::valueno point_slot, Circle circle)
        : Xapian::ValuePostingSource(point_slot), circle_(circle) {}

    DistanceSource* clone() const override { return new DistanceSource(get_slot(), circle_); }
    void init(const Xapian::Database& shard) override;
    void next(double least_weight) override;
    void skip_to(Xapian::docid from, double least_weight) override;
    bool check(Xapian::docid document, double least_weight) override;
    std::string get_description() const override;

  private:
    bool is_match() const;
    void find(double least_weight);

    Circle circle_;
};

}  // namespace dateline
