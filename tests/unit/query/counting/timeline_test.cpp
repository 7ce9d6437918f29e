#include "query/counting/timeline.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"
#include "tests/unit/query/counting/counted_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

std::vector<std::string> lines(const Timeline& timeline) {
    std::vector<std::string> lines;
    for (const auto& period : timeline.periods)
        lines.push_back(period_name(period.first, timeline.unit) + " " + std::to_string(period.tally.articles) + "/" +
                        std::to_string(period.tally.archive) + (period.burst ? " burst" : ""));
    return lines;
}

using Lines = std::vector<std::string>;

std::vector<TimelinePeriod> periods_of(const std::vector<ArticleTally>& tallies) {
    std::vector<TimelinePeriod> periods;
    for (const auto& tally : tallies) periods.push_back({Day(std::chrono::days(periods.size())), tally, false});
    return periods;
}

std::string bursts(const std::vector<ArticleTally>& tallies) {
    auto periods = periods_of(tallies);
    mark_bursts(periods);
    std::string text;
    for (const auto& period : periods) text += period.burst ? '*' : '.';
    return text;
}

}  // namespace

TEST_CASE("a timeline has every period from the first match to the last") {
    const std::vector<Article> articles{story("a", "t", "x", "2021-11-30T23:30:00-05:00"),
                                        story("b", "t", "x", "2022-01-01"),
                                        story("c", "t", "x", "2022-02-14"),
                                        story("d", "t", "x", "2022-03-01"),
                                        story("e", "t", "x", "2022-01-31"),
                                        story("f", "t", "x"),
                                        story("g", "t", "x"),
                                        story("h", "t", "x", "2022-02-01")};
    for (const std::size_t shards : {1U, 3U, 8U}) {
        CountedArchive archive(articles, {"a", "b", "d", "f"}, {"h"}, dealt_into(shards));
        const Timeline months = make_timeline(archive.files(), archive.documents(), Granularity::month);
        CHECK(lines(months) == Lines{"2021-11 1/1", "2021-12 0/0", "2022-01 1/2", "2022-02 0/1", "2022-03 1/1"});
        CHECK(months.undated == ArticleTally{1, 2});
        CHECK(lines(make_timeline(archive.files(), archive.documents(), Granularity::year)) ==
              Lines{"2021 1/1", "2022 2/4"});
        CHECK(make_timeline(archive.files(), archive.documents(), Granularity::day).periods.size() == 92);
    }
}

TEST_CASE("nothing, and only what is undated, has no periods") {
    CountedArchive archive({story("a", "t", "x"), story("b", "t", "x", "2022-09-16")}, {"a"});
    const Timeline timeline = make_timeline(archive.files(), archive.documents(), Granularity::day);
    CHECK(timeline.periods.empty());
    CHECK(timeline.undated == ArticleTally{1, 1});
}

TEST_CASE("more periods than anybody can look at are refused") {
    CountedArchive archive({story("a", "t", "x", "1600-01-01"), story("b", "t", "x", "2022-09-16")}, {"a", "b"});
    CHECK(make_timeline(archive.files(), archive.documents(), Granularity::month).periods.size() == 423 * 12 - 3);
    CHECK_THROWS_WITH(make_timeline(archive.files(), archive.documents(), Granularity::day),
                      Catch::Contains("50000") && Catch::Contains("1600-01-01"));
}

TEST_CASE("bursts are where the share of matches stays about twice the usual or more") {
    CHECK(bursts({}).empty());
    CHECK(bursts({{5, 10}}) == ".");
    CHECK(bursts({{10, 100}, {10, 100}, {11, 100}, {9, 100}}) == "....");
    CHECK(bursts({{2, 100}, {2, 100}, {30, 100}, {35, 100}, {2, 100}, {2, 100}}) == "..**..");
    // More matches, but more of everything.
    CHECK(bursts({{2, 100}, {2, 100}, {30, 1500}, {2, 100}, {2, 100}}) == ".....");
    // A gap costs nothing, and is none itself.
    CHECK(bursts({{2, 100}, {30, 100}, {0, 0}, {35, 100}, {2, 100}, {1, 100}}) == ".*.*..");
    // All of it.
    CHECK(bursts({{5, 5}, {50, 50}, {5, 5}}) == "...");
}
