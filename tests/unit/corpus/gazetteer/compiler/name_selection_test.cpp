#include "corpus/gazetteer/compiler/name_selection.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "schemas/text_fold.hpp"

using namespace dateline;

namespace {

constexpr NameCosts costs{8, 4};

Atlas capital_and_village() {
    Atlas atlas;
    PlaceDraft place;
    place.id = "1";
    place.name = "Great City";
    place.importance = 0.9;
    place.names = {{"Grande", PlaceNameKind::alternate, false},
                   {"Гранде", PlaceNameKind::alternate, false},
                   {"Gr", PlaceNameKind::alternate, false},
                   {"one two three four five six seven eight nine", PlaceNameKind::alternate, true},
                   {"?!", PlaceNameKind::alternate, true},
                   {"GC", PlaceNameKind::alternate, false},
                   {"GC", PlaceNameKind::abbreviation, true}};
    atlas.add(place);
    place.id = "2";
    place.name = "Village";
    place.importance = 0.1;
    place.names = {{"Grande", PlaceNameKind::alternate, false}, {"Hamlet", PlaceNameKind::alternate, false}};
    atlas.add(place);
    return atlas;
}

std::vector<NameMeaning> meanings_of(const NameSelection& selection, const std::string& name) {
    const std::uint64_t hash = Gazetteer::hash_of(name_words(name));
    std::vector<NameMeaning> found;
    std::copy_if(selection.meanings.begin(), selection.meanings.end(), std::back_inserter(found),
                 [&](const NameMeaning& meaning) { return meaning.hash == hash; });
    return found;
}

}  // namespace

TEST_CASE("With space for all, all names that can be looked up go in") {
    const NameSelection selection = select_names(capital_and_village(), 10'000, costs);
    const auto grande = meanings_of(selection, "Grande");
    REQUIRE(grande.size() == 2);
    CHECK(grande[0].place == 0);
    CHECK(meanings_of(selection, "Hamlet").size() == 1);
    CHECK(meanings_of(selection, "Gr").empty());
    REQUIRE(meanings_of(selection, "GC").size() == 1);
    CHECK(meanings_of(selection, "GC")[0].kind == PlaceNameKind::abbreviation);
    CHECK(selection.meanings.size() == 6);  // Great City, Grande twice, GC, Village, Hamlet: Гранде folds to grande
    CHECK(selection.beginnings == std::vector<std::uint64_t>{Gazetteer::hash_of(std::string_view("great"))});
}

TEST_CASE("With less, the others of important places go first") {
    const NameSelection selection = select_names(capital_and_village(), 3 * 12 + 12, costs);
    CHECK(meanings_of(selection, "Grande").size() == 1);
    CHECK(meanings_of(selection, "Hamlet").empty());
    CHECK(select_names(capital_and_village(), 0, costs).meanings.size() == 3);  // what must
}
