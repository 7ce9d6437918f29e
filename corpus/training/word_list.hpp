// The words that a model knows beforehand, as a file: a word and its cluster on each line, with a tab between, the most
// frequent word first.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/annotate/word_facts.hpp"

namespace dateline {

using WordList = std::vector<std::pair<std::string, Cluster>>;

/// Throws Error(no_input) and Error(bad_data), which names file and line.
WordList read_word_list(const std::string& path);

/// Names and the bits of their lists (phrase_lists.hpp), as a file: a name in small letters, its words parted by
/// blanks, and the bits as a number, with a tab between.
using PhraseList = std::vector<std::pair<std::string, ListBits>>;
PhraseList read_phrase_list(const std::string& path);

/// The tables of what is known beforehand.
struct LexiconTable {
    std::vector<std::uint16_t> marks;
    std::vector<Cluster> clusters;
    std::vector<std::uint16_t> phrase_marks;
    std::vector<ListBits> phrase_bits;
    KnownNames view() const { return {{marks, clusters}, {phrase_marks, phrase_bits}}; }
};
LexiconTable make_table(const WordList& words, const PhraseList& phrases);

}  // namespace dateline
