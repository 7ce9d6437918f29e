#include "corpus/file_checksum.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

struct Header {
    std::array<char, 4> magic{'t', 'e', 's', 't'};
    FileChecksum checksum{};
};

}  // namespace

TEST_CASE("a file's checksum is XXH3-128 of header and bytes together") {
    // Of nothing, as XXH3's own documentation and xxhsum have it.
    const FileChecksum of_nothing{0x99, 0xAA, 0x06, 0xD3, 0x01, 0x47, 0x98, 0xD8,
                                  0x60, 0x01, 0xC3, 0x24, 0x46, 0x8D, 0x49, 0x7F};
    CHECK(file_checksum(std::string_view(), "") == of_nothing);
    CHECK(file_checksum(std::string_view("ab"), "cd") == file_checksum(std::string_view("abc"), "d"));
    CHECK(file_checksum(std::string_view("ab"), "cd") != file_checksum(std::string_view("ab"), "ce"));
}

TEST_CASE("the checksum in a header is no part of what it is of") {
    Header header;
    const FileChecksum checksum = file_checksum(header, "behind");
    header.checksum = checksum;
    CHECK(file_checksum(header, "behind") == checksum);
    CHECK(file_checksum(header, "behinE") != checksum);
    header.magic[0] = 'T';
    CHECK(file_checksum(header, "behind") != checksum);
}
