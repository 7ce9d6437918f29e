#include "schemas/place.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dateline {

namespace {

constexpr double earth_radius_km = 6371;

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

double half_sine_squared(double angle) {
    const double sine = std::sin(angle / 2);
    return sine * sine;
}

}  // namespace

double distance_km(GeoPoint a, GeoPoint b) {
    const double height = half_sine_squared(radians(b.latitude - a.latitude));
    const double width = half_sine_squared(radians(b.longitude - a.longitude));
    const double chord = height + std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * width;
    return 2 * earth_radius_km * std::asin(std::sqrt(std::clamp(chord, 0.0, 1.0)));
}

bool is_on_earth(GeoPoint point) { return std::abs(point.latitude) <= 90 && std::abs(point.longitude) <= 180; }

std::string_view to_string(PlaceKind kind) {
    static constexpr std::array<std::string_view, 8> names{"settlement", "district", "region", "country",
                                                           "continent",  "area",     "water",  "former"};
    return names[static_cast<std::size_t>(kind)];
}

bool is_geonames_number(std::string_view id) {
    constexpr std::size_t most_digits = 10;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return !id.empty() && id.size() <= most_digits && id.front() != '0' && std::all_of(id.begin(), id.end(), is_digit);
}

std::string_view to_string(PlaceRole role) {
    static constexpr std::array<std::string_view, 3> names{"mentioned", "focus", "dateline"};
    return names[static_cast<std::size_t>(role)];
}

std::string_view to_string(PlaceSense sense) {
    static constexpr std::array<std::string_view, 3> names{"literal", "metonym", "demonym"};
    return names[static_cast<std::size_t>(sense)];
}

}  // namespace dateline
