#include "corpus/annotate/reading_limit.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("So many names and times are read, however often they are the same") {
    ReadingLimit limit({.mentions = 3, .different = 2});
    CHECK(limit.take("Oslo"));
    CHECK(limit.take("Friday"));
    CHECK(limit.take("Oslo"));
    CHECK_FALSE(limit.is_full());
    CHECK_FALSE(limit.take("Oslo"));
    CHECK(limit.is_full());
}

TEST_CASE("What can't be too much need not be counted") {
    const ReadingLimits limits{.mentions = 3, .different = 2};
    CHECK(limits.allow(2));
    CHECK_FALSE(limits.allow(3));
    CHECK_FALSE(ReadingLimits{.mentions = 1, .different = 2}.allow(2));
}

TEST_CASE("So many different ones are read, and none behind the first that is one too many") {
    ReadingLimit limit({.mentions = 10, .different = 2});
    CHECK(limit.take("Oslo"));
    CHECK(limit.take("Bergen"));
    CHECK(limit.take("Oslo"));
    CHECK_FALSE(limit.take("Narvik"));
    CHECK_FALSE(limit.take("Oslo"));
}
