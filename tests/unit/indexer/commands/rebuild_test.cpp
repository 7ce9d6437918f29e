#include "indexer/commands/rebuild.hpp"

#include <signal.h>
#include <unistd.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "indexer/commands/remove.hpp"
#include "indexer/commands/verify.hpp"
#include "indexer/generation.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

std::vector<Article> stories(const std::string& prefix, const std::string& published, int count) {
    std::vector<Article> articles;
    for (int i = 0; i < count; ++i) {
        articles.push_back(story(prefix + std::to_string(i), "text of number " + std::to_string(i), published));
        articles.back().source = prefix;
    }
    return articles;
}

// Two source files, of which an archive was made.
struct Nightly {
    TestArchive archive{Partitioning::year};
    std::vector<Article> old_ones = stories("old", "1990-05-01", 30);
    std::vector<Article> new_ones = stories("new", "1995-05-01", 30);

    Nightly() {
        archive.options.words = {{"annotate", "none"}};
        write();
        archive.add_sources({archive.folder().path("old.jsonl").string(), archive.folder().path("new.jsonl").string()});
    }
    void write() const {
        archive.folder().write("old.jsonl", json_lines(old_ones));
        archive.folder().write("new.jsonl", json_lines(new_ones));
    }
    RebuildOptions options() const {
        RebuildOptions options;
        options.run.archive = archive.layout().root();
        options.run.quiet = true;
        return options;
    }
    AddOutcome rebuild() const { return rebuild_archive(options()); }
    bool is_sound() const { return verify_archive({archive.layout().root(), false, false, 1}).exit_code == 0; }
};

}  // namespace

TEST_CASE_METHOD(Nightly, "a night on which nothing has changed reads no file and writes no generation") {
    const auto before = archive.live();
    const auto outcome = rebuild();
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.report.command == "rebuild");
    CHECK(outcome.report.files_read == 0);
    CHECK(outcome.report.files_unchanged == 2);
    CHECK(outcome.report.counts.records == 0);
    CHECK_FALSE(outcome.report.published);
    CHECK(archive.live() == before);
    // Another time of change, with the same bytes: still the same.
    fs::last_write_time(archive.folder().path("new.jsonl"), fs::file_time_type::clock::now());
    CHECK(rebuild().report.files_unchanged == 2);
}

TEST_CASE_METHOD(Nightly,
                 "of a night with changes, the files that changed are read, and the shards that change written") {
    const auto before = archive.live();
    new_ones[3] = version_of(story("new3", "another text", "1995-05-01"), 2);
    new_ones.push_back(story("newest", "the newest", "1995-06-01"));
    write();
    const auto outcome = rebuild();
    CHECK(outcome.report.files_read == 1);
    CHECK(outcome.report.files_unchanged == 1);
    CHECK(outcome.report.counts.taken == 1);
    CHECK(outcome.report.counts.updated == 1);
    CHECK(outcome.report.counts.unchanged == 29);
    const auto live = archive.live();
    CHECK(live.articles == 61);
    CHECK(live.shards[0] == before.shards[0]);
    CHECK_FALSE(live.shards[1] == before.shards[1]);
    CHECK(live.sources.size() == 2);
    CHECK(is_sound());
    // As if it had been made from these in one go.
    TestArchive other(Partitioning::year);
    other.add_sources({archive.folder().path("old.jsonl").string(), archive.folder().path("new.jsonl").string()});
    CHECK(other.live().digest == live.digest);
}

TEST_CASE_METHOD(Nightly, "a file of the same size and time is looked into, unless its time is trusted") {
    const auto path = archive.folder().path("new.jsonl");
    const auto time = fs::last_write_time(path);
    new_ones[3].body.replace(0, 4, "TEXT");
    new_ones[3] = version_of(new_ones[3], 0);
    write();
    fs::last_write_time(path, time);
    auto trusting = options();
    trusting.trust_mtime = true;
    CHECK(rebuild_archive(trusting).report.files_unchanged == 2);
    CHECK(rebuild().report.files_read == 1);
}

TEST_CASE_METHOD(Nightly, "what is gone from the sources goes when it is asked for, and no sooner") {
    new_ones.erase(new_ones.begin(), new_ones.begin() + 3);
    write();
    CHECK(rebuild().report.counts.pruned == 0);
    CHECK(archive.live().articles == 60);
    auto pruning = options();
    pruning.prune = true;
    const auto outcome = rebuild_archive(pruning);
    CHECK(outcome.report.counts.pruned == 3);
    CHECK(outcome.report.files_unchanged == 2);
    CHECK(archive.live().articles == 57);
    CHECK(archive.record("new1").empty());
    CHECK_FALSE(archive.record("old1").empty());
    CHECK(is_sound());
}

TEST_CASE_METHOD(Nightly, "a source file that is gone keeps its articles until they are pruned") {
    const auto folder = archive.folder().path("wire");
    archive.folder().write("wire/a.jsonl", json_lines(stories("a", "1995-07-01", 3)));
    archive.folder().write("wire/b.jsonl", json_lines(stories("b", "1995-07-01", 3)));
    archive.add_sources({folder.string()});
    fs::remove(folder / "b.jsonl");
    rebuild();
    CHECK(archive.live().articles == 66);
    auto pruning = options();
    pruning.prune = true;
    CHECK(rebuild_archive(pruning).report.counts.pruned == 3);
    CHECK(archive.live().articles == 63);
    CHECK(archive.live().sources.size() == 3);
}

TEST_CASE_METHOD(Nightly, "a new file in a folder is found") {
    archive.folder().write("wire/a.jsonl", json_lines(stories("a", "1995-07-01", 3)));
    archive.add_sources({archive.folder().path("wire").string()});
    archive.folder().write("wire/b.jsonl", json_lines(stories("b", "1995-07-01", 3)));
    const auto outcome = rebuild();
    CHECK(outcome.report.files_read == 1);
    CHECK(outcome.report.counts.taken == 3);
}

TEST_CASE_METHOD(Nightly, "a loss that nobody asked for is refused, told, and kept for whoever looks") {
    new_ones.resize(2);
    write();
    auto pruning = options();
    pruning.prune = true;
    const auto before = archive.live();
    std::string message;
    CHECK(error_of([&] { rebuild_archive(pruning); }, &message) == ErrorKind::refused);
    CHECK_THAT(message, Catch::Contains("new 1995-05: 2 articles of 30") && Catch::Contains("--allow-shrink"));
    CHECK(archive.live() == before);
    CHECK(is_sound());
    const auto aside = read_live(ArchiveLayout(archive.layout().refused()));
    REQUIRE(aside);
    CHECK(aside->articles == 32);
    CHECK(verify_archive({archive.layout().refused(), false, false, 1}).exit_code == 0);
    pruning.run.allow_shrink = true;
    CHECK(rebuild_archive(pruning).report.counts.pruned == 28);
    CHECK(archive.live().articles == 32);
    CHECK_FALSE(fs::exists(archive.layout().refused()));
}

TEST_CASE_METHOD(Nightly, "what was taken down stays so, and needs no source to do it") {
    RemoveOptions removal;
    removal.archive = archive.layout().root();
    removal.ids = {"old1"};
    removal.reason = "why";
    remove_articles(removal);
    auto fresh = options();
    fresh.fresh = true;
    old_ones.push_back(story("another", "one more", "1990-05-02"));
    write();
    const auto outcome = rebuild_archive(fresh);
    CHECK(outcome.report.counts.taken_down == 1);
    CHECK(archive.live().hidden == Names{"old1"});
}

TEST_CASE_METHOD(Nightly, "a damaged shard is set aside, and made anew from the sources alone") {
    const auto whole = archive.live();
    const auto path = archive.layout().shards() / whole.shards[1].files[0].name;
    std::string bytes = read_bytes(path);
    bytes.resize(bytes.size() / 2);
    archive.folder().write(path, bytes);
    CHECK(error_of([&] { rebuild(); }) == ErrorKind::unavailable);
    auto without = options();
    without.without = "1995";
    rebuild_archive(without);
    CHECK(archive.live().articles == 30);
    REQUIRE(archive.live().missing.size() == 1);
    CHECK(archive.live().missing[0] == MissingPartition{"1995", 30});
    auto only = options();
    only.only = "1995";
    const auto outcome = rebuild_archive(only);
    CHECK(outcome.report.counts.taken == 30);
    CHECK(outcome.report.counts.elsewhere + outcome.report.counts.unchanged == 30);
    CHECK(archive.live().missing.empty());
    CHECK(archive.live().digest == whole.digest);
    CHECK(archive.live().shards[0] == whole.shards[0]);
    only.only = "1812";
    CHECK(error_of([&] { rebuild_archive(only); }) == ErrorKind::no_input);
}

TEST_CASE_METHOD(Nightly, "what a dead run has left does not count as a generation where a shard is set aside") {
    fs::copy_file(archive.layout().manifest(1), archive.layout().manifest(2));
    auto without = options();
    without.without = "1995";
    rebuild_archive(without);
    CHECK(names_in(archive.layout().generations()) == Names{"g000001.json", "g000002.json"});
    CHECK(archive.live().generation == 2);
    CHECK(archive.live().parent == 1);
}

TEST_CASE_METHOD(Nightly, "a damaged shard is mended without being set aside first") {
    const auto whole = archive.live();
    const auto path = archive.layout().shards() / whole.shards[1].files[0].name;
    archive.folder().write(path, std::string(read_bytes(path).size(), 'x'));
    auto only = options();
    only.only = "1995";
    rebuild_archive(only);
    CHECK(archive.live().digest == whole.digest);
    // What is left of it stands in the generation before, to which nobody can go back.
    const auto report = verify_archive({archive.layout().root(), false, false, 1}).report;
    CHECK_THAT(report, Catch::Contains(path.string()) && Catch::Contains("1 damage in"));
}

TEST_CASE("without sources that are known there is nothing to rebuild from") {
    TestArchive archive;
    RebuildOptions options;
    options.run.archive = archive.layout().root();
    options.run.quiet = true;
    CHECK(error_of([&] { rebuild_archive(options); }) == ErrorKind::unavailable);
    archive.add_articles({story("a", "one")});
    fs::remove(archive.folder().path("news.jsonl"));
    CHECK(error_of([&] { rebuild_archive(options); }) == ErrorKind::no_input);
}

TEST_CASE_METHOD(Nightly, "a rebuild that is killed goes on with the chunks that it has finished") {
    for (int year = 1960; year < 1980; ++year) {
        const auto more = stories("y" + std::to_string(year), std::to_string(year) + "-05-01", 20);
        old_ones.insert(old_ones.end(), more.begin(), more.end());
    }
    write();
    const auto has_finished_one = [&] {
        if (!fs::exists(archive.layout().scratch())) return false;
        const auto names = names_in(archive.layout().scratch());
        return std::any_of(names.begin(), names.end(), [](const auto& name) { return name.ends_with(".done"); });
    };
    REQUIRE(in_child([&] {
                std::thread([&] {
                    while (!has_finished_one()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    ::kill(::getpid(), SIGKILL);
                }).detach();
                rebuild();
                return 0;
            }) == -SIGKILL);
    REQUIRE(has_finished_one());
    const auto resumed = rebuild();
    CHECK(resumed.report.counts.resumed > 0);
    CHECK(resumed.report.counts.taken == 400);
    CHECK(archive.live().articles == 460);
    CHECK_FALSE(fs::exists(archive.layout().scratch()));
    CHECK(is_sound());
    TestArchive other(Partitioning::year);
    other.add_sources({archive.folder().path("old.jsonl").string(), archive.folder().path("new.jsonl").string()});
    CHECK(other.live().digest == archive.live().digest);
}
