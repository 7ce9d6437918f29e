// The names of an archive, found by how they sound.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/ranking/statistics.hpp"
#include "query/reading/name_index.hpp"
#include "query/reading/reading.hpp"

namespace dateline {

/// Looks names up by what they sound like. Holds what it is given by reference; for one thread at a
/// time.
///
/// A value of one word stands for every name with a word of its key. One of several stands for the names that have
/// words of their keys in the same order, with at most two others between them (middle names); of organisations also
/// for the acronym ("United Nations": UN), and a short word for the names that it is the initials of. A person's full
/// name stands for the surname alone too, where this person is in more articles than any other of that surname.
class ArchiveNames {
  public:
    /// Words that may stand between two of a name: "Volodymyr Oleksandrovych Zelenskiy".
    static constexpr unsigned middle_names = 2;

    ArchiveNames(const Statistics& statistics, const ArticleCount& count, NameIndex& index)
        : statistics_(statistics), count_(count), index_(index), keys_(index.keys()) {}

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
    std::vector<NameTaken> taken(const Bearers& bearers) const;
    void add_surnames(const Bearers& bearers, NameReading& reading) const;
    std::size_t rarest(const Field& field, const std::vector<std::string>& words) const;

    const Statistics& statistics_;
    const ArticleCount& count_;
    NameIndex& index_;
    NameKeys& keys_;
};

}  // namespace dateline
