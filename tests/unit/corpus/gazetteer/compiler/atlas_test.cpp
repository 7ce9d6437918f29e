#include "corpus/gazetteer/compiler/atlas.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("An atlas finds places by ids and keys, the first to have one") {
    Atlas atlas;
    PlaceDraft draft;
    draft.id = "690791";
    draft.name = "Ukraine";
    const DraftIndex ukraine = atlas.add(draft);
    CHECK(atlas.add(draft) == no_draft);
    draft.id = "2017370";
    const DraftIndex russia = atlas.add(draft);
    atlas.add_key("UA", ukraine);
    atlas.add_key("UA", russia);
    CHECK(atlas.find("UA") == ukraine);
    CHECK(atlas.find("2017370") == russia);
    CHECK(atlas.find("RU") == no_draft);
    CHECK(atlas[ukraine].name == "Ukraine");
    CHECK(atlas.places().size() == 2);
}
