#include "corpus/readers/byte_stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

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

TEST_CASE("A file stream undoes gzip by content, and counts and hashes the compressed bytes") {
    const Folder folder;
    const std::string packed = gzip("first\nsecond\n");
    FileStream stream(folder.write("no-suffix", packed));
    CHECK(read_all(stream) == "first\nsecond\n");
    const auto facts = stream.finish();
    CHECK(facts.size == packed.size());
    CHECK(facts.checksum == hash128(packed));
}

TEST_CASE("The facts are of the whole file though little of it was read") {
    const Folder folder;
    const std::string content(1'000'000, 'y');
    FileStream stream(folder.write("long", content));
    char c = 0;
    REQUIRE(stream.read(&c, 1) == 1);
    CHECK(stream.finish().checksum == hash128(content));
}

TEST_CASE("Files of no, one and two bytes are too short to be gzip and are read as they are") {
    const Folder folder;
    for (const std::string content : {"", "\x1F", "ab"}) {
        FileStream stream(folder.write("short", content));
        CHECK(read_all(stream) == content);
    }
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
