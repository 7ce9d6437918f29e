// What a new authority file can change: the articles that hold a name of a row that only one of the two files has.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schemas/article.hpp"

namespace dateline {

/// Not changed once made: for any number of threads.
class AuthorityChange {
  public:
    /// The texts of two authority files that can be used; empty: none. Where they have different columns, every row is
    /// another.
    AuthorityChange(std::string_view before, std::string_view now);

    /// Whether an article may hold such a name: false is certain. Words may stand apart from each other, and how they
    /// are written counts for nothing.
    bool may_touch(const Article& article) const;
    /// Names that the change is about.
    std::size_t size() const { return names_.size(); }

  private:
    void add_name(const std::string& name);

    std::vector<std::vector<std::string>> names_;                          ///< folded words
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;  ///< numbers of names, by their longest word
};

}  // namespace dateline
