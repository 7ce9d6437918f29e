#include "indexer/chunk_writer.hpp"

#include <catch2/catch.hpp>

#include "indexer/shard_check.hpp"
#include "schemas/terms.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

ChunkOrder order_of(const std::vector<Article>& articles) {
    ChunkOrder order{.number = 7, .unit = *parse_partition("2022"), .articles = {}};
    for (const auto& article : articles) order.articles.push_back(prepare(article));
    return order;
}

}  // namespace

TEST_CASE("a chunk holds its articles in the order in which they came") {
    const TestFolder folder;
    DocumentBuilder builder(FieldTable::builtin(), "en");
    const std::vector<Article> articles{story("b", "one"), story("a", "two"), story("c", "three")};
    const Chunk chunk = write_chunk(folder.path(), order_of(articles), builder);
    CHECK(chunk.number == 7);
    CHECK(chunk.unit.name() == "2022");
    CHECK(chunk.articles == 3);
    const auto found = articles_in(Xapian::Database(chunk.path.string()));
    REQUIRE(found.size() == 3);
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i].second == prepare(articles[i]).record);
}

TEST_CASE("a chunk's digest is that of its articles") {
    const TestFolder folder;
    DocumentBuilder builder(FieldTable::builtin(), "en");
    const std::vector<Article> articles{story("b", "one"), story("a", "two")};
    ArchiveDigest digest;
    for (const auto& article : articles) digest.add(builder.build(prepare(article)).indexed);
    const Chunk chunk = write_chunk(folder.path(), order_of(articles), builder);
    CHECK(chunk.digest == digest.sum());
    CHECK(read_digest(Xapian::Database(chunk.path.string())) == digest.sum());
}

TEST_CASE("a large article is read just before it is built, and gone before the next is read") {
    const TestFolder folder;
    DocumentBuilder builder(FieldTable::builtin(), "en");
    std::string large;
    while (large.size() < 1'500'000) large += "wheat coffee ";
    auto order = order_of({story("b", large), story("a", large), story("c", large)});
    std::vector<std::string> read;
    const auto reading = [&](const Article& article) {
        for (std::size_t i = 0; i < order.articles.size(); ++i)
            CHECK(order.articles[i].record.empty() == (i < read.size()));
        read.push_back(article.id);
        Findings findings;
        findings.stamp = "v1-" + article.id;
        findings.cut_short = article.id != "a";
        return findings;
    };
    const Chunk chunk = write_chunk(folder.path(), std::move(order), builder, reading);
    CHECK(read == std::vector<std::string>{"b", "a", "c"});
    CHECK(chunk.articles == 3);
    CHECK(chunk.cut_short == 2);
    const Xapian::Database database(chunk.path.string());
    for (const auto& id : read) CHECK(database.get_termfreq(annotator_term("v1-" + id)) == 1);
}

TEST_CASE("chunks of a run stand side by side below the folder") {
    const TestFolder folder;
    DocumentBuilder builder(FieldTable::builtin(), "en");
    const auto first = write_chunk(folder.path(), order_of({story("a", "one")}), builder);
    auto order = order_of({story("a", "one")});
    order.number = 8;
    const auto second = write_chunk(folder.path(), std::move(order), builder);
    CHECK(first.path != second.path);
    CHECK(names_in(folder.path()).size() == 2);
}

TEST_CASE("a scratch database takes the place of what a dead run left") {
    const TestFolder folder;
    DocumentBuilder builder(FieldTable::builtin(), "en");
    const auto left = write_chunk(folder.path(), order_of({story("a", "one")}), builder);
    CHECK(create_scratch_database(left.path).get_doccount() == 0);
}

TEST_CASE("a chunk that can't be written throws") {
    const TestFolder folder;
    DocumentBuilder builder(FieldTable::builtin(), "en");
    folder.write("file", "no folder");
    std::string message;
    const auto write = [&] { write_chunk(folder.path("file"), order_of({story("a", "one")}), builder); };
    CHECK(error_of(write, &message) == ErrorKind::io);
    CHECK_THAT(message, Catch::StartsWith(folder.path("file/chunk")));
}
