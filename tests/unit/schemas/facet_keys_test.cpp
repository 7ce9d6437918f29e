#include "schemas/facet_keys.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "schemas/acronym.hpp"
#include "schemas/error.hpp"
#include "schemas/name_key.hpp"

using namespace dateline;

using Ordinals = std::vector<std::uint32_t>;

TEST_CASE("names are found by the keys of their words, each once") {
    const std::string section =
        facet_keys_section({"ann smith", "volodymyr zelenskiy", "", "zelenskyy", "zelensky zelenskij"}, false);
    CHECK(section.size() % 8 == 0);
    const FacetKeys keys(section, 5, "x.facets");
    CHECK(keys.find(name_key("zelensky")) == Ordinals{1, 3, 4});
    CHECK(keys.find(name_key("ann")) == Ordinals{0});
    CHECK(keys.find(name_key("berg")).empty());
    CHECK(keys.find("").empty());
    CHECK(FacetKeys({}, 0, "x.facets").find(name_key("ann")).empty());
}

TEST_CASE("names are found by their acronyms where these are asked for") {
    const std::vector<std::string_view> names{"bank of england", "boe", "world bank"};
    const std::string section = facet_keys_section(names, true);
    const FacetKeys keys(section, 3, "x.facets");
    CHECK(keys.find(acronym_key("boe")) == Ordinals{0});
    CHECK(keys.find(acronym_key("be")) == Ordinals{0});
    CHECK(keys.find(acronym_key("wb")) == Ordinals{2});
    CHECK(keys.find(name_key("boe")) == Ordinals{1});
    CHECK(FacetKeys(facet_keys_section(names, false), 3, "x.facets").find(acronym_key("wb")).empty());
}

TEST_CASE("damaged keys are told") {
    const std::string section = facet_keys_section({"ann", "smith"}, false);
    CHECK_THROWS_AS(FacetKeys(std::string_view(section).substr(1), 2, "x.facets"), Error);
    const FacetKeys fewer(section, 1, "x.facets");
    CHECK_THROWS_AS(fewer.find(name_key("smith")), Error);
}
