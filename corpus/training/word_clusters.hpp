// Clusters of words from word vectors: k-means on directions, split level by level.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/annotate/word_lexicon.hpp"

namespace dateline {

/// A file of vectors in GloVe's text form: a word and its numbers a line, blanks between, the most frequent word first.
struct WordVectors {
    std::vector<std::string> words;
    std::size_t dimensions = 0;
    std::vector<float> numbers;  ///< dimensions for each word, of length 1
};

/// Throws Error(no_input) and Error(bad_data), which names file and line.
WordVectors read_vectors(const std::string& path);

/// The number of each word's cluster, from 1, made up as word_lexicon.hpp says. The same vectors give the same numbers.
std::vector<Cluster> cluster_words(const WordVectors& vectors);

}  // namespace dateline
