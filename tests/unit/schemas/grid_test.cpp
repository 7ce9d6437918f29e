#include "schemas/grid.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace dateline;

namespace {

constexpr std::size_t no_limit = SIZE_MAX;

bool has(const std::vector<std::string>& cells, const std::string& cell) {
    return std::binary_search(cells.begin(), cells.end(), cell);
}

}  // namespace

TEST_CASE("A point has one cell of half a degree") {
    CHECK(grid_cell({50.45, 30.52}) == "q280x421");
    CHECK(grid_cell({50.5, 30.5}) == "q281x421");
    CHECK(grid_cell({50.49, 30.49}) == "q280x420");
    CHECK(grid_cell({0, 0}) == "q180x360");
    CHECK(grid_cell({-90, -180}) == "q0x0");
}

TEST_CASE("The pole and the antimeridian have no cells of their own") {
    CHECK(grid_cell({90, 0}) == "q359x360");
    CHECK(grid_cell({10, 180}) == grid_cell({10, -180}));
}

TEST_CASE("A circle is covered by sorted cells, each once") {
    const auto cells = cells_around({50.45, 30.52}, 100, no_limit);
    CHECK(has(cells, grid_cell({50.45, 30.52})));
    CHECK(cells.size() < 40);
    CHECK(std::is_sorted(cells.begin(), cells.end()));
    CHECK(std::adjacent_find(cells.begin(), cells.end()) == cells.end());
    CHECK(cells_around({50.25, 30.25}, 0, no_limit).size() == 1);
}

TEST_CASE("A circle over the antimeridian has cells on both sides") {
    const auto cells = cells_around({-17, 179.9}, 60, no_limit);
    CHECK(has(cells, grid_cell({-17, 179.9})));
    CHECK(has(cells, grid_cell({-17, -179.9})));
    CHECK(cells.size() < 20);
}

TEST_CASE("A circle with a pole in it goes all the way round") {
    const auto cells = cells_around({89.5, 10}, 200, no_limit);
    CHECK(has(cells, grid_cell({89, -170})));
    CHECK(has(cells, grid_cell({89.9, 100})));
}

TEST_CASE("Too many cells are none") {
    CHECK(cells_around({0, 0}, 20'000, 1000).empty());
    CHECK(cells_around({0, 0}, 20'000, no_limit).size() == 360U * 720U);
    CHECK_FALSE(cells_around({0, 0}, 100, 1000).empty());
}

TEST_CASE("Every point within a circle lies in one of its cells") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> latitude(-90, 90);
    std::uniform_real_distribution<double> longitude(-180, 180);
    std::uniform_real_distribution<double> radius(0, 1500);
    std::uniform_real_distribution<double> part(0, 1);
    for (int i = 0; i < 300; ++i) {
        const GeoPoint centre{latitude(random), longitude(random)};
        const double km = radius(random);
        const auto cells = cells_around(centre, km, no_limit);
        for (int j = 0; j < 60; ++j) {
            // Near points are drawn more often than a whole earth would give.
            const double reach = km / 111.0 * 1.2;
            GeoPoint point{centre.latitude + (part(random) * 2 - 1) * reach,
                           centre.longitude + (part(random) * 2 - 1) * reach /
                                                  std::max(0.01, std::cos(centre.latitude * 3.14159265 / 180))};
            point.latitude = std::clamp(point.latitude, -90.0, 90.0);
            point.longitude = std::remainder(point.longitude, 360.0);
            if (distance_km(centre, point) > km) continue;
            INFO(centre.latitude << "," << centre.longitude << " " << km << " km: " << point.latitude << ","
                                 << point.longitude);
            REQUIRE(has(cells, grid_cell(point)));
        }
    }
}
