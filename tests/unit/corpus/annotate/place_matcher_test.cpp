#include "corpus/annotate/place_matcher.hpp"

#include <catch2/catch.hpp>

#include "shipped_places.hpp"

using namespace dateline;

namespace {

// The longest name at the first word that begins with `word`.
std::string longest(const std::string& written, PlaceCapitals capitals = PlaceCapitals::needed) {
    const PlaceText text(written);
    const PlaceMatcher matcher(*shipped_places(), text.words, capitals);
    const PlaceMatch match = matcher.longest(0, text.words.words().size());
    return match ? written.substr(0, match.end) : "";
}

}  // namespace

TEST_CASE("the longest name is found, whatever stands within it") {
    CHECK(longest("New York City Hall") == "New York City");
    CHECK(longest("Mount Pleasant lies east") == "Mount Pleasant");
    CHECK(longest("Mt. Pleasant lies east") == "Mt. Pleasant");
    CHECK(longest("St. John's harbour") == "St. John's");
    CHECK(longest("France's farmers") == "France");
    CHECK(longest("Qwzx is none").empty());
}

TEST_CASE("names have capitals, except where letters do not count") {
    CHECK(longest("paris in spring").empty());
    CHECK(longest("paris", PlaceCapitals::any) == "paris");
    CHECK(longest("Western winds").empty());
}

TEST_CASE("an abbreviation is written as one") {
    CHECK(longest("Ill. weather") == "Ill.");
    CHECK(longest("Ill weather").empty());
    const PlaceText dotted("U.S. officials");
    const PlaceMatch match = PlaceMatcher(*shipped_places(), dotted.words).longest(0, 2);
    CHECK(match.letters == PlaceLetters::abbreviation);
    CHECK(match.is_abbreviation);
}

TEST_CASE("who is from somewhere is told from the place") {
    const PlaceText text("Ukrainian Ukraine");
    const PlaceMatcher matcher(*shipped_places(), text.words);
    CHECK(matcher.longest(0, 1).has_demonym);
    CHECK_FALSE(matcher.longest(0, 1).has_place);
    CHECK(matcher.whole(1, 2).has_place);
    CHECK_FALSE(matcher.whole(0, 2));
    CHECK_FALSE(matcher.whole(1, 1));
}
