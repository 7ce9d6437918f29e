// A place on the map as an article means it: what is stored of it, asked for, and shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A point on the WGS84 ellipsoid in decimal degrees: latitude -90 to 90, longitude -180 to 180, east positive.
struct GeoPoint {
    double latitude = 0;
    double longitude = 0;
    bool operator==(const GeoPoint&) const = default;
};

/// The great-circle distance on a sphere of 6371 km radius (haversine).
double distance_km(GeoPoint a, GeoPoint b);
bool is_on_earth(GeoPoint point);

enum class PlaceKind {
    settlement,  ///< a city, a town, a village, a part of one
    district,    ///< second-level division: a county, a raion
    region,      ///< first-level division: a state, a province, an oblast
    country,
    continent,
    area,   ///< a region that no state draws: the Middle East, the Donbas, Silicon Valley
    water,  ///< a sea, a gulf, a strait, a lake, a river
    former  ///< a state that is gone: the Soviet Union
};
std::string_view to_string(PlaceKind kind);

/// A GeoNames number in digits ("690791"), or a code of ours for what GeoNames lacks ("HIST.SU", "SEA.BLACK").
using PlaceId = std::string;
/// Whether it is a GeoNames number: JSON has it as an integer.
bool is_geonames_number(std::string_view id);

/// What an article has to do with a place. The greater one says more.
enum class PlaceRole { mentioned, focus, dateline };
std::string_view to_string(PlaceRole role);

/// How a mention means its place: the place itself, a government or a team by its place ("Moscow denied"), or people
/// and things by where they are from ("Ukrainian").
enum class PlaceSense { literal, metonym, demonym };
std::string_view to_string(PlaceSense sense);

/// Another place of the same name that may be meant.
struct RunnerUp {
    PlaceId id;
    std::string name;  ///< with what tells it apart: "Paris, Texas, United States"
    double confidence = 0;
    bool operator==(const RunnerUp&) const = default;
};

/// The place that a mention means.
struct MentionPlace {
    PlaceId id;
    std::string name;     ///< as the gazetteer has it in English: "Kyiv"
    std::string country;  ///< ISO 3166 code of two letters; empty: in no country, or in several
    PlaceKind kind = PlaceKind::settlement;
    GeoPoint point;
    PlaceRole role = PlaceRole::mentioned;
    PlaceSense sense = PlaceSense::literal;
    double confidence = 1;  ///< that this one is meant, given that a place is
    std::optional<RunnerUp> runner_up;
    bool operator==(const MentionPlace&) const = default;
};

}  // namespace dateline
