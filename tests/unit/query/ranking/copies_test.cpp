#include "query/ranking/copies.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "query/open_generation.hpp"
#include "schemas/error.hpp"
#include "schemas/slots.hpp"
#include "schemas/terms.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// Sixty words that no other number has.
std::string text_of(std::size_t number) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "w" + std::to_string(number) + "x" + std::to_string(i) + ' ';
    return text;
}

// Every document of every shard, in no order that means anything.
std::vector<Candidate> all_documents(const std::vector<Xapian::Database>& shards) {
    std::vector<Candidate> all;
    for (std::size_t shard = 0; shard < shards.size(); ++shard) {
        for (auto at = shards[shard].postlist_begin(""); at != shards[shard].postlist_end(""); ++at)
            all.push_back({.score = 1, .shard = shard, .document = *at, .key = {}});
    }
    return all;
}

std::vector<std::vector<std::string>> groups_of(const FoldedMatches& folded) {
    std::vector<std::vector<std::string>> groups;
    for (const auto& hit : folded.folding.hits) {
        groups.push_back({folded.ids[hit.shown]});
        for (const auto copy : hit.folded) groups.back().push_back(folded.ids[copy]);
    }
    return groups;
}

}  // namespace

TEST_CASE("matches of several shards are folded by what their slots have") {
    const std::vector<Article> articles{
        story("late", "", text_of(1), "2022-09-17"),  story("other", "", text_of(2), "2022-09-16"),
        story("first", "", text_of(1), "2022-09-16"), story("years on", "", text_of(1), "2024-09-16"),
        story("short", "", "Three words only"),       story("undated", "", text_of(1)),
        story("short too", "", "Three words only"),   story("undated too", "", text_of(1))};
    for (const std::size_t shards : {1U, 3U, 8U}) {
        CAPTURE(shards);
        const SmallArchive archive(articles, dealt_into(shards));
        const auto generation = open_generation(archive.layout());
        FacetFiles files(archive.layout(), generation.manifest);
        auto groups = groups_of(fold_matches(all_documents(generation.shards), true, files));
        std::sort(groups.begin(), groups.end());
        CHECK(groups ==
              std::vector<std::vector<std::string>>{
                  {"first", "late"}, {"other"}, {"short"}, {"short too"}, {"undated", "undated too"}, {"years on"}});
    }
}

TEST_CASE("the first block is folded by itself, so that it does not depend on what follows") {
    // Two copies of each story, the later one behind a whole block.
    const std::size_t count = fold_first + 10;
    auto articles = stories(count, [](std::size_t i) {
        return story(std::to_string(i), "", text_of(i % fold_first), i < fold_first ? "2022-09-16" : "2022-09-17");
    });
    articles[1].body = text_of(0);
    const SmallArchive archive(articles);
    const auto generation = open_generation(archive.layout());
    FacetFiles files(archive.layout(), generation.manifest);
    const auto all = all_documents(generation.shards);
    REQUIRE(all.size() == count);
    const std::vector<Candidate> first(all.begin(), all.begin() + fold_first);
    const auto whole = fold_matches(all, true, files);
    const auto block = fold_matches(first, false, files);
    REQUIRE(whole.folding.hits.size() == count - 1);
    REQUIRE(block.folding.hits.size() == fold_first - 1);
    CHECK(std::equal(block.folding.hits.begin(), block.folding.hits.end(), whole.folding.hits.begin()));
    CHECK(whole.folding.hits.front().folded == std::vector<std::size_t>{1});
    CHECK_FALSE(whole.folding.exact);
    CHECK_FALSE(block.folding.exact);
    CHECK(fold_matches(first, true, files).folding.exact);
}

TEST_CASE("nothing is folded where it is not asked for, nor behind the depth") {
    const auto articles =
        stories(fold_depth + 5, [](std::size_t i) { return story(std::to_string(i), "", text_of(1), "2022-09-16"); });
    const SmallArchive archive(articles);
    const auto generation = open_generation(archive.layout());
    FacetFiles files(archive.layout(), generation.manifest);
    const auto all = all_documents(generation.shards);
    CHECK(unfolded(all).folding.hits.size() == all.size());
    const auto folded = fold_matches(all, true, files);
    CHECK(folded.ids.size() == fold_depth);
    CHECK(folded.folding.hits.size() == 2 + 5);
    CHECK(folded.folding.hits.back() == FoldedHit{fold_depth + 4, fold_depth + 4, {}});
    CHECK(fold_matches({}, true, files).folding.hits.empty());
}

TEST_CASE("a damaged signature is an error of the archive") {
    const SmallArchive archive({story("a", "", text_of(1), "2022-09-16"), story("b", "", text_of(1), "2022-09-16")});
    const auto generation = open_generation(archive.layout());
    const auto path = archive.layout().shards() / generation.manifest.shards.at(0).files.at(1).name;
    std::string bytes = read_file(path, ErrorKind::unavailable);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    std::ofstream(path, std::ios::binary) << bytes;
    FacetFiles files(archive.layout(), generation.manifest);
    CHECK_THROWS_WITH(fold_matches(all_documents(generation.shards), true, files), Catch::Contains(path.string()));
}
