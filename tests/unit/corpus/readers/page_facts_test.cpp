#include "corpus/readers/page_facts.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

using Names = std::vector<std::string>;

TEST_CASE("Addresses are absolute where they have a scheme") {
    for (const auto* address : {"https://example.com/a", "urn:x:1", "tag:example.com,2022:a"}) {
        INFO(address);
        CHECK(is_absolute_address(address));
    }
    for (const auto* address : {"", "/a", "a/b:c", "//example.com/a", "#article", ":a", "?a=b:c"}) {
        INFO(address);
        CHECK_FALSE(is_absolute_address(address));
    }
}

TEST_CASE("Names are joined by commas, and parted at them") {
    CHECK(join_names({}).empty());
    CHECK(join_names({"", "A", "", "B C"}) == "A, B C");
    CHECK(split_names(" A , B C,, ") == Names{"A", "B C"});
    CHECK(split_names("").empty());
}
