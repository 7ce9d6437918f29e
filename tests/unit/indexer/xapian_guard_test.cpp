#include "indexer/xapian_guard.hpp"

#include <catch2/catch.hpp>
#include <cerrno>
#include <stdexcept>

#include "schemas/open_files.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("an error of Xapian's becomes one of ours") {
    using Throw = std::function<void()>;
    const auto [why, kind, message, work] = GENERATE(table<std::string, ErrorKind, std::string, Throw>({
        {"damage", ErrorKind::unavailable, "archive: bad block",
         [] { throw Xapian::DatabaseCorruptError("bad block"); }},
        {"no database", ErrorKind::unavailable, "archive: no such file",
         [] { throw Xapian::DatabaseOpeningError("no such file"); }},
        {"an unknown version", ErrorKind::unavailable, "archive: old",
         [] { throw Xapian::DatabaseVersionError("old"); }},
        {"a full disk", ErrorKind::io, "archive: write: No space left on device",
         [] { throw Xapian::DatabaseError("write", ENOSPC); }},
        {"too many open files", ErrorKind::unavailable, out_of_files("archive").what(),
         [] { throw Xapian::DatabaseOpeningError("open", EMFILE); }},
        {"a broken disk, though it looks like damage", ErrorKind::io, "archive: read: Input/output error",
         [] { throw Xapian::DatabaseCorruptError("read", EIO); }},
        {"a full disk, in Xapian's words", ErrorKind::io, "archive: Couldn't open lockfile: No space left on device",
         [] { throw Xapian::DatabaseLockError("Couldn't open lockfile: No space left on device"); }},
        {"a disk that takes no new file", ErrorKind::io, "archive: Failed to create iamglass file",
         [] { throw Xapian::DatabaseCreateError("Failed to create iamglass file"); }},
        {"a full disk, twice", ErrorKind::io,
         "archive: Modifications failed (x), and couldn't open at the old revision",
         [] { throw Xapian::DatabaseError("Modifications failed (x), and couldn't open at the old revision"); }},
        {"a fault of ours", ErrorKind::internal, "archive: term too long (InvalidArgumentError)",
         [] { throw Xapian::InvalidArgumentError("term too long"); }},
    }));
    CAPTURE(why);
    std::string told;
    CHECK(error_of([&work = work] { guard_xapian("archive", work); }, &told) == kind);
    CHECK(told == message);
}

TEST_CASE("a guard gives back what the work does, and lets other errors pass") {
    CHECK(guard_xapian("archive", [] { return 7; }) == 7);
    CHECK_THROWS_AS(guard_xapian("archive", []() -> int { throw std::out_of_range("x"); }), std::out_of_range);
    CHECK(error_of([] { guard_xapian("archive", [] { throw Error(ErrorKind::locked, "x"); }); }) == ErrorKind::locked);
}

TEST_CASE("work on a database gives back what it does, and its errors name the database") {
    const TestFolder folder;
    const std::string path = folder.path("here");
    Xapian::WritableDatabase(path, Xapian::DB_CREATE).add_document(Xapian::Document());
    CHECK(with_database(path, [](const Xapian::Database& database) { return database.get_doccount(); }) == 1);
    std::string told;
    const auto fail = [](const Xapian::Database&) { throw Xapian::DatabaseError("read", EIO); };
    CHECK(error_of([&] { with_database(path, fail); }, &told) == ErrorKind::io);
    CHECK(told == path + ": read: Input/output error");
}
