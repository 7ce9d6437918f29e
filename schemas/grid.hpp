// A grid over the earth, by whose cells articles are found that are near a point.
//
// A cell is half a degree of latitude high; its width is half a degree of longitude. A point has one cell. A circle is
// covered by the cells that it touches: candidates, whose distance is then measured (points in the slot of the field
// "near").
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

/// Points of an article's places, in the value slot of "near": big-endian pairs of 32-bit microdegrees, each once,
/// sorted. Only of places that are small enough for a point: settlements, districts and waters, no countries and
/// regions.
std::string encode_points(const std::vector<GeoPoint>& points);
std::vector<GeoPoint> decode_points(std::string_view bytes);

}  // namespace dateline
