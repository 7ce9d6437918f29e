#include "query/counting/facet_files.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "schemas/error.hpp"
#include "tests/unit/query/counting/counted_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("the days of a shard are tallied once for all") {
    CountedArchive archive({story("a", "t", "x", "2022-09-16"), story("b", "t", "x", "2022-09-14"),
                            story("c", "t", "x", "2022-09-16"), story("d", "t", "x")},
                           {});
    const DayTally& days = archive.files().all_days(0);
    CHECK(&days == &archive.files().all_days(0));
    std::map<std::string, std::int64_t> counts;
    days.visit([&](Day day, std::int64_t count) { counts[to_string(day)] = count; });
    CHECK(counts == std::map<std::string, std::int64_t>{{"2022-09-14", 1}, {"2022-09-16", 2}});
    CHECK(days.undated() == 1);
    CHECK(archive.files().documents(0) == 4);
}

TEST_CASE("a shard without a sound file of facets says so") {
    const SmallArchive archive({story("a", "t", "x")});
    Manifest manifest = parse_manifest(read_file(archive.layout().manifest(1), ErrorKind::unavailable), "m");
    const auto path = archive.layout().shards() / manifest.shards.at(0).files.at(1).name;
    FacetFiles sound(archive.layout(), manifest);
    CHECK_NOTHROW(sound.values(0, "person"));
    CHECK_THROWS_WITH(sound.values(0, "nothing"), Catch::Contains(path.string()));
    Manifest without = manifest;
    without.shards[0].files.pop_back();
    FacetFiles none(archive.layout(), without);
    CHECK_THROWS_WITH(none.days(0), Catch::Contains("has no facet columns: the next dateline-index add"));
    std::ofstream(path, std::ios::binary) << "dlfacets, but no more";
    FacetFiles damaged(archive.layout(), manifest);
    CHECK_THROWS_WITH(damaged.places(0), Catch::Contains(path.string()) && Catch::Contains("damaged"));
    std::filesystem::remove(path);
    FacetFiles gone(archive.layout(), manifest);
    try {
        gone.days(0);
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::unavailable);
    }
}
