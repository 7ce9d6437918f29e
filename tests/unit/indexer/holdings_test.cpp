#include "indexer/holdings.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

SourceFile file(const std::string& path) {
    return {.path = path, .size = 0, .mtime = 0, .checksum = {}, .format = "jsonl", .records = 0};
}

}  // namespace

TEST_CASE("holdings come back from their bytes, each id once") {
    const std::vector<SourceFile> sources{file("a"), file("b"), file("empty")};
    Holdings holdings;
    for (const char* id : {"2", "1", "2"}) holdings.add("a", id);
    holdings.add("b", "1");
    const auto bytes = holdings.bytes(sources);
    CHECK(bytes.size() == 3 * 8 + 3 * 8 + 32);
    const auto read = Holdings::parse(bytes, sources);
    REQUIRE(read);
    CHECK(read->bytes(sources) == bytes);
    CHECK(read->keys() == std::unordered_set<Holdings::Key>{Holdings::key_of("1"), Holdings::key_of("2")});
}

TEST_CASE("of a file that both know, the later holdings count") {
    Holdings earlier;
    earlier.add("a", "old");
    earlier.add("b", "kept");
    Holdings now;
    now.add("a", "new");
    now.add_missing(earlier);
    CHECK(now.keys() == std::unordered_set<Holdings::Key>{Holdings::key_of("new"), Holdings::key_of("kept")});
}

TEST_CASE("of standard input each delivery counts") {
    Holdings earlier;
    earlier.add("-", "old");
    Holdings now;
    for (const char* id : {"new", "old"}) now.add("-", id);
    now.add_missing(earlier);
    CHECK(now.keys() == std::unordered_set<Holdings::Key>{Holdings::key_of("new"), Holdings::key_of("old")});
    CHECK(now.count("-") == 2);
    CHECK(now.count("a") == 0);
}

TEST_CASE("damaged bytes, and those of other sources, are none") {
    const std::vector<SourceFile> sources{file("a"), file("b")};
    Holdings holdings;
    holdings.add("a", "1");
    const auto bytes = holdings.bytes(sources);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        CHECK_FALSE(Holdings::parse(flipped, sources));
        CHECK_FALSE(Holdings::parse(bytes.substr(0, at), sources));
    }
    CHECK_FALSE(Holdings::parse(bytes, {file("a")}));
    CHECK_FALSE(Holdings::parse(bytes, {file("a"), file("b"), file("c")}));
    CHECK_FALSE(Holdings::parse("", sources));
}

TEST_CASE("a generation has those of its sources") {
    TestArchive archive;
    archive.add_articles({story("a", "one"), story("b", "two")});
    const auto holdings = read_holdings(archive.layout(), archive.live());
    REQUIRE(holdings);
    CHECK(holdings->keys() == std::unordered_set<Holdings::Key>{Holdings::key_of("a"), Holdings::key_of("b")});
    std::filesystem::remove(archive.layout().holdings(1));
    CHECK_FALSE(read_holdings(archive.layout(), archive.live()));
}
