#include "indexer/succession.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Names = std::vector<std::string>;
using Holders = std::map<std::size_t, Names>;

Takedowns taken_down(const std::string& id, std::uint64_t generation) {
    Takedowns takedowns;
    takedowns.add({TakedownEvent::Action::removed, id, "2022-09-16T10:05:00Z", "why", generation});
    return takedowns;
}

}  // namespace

TEST_CASE("the next number is above every one on disk") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    CHECK(next_generation(archive.layout(), 1) == 2);
    archive.folder().write("archive/generations/g000007.json", "a draft");
    CHECK(next_generation(archive.layout(), 1) == 8);
    CHECK(next_generation(archive.layout(), 9) == 10);
}

TEST_CASE("a successor has all of the one before it, and its own number, time and parent") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    const auto live = archive.live();
    const auto next = successor_of(live, 5, 3);
    CHECK(next.generation == 5);
    CHECK(next.parent == 3U);
    CHECK(next.shards == live.shards);
    CHECK(next.digest == live.digest);
    CHECK(next.sources == live.sources);
}

TEST_CASE("a manifest states what is taken down, and the trail as it is") {
    Manifest manifest;
    const auto takedowns = taken_down("a", 2);
    obey(manifest, takedowns);
    CHECK(manifest.hidden == Names{"a"});
    CHECK(manifest.takedown_bytes == takedowns.lines().size());
    CHECK(manifest.takedowns == hash128(takedowns.lines()));
}

TEST_CASE("what stands beside a generation is carried over without what is gone") {
    TestArchive archive;
    archive.add_articles({version_of(story("a", "one"), 1), version_of(story("b", "one"), 1)});
    archive.add_articles({version_of(story("a", "two"), 2), version_of(story("b", "two"), 2)});
    archive.add_sources({archive.folder().write("bad.jsonl", "{\"id\": \"r\"}\n")});
    const auto number = archive.live().generation;
    const auto all = side_files(archive.layout(), number);
    CHECK(parse_versions(all.versions).size() == 2);
    CHECK_THAT(all.rejects, Catch::Contains("\"r\""));
    const auto some = side_files(archive.layout(), number, {"a", "r"});
    REQUIRE(parse_versions(some.versions).size() == 1);
    CHECK(parse_versions(some.versions)[0].id == "b");
    CHECK(some.rejects.empty());
}

TEST_CASE("what was taken down is due once no generation that is kept shows it, and as long as a shard holds it") {
    TestArchive archive(Partitioning::year);
    archive.add_articles({story("a", "one", "1990-05-01"), story("b", "two", "1995-05-01")});
    auto live = archive.live();
    const auto config = archive.config();
    REQUIRE(config.retention == 2);
    const auto due = [&](const std::string& id) {
        return due_for_purge(taken_down(id, 10), archive.layout(), config, live);
    };
    live.generation = 10;
    CHECK(due("b").empty());
    live.generation = 11;
    CHECK(due("b") == Holders{{1, {"b"}}});
    CHECK(due("nobody").empty());
    CHECK(holders_of({"a", "b", "c"}, archive.layout(), live) == Holders{{0, {"a"}}, {1, {"b"}}});
}

TEST_CASE("what a shard holds that is not among some keys is told by id") {
    TestArchive archive;
    archive.add_articles({story("a", "one"), story("b", "one"), story("c", "one")});
    const auto shard = archive.layout().shards() / archive.live().shards.at(0).files.at(0).name;
    auto left = ids_not_among({Holdings::key_of("b")}, shard);
    std::sort(left.begin(), left.end());
    CHECK(left == Names{"a", "c"});
    std::string message;
    CHECK(error_of([&] { ids_not_among({}, archive.folder().path("missing")); }, &message) == ErrorKind::io);
    CHECK_THAT(message, Catch::Contains("missing"));
}
