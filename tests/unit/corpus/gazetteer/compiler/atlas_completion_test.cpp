#include "corpus/gazetteer/compiler/atlas_completion.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

PlaceDraft draft(const std::string& id, PlaceKind kind, DraftIndex parent = no_draft) {
    PlaceDraft place;
    place.id = place.name = id;
    place.kind = kind;
    place.parent = parent;
    return place;
}

DraftIndex add_city(Atlas& atlas, const std::string& id, DraftIndex parent, GeoPoint point, std::uint64_t people,
                    const std::string& feature = "PPL") {
    PlaceDraft city = draft(id, PlaceKind::settlement, parent);
    city.point = point;
    city.population = people;
    city.feature = feature;
    return atlas.add(city);
}

}  // namespace

TEST_CASE("Points and people of divisions come from their settlements, sections counted once") {
    Atlas atlas;
    PlaceDraft country = draft("C", PlaceKind::country);
    country.country = "CC";
    const DraftIndex state = atlas.add(country);
    const DraftIndex region = atlas.add(draft("R", PlaceKind::region, state));
    const DraftIndex empty = atlas.add(draft("E", PlaceKind::region, state));
    add_city(atlas, "1", region, {10, 179}, 1000, "PPLA");
    add_city(atlas, "2", region, {10, -179}, 500);
    add_city(atlas, "3", region, {10, 180}, 400, "PPLX");
    PlaceDraft area = draft("A", PlaceKind::area, state);
    area.members = {region};
    const DraftIndex island = atlas.add(area);
    complete(atlas);
    CHECK(std::abs(atlas[region].point->longitude) == Approx(180));  // not 60: the date line parts nothing
    CHECK(atlas[region].population == 1500);
    CHECK(atlas[state].population == 1500);
    CHECK(atlas[empty].point == atlas[state].point);
    CHECK(atlas[island].population == 1500);
    CHECK(atlas[island].country == "CC");
    CHECK(atlas[atlas[region].capital].id == "1");
    CHECK(atlas[state].capital == no_draft);
}

TEST_CASE("Given points and people stay") {
    Atlas atlas;
    PlaceDraft country = draft("C", PlaceKind::country);
    country.point = GeoPoint{1, 2};
    country.population = 7;
    const DraftIndex state = atlas.add(country);
    add_city(atlas, "1", state, {50, 50}, 1000, "PPLC");
    complete(atlas);
    CHECK(*atlas[state].point == GeoPoint{1, 2});
    CHECK(atlas[state].population == 7);
    CHECK(atlas[atlas[state].capital].id == "1");
}

TEST_CASE("A place can't lie in a smaller one, nor be nowhere") {
    const auto fault = [](Atlas& atlas) {
        try {
            complete(atlas);
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::bad_data);
            return std::string(error.what());
        }
        return std::string();
    };
    Atlas upside_down;
    const DraftIndex city = add_city(upside_down, "1", no_draft, {0, 0}, 1);
    upside_down.add(draft("C", PlaceKind::country, city));
    CHECK_THAT(fault(upside_down), Catch::Contains("C (C) can't lie in 1 (1)"));
    Atlas nowhere;
    nowhere.add(draft("AREA.X", PlaceKind::area));
    CHECK_THAT(fault(nowhere), Catch::Contains("AREA.X (AREA.X): no point"));
}

TEST_CASE("Capitals and large places are more important") {
    PlaceDraft paris = draft("1", PlaceKind::settlement);
    paris.population = 2'000'000;
    PlaceDraft town = paris;
    town.population = 25'000;
    CHECK(importance_of(paris) > importance_of(town));
    PlaceDraft capital = town;
    capital.feature = "PPLC";
    CHECK(importance_of(capital) > importance_of(town));
    PlaceDraft known = town;
    known.names.resize(50);
    CHECK(importance_of(known) > importance_of(town));
    PlaceDraft ruin = town;
    ruin.feature = "PPLQ";
    ruin.population = 0;
    CHECK(importance_of(ruin) >= 0);
}
