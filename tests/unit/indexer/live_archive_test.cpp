#include "indexer/live_archive.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("an article is found by its id, with its shard, fingerprint and revision") {
    TestArchive archive(Partitioning::year);
    const std::string long_id(5000, 'i');
    const std::vector<Article> articles{story("a", "one", "1999-12-31"), version_of(story("b", "two", "2022-09-16"), 7),
                                        story(long_id, "three", ""), story("A", "four", "2022-09-16")};
    archive.add_articles(articles);
    const Manifest manifest = archive.live();
    const LiveArchive live(archive.layout(), manifest);
    for (const auto& article : articles) {
        CAPTURE(article.id.substr(0, 10));
        const auto stored = live.find(article.id);
        REQUIRE(stored.has_value());
        CHECK(stored->fingerprint.record == prepare(article).record_hash);
        CHECK(stored->revision == revision_of(article));
        CHECK(manifest.shards.at(stored->shard).partition ==
              (article.published ? std::to_string(year_of(article.published->day)) : std::string("undated")));
    }
}

TEST_CASE("what is not there is not found") {
    TestArchive archive;
    archive.add_articles({story("ab", "text")});
    const LiveArchive live(archive.layout(), archive.live());
    for (const char* id : {"a", "abc", "AB", "", "Qab", "text"}) {
        CAPTURE(id);
        CHECK_FALSE(live.find(id).has_value());
    }
}

TEST_CASE("an archive without shards has nothing") {
    const TestFolder folder;
    CHECK_FALSE(LiveArchive(ArchiveLayout(folder.path()), Manifest{}).find("a").has_value());
}

TEST_CASE("files that are open can't be taken away") {
    TestArchive archive;
    archive.add_articles({story("a", "text")});
    const LiveArchive live(archive.layout(), archive.live());
    std::filesystem::remove_all(archive.layout().shards());
    CHECK(live.find("a").has_value());
}

TEST_CASE("a shard that is missing is an error") {
    TestArchive archive;
    archive.add_articles({story("a", "text")});
    const Manifest manifest = archive.live();
    std::filesystem::remove_all(archive.layout().shards());
    std::string message;
    CHECK(error_of([&] { LiveArchive(archive.layout(), manifest); }, &message) == ErrorKind::io);
    CHECK_THAT(message, Catch::Contains(manifest.shards.at(0).files.at(0).name));
}

TEST_CASE("who read an article is told for the stamps that are asked for") {
    TestArchive archive;
    archive.options.annotated.times = true;
    archive.add_articles({story("read", "It rained in May 1945.")});
    archive.options.annotated.times = false;
    archive.add_articles({story("unread", "It rained in May 1945.")});
    const Manifest manifest = archive.live();
    CHECK(manifest.annotators == std::map<std::string, std::uint64_t>{{"v1-t", 1}});
    CHECK(manifest.annotator == "none");
    const LiveArchive asking(archive.layout(), manifest, {"v1-n", "v1-t"});
    CHECK(asking.find("read")->stamp == "v1-t");
    CHECK(asking.find("unread")->stamp.empty());
    CHECK(LiveArchive(archive.layout(), manifest).find("read")->stamp.empty());
}
