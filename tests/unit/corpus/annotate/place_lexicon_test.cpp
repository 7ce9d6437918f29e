#include "corpus/annotate/place_lexicon.hpp"

#include <catch2/catch.hpp>

#include "corpus/gazetteer/gazetteer.hpp"
#include "shipped_places.hpp"

using namespace dateline;

namespace {

PlaceTraits traits(const char* word) { return place_traits(Gazetteer::hash_of(std::string_view(word))); }

Body body(std::string text) {
    const PlaceText words(std::move(text));
    return body_of(words.words.words());
}

}  // namespace

TEST_CASE("the head of an organisation's name says whose it is") {
    CHECK(body("Boston Police Department") == Body::its_place);
    CHECK(body("University of California") == Body::its_place);
    CHECK(body("Union Bank of Switzerland") == Body::everywhere);
    CHECK(body("London Metal Exchange") == Body::everywhere);
    CHECK(body("Boston Celtics") == Body::unsaid);
}

TEST_CASE("generic words ask for a sort of place") {
    CHECK(wish_of(traits("county")) == PlaceWish::district);
    CHECK(wish_of(traits("town")) == PlaceWish::settlement);
    CHECK(wish_of(traits("river")) == PlaceWish::nature);
    CHECK(wish_of(traits("near")) == PlaceWish::any);
}

TEST_CASE("words tell of the names beside them, some in several ways") {
    CHECK(traits("near") == place_trait::locative);
    CHECK((traits("county") & place_trait::of_district) != 0);
    CHECK((traits("county") & place_trait::public_body) != 0);
    CHECK((traits("governor") & place_trait::office) != 0);
    CHECK((traits("hurricane") & place_trait::vessel) != 0);
    CHECK(traits("gdansk") == 0);
    CHECK(traits("") == 0);
}

TEST_CASE("abbreviations within names are spelt out") {
    CHECK(spelt_out(Gazetteer::hash_of(std::string_view("mt"))) == Gazetteer::hash_of(std::string_view("mount")));
    CHECK(spelt_out(Gazetteer::hash_of(std::string_view("mount"))) == 0);
}
