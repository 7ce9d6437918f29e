// Everything about one word that the name tagger looks at, whatever text it stands in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/annotate/phrase_lists.hpp"
#include "corpus/annotate/word_lexicon.hpp"

namespace dateline {

/// How a word is written.
enum class WordCase : std::uint8_t { none, lower, capital, upper, mixed };

struct WordFacts {
    std::uint64_t exact = 0;       ///< hash of the word, digits all alike
    std::uint64_t lower = 0;       ///< the same in small letters
    std::uint64_t shape = 0;       ///< hash of "Xx", "X.X.", "d-d"
    std::uint64_t long_shape = 0;  ///< of "Xxxx", "dddd"
    Cluster cluster = 0;
    std::uint64_t list_hash = 0;  ///< for PhraseLists
    ListBits lists = 0;           ///< of the word alone
    WordCase letters = WordCase::none;
    bool has_digit = false;
    bool is_initial = false;             ///< "J."
    std::string lowered;                 ///< in small letters
    std::vector<std::uint64_t> affixes;  ///< hashes of prefixes and suffixes in small letters, 1 to 5 characters
    std::vector<std::uint64_t> parts;    ///< hashes of the parts between hyphens and their clusters, if there are some
};

/// What is known of words and names beforehand.
struct KnownNames {
    WordLexicon words;
    PhraseLists phrases;
};

/// Facts of a word (damaged UTF-8 is taken byte by byte).
WordFacts word_facts(std::string_view word, const KnownNames& known);

}  // namespace dateline
