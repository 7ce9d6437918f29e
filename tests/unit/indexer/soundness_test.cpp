#include "indexer/soundness.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace fs = std::filesystem;

TEST_CASE("a file that generations share is read once, and told for each partition once") {
    TestArchive archive(Partitioning::year);
    archive.add_articles({story("a", "one", "1990-05-01")});
    const auto first = archive.live();
    archive.add_articles({story("b", "two", "1995-05-01")});
    const auto second = archive.live();
    const auto layout = archive.layout();
    const auto config = archive.config();
    SoundnessCheck check(layout, config, 1);
    CHECK(check.check_files(first).empty());
    CHECK(check.files() == 2);
    CHECK(check.check_files(second).empty());
    CHECK(check.files() == 4);
    CHECK(check.check_content(second).empty());
}

TEST_CASE("a shard whose files fail is not opened, and the others are looked at all the same") {
    TestArchive archive(Partitioning::year);
    archive.add_articles({story("a", "one", "1990-05-01"), story("b", "two", "1995-05-01")});
    const auto layout = archive.layout();
    const auto config = archive.config();
    auto live = archive.live();
    const auto path = layout.shards() / live.shards[0].files[0].name;
    fs::resize_file(path, 10);
    ++live.shards[1].articles;
    SoundnessCheck check(layout, config, 1);
    const auto damages = check.check_files(live);
    REQUIRE(damages.size() == 1);
    CHECK(damages[0].partition == "1990");
    CHECK(damages[0].where == path.string());
    const auto content = check.check_content(live);
    REQUIRE(content.size() == 1);
    CHECK(content[0].partition == "1995");
    CHECK_THAT(describe(damages[0]), Catch::StartsWith("1990: ") && Catch::Contains("10 bytes where"));
}

TEST_CASE("columns that are not those of the articles are found though their checksum is right") {
    TestArchive archive(Partitioning::year);
    archive.add_articles({story("a", "one", "1990-05-01"), story("b", "two", "1995-05-01")});
    const auto layout = archive.layout();
    const auto config = archive.config();
    auto live = archive.live();
    const auto& other = live.shards[1].files[1];
    auto& columns = live.shards[0].files[1];
    fs::copy_file(layout.shards() / other.name, layout.shards() / columns.name, fs::copy_options::overwrite_existing);
    columns.size = other.size;
    columns.checksum = other.checksum;
    SoundnessCheck check(layout, config, 1);
    REQUIRE(check.check_files(live).empty());
    const auto damages = check.check_content(live);
    REQUIRE(damages.size() == 1);
    CHECK_THAT(damages[0].what, Catch::Contains("columns"));
}
