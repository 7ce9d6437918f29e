// The names of an archive, found by how they sound.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/ranking/statistics.hpp"
#include "query/reading/reading.hpp"

namespace dateline {

/// Keys of words (name_key.hpp), kept once they were made. For one thread at a time.
class NameKeys {
  public:
    const std::string& operator()(const std::string& folded_word);

  private:
    std::unordered_map<std::string, std::string> keys_;
};

/// Looks names up by the keys that are stored beside them. Holds what it is given by reference; for one thread at a
/// time.
///
/// A value of one word stands for every name with a word of its key. One of several stands for the names that have
/// words of their keys in the same order, with at most two others between them (middle names); of organisations also
/// for the acronym ("United Nations": UN), and a short word for the names that it is the initials of.
class ArchiveNames {
  public:
    /// Words that may stand between two of a name: "Volodymyr Oleksandrovych Zelenskiy".
    static constexpr unsigned middle_names = 2;

    ArchiveNames(const Statistics& statistics, const ArticleCount& count, NameKeys& keys)
        : statistics_(statistics), count_(count), keys_(keys) {}

    /// Whether the archive has keys of this field's names.
    bool has_keys(const Field& field) const;

    /// `spellings`: the words of a value in one or more ways of writing, see name_spellings().
    NameReading read(const Field& field, const std::vector<std::vector<std::string>>& spellings) const;

  private:
    struct Bearers;
    void add_spelling(const std::vector<std::string>& words, Bearers& bearers) const;
    void add_initials(const std::vector<std::string>& words, Bearers& bearers) const;
    void add_long_names(const std::string& acronym, Bearers& bearers) const;
    void add_whole_name(const std::vector<std::string>& words, Bearers& bearers) const;
    bool has_words(const std::vector<std::string>& name, const std::vector<std::string>& keys,
                   std::vector<std::string>& matched) const;
    std::size_t rarest(const Field& field, const std::vector<std::string>& words) const;

    const Statistics& statistics_;
    const ArticleCount& count_;
    NameKeys& keys_;
};

}  // namespace dateline
