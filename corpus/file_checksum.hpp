// The checksum that stands in the header of a file of ours, of all of the file.
#pragma once

#include <array>
#include <string_view>

namespace dateline {

/// XXH3-128, canonical (big-endian).
using FileChecksum = std::array<unsigned char, 16>;

FileChecksum file_checksum(std::string_view header, std::string_view behind);

/// The checksum that belongs into the header in front of these bytes: of the file with 0 in the checksum's place. A
/// header is a struct as it stands in the file, with a member `checksum`.
template <class Header>
FileChecksum file_checksum(Header header, std::string_view behind) {
    header.checksum = {};
    return file_checksum(std::string_view(reinterpret_cast<const char*>(&header), sizeof(header)), behind);
}

}  // namespace dateline
