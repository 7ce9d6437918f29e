// A newsroom's own list of names, whose word is final.
//
// A CSV file with a header: canonical, kind, aliases, in any order; other columns are passed over. `kind` is person,
// organisation, place, other, or none for what is no name at all; `aliases`, which may be missing, are parted by '|'.
// Names are compared folded (case, accents, blanks, full stops), but in a text that has small letters a name begins
// with a capital where the file's does, and has capitals alone where the file's has ("WHO" is not "Who").
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/annotate/name_span.hpp"
#include "corpus/annotate/tokens.hpp"

namespace dateline {

/// What the file says of one name.
struct AuthorityEntry {
    std::string canonical;
    std::optional<NameClass> kind;  ///< none: no name
};

/// A name of the file in a text: numbers of tokens, end exclusive.
struct AuthorityMatch {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    const AuthorityEntry* entry = nullptr;
};

/// Not changed once read: for any number of threads. Entries stay where they are when it is moved.
class Authority {
  public:
    static constexpr std::size_t largest_file = std::size_t{64} << 20U;  ///< bytes
    static constexpr std::size_t longest_name = 64;                      ///< words

    /// Throws Error(no_input), Error(io) for a file that can't be read, and Error(config) that names file and line for
    /// a row that can't be used: an unknown kind, an empty name, an alias that two entries claim, a cycle of aliases.
    static Authority read(const std::string& path);
    /// `name` is the file's, for errors.
    static Authority parse(std::string_view csv, const std::string& name);

    /// The entry whose canonical name or alias is this name; letters count for nothing but their sound.
    const AuthorityEntry* find(std::string_view name) const;
    /// The longest names of the file in a text, in order, none overlapping.
    std::vector<AuthorityMatch> find_all(const TokenizedText& text) const;
    /// Words of the longest name or alias.
    std::size_t longest() const { return longest_; }

  private:
    friend class AuthorityReader;
    friend class AuthorityScan;

    // How a name must be written in a text.
    enum class Letters : std::uint8_t { any, capital, capitals };
    // The words read so far, as a node of a trie.
    struct Node {
        std::uint32_t entry = 0;  // number + 1; 0: no name ends here
        Letters letters = Letters::any;
    };

    // Lets words be looked up without being copied.
    struct WordHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };

    Node& add_node(std::string_view key);
    std::uint32_t number_of(std::string_view word) const;

    std::vector<AuthorityEntry> entries_;
    std::unordered_map<std::string, std::uint32_t, WordHash, std::equal_to<>> words_;  // folded; from 1
    std::unordered_map<std::uint64_t, std::uint32_t> edges_;                           // node and word -> node
    std::vector<Node> nodes_{1};
    std::size_t longest_ = 0;
};

}  // namespace dateline
