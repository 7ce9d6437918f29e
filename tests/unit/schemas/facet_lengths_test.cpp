#include "schemas/facet_lengths.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;

TEST_CASE("lengths are told in as many bytes as the longest needs") {
    for (const std::uint32_t longest : {0U, 255U, 256U, 70'000U, 20'000'000U}) {
        const std::string section = facet_lengths_section({0, 7, longest});
        CHECK(section.size() == 1 + 3 * std::size_t(section.front()));
        const FacetLengths lengths(section, 2, "x.facets");
        CHECK(lengths(1) == 7);
        CHECK(lengths(2) == longest);
        CHECK(lengths(3) == 0);
        CHECK(lengths(UINT32_MAX) == 0);
    }
    CHECK(facet_lengths_section({1, 255}).size() == 3);
}

TEST_CASE("damaged lengths are told") {
    const std::string section = facet_lengths_section({0, 300});
    for (const auto& bytes : {std::string(), section.substr(0, 4), section + '0', '\5' + section.substr(1)})
        CHECK_THROWS_AS(FacetLengths(bytes, 1, "x.facets"), Error);
}
