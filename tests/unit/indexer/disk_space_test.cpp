#include "indexer/disk_space.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

ListedFile listed(const std::string& path) { return {path, {}, 0, false, {}}; }

constexpr std::uint64_t margin = std::uint64_t{16} << 20U;

}  // namespace

TEST_CASE("what a run needs grows with what it reads and writes anew") {
    CHECK(bytes_needed({}) == margin);
    CHECK(bytes_needed({.plain = 1000}) == margin + 14'000);
    CHECK(bytes_needed({.plain = 1000, .annotated = false}) == margin + 10'000);
    CHECK(bytes_needed({.packed = 1000}) == margin + 56'000);
    CHECK(bytes_needed({.rewritten = 1000}) == margin + 2500);
    const std::uint64_t most = UINT64_MAX;
    CHECK(bytes_needed({.plain = most, .packed = most, .rewritten = most}) > std::uint64_t{1} << 56U);
}

TEST_CASE("sources that are as they were are not counted") {
    TestArchive archive(Partitioning::year);
    archive.add_articles({story("a", "one", "2001-01-01"), story("b", "two", "2002-01-01")});
    const auto live = archive.live();
    std::vector<ListedFile> files;
    for (const auto& path :
         {archive.folder().path("news.jsonl").string(), archive.folder().write("new.txt", "12345"),
          archive.folder().write("new.txt.gz", "123"), archive.folder().path("gone").string(), std::string("-")})
        files.push_back(listed(path));
    auto question = space_question(files, &live);
    CHECK(question.plain == 5);
    CHECK(question.packed == 3);
    std::uint64_t largest = 0;
    for (const auto& shard : live.shards) largest = std::max(largest, shard.files[0].size + shard.files[1].size);
    CHECK(question.rewritten == largest);
    CHECK(bytes_needed_next(live) == bytes_needed({.rewritten = largest}));
    const auto news = std::filesystem::file_size(archive.folder().path("news.jsonl"));
    CHECK(space_question(files, &live, true).plain == 5 + news);
    CHECK(space_question(files, nullptr).plain == 5 + news);
    CHECK(space_question(files, nullptr).rewritten == 0);
    // Written again, it is another file.
    const timespec times[2]{{1'000'000'000, 0}, {1'000'000'000, 0}};
    REQUIRE(::utimensat(AT_FDCWD, archive.folder().path("news.jsonl").c_str(), times, 0) == 0);
    CHECK(space_question(files, &live).plain == 5 + news);
}

TEST_CASE("a disk is asked by the folder that is to be made on it") {
    const TestFolder folder;
    CHECK(bytes_free(folder.path()) > 0);
    CHECK_NOTHROW(bytes_free(folder.path("not/there/yet")));
    CHECK_NOTHROW(bytes_free("not-there-either"));
}

TEST_CASE("too little space is told with both figures before anything is written") {
    const TestFolder folder;
    CHECK_NOTHROW(require_space(folder.path("archive"), {}));
    std::string told;
    CHECK(error_of([&] { require_space(folder.path("archive"), {.plain = UINT64_MAX}); }, &told) == ErrorKind::io);
    CHECK_THAT(told, Catch::Contains(folder.path("archive").string()) && Catch::Contains("may need"));
    CHECK(names_in(folder.path()).empty());
}
