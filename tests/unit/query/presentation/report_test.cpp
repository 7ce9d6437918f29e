#include "query/presentation/report.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("The formats of reports") {
    CHECK(find_report_format("csv") == nullptr);
    for (const char* name : {"text", "json", "atom"}) {
        const auto* format = find_report_format(name);
        REQUIRE(format != nullptr);
        CHECK(format->name == name);
        CHECK(format->says_all == (format->name != "atom"));
        CHECK_FALSE(format->make({})->begin({}) == "x");
    }
}
