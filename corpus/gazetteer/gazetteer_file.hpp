// How the gazetteer's file is laid out. Numbers are little-endian; every section begins at a multiple of four bytes:
//
//   header         GazetteerHeader
//   places         PlaceRecord each: those with GeoNames numbers by rising number, then those with codes of ours by
//   code names          NameRecord each, by rising hash; one more behind the last, whose `first` is the number of
//   meanings buckets        2^bucket_bits + 1 numbers: where in the names those begin whose hash has these upper bits
//   meanings       of each name in order, the most important first: place, and PlaceNameKind in the upper 8 bits
//   beginnings     2^beginning_bits bits, a Bloom filter (Bloom 1970) of what longer names begin with
//   members        MemberRecord each, by rising group, then by rising member
//   capitals       MemberRecord each (group: country or region; member: its capital), by rising group
//   features       eight bytes each: GeoNames' feature codes, filled up with zeros; the first is empty
//   text           strings that end with a zero byte: the credit, then codes and names
//
// What this file says is checked once when it is loaded; afterwards nothing needs to be.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "corpus/file_checksum.hpp"
#include "schemas/place.hpp"

namespace dateline {

inline constexpr std::string_view gazetteer_magic = "DLPLACE\n";
inline constexpr std::uint32_t gazetteer_version = 1;
/// Places are numbers of 24 bits; this one stands for none.
inline constexpr std::uint32_t no_place_bits = 0xFFFFFF;
inline constexpr unsigned place_bits = 24;
/// Units of a degree in which points are kept: about one metre.
inline constexpr double units_per_degree = 100'000;

struct GazetteerHeader {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t reserved;  ///< 0
    FileChecksum checksum;   ///< of the whole file
    std::uint32_t places;
    std::uint32_t numbered;  ///< of the places: those with GeoNames numbers
    std::uint32_t names;     ///< without the one behind the last
    std::uint32_t bucket_bits;
    std::uint32_t meanings;
    std::uint32_t beginning_bits;
    std::uint32_t members;
    std::uint32_t capitals;
    std::uint32_t features;
    std::uint32_t text_bytes;  ///< a multiple of four
};
static_assert(sizeof(GazetteerHeader) == 72);

struct PlaceRecord {
    std::uint32_t id;       ///< GeoNames number, or where in the text the code stands
    std::uint32_t name;     ///< where in the text
    std::int32_t latitude;  ///< in units_per_degree
    std::int32_t longitude;
    std::uint32_t population;
    std::uint32_t parent;         ///< 24 bits of what it lies in; 3 of PlaceKind; 5 of the feature
    std::uint16_t importance;     ///< in 65,535ths
    std::array<char, 2> country;  ///< zeros: none
};
static_assert(sizeof(PlaceRecord) == 28);

struct NameRecord {
    std::uint32_t check;  ///< the lower half of the hash
    std::uint32_t first;  ///< of its meanings; they end where those of the next name begin
};

struct MemberRecord {
    std::uint32_t group;
    std::uint32_t member;
    bool operator==(const MemberRecord&) const = default;
};

/// What lies in another place is of a lower rank, so that nobody goes round in circles; in settlements, areas and
/// waters lies nothing.
constexpr unsigned rank_of(PlaceKind kind) {
    constexpr std::array<unsigned, 8> ranks{0, 1, 2, 3, 4, 0, 0, 3};
    return ranks[static_cast<std::size_t>(kind)];
}

/// A file's sections as they stand in its bytes.
struct GazetteerSections {
    std::span<const PlaceRecord> places;
    std::size_t numbered = 0;
    std::span<const NameRecord> names;
    unsigned bucket_bits = 0;
    std::span<const std::uint32_t> buckets;
    std::span<const std::uint32_t> meanings;
    unsigned beginning_bits = 0;
    std::span<const std::uint32_t> beginnings;
    std::span<const MemberRecord> members;
    std::span<const MemberRecord> capitals;
    std::span<const std::array<char, 8>> features;
    std::string_view text;
};

/// Checks everything that a file says, but not whether it is true. `bytes` must begin at a multiple of four and outlive
/// the sections. Throws Error(config) that names the file and the mend.
GazetteerSections check_gazetteer(std::string_view bytes, const std::string& name);

/// The bits of a Bloom filter that stand for a hash; the filter holds 2^bits.
std::array<std::uint64_t, 3> beginning_places(std::uint64_t hash, unsigned bits);

/// The bucket that a name's hash belongs to.
constexpr std::size_t bucket_of(std::uint64_t hash, unsigned bits) {
    return bits == 0 ? 0 : static_cast<std::size_t>(hash >> (64U - bits));
}

}  // namespace dateline
