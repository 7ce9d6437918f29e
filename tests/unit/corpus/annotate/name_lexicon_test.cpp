#include "corpus/annotate/name_lexicon.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace dateline;

namespace {

bool has(std::string_view word, NameTraits traits) { return (name_traits(word) & traits) == traits; }

}  // namespace

TEST_CASE("Words have the traits that names know them by") {
    namespace t = name_trait;
    CHECK(has("mr", t::title | t::male));
    CHECK(has("queen", t::title | t::female));
    CHECK(has("president", t::title));
    CHECK(has("attorney", t::title | t::title_part));
    CHECK(has("phd", t::post_nominal));
    CHECK(has("iii", t::generation));
    CHECK(has("bin", t::particle));
    CHECK(has("xi", t::family_first));
    CHECK(has("hillary", t::given | t::female));
    CHECK(has("andrea", t::given | t::female | t::male));
    CHECK(has("plc", t::legal_form));
    CHECK(has("authority", t::head));
    CHECK(has("national", t::generic));
    CHECK(has("of", t::small));
    CHECK(has("monday", t::no_name));
    CHECK(has("may", t::doubtful));
    CHECK(name_traits("keller") == 0);
    CHECK(name_traits("") == 0);
    CHECK(name_traits("Mr") == 0);
}

TEST_CASE("Pet names have a formal one") {
    CHECK(formal_first_name("bill") == "william");
    CHECK(formal_first_name("william") == "william");
    CHECK(formal_first_name("mohamed") == formal_first_name("muhammad"));
    CHECK(formal_first_name("") == "");
}

TEST_CASE("Well-known short forms have a full name") {
    CHECK(well_known_name("un") == "united nations");
    CHECK(well_known_name("fed") == "federal reserve");
    CHECK(well_known_name("britain") == well_known_name("uk"));
    CHECK(well_known_name("united nations") == "united nations");
    CHECK(well_known_name("tarrant") == "tarrant");
    CHECK(is_well_known("un"));
    CHECK(is_well_known("united nations"));
    CHECK_FALSE(is_well_known("tarrant"));
    // What the table holds must be folded as names are, or it is never found.
    for (const auto* name : {"nato", "world trade organisation", "cote d ivoire"})
        CHECK(std::string(well_known_name(name)).find_first_not_of("abcdefghijklmnopqrstuvwxyz ") == std::string::npos);
}

TEST_CASE("Words of two spellings have one") {
    CHECK(one_spelling("defense") == "defence");
    CHECK(one_spelling("defence") == "defence");
    CHECK(one_spelling("keller") == "keller");
}
