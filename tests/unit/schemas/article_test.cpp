#include "schemas/article.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("each status has a word") {
    CHECK(to_string(Status::usable) == "usable");
    CHECK(to_string(Status::cancelled) == "cancelled");
    for (const auto status : {Status::usable, Status::corrected, Status::withheld, Status::cancelled})
        CHECK(parse_status(to_string(status)) == status);
    for (const auto* word : {"", "Usable", "usable ", "killed"}) CHECK_FALSE(parse_status(word).has_value());
}
