// What follows from the places of an atlas themselves.
#pragma once

#include "corpus/gazetteer/compiler/atlas.hpp"

namespace dateline {

/// Works out, in this order:
/// * points that no file gives: of regions, districts and countries the mean of their settlements, of areas and former
///   states the mean of their members; else the point of what they lie in;
/// * populations that no file gives: sums of the same;
/// * countries of areas that lie in one;
/// * capitals of countries and regions, by GeoNames' features (PPLC, PPLA), the largest where there are several;
/// * how important each place is.
/// Throws Error(bad_data) for a place that lies in one of the same or a lower rank, or has no point at all.
void complete(Atlas& atlas);

/// How well known a place is, 0 to 1, by kind, feature, population and how many names it has: languages name what
/// people speak of. The steps are ours, such that Paris stands before Paris, Texas, and the country of Georgia near the
/// state.
double importance_of(const PlaceDraft& place);

}  // namespace dateline
