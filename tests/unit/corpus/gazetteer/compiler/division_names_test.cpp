#include "corpus/gazetteer/compiler/division_names.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("Names of divisions lose the word for what they are") {
    CHECK(bare_division_name("Kharkiv Oblast") == "Kharkiv");
    CHECK(bare_division_name("Rapides Parish") == "Rapides");
    CHECK(bare_division_name("Provincia de Granada") == "Granada");
    CHECK(bare_division_name("County Durham") == "Durham");
    CHECK(bare_division_name("Khanty-Mansi Autonomous Okrug") == "Khanty-Mansi");
    CHECK(bare_division_name("Republic of Tyva") == "Tyva");
    CHECK(bare_division_name("New South Wales") == "New South Wales");
    CHECK(bare_division_name("Municipio de San José") == "San José");
}

TEST_CASE("Nothing is left only where nothing was") {
    for (const char* name :
         {"Province", "Central Region", "State", "City of", "Federal District", "County of", "", " "})
        CHECK_FALSE((bare_division_name(name).empty() && *name != '\0' && *name != ' '));
    CHECK(bare_division_name("Autonomous Region") == "Autonomous Region");
    CHECK(bare_division_name("Region Province State").find("Region") == 0);
}

TEST_CASE("Regions get the names that news give them") {
    Atlas atlas;
    PlaceDraft region;
    region.id = "706482";
    region.name = "Kharkiv Oblast";
    region.kind = PlaceKind::region;
    region.country = "UA";
    const DraftIndex index = atlas.add(region);
    PlaceDraft district = region;
    district.id = "1";
    district.name = "Izium Raion";
    district.kind = PlaceKind::district;
    const DraftIndex raion = atlas.add(district);
    add_division_names(atlas);
    const auto has = [&](DraftIndex place, const std::string& name) {
        const auto& names = atlas[place].names;
        return std::any_of(names.begin(), names.end(), [&](const DraftName& one) { return one.text == name; });
    };
    for (const char* name : {"Kharkiv", "Kharkiv Region", "Kharkiv Province"}) CHECK(has(index, name));
    for (const char* name : {"Izium", "Izium District"}) CHECK(has(raion, name));
    CHECK_FALSE(has(raion, "Izium Region"));
}
