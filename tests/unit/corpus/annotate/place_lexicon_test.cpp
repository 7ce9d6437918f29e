#include "corpus/annotate/place_lexicon.hpp"

#include <catch2/catch.hpp>

#include "corpus/gazetteer/gazetteer.hpp"

using namespace dateline;

namespace {

PlaceTraits traits(const char* word) { return place_traits(Gazetteer::hash_of(std::string_view(word))); }

}  // namespace

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
