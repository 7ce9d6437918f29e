// A grid over the earth, by whose cells articles are found that are near a point.
//
// A cell is half a degree of latitude high; its width is half a degree of longitude. A point has one cell. A circle is
// covered by the cells that it touches: candidates, whose distance is then measured (points in the slot of the field
// "near": slots.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/place.hpp"

namespace dateline {

/// "q250x433": row from the south pole, column from the antimeridian.
std::string grid_cell(GeoPoint point);
/// Cells of a circle, sorted. Nothing where they would be more than `most`: then it is better to look at every article.
std::vector<std::string> cells_around(GeoPoint centre, double radius_km, std::size_t most);

}  // namespace dateline
