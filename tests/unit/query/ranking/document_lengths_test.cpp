#include "query/ranking/document_lengths.hpp"

#include <catch2/catch.hpp>

#include "query/open_generation.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("A length is Xapian's own, asked once or so often that all are kept") {
    std::vector<Article> articles;
    for (int i = 0; i < 40; ++i) {
        articles.push_back(
            story(std::to_string(i), "Coffee", "coffee" + std::string(static_cast<std::size_t>(i) * 4, ' ')));
        for (int word = 0; word < i; ++word) articles.back().body += " word" + std::to_string(word);
    }
    const SmallArchive archive(articles);
    auto generation = open_generation(archive.layout());
    auto& shard = generation.shards.at(0);
    DocumentLengths lengths(shard);
    std::size_t asked = 0;
    for (int round = 0; round < 200; ++round) {
        for (auto posting = shard.postlist_begin("coffee"); posting != shard.postlist_end("coffee"); ++posting) {
            REQUIRE(lengths(*posting, posting) == shard.get_doclength(*posting));
            ++asked;
        }
    }
    CHECK(asked == 200 * articles.size());
}
