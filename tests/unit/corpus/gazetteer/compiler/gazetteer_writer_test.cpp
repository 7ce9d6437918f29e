#include "corpus/gazetteer/compiler/gazetteer_writer.hpp"

#include <catch2/catch.hpp>

#include "corpus/gazetteer/compiler/atlas_completion.hpp"
#include "corpus/gazetteer/gazetteer.hpp"
#include "schemas/error.hpp"
#include "schemas/text_fold.hpp"

using namespace dateline;

namespace {

Atlas two_places() {
    Atlas atlas;
    PlaceDraft place;
    place.point = GeoPoint{-89.99999, 179.99999};
    place.id = "SEA.X";
    place.name = "Far Sea";
    place.kind = PlaceKind::water;
    atlas.add(place);
    place.id = "10";
    place.name = "Ten";
    place.kind = PlaceKind::settlement;
    place.population = 20'000'000'000;
    place.feature = "PPL";
    atlas.add(place);
    complete(atlas);
    return atlas;
}

}  // namespace

TEST_CASE("What is written is read again, places with numbers first") {
    const auto gazetteer = Gazetteer::parse(gazetteer_bytes(two_places(), {"credit where it is due"}), "two");
    REQUIRE(gazetteer->size() == 2);
    CHECK(gazetteer->id(0) == "10");
    CHECK(gazetteer->id(1) == "SEA.X");
    CHECK(gazetteer->credit() == "credit where it is due");
    CHECK(gazetteer->place(0).population == UINT32_MAX);
    CHECK(gazetteer->place(1).point == GeoPoint{-89.99999, 179.99999});
    CHECK(gazetteer->place(1).feature.empty());
    CHECK(gazetteer->place(1).state == no_place);
    CHECK(gazetteer->find(Gazetteer::hash_of(name_words("far sea"))).size() == 1);
}

TEST_CASE("An atlas of no place makes a gazetteer that finds nothing") {
    const auto gazetteer = Gazetteer::parse(gazetteer_bytes(Atlas(), {""}), "none");
    CHECK(gazetteer->size() == 0);
    CHECK(gazetteer->find(Gazetteer::hash_of(std::string_view("ten"))).empty());
    CHECK_FALSE(gazetteer->find_id("10"));
}

TEST_CASE("A file never grows beyond its bounds") { CHECK_THROWS_AS(gazetteer_bytes(two_places(), {"", 1000}), Error); }
