// How near to a point the places of an article are: what scores of the field near.
#pragma once

#include <xapian.h>

#include <string>

#include "query/ranking/distance_source.hpp"

namespace dateline {

/// Of what a place in the centre of a circle gives, the part that one at this distance does: half of it at the rim, a
/// quarter at twice the radius, and nothing beyond nearness_reach radii. That relevance decays with distance: Martins,
/// Silva and Andrade, "Indexing and ranking in Geo-IR systems" (2005); the form is by choice.
double nearness(double distance_km, double radius_km);
inline constexpr double nearness_reach = 3;

/// Goes through all documents, for use beside a filter. Each gets `factor` times the nearness of the nearest of its
/// points, rounded (score.hpp); one without points gets nothing. What can't reach the weight that is asked for is
/// passed over. The values are of a slot of points (slots.hpp).
class NearnessSource : public Xapian::PostingSource {
  public:
    NearnessSource(Xapian::valueno point_slot, Circle circle, double factor);

    NearnessSource* clone() const override { return new NearnessSource(slot_, circle_, factor_); }
    void init(const Xapian::Database& shard) override;
    Xapian::doccount get_termfreq_min() const override { return documents_; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }

    void next(double least_weight) override { advance(document_ + 1, least_weight); }
    void skip_to(Xapian::docid document, double least_weight) override;
    bool at_end() const override { return at_end_; }
    Xapian::docid get_docid() const override { return document_; }
    double get_weight() const override { return weight_; }
    std::string get_description() const override;

  private:
    void advance(Xapian::docid from, double least_weight);
    double weight_of(Xapian::docid document);

    Xapian::valueno slot_;
    Circle circle_;
    double factor_;

    Xapian::ValueIterator points_;
    Xapian::ValueIterator no_more_points_;
    Xapian::doccount documents_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid document_ = 0;
    double weight_ = 0;
    bool at_end_ = false;
};

}  // namespace dateline
