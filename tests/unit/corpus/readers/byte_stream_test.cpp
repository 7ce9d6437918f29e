#include "corpus/readers/byte_stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

TEST_CASE("A file stream gives the file's bytes and hashes what is on disk") {
    const Folder folder;
    const std::string content(300'000, 'x');
    FileStream stream(folder.write("plain", content));
    CHECK(read_all(stream) == content);
    CHECK(stream.bytes_read() == content.size());
    const auto facts = stream.finish();
    CHECK(facts.size == content.size());
    CHECK(facts.checksum == hash128(content));
    CHECK(facts.mtime > 0);
}

TEST_CASE("The facts are of the whole file though little of it was read") {
    const Folder folder;
    const std::string content(1'000'000, 'y');
    FileStream stream(folder.write("long", content));
    char c = 0;
    REQUIRE(stream.read(&c, 1) == 1);
    CHECK(stream.finish().checksum == hash128(content));
}

TEST_CASE("A file that grows behind its end is known as far as it was read") {
    const Folder folder;
    const auto path = folder.write("news", "old news");
    FileStream stream(path);
    CHECK(read_all(stream) == "old news");
    folder.write("news", "old news and new");
    CHECK(read_all(stream).empty());
    CHECK(stream.finish().size == 8);
    CHECK(stream.finish().checksum == hash128("old news"));
}

TEST_CASE("A file that changes while it is read has the time of before") {
    const Folder folder;
    const auto path = folder.write("news", "old news");
    const auto before = std::filesystem::last_write_time(path);
    FileStream stream(path);
    char c = 0;
    REQUIRE(stream.read(&c, 1) == 1);
    folder.write("news", "new news");
    std::filesystem::last_write_time(path, before + std::chrono::seconds(5));
    const auto facts = stream.finish();
    CHECK(FileStream(path).mtime() - facts.mtime == 5'000'000'000);
}

TEST_CASE("A file stream says that a file is not there or can't be read") {
    const Folder folder;
    CHECK(error_of([&] { FileStream stream(folder.path("none")); }) == "66 can't be opened: No such file or directory");
    char c = 0;
    CHECK(error_of([&] { FileStream(folder.path()).read(&c, 1); }) == "65 can't be read: Is a directory");
}

TEST_CASE("A pipe has no time of change") {
    const Folder folder;
    const std::string path = folder.path("pipe");
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    const int keeps_it_open = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(::write(keeps_it_open, "ab", 2) == 2);
    FileStream stream(path);
    ::close(keeps_it_open);
    CHECK(read_all(stream) == "ab");
    CHECK(stream.mtime() == 0);
}

TEST_CASE("A regular file can be read at any place, a pipe can't") {
    const Folder folder;
    FileStream stream(folder.write("file", "0123456789"));
    CHECK(stream.read_at(4, 3) == "456");
    CHECK(stream.read_at(8, 3) == "89");
    CHECK(stream.read_at(20, 3).empty());
    CHECK(stream.regular_size() == 10);
    CHECK(stream.bytes_read() == 0);
    CHECK(read_all(stream) == "0123456789");

    const std::string path = folder.path("pipe");
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    const int keeps_it_open = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    FileStream pipe(path);
    ::close(keeps_it_open);
    CHECK(pipe.read_at(0, 1).empty());
    CHECK(pipe.regular_size() == 0);
}

TEST_CASE("What was looked at is read all the same") {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::string::npos}) {
        PeekStream stream(std::make_unique<PieceStream>("0123456789", piece));
        CHECK(stream.peek(2) == "01");
        CHECK(stream.peek(4) == "0123");
        CHECK(stream.peek(1) == "0");
        char c = 0;
        REQUIRE(stream.read(&c, 1) == 1);
        CHECK(c == '0');
        CHECK(stream.peek(20) == "123456789");
        CHECK(read_all(stream) == "123456789");
        CHECK(stream.peek(1).empty());
    }
}

TEST_CASE("Looking ahead meets damage only where nothing is before it") {
    PeekStream stream(std::make_unique<PieceStream>("0123", 2, ErrorKind::bad_data));
    CHECK(stream.peek(20) == "0123");
    std::string content(4, ' ');
    REQUIRE(stream.read(content.data(), 4) == 4);
    CHECK(content == "0123");
    CHECK(error_of([&] { stream.read(content.data(), 4); }) == "65 the stream broke");
    CHECK(error_of([&] { stream.peek(1); }) == "65 the stream broke");
    PeekStream device(std::make_unique<PieceStream>("0123", 2, ErrorKind::io));
    CHECK(error_of([&] { device.peek(20); }) == "74 the stream broke");
}
