#include "indexer/index_run.hpp"

#include <catch2/catch.hpp>

#include "indexer/generation.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("a run remembers what it was given, for a rebuild from any folder") {
    TestArchive archive;
    archive.options.reading_words = {{"input-format", "jsonl"}};
    archive.options.words = {{"annotate", "none"}};
    archive.add_articles({story("a", "one")});
    const auto live = archive.live();
    REQUIRE(live.recorded.size() == 1);
    CHECK(live.recorded[0].path == archive.folder().path("news.jsonl").string());
    CHECK(live.recorded[0].folder.empty());
    CHECK(live.recorded[0].reading == archive.options.reading_words);
    CHECK(live.options == archive.options.words);
    // What is named once more stands in place of what it was; other sources stay.
    archive.options.reading_words.clear();
    archive.add_sources({archive.folder().write("other.jsonl", json_lines({story("b", "two")}))});
    archive.add_articles({story("a", "one"), story("c", "three")});
    REQUIRE(archive.live().recorded.size() == 2);
    CHECK(archive.live().recorded[1].reading.empty());
    CHECK(archive.live().sources.size() == 2);
}

TEST_CASE("sources are read from where they are now, and called as they were given") {
    TestArchive archive;
    archive.options.archive = archive.layout().root();
    const auto path = archive.folder().write("moved/news.jsonl", json_lines({story("a", "one")}));
    IndexOrder order{.options = archive.options,
                     .command = "add",
                     .sources = {{SourceArgument("news.jsonl", archive.folder().path("moved")), {}}},
                     .named = {{"news.jsonl", archive.folder().path("moved").string(), {}}}};
    archive.options.quiet = true;
    run_index(order);
    REQUIRE(archive.live().sources.size() == 1);
    CHECK(archive.live().sources[0].path == "news.jsonl");
    CHECK(archive.live().articles == 1);
}
