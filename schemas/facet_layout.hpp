// What writer and reader of facet columns agree on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::facet_layout {

inline constexpr std::string_view magic = "dlfacets";
inline constexpr std::uint32_t version = 2;
inline constexpr std::size_t head_bytes = 24;  ///< magic, version, size and checksum of the table

/// Sections that are of no field: names of fields have letters, digits and '_'.
inline constexpr std::string_view days_section = "/days";
inline constexpr std::string_view lengths_section = "/lengths";
inline constexpr std::string_view places_section = "/places";
inline constexpr std::string_view signatures_section = "/signatures";
/// Behind the name of a field: what its names sound like (facet_keys.hpp).
inline constexpr std::string_view keys_suffix = "/keys";

inline constexpr std::uint32_t block_values = 16;      ///< of the dictionary: the first is written whole
inline constexpr std::uint32_t block_documents = 256;  ///< beginnings are told from that of the first

/// The XXH3-64 of bytes.
std::uint64_t checksum(std::string_view bytes);

/// The key that most values have, which is not written: A to Z as small letters.
std::string plain_key(std::string_view shown);

}  // namespace dateline::facet_layout
