#include "indexer/copies_of.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Names = std::vector<std::string>;

std::string text_of(int first) {
    std::string text;
    for (int i = 0; i < 120; ++i) text += "word" + std::to_string(first + i) + ' ';
    return text;
}

}  // namespace

TEST_CASE("copies are what is alike and of nearly the same day, in whatever shard") {
    TestArchive archive(Partitioning::year);
    archive.add_articles({story("wire", text_of(0), "2021-12-30"), story("next year", text_of(0), "2022-01-01"),
                          story("weeks later", text_of(0), "2022-02-01"), story("undated", text_of(0), ""),
                          story("other", text_of(500), "2021-12-30"), story("short", "too short to tell", "2021-12-30"),
                          story("short too", "too short to tell", "2021-12-30")});
    const auto copies = [&](const Names& ids) { return copies_of(ids, archive.layout(), archive.live()); };
    CHECK(copies({"wire"}) == Names{"next year"});
    CHECK(copies({"wire", "next year"}).empty());
    CHECK(copies({"other"}).empty());
    CHECK(copies({"undated"}).empty());
    CHECK(copies({"short"}).empty());
    CHECK(copies({"nobody"}).empty());
    CHECK(copies({}).empty());
}
