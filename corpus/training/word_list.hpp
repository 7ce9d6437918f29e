// The words that a model knows beforehand, as a file: a word and its cluster on each line, with a tab between, the most
// frequent word first.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/annotate/word_lexicon.hpp"

namespace dateline {

using WordList = std::vector<std::pair<std::string, Cluster>>;

/// Throws Error(no_input) and Error(bad_data), which names file and line.
WordList read_word_list(const std::string& path);

/// The table of a WordLexicon.
struct LexiconTable {
    std::vector<std::uint16_t> marks;
    std::vector<Cluster> clusters;
    WordLexicon view() const { return {marks, clusters}; }
};
LexiconTable make_table(const WordList& words);

}  // namespace dateline
