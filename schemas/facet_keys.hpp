// What names of a facet column sound like: for each word of each name its key (name_key.hpp), so that the names with a
// word like "Zelensky" are found without looking at all others; and of names of organisations the acronyms that they
// may go by (acronym.hpp), under keys of their own. A section of the file of facet columns; nothing of it stands in the
// index itself, where each article would have to hold it for each of its names.
//
// Threads: immutable once made.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The section of a column, read. The bytes must outlive it.
class FacetKeys {
  public:
    /// `values`: how many the column has. Throws Error(unavailable) for damaged bytes.
    FacetKeys(std::string_view bytes, std::uint32_t values, const std::string& file);

    /// The numbers (ordinals) of the values that have a word with this key, in rising order; now and then one that has
    /// none (keys are kept as hashes): whoever asks looks at the words.
    std::vector<std::uint32_t> find(std::string_view key) const;

  private:
    std::uint32_t hash_at(std::size_t entry) const;
    std::uint32_t ordinal_at(std::size_t entry) const;

    std::string_view entries_;
    std::size_t count_ = 0;
    std::uint32_t values_ = 0;
    std::string file_;
};

/// The bytes of a section: `keys` are those of the values in order (facet_key()), words joined by blanks.
std::string facet_keys_section(const std::vector<std::string_view>& keys, bool with_acronyms);

}  // namespace dateline
