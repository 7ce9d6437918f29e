#include "indexer/finished_chunks.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;

struct Finished {
    TestFolder folder;
    FinishedChunks chunks{folder.path(), "this program"};
    FieldTable fields = FieldTable::builtin();
    DocumentBuilder builder{fields, "en"};

    static ChunkOrder order(const std::vector<Article>& articles, const std::string& unit = "2022") {
        ChunkOrder order{.number = 7, .unit = *parse_partition(unit), .articles = {}};
        for (const auto& article : articles) order.articles.push_back(prepare(article));
        return order;
    }
    Chunk make(const std::vector<Article>& articles) {
        auto given = order(articles);
        const auto key = chunks.key_of(given);
        const Chunk chunk = write_chunk(folder.path(), std::move(given), builder);
        chunks.note(chunk, key);
        return chunk;
    }
    std::optional<Chunk> find(const ChunkOrder& given) const { return chunks.find(given, chunks.key_of(given)); }
};

const std::vector<Article> some{story("a", "one"), story("b", "two")};

}  // namespace

TEST_CASE_METHOD(Finished, "a finished chunk is found by what it was made of") {
    const Chunk made = make(some);
    const auto found = find(order(some));
    REQUIRE(found);
    CHECK(found->number == 7);
    CHECK(found->articles == 2);
    CHECK(found->digest == made.digest);
    CHECK(found->path == made.path);
    CHECK(found->unit == made.unit);
    CHECK_FALSE(find(order({some[1], some[0]})));
    CHECK_FALSE(find(order({some[0]})));
    CHECK_FALSE(find(order(some, "2023")));
    const FinishedChunks other(folder.path(), "another program");
    CHECK_FALSE(other.find(order(some), other.key_of(order(some))));
}

TEST_CASE_METHOD(Finished, "a chunk that is not whole is made anew") {
    const Chunk made = make(some);
    const auto file = made.path / "postlist.glass";
    SECTION("a torn file") { fs::resize_file(file, fs::file_size(file) / 2); }
    SECTION("a lost file") { fs::remove(file); }
    SECTION("a lost folder") { fs::remove_all(made.path); }
    SECTION("a byte of it") {
        auto bytes = read_bytes(file);
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        folder.write(file, bytes);
    }
    SECTION("a torn note") { fs::resize_file(folder.path("chunk7.done"), 20); }
    SECTION("no note") { fs::remove(folder.path("chunk7.done")); }
    CHECK_FALSE(find(order(some)));
}
