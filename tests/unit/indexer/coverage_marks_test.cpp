#include "indexer/coverage_marks.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace dateline;

namespace {

// One count after the other from period 100 on; 0: none.
PeriodCounts counts_of(const std::vector<std::uint32_t>& articles, std::int32_t first = 100) {
    PeriodCounts counts;
    for (std::size_t i = 0; i < articles.size(); ++i)
        if (articles[i] > 0) counts.push_back({first + static_cast<std::int32_t>(i), articles[i]});
    return counts;
}

std::vector<std::int32_t> jumps_of(const std::vector<std::uint32_t>& articles) {
    std::vector<std::int32_t> periods;
    const auto counts = counts_of(articles);
    for (const auto& jump : find_jumps(counts, counts, 1)) periods.push_back(jump.period);
    return periods;
}

using Holes = std::vector<Hole>;
using Periods = std::vector<std::int32_t>;

}  // namespace

TEST_CASE("a hole is what has nothing between the first and the last period") {
    CHECK(find_holes({}, 1).empty());
    CHECK(find_holes(counts_of({5}), 1).empty());
    CHECK(find_holes(counts_of({0, 5, 5, 0}), 1).empty());
    CHECK(find_holes(counts_of({5, 0, 5, 0, 0, 5}), 1) == Holes{{101, 101, 1}, {103, 104, 2}});
    CHECK(find_holes({{-5, 1}, {-2, 1}}, 1) == Holes{{-4, -3, 2}});
    CHECK(find_holes({{0, 1}, {700'000, 1}}, 1) == Holes{{1, 699'999, 699'999}});
}

TEST_CASE("days are missed on weekdays on which the source appears") {
    // Appears on five days of the week, and once on a sixth.
    PeriodCounts counts;
    const std::set<std::int32_t> missing{20, 29, 30, 31, 32, 33, 36};
    for (std::int32_t day = 0; day < 210; ++day)
        if ((day % 7 < 5 && !missing.contains(day)) || day == 131) counts.push_back({day, 3});
    CHECK(find_holes(counts, days_of_week) == Holes{{29, 32, 4}, {36, 36, 1}});
    CHECK(find_holes(counts, 1).size() > 20);
}

TEST_CASE("a source that appears now and then is missed on every day") {
    CHECK(find_holes({{0, 1}, {1000, 1}, {1003, 1}}, days_of_week) == Holes{{1, 999, 999}, {1001, 1002, 2}});
}

TEST_CASE("holes of days are those that a walk over all days finds") {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        PeriodCounts counts;
        const std::int32_t start = static_cast<std::int32_t>(random() % 40) - 20;
        for (std::int32_t day = start; day < start + 120; ++day)
            if (random() % 8 < (static_cast<unsigned>(day + 70) % 7 < 3 ? 1U : 5U)) counts.push_back({day, 1});
        if (counts.size() < 2) continue;
        std::vector<unsigned> seen(7);
        for (const auto& count : counts) ++seen[static_cast<unsigned>(count.period + 70) % 7];
        const auto weeks = static_cast<unsigned>(counts.back().period - counts.front().period) / 7 + 1;
        const bool any = std::any_of(seen.begin(), seen.end(), [&](unsigned times) { return times * 10 >= weeks; });
        std::vector<std::int32_t> missed;
        for (std::size_t i = 1; i < counts.size(); ++i)
            for (std::int32_t day = counts[i - 1].period + 1; day < counts[i].period; ++day)
                if (!any || seen[static_cast<unsigned>(day + 70) % 7] * 10 >= weeks) missed.push_back(day);
        std::uint32_t total = 0;
        for (const auto& hole : find_holes(counts, days_of_week)) {
            total += hole.periods;
            CHECK(std::count(missed.begin(), missed.end(), hole.first) == 1);
            CHECK(std::count(missed.begin(), missed.end(), hole.last) == 1);
        }
        CHECK(total == missed.size());
    }
}

TEST_CASE("a jump stands out from the periods about it") {
    const auto [what, articles, expected] = GENERATE(table<std::string, std::vector<std::uint32_t>, Periods>({
        {"steady", {50, 52, 49, 51, 50, 48, 53, 50, 49, 50, 51, 52}, {}},
        {"by chance", {4, 7, 2, 5, 3, 6, 4, 8, 3, 5, 1, 4}, {}},
        {"far too many", {50, 52, 49, 51, 50, 120, 53, 50, 49, 50, 51, 52}, {105}},
        {"far too few", {50, 52, 49, 51, 50, 12, 53, 50, 49, 50, 51, 52}, {105}},
        {"for good: a new level is none", {20, 21, 20, 19, 20, 20, 60, 61, 58, 60, 60, 62}, {}},
        {"months of different length", {9000, 9966, 9640, 9970, 9650, 9950, 9960, 9650, 9000, 9650, 9970, 9000}, {}},
        {"the first and the last are cut off", {3, 52, 49, 51, 50, 50, 53, 50, 49, 50, 51, 4}, {}},
        {"the first has far too many", {300, 52, 49, 51, 50, 50, 53, 50}, {100}},
        {"too short to tell", {50, 500, 50, 50}, {}},
        {"a hole is no neighbour", {50, 0, 52, 0, 49, 0, 51, 0, 50, 0, 120, 0, 49, 0, 50}, {110}},
        {"alone far and wide",
         {50, 50, 50, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 50},
         {}},
    }));
    CAPTURE(what);
    CHECK(jumps_of(articles) == expected);
}

TEST_CASE("what comes by chance is hardly ever a jump") {
    std::mt19937 random(1);
    for (const double mean : {0.3, 2.0, 9.0, 60.0}) {
        std::poisson_distribution<std::uint32_t> draw(mean);
        PeriodCounts counts;
        for (std::int32_t period = 0; period < 20'000; ++period)
            if (const auto articles = draw(random); articles > 0) counts.push_back({period, articles});
        CAPTURE(mean);
        CHECK(find_jumps(counts, counts, 1).size() <= 40);
    }
}

TEST_CASE("a jump tells what would have been usual") {
    const auto counts = counts_of({50, 50, 50, 50, 50, 120, 50, 50, 50, 50, 50, 50});
    // 50 - 3.5 sqrt(50); (sqrt(50 + 3/8) + 3.5 / 2)^2 - 3/8
    CHECK(find_jumps(counts, counts, 1) == std::vector<Jump>{{105, 120, 26, 77}});
}

TEST_CASE("a language that ceases while its source goes on is a jump to nothing") {
    const auto all = counts_of({90, 90, 90, 90, 90, 60, 60, 90, 90, 90, 90, 90, 90});
    const auto part = counts_of({30, 30, 30, 30, 30, 0, 0, 30, 30, 30, 30, 30, 30});
    const auto jumps = find_jumps(part, all, 1);
    REQUIRE(jumps.size() == 2);
    CHECK(jumps[0] == Jump{105, 0, 11, 52});
    CHECK(jumps[1].period == 106);
    // Where the source has nothing at all it is a hole, and no jump besides.
    CHECK(find_jumps(part, part, 1).empty());
}

TEST_CASE("days are held against the same day of the week") {
    PeriodCounts counts;
    for (std::int32_t day = 0; day < 140; ++day) counts.push_back({day, day % 7 == 6 ? 5U : day % 7 == 5 ? 12U : 40U});
    CHECK(find_jumps(counts, counts, days_of_week).empty());
    counts[69].articles = 40;  // of the quiet ones
    const auto found = find_jumps(counts, counts, days_of_week);
    REQUIRE(found.size() == 1);
    CHECK(found[0].period == 69);
}
