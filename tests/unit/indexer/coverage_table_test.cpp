#include "indexer/coverage_table.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Article of(const std::string& id, const std::string& source, const std::string& published,
           const std::string& language = "en") {
    Article article = story(id, "words of " + id, published);
    article.source = source;
    article.language = language;
    return article;
}

void fill(TestArchive& archive) {
    archive.add_articles({of("a", "Wire", "1999-12-31"), of("b", "WIRE", "2000-02-01"), of("c", "Wire", "2000-02-29"),
                          of("d", "Wire", "2000-02-03", "de"), of("e", "Wire", "", "de"), of("f", "Post", "2000-02-29"),
                          of("g", "", "2001-05-05")});
}

std::string name(std::int32_t period, Granularity by) { return period_name(period_at(period, by), by); }

}  // namespace

TEST_CASE("articles are counted by source, language and period over all shards") {
    TestArchive archive(Partitioning::year);
    fill(archive);
    REQUIRE(archive.partitions().size() > 2);
    const auto coverage = read_coverage(archive.layout(), archive.live(), Granularity::month);
    REQUIRE(coverage.sources.size() == 3);
    CHECK(coverage.sources[0].source.empty());
    CHECK(coverage.sources[1].source == "Post");
    const SourceCoverage& wire = coverage.sources[2];
    CHECK(wire.source == "Wire");
    CHECK(wire.articles == 5);
    CHECK(wire.undated == 1);
    REQUIRE(wire.days);
    CHECK(to_string(wire.days->first) == "1999-12-31");
    CHECK(to_string(wire.days->last) == "2000-02-29");
    REQUIRE(wire.counts.size() == 2);
    CHECK(name(wire.counts[0].period, Granularity::month) == "1999-12");
    CHECK(wire.counts[1].articles == 3);
    REQUIRE(wire.holes.size() == 1);
    CHECK(name(wire.holes[0].first, Granularity::month) == "2000-01");
    REQUIRE(wire.languages.size() == 2);
    CHECK(wire.languages[0].language == "en");
    CHECK(wire.languages[0].articles == 3);
    CHECK(wire.languages[1].language == "de");
    CHECK(wire.languages[1].articles == 2);
    CHECK(wire.languages[1].undated == 1);
    CHECK(wire.is_marked());
    CHECK_FALSE(coverage.sources[1].is_marked());
}

TEST_CASE("all sources together have their own counts and holes") {
    TestArchive archive(Partitioning::year);
    fill(archive);
    const auto coverage = read_coverage(archive.layout(), archive.live(), Granularity::year);
    CHECK(coverage.all.articles == 7);
    CHECK(coverage.all.undated == 1);
    CHECK(coverage.all.counts == PeriodCounts{{1999, 1}, {2000, 4}, {2001, 1}});
    CHECK(coverage.all.holes.empty());
    CHECK(read_coverage(archive.layout(), archive.live(), Granularity::day).all.counts.size() == 5);
}

TEST_CASE("a shard whose columns are damaged or not there is named") {
    TestArchive archive(Partitioning::year);
    fill(archive);
    Manifest manifest = archive.live();
    const auto file = archive.layout().shards() / manifest.shards[0].files[1].name;
    std::string told;
    SECTION("gone") {
        std::filesystem::remove(file);
        CHECK(error_of([&] { read_coverage(archive.layout(), manifest, Granularity::day); }, &told) ==
              ErrorKind::unavailable);
        CHECK_THAT(told, Catch::Contains(file.string()));
    }
    SECTION("damaged") {
        std::ofstream(file, std::ios::in | std::ios::out | std::ios::binary).write("xxxx", 4);
        CHECK(error_of([&] { read_coverage(archive.layout(), manifest, Granularity::day); }, &told) ==
              ErrorKind::unavailable);
        CHECK_THAT(told, Catch::Contains(file.string()));
    }
    SECTION("never written") {
        manifest.shards[0].files.pop_back();
        CHECK(error_of([&] { read_coverage(archive.layout(), manifest, Granularity::day); }, &told) ==
              ErrorKind::unavailable);
        CHECK_THAT(told, Catch::Contains(manifest.shards[0].partition));
    }
}
