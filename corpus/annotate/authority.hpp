// A newsroom's own list of names, whose word is final.
//
// A CSV file with a header: canonical, kind, aliases. `kind` is person, organisation, place, other, or none for what is
// no name at all; `aliases` are parted by '|'. Names are compared folded (case, accents, blanks).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/annotate/name_span.hpp"

namespace dateline {

/// What the file says of one name.
struct AuthorityEntry {
    std::string canonical;
    std::optional<NameClass> kind;  ///< none: no name
};

/// Not changed once read: for any number of threads.
class Authority {
  public:
    /// Throws Error(no_input), Error(io) for a file that can't be read, and Error(config) that names file and line for a
    /// row that can't be used: an unknown kind, an empty name, an alias that two entries claim, a cycle of aliases.
    static Authority read(const std::string& path);
    /// `name` is the file's, for errors.
    static Authority parse(std::string_view csv, const std::string& name);

    /// The entry whose canonical name or alias is this name.
    const AuthorityEntry* find(std::string_view name) const;
    /// Words of the longest name or alias.
    std::size_t longest() const { return longest_; }

  private:
    std::vector<AuthorityEntry> entries_;
    std::unordered_map<std::string, std::size_t> by_name_;  // folded
    std::size_t longest_ = 0;
};

}  // namespace dateline
