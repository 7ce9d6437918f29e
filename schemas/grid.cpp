#include "schemas/grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dateline {

namespace {

constexpr double cells_per_degree = 2;
constexpr int rows = 360;
constexpr int columns = 720;
// More than the sphere of distance_km() says, so that no cell is missed by rounding.
constexpr double degrees_per_km = 1.0001 / 111.19492;
constexpr double radians = std::numbers::pi / 180;

int row_of(double latitude) {
    return std::clamp(static_cast<int>(std::floor((latitude + 90) * cells_per_degree)), 0, rows - 1);
}

int column_of(double longitude) {
    const int column = static_cast<int>(std::floor((longitude + 180) * cells_per_degree)) % columns;
    return column < 0 ? column + columns : column;
}

std::string cell_name(int row, int column) { return fmt::format("q{}x{}", row, column); }

// How many degrees east and west of its centre a circle reaches, 180 where it holds a pole. (The meridian that touches
// a circle on a sphere: sin(width) = sin(radius) / cos(latitude).)
double width_of(double latitude, double radius_degrees) {
    if (std::abs(latitude) + radius_degrees >= 90) return 180;
    const double sine = std::sin(radius_degrees * radians) / std::cos(latitude * radians);
    return sine >= 1 ? 180 : std::asin(sine) / radians;
}

}  // namespace

std::string grid_cell(GeoPoint point) { return cell_name(row_of(point.latitude), column_of(point.longitude)); }

std::vector<std::string> cells_around(GeoPoint centre, double radius_km, std::size_t most) {
    const double radius = radius_km * degrees_per_km + 1e-9;
    const int first_row = row_of(std::max(-90.0, centre.latitude - radius));
    const int last_row = row_of(std::min(90.0, centre.latitude + radius));
    const double width = width_of(centre.latitude, radius) + 1e-9;
    const int first_column = static_cast<int>(std::floor((centre.longitude - width + 180) * cells_per_degree));
    const int last_column = static_cast<int>(std::floor((centre.longitude + width + 180) * cells_per_degree));
    const int wide = std::min(last_column - first_column + 1, columns);
    if (static_cast<std::size_t>(last_row - first_row + 1) * static_cast<std::size_t>(wide) > most) return {};
    std::vector<std::string> cells;
    for (int row = first_row; row <= last_row; ++row) {
        for (int i = 0; i < wide; ++i) cells.push_back(cell_name(row, (first_column + i + columns) % columns));
    }
    std::sort(cells.begin(), cells.end());
    return cells;
}

}  // namespace dateline
