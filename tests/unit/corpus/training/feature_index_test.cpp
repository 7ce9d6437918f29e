#include "corpus/training/feature_index.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("Features that occur often enough have numbers, in order of the features") {
    FeatureIndex index;
    index.count({30, 10, 20});
    index.count({30, 10, 0});
    index.number(2);
    CHECK(index.features() == std::vector<Feature>{10, 30});
    CHECK(index.find(10) == 0U);
    CHECK(index.find(30) == 1U);
    CHECK_FALSE(index.find(20));
    CHECK_FALSE(index.find(0));
}

TEST_CASE("An index grows") {
    FeatureIndex index;
    for (Feature feature = 1; feature <= 200'000; ++feature) index.count({feature * 0x9E3779B97F4A7C15U});
    index.number(1);
    CHECK(index.features().size() == 200'000);
    CHECK(index.find(0x9E3779B97F4A7C15U));
}
