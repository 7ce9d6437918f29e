#include "query/ranking/document_lengths.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("Lengths are opened once, when the first is asked for") {
    const std::string section = facet_lengths_section({0, 12, 7});
    int opened = 0;
    DocumentLengths lengths([&] {
        ++opened;
        return FacetLengths(section, 2, "x.facets");
    });
    CHECK(opened == 0);
    CHECK(lengths(1) == 12);
    CHECK(lengths(2) == 7);
    CHECK(opened == 1);
}
