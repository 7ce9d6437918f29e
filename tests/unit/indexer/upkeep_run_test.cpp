#include "indexer/upkeep_run.hpp"

#include <catch2/catch.hpp>

#include "indexer/commands/create.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;

Takedowns taking_down(const std::string& id) {
    Takedowns takedowns;
    takedowns.add({.action = TakedownEvent::Action::removed,
                   .id = id,
                   .at = "2022-09-16T00:00:00Z",
                   .reason = "why",
                   .generation = 3});
    return takedowns;
}

}  // namespace

TEST_CASE("a folder that is no archive is told, and nothing is made in it") {
    const TestFolder folder;
    CHECK(error_of([&] { const UpkeepRun run(folder.path("none")); }) == ErrorKind::unavailable);
    CHECK_FALSE(fs::exists(folder.path("none")));
}

TEST_CASE("an archive without a generation has none that is live") {
    const TestFolder folder;
    create_archive(CreateOptions{.archive = folder.path("archive")});
    std::string message;
    CHECK(error_of([&] { UpkeepRun(folder.path("archive")).live(); }, &message) == ErrorKind::unavailable);
    CHECK_THAT(message, Catch::Contains("nothing has been published yet"));
}

TEST_CASE("one run at a time has the archive, and who only looks does not wait") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    {
        UpkeepRun first(archive.layout().root());
        CHECK_FALSE(first.is_locked());
        first.lock(0);
        CHECK(first.is_locked());
        UpkeepRun second(archive.layout().root());
        CHECK(second.live().articles == 1);
        CHECK(error_of([&] { second.lock(0); }) == ErrorKind::locked);
    }
    UpkeepRun(archive.layout().root()).lock(0);
}

TEST_CASE("an archive is made ready: lost folders are there, and nothing that a dead run has left") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    archive.folder().write("archive/scratch/chunk1/file", "left");
    archive.folder().write("archive/shards/2022.g000009", "left");
    fs::remove_all(archive.layout().annotators());
    const UpkeepRun run(archive.layout().root());
    run.make_ready();
    CHECK_FALSE(fs::exists(archive.layout().scratch()));
    CHECK_FALSE(fs::exists(archive.layout().shards() / "2022.g000009"));
    CHECK(fs::exists(archive.layout().annotators()));
    CHECK(run.live() == archive.live());
}

TEST_CASE("the generation that comes next has what the other has, under a new number, and obeys the trail") {
    TestArchive archive;
    archive.add_articles({story("a", "one"), story("b", "two")});
    archive.add_articles({story("c", "three")});
    const UpkeepRun run(archive.layout().root());
    const auto live = run.live();
    const auto next = run.next_from(live, 2, taking_down("b"));
    CHECK(next.generation == 3);
    CHECK(next.parent == 2U);
    CHECK(next.hidden == std::vector<std::string>{"b"});
    CHECK(next.shards == live.shards);
    // Where CURRENT is lost, it comes after what it is made from.
    CHECK(run.next_from(live, 0, {}).generation == 3);
    CHECK(run.next_from(live, 0, {}).parent == 2U);
}
