#include "indexer/archive_lock.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("an archive is locked by one at a time") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    const ArchiveLock lock(layout);
    std::string message;
    CHECK(error_of([&] { ArchiveLock{layout}; }, &message) == ErrorKind::locked);
    CHECK_THAT(message, Catch::StartsWith(folder.path().string() + ": locked by process " + std::to_string(::getpid()) +
                                          " since 20"));
    CHECK(in_child([&] {
              ArchiveLock{layout};
              return 0;
          }) == static_cast<int>(ErrorKind::locked));
}

TEST_CASE("a lock that goes makes way for the next") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    { const ArchiveLock lock(layout); }
    { const ArchiveLock lock(layout); }
    CHECK(in_child([&] {
              ArchiveLock{layout};
              return 0;
          }) == 0);
}

TEST_CASE("a killed process leaves no lock behind") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    REQUIRE(in_child([&] {
                const ArchiveLock lock(layout);
                return ::raise(SIGKILL);
            }) == -SIGKILL);
    REQUIRE(read_bytes(layout.lock()).starts_with("process "));
    const ArchiveLock lock(layout);
    CHECK(read_bytes(layout.lock()).starts_with("process " + std::to_string(::getpid()) + " since "));
}

TEST_CASE("a lock without an owner inside is one all the same") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    const ArchiveLock lock(layout);
    folder.write("LOCK", "");
    std::string message;
    CHECK(error_of([&] { ArchiveLock{layout}; }, &message) == ErrorKind::locked);
    CHECK_THAT(message, Catch::Contains("locked by another process"));
}

TEST_CASE("a lock file that can't be made says so") {
    const TestFolder folder;
    folder.write("file", "");
    CHECK(error_of([&] { ArchiveLock{ArchiveLayout(folder.path("missing"))}; }) == ErrorKind::cannot_create);
    CHECK(error_of([&] { ArchiveLock{ArchiveLayout(folder.path("file"))}; }) == ErrorKind::cannot_create);
}
