#include "indexer/shrinkage.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

std::vector<Article> of_source(const std::string& source, const std::string& published, int count) {
    std::vector<Article> articles;
    for (int i = 0; i < count; ++i) {
        articles.push_back(story(source + published + std::to_string(i), "a text", published));
        articles.back().source = source;
    }
    return articles;
}

std::vector<Article> all_of(const std::vector<std::vector<Article>>& parts) {
    std::vector<Article> all;
    for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

// What an archive of these would be; the shards lie in one folder, so that both can be opened by one layout.
struct Two {
    TestArchive archive{Partitioning::year};
    Manifest before;
    Manifest after;

    Two(const std::vector<Article>& had, const std::vector<Article>& has) {
        archive.add_articles(had);
        before = archive.live();
        TestArchive other(Partitioning::year);
        other.add_articles(has);
        after = other.live();
        for (auto& shard : after.shards)
            for (auto& file : shard.files) {
                const auto name = "after." + file.name;
                std::filesystem::copy_file(other.layout().shards() / file.name, archive.layout().shards() / name);
                file.name = name;
            }
    }
    std::string shrunk(const ShrinkLimit& limit = {}) const {
        return describe(find_shrinkage(archive.layout(), archive.config().fields, before, after, limit));
    }
};

}  // namespace

TEST_CASE("a source that has lost a month is named, with what is left") {
    const Two two(all_of({of_source("Wire", "2022-09-16", 40), of_source("Post", "2022-09-16", 400)}),
                  all_of({of_source("Wire", "2022-09-16", 12), of_source("Post", "2022-09-16", 400)}));
    CHECK(two.shrunk() == "Wire 2022-09: 12 articles of 40");
}

TEST_CASE("the whole archive may shrink though no month of a source does by much") {
    std::vector<std::vector<Article>> had;
    std::vector<std::vector<Article>> has;
    for (const char* month : {"2022-01-05", "2022-02-05", "2022-03-05", "2022-04-05"}) {
        had.push_back(of_source("Wire", month, 12));
        has.push_back(of_source("Wire", month, 6));
    }
    CHECK(Two(all_of(had), all_of(has)).shrunk() == "all: 24 articles of 48");
}

TEST_CASE("a few articles, a small part, and growth are no shrinkage") {
    const auto had = all_of({of_source("Wire", "2022-09-16", 200), of_source("Post", "", 5)});
    CHECK(Two(had, of_source("Wire", "2022-09-16", 185)).shrunk().empty());
    CHECK(Two(had, all_of({had, of_source("New", "2022-09-17", 20)})).shrunk().empty());
    CHECK(Two(had, of_source("Wire", "2022-09-16", 170)).shrunk() ==
          "all: 170 articles of 205; Wire 2022-09: 170 articles of 200");
    CHECK(Two(had, of_source("Wire", "2022-09-16", 170)).shrunk({.percent = 50, .articles = 10}).empty());
}

TEST_CASE("undated articles and those without a source are counted too") {
    const Two two(of_source("", "", 40), of_source("", "", 2));
    CHECK(two.shrunk() == "all: 2 articles of 40; no source undated: 2 articles of 40");
}

TEST_CASE("what is taken down is meant to go") {
    Two two(of_source("Wire", "2022-09-16", 40), of_source("Wire", "2022-09-16", 12));
    REQUIRE_FALSE(two.shrunk().empty());
    for (int i = 12; i < 40; ++i) two.after.hidden.push_back("Wire2022-09-16" + std::to_string(i));
    CHECK(two.shrunk().empty());
}
