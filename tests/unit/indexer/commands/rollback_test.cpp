#include "indexer/commands/rollback.hpp"

#include <catch2/catch.hpp>

#include "indexer/commands/remove.hpp"
#include "indexer/commands/verify.hpp"
#include "indexer/generation.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

struct TwoGenerations {
    TestArchive archive{Partitioning::year};
    Manifest first;

    TwoGenerations() {
        archive.add_articles({story("a", "one", "1990-05-01"), story("b", "two", "1995-05-01")});
        first = archive.live();
        archive.add_articles({story("c", "three", "1995-06-01")});
    }
    RollbackOutcome roll_back(std::optional<std::uint64_t> to = {}) const {
        return dateline::roll_back({.archive = archive.layout().root(), .to = to, .quiet = true, .lock_timeout = 0});
    }
    bool is_sound() const { return verify_archive({archive.layout().root(), false, false, 1}).exit_code == 0; }
};

}  // namespace

TEST_CASE_METHOD(TwoGenerations, "a rollback publishes the older shards under a new number") {
    const auto outcome = roll_back();
    CHECK(outcome.from == 2);
    CHECK(outcome.to == 1);
    CHECK(outcome.published == 3);
    const auto live = archive.live();
    CHECK(live.generation == 3);
    CHECK(live.parent == 2U);
    CHECK(live.digest == first.digest);
    CHECK(live.shards == first.shards);
    CHECK(archive.record("c").empty());
    CHECK(is_sound());
    // Forward again, and the next run goes on from there.
    CHECK(roll_back(2).published == 4);
    CHECK_FALSE(archive.record("c").empty());
    archive.add_articles({story("d", "four", "1995-07-01")});
    CHECK(archive.live().generation == 5);
    CHECK(archive.live().articles == 4);
}

TEST_CASE_METHOD(TwoGenerations, "what was taken down since stays taken down") {
    RemoveOptions removal;
    removal.archive = archive.layout().root();
    removal.ids = {"a"};
    removal.reason = "why";
    remove_articles(removal);  // 3
    CHECK(roll_back(2).published == 4);
    CHECK(archive.live().hidden == Names{"a"});
    CHECK(archive.live().articles == 3);
    CHECK(is_sound());
}

TEST_CASE_METHOD(TwoGenerations, "a rollback mends a live generation that is damaged, and a lost CURRENT") {
    SECTION("a shard that is gone") { fs::remove(archive.layout().shards() / archive.live().shards[1].files[0].name); }
    SECTION("a manifest that is cut") { fs::resize_file(archive.layout().manifest(2), 100); }
    SECTION("CURRENT is gone") { fs::remove(archive.layout().current()); }
    SECTION("CURRENT is damaged") { archive.folder().write("archive/CURRENT", "g0"); }
    const auto outcome = roll_back(1);
    CHECK(outcome.to == 1);
    CHECK(archive.live().digest == first.digest);
}

TEST_CASE_METHOD(TwoGenerations, "a generation that is damaged is not gone back to") {
    const auto path = archive.layout().shards() / first.shards[1].files[0].name;
    std::string bytes = read_bytes(path);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
    archive.folder().write(path, bytes);
    std::string message;
    CHECK(error_of([&] { roll_back(); }, &message) == ErrorKind::unavailable);
    CHECK_THAT(message, Catch::Contains(path.string()) && Catch::Contains("checksum"));
    CHECK(archive.live().generation == 2);
}

TEST_CASE_METHOD(TwoGenerations, "a generation that is not there is told with those that are") {
    std::string message;
    CHECK(error_of([&] { roll_back(7); }, &message) == ErrorKind::no_input);
    CHECK_THAT(message, Catch::Contains("no generation g000007: there are g000002, g000001"));
    const TestArchive fresh;
    TestArchive single;
    single.add_articles({story("a", "one")});
    CHECK(error_of(
              [&] {
                  dateline::roll_back({single.layout().root(), {}, true, 0});
              },
              &message) == ErrorKind::no_input);
    CHECK_THAT(message, Catch::Contains("nothing to go back to"));
}

TEST_CASE_METHOD(TwoGenerations, "the draft of a run that died is no generation to keep, nor to go back to") {
    fs::copy_file(archive.layout().manifest(2), archive.layout().manifest(3));
    CHECK(roll_back().published == 3);
    CHECK(generations_on_disk(archive.layout()) == std::vector<std::uint64_t>{3, 2});
}
