#include "query/ranking/peak.hpp"

#include <catch2/catch.hpp>

#include "query/language/parser.hpp"
#include "query/open_generation.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

const Day friday = *make_day(2022, 9, 16);

// An archive of articles of these days, and its articles as matches.
struct Dated {
    Dated(const std::vector<std::string>& days, std::size_t shards)
        : archive(stories(days.size(), [&](std::size_t i) { return story(std::to_string(i), "", "x", days[i]); }),
                  dealt_into(shards)),
          generation(open_generation(archive.layout())) {}

    // As they stand in the list, the first the best.
    std::vector<Candidate> matches(const std::vector<std::size_t>& articles) const {
        std::vector<Candidate> best;
        for (const std::size_t article : articles) {
            const std::size_t shards = generation.shards.size();
            best.push_back({1, article % shards, static_cast<Xapian::docid>(article / shards + 1), {}, 0, 0});
        }
        return best;
    }

    SmallArchive archive;
    OpenGeneration generation;
};

// Of each month of these years six articles, and of September 2021 twenty more.
std::vector<std::string> three_years() {
    std::vector<std::string> days;
    for (int year = 2020; year <= 2022; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= 6; ++day)
                days.push_back(std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) + "-0" +
                               std::to_string(day));
    for (int day = 10; day < 30; ++day) days.push_back("2021-09-" + std::to_string(day));
    return days;
}

bool undated(const std::string& text) {
    return is_undated(*parse_query(text, FieldTable::builtin(), {friday, false, false}).expression);
}

}  // namespace

TEST_CASE("A peak is a time that most of the first matches are of, whatever the shards") {
    const auto days = three_years();
    for (const std::size_t shards : {1U, 3U}) {
        const Dated dated(days, shards);
        FacetFiles files(dated.archive.layout(), dated.generation.manifest);
        PeakFinder finder(files);
        std::vector<std::size_t> articles{0, 90, 150};
        for (std::size_t i = 216; i < days.size(); ++i) articles.push_back(i);
        const auto peak = finder.find(dated.matches(articles));
        CHECK(peak == Peak{*make_day(2021, 9, 1), *make_day(2021, 9, 30), Granularity::month, 20, 23});
        CHECK(peak_note(*peak) == "20 of the first 23 that have a date are of 2021-09: preferred; --no-peaks for none");
    }
}

TEST_CASE("What comes as often as the archive has articles has no peak, nor has what is seldom") {
    const auto days = three_years();
    const Dated dated(days, 1);
    FacetFiles files(dated.archive.layout(), dated.generation.manifest);
    PeakFinder finder(files);
    std::vector<std::size_t> all;
    std::vector<std::size_t> even;
    for (std::size_t i = 0; i < days.size(); ++i) all.push_back(i);
    for (std::size_t i = 0; i < days.size(); i += 2) even.push_back(i);
    CHECK_FALSE(finder.find(dated.matches(all)));
    CHECK_FALSE(finder.find(dated.matches(even)));
    CHECK_FALSE(finder.find(dated.matches({216, 217, 218, 219})));
    CHECK_FALSE(finder.find(dated.matches({216, 217, 218, 219, 220, 0, 10, 20, 40, 80, 160})));
    CHECK_FALSE(finder.find({}));
}

TEST_CASE("An archive of a year has peaks of days, and days without articles do not part them") {
    std::vector<std::string> days;
    for (int month = 1; month <= 9; ++month)
        for (int day = 1; day <= 15; ++day)
            days.push_back("2022-0" + std::to_string(month) + (day < 10 ? "-0" : "-") + std::to_string(day));
    for (int i = 0; i < 12; ++i) days.emplace_back(i < 6 ? "2022-05-20" : "2022-05-23");
    days.emplace_back();
    const Dated dated(days, 2);
    FacetFiles files(dated.archive.layout(), dated.generation.manifest);
    PeakFinder finder(files);
    const auto peak = finder.find(dated.matches({3, 135, 136, 137, 138, 139, 140, 141, 142, 143, 144, 145, 146}));
    CHECK(peak == Peak{*make_day(2022, 5, 20), *make_day(2022, 5, 23), Granularity::day, 12, 13});
    REQUIRE(peak);
    CHECK_THAT(peak_note(*peak), Catch::Matchers::Contains("of 2022-05-20..2022-05-23: preferred"));
}

TEST_CASE("Only what is of the peak is preferred") {
    const Dated dated({"2022-09-15", "2022-09-16", "", "2022-09-18"}, 2);
    FacetFiles files(dated.archive.layout(), dated.generation.manifest);
    PeakFinder finder(files);
    auto best = dated.matches({0, 1, 2, 3});
    finder.prefer({friday, friday + std::chrono::days(1), Granularity::day, 0, 0}, 0.25, best);
    std::vector<double> scores;
    for (const auto& candidate : best) scores.push_back(candidate.score);
    CHECK(scores == std::vector<double>{1, 1.25, 1, 1});
    CHECK(best[1].peak == 0.25);
}

TEST_CASE("A question that says anything of time has no peak") {
    CHECK(undated("graves place:Ukraine"));
    for (const char* text : {"graves date:2022", "graves about~1945", "graves -date:2022", "(a OR updated:2022) b"}) {
        CAPTURE(text);
        CHECK_FALSE(undated(text));
    }
}
