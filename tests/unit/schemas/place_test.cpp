#include "schemas/place.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("distances are great circles on a sphere of 6371 km") {
    const GeoPoint kyiv{50.45466, 30.5238};
    const GeoPoint kharkiv{49.98081, 36.25272};
    CHECK(distance_km(kyiv, kharkiv) == Approx(411).margin(2));
    CHECK(distance_km(kharkiv, kyiv) == Approx(distance_km(kyiv, kharkiv)));
    CHECK(distance_km(kyiv, kyiv) == 0);
    CHECK(distance_km({0, 179.5}, {0, -179.5}) == Approx(111.19).margin(0.1));
    CHECK(distance_km({90, 0}, {-90, 77}) == Approx(20015).margin(1));
    CHECK(distance_km({0, 0}, {0, 180}) == Approx(20015).margin(1));
}

TEST_CASE("a point has its bounds") {
    CHECK(is_on_earth({-90, 180}));
    CHECK_FALSE(is_on_earth({90.01, 0}));
    CHECK_FALSE(is_on_earth({0, -180.5}));
}

TEST_CASE("GeoNames numbers are digits") {
    CHECK(is_geonames_number("690791"));
    for (const char* id : {"", "0", "0690791", "HIST.SU", "69 0791", "-1", "12345678901"})
        CHECK_FALSE(is_geonames_number(id));
}

TEST_CASE("words of places") {
    CHECK(to_string(PlaceKind::settlement) == "settlement");
    CHECK(to_string(PlaceKind::former) == "former");
    CHECK(to_string(PlaceRole::dateline) == "dateline");
    CHECK(to_string(PlaceSense::demonym) == "demonym");
}
