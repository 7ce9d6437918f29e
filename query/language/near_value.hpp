// The value of a field of kind near: a place or coordinates, and how far around.
//
//   near:Kyiv   near:"Paris, Texas"~30mi   near:50.45,30.52~20km   near:703448~5
//
// Coordinates are latitude and longitude in decimal degrees, south and west negative. A distance is in kilometres or,
// behind "mi", miles of 1.609344 km; without one it is default_radius_km. Below least_radius_km it counts as that, as a
// place is no point: ~0km finds the place itself.
#pragma once

#include "query/language/expression.hpp"
#include "query/language/field_value.hpp"

namespace dateline {

inline constexpr double default_radius_km = 50;
inline constexpr double least_radius_km = 1;
/// Half of the earth's girth: nothing is farther away.
inline constexpr double most_radius_km = 20'037;

/// Sets value, words or point, and radius of a node. Throws QueryError for coordinates that are none or out of range,
/// and a distance that is none, negative or too long.
void read_near_value(const FieldRequest& request, Expression& node);

}  // namespace dateline
