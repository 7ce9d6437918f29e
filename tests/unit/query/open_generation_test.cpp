#include "query/open_generation.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;
using Catch::Matchers::Contains;

namespace {

SmallArchive two_shards() {
    return SmallArchive({story("a", "First", "graves"), story("b", "Second", "coffee")}, dealt_into(2));
}

std::string error_of(const std::filesystem::path& path, ErrorKind kind) {
    try {
        open_generation(ArchiveLayout(path));
    } catch (const Error& error) {
        CHECK(error.kind() == kind);
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("A published generation opens with all its shards") {
    const auto archive = two_shards();
    const auto generation = open_generation(archive.layout());
    CHECK(generation.manifest.generation == 1);
    REQUIRE(generation.shards.size() == 2);
    CHECK(generation.shards[0].get_doccount() + generation.shards[1].get_doccount() == 2);
}

TEST_CASE("An archive that was never published is empty, not damaged") {
    const auto archive = two_shards();
    std::filesystem::remove(archive.layout().current());
    const auto generation = open_generation(archive.layout());
    CHECK(generation.shards.empty());
    CHECK(generation.manifest.articles == 0);
}

TEST_CASE("What is no archive is said so") {
    CHECK_THAT(error_of(std::filesystem::temp_directory_path() / "no-such-archive", ErrorKind::unavailable),
               Contains("no-such-archive"));
}

TEST_CASE("CURRENT that names a lost generation is damage, and the manifest is named") {
    const auto archive = two_shards();
    std::ofstream(archive.layout().current()) << "g000007\n";
    CHECK_THAT(error_of(archive.path(), ErrorKind::unavailable), Contains("g000007.json is missing"));
}

TEST_CASE("A shard that is gone, cut short or no database is named") {
    const auto archive = two_shards();
    const auto shard = archive.layout().shards() / "p0001.g000001";
    const auto size = std::filesystem::file_size(shard);
    SECTION("gone") {
        std::filesystem::remove(shard);
        CHECK_THAT(error_of(archive.path(), ErrorKind::unavailable), Contains("p0001.g000001 is missing"));
    }
    SECTION("cut short") {
        std::filesystem::resize_file(shard, size - 1);
        CHECK_THAT(error_of(archive.path(), ErrorKind::unavailable), Contains("p0001.g000001") && Contains("bytes"));
    }
    SECTION("overwritten") {
        std::ofstream(shard) << std::string(size, 'x');
        CHECK_THAT(error_of(archive.path(), ErrorKind::unavailable), Contains("p0001.g000001"));
    }
}

TEST_CASE("A damaged manifest is named") {
    const auto archive = two_shards();
    std::ofstream(archive.layout().manifest(1), std::ios::app) << "x";
    CHECK_THAT(error_of(archive.path(), ErrorKind::unavailable), Contains("g000001.json"));
}

TEST_CASE("An open generation keeps the sweep away until it is closed") {
    const auto archive = two_shards();
    const FileDescriptor sweep(::open(archive.layout().manifest(1).c_str(), O_RDONLY));
    {
        const auto generation = open_generation(archive.layout());
        CHECK(::flock(sweep.number(), LOCK_EX | LOCK_NB) != 0);
    }
    CHECK(::flock(sweep.number(), LOCK_EX | LOCK_NB) == 0);
}

TEST_CASE("A generation that goes while it is opened gives way to the newer one") {
    auto archive = two_shards();
    const FileDescriptor sweep(::open(archive.layout().manifest(1).c_str(), O_RDONLY));
    REQUIRE(::flock(sweep.number(), LOCK_EX) == 0);  // the sweep is about to take generation 1
    archive.publish(2);
    CHECK(open_generation(archive.layout()).manifest.generation == 2);
}
