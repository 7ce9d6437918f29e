#include "indexer/acceptance.hpp"

#include <catch2/catch.hpp>

#include "indexer/commands/rebuild.hpp"
#include "indexer/commands/verify.hpp"
#include "indexer/generation.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;

std::vector<Article> stories(int count) {
    std::vector<Article> list;
    for (int i = 0; i < count; ++i) list.push_back(story("s" + std::to_string(i), "a story about Izium"));
    return list;
}

struct Kept {
    TestArchive archive;

    Kept() {
        write_canaries(
            "{\"id\": \"izium\", \"query\": \"izium\", \"least\": 25, \"first\": \"s0\", \"within\": 1000}\n");
        archive.options.canaries = archive.folder().path("canaries.jsonl").string();
        archive.add_articles(stories(30));
        archive.options.canaries.reset();
    }
    void write_canaries(const std::string& lines) const { archive.folder().write("canaries.jsonl", lines); }
    fs::path refused() const { return archive.layout().refused(); }
    AddOutcome prune_to(int count) {
        archive.folder().write("news.jsonl", json_lines(stories(count)));
        RebuildOptions options{.run = archive.options, .prune = true, .only = {}, .without = {}};
        options.run.sources.clear();
        options.run.allow_shrink = true;
        return rebuild_archive(options);
    }
    std::string refusal(int count) {
        std::string message;
        CHECK(error_of([&] { prune_to(count); }, &message) == ErrorKind::refused);
        return message;
    }
};

}  // namespace

TEST_CASE_METHOD(Kept, "canaries stay with the archive, and a generation that does not answer them is kept aside") {
    CHECK(archive.live().checks.canaries.size() == 1);
    CHECK_FALSE(fs::exists(refused()));
    const auto before = archive.live();
    CHECK_THAT(refusal(20),
               Catch::Contains("a canary fails: izium: 20 articles where 25 are the least. Not published") &&
                   Catch::Contains("--canaries none"));
    CHECK(archive.live() == before);
    CHECK(read_live(ArchiveLayout(refused())).value().articles == 20);
    CHECK(verify_archive({refused(), false, false, 1}).exit_code == 0);
    CHECK(prune_to(27).report.published);
    CHECK_FALSE(fs::exists(refused()));
}

TEST_CASE_METHOD(Kept, "other canaries, or none, are a new generation of the same articles") {
    archive.options.canaries = "none";
    CHECK(archive.add_articles(stories(30)).report.published);
    CHECK(archive.live().checks.canaries.empty());
    archive.options.canaries.reset();
    CHECK_FALSE(archive.add().report.published);
    CHECK(prune_to(2).report.published);
}

TEST_CASE_METHOD(Kept, "canaries that can't be read are refused before anything is read") {
    const auto said = [&](const std::string& lines) {
        write_canaries(lines);
        archive.options.canaries = archive.folder().path("canaries.jsonl").string();
        std::string message;
        CHECK(error_of([&] { archive.add_articles(stories(31)); }, &message) == ErrorKind::bad_data);
        return message;
    };
    CHECK_THAT(said("{\"id\": \"a\"}"), Catch::Contains("canaries.jsonl line 1: \"query\" is missing"));
    CHECK_THAT(said("{\"id\": \"a\", \"query\": \"place:(\"}"), Catch::StartsWith("canary a: "));
    CHECK(archive.live().articles == 30);
}

TEST_CASE_METHOD(Kept, "an archive of which a partition was set aside is not asked") {
    archive.add_articles({story("old", "rain", "1990-01-01")});
    RebuildOptions options{.run = archive.options, .only = {}, .without = archive.partitions().back()};
    options.run.sources.clear();
    rebuild_archive(options);
    CHECK(archive.live().missing.size() == 1);
    archive.options.allow_shrink = true;
    CHECK(archive.add_articles({story("new", "snow", "1990-01-02")}).report.published);
}

TEST_CASE("a limit of shrinking is kept, and counts") {
    TestArchive archive;
    archive.options.shrink_limit = ShrinkLimit{50, 5};
    archive.add_articles(stories(30));
    CHECK(archive.live().checks.shrink == ShrinkLimit{50, 5});
    const auto prune_to = [&](int count, std::optional<ShrinkLimit> limit) {
        archive.folder().write("news.jsonl", json_lines(stories(count)));
        RebuildOptions options{.run = archive.options, .prune = true, .only = {}, .without = {}};
        options.run.sources.clear();
        options.run.shrink_limit = limit;
        return rebuild_archive(options);
    };
    CHECK(prune_to(16, {}).report.counts.pruned == 14);
    CHECK(error_of([&] { prune_to(7, {}); }) == ErrorKind::refused);
    CHECK(prune_to(7, ShrinkLimit{100, 0}).report.counts.pruned == 9);
    CHECK(archive.live().checks.shrink == ShrinkLimit{100, 0});
}
