// Lists of names known beforehand: countries and regions, cities, first names and the like.
//
// A name is kept as the hash of its words in small letters, with a bit for each list that it stands in.
#pragma once

#include <cstdint>
#include <span>

namespace dateline {

/// Bits of a name. What a bit means is the model's matter; the highest one says that longer names begin with this one.
using ListBits = std::uint8_t;
inline constexpr unsigned name_lists = 7;
inline constexpr ListBits leads_on_bit = 1U << name_lists;
inline constexpr unsigned longest_phrase = 5;  ///< in words

/// A marked table of names, in memory that somebody else owns. For any number of threads.
class PhraseLists {
  public:
    PhraseLists() = default;
    PhraseLists(std::span<const std::uint16_t> marks, std::span<const ListBits> bits) : marks_(marks), bits_(bits) {}

    /// Bits of the name with this hash; 0 where it is in no list and begins none.
    ListBits find(std::uint64_t hash) const;

    /// The hash of a name of one word is that of the word (WordLexicon::hash_of); each further word is joined to it.
    static std::uint64_t join(std::uint64_t hash, std::uint64_t word);

  private:
    std::span<const std::uint16_t> marks_;
    std::span<const ListBits> bits_;
};

}  // namespace dateline
