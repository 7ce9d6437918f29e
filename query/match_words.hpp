// The words of a query as they are looked for in a text that is shown.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/answer.hpp"
#include "query/language/expression.hpp"
#include "schemas/stemmer.hpp"

namespace dateline {

/// The first two bytes that words of some list begin with.
class Beginnings {
  public:
    /// The second byte is 0 where there is none.
    void add(unsigned char first, unsigned char second) { pairs_.set(first * 256U + second); }
    void add_all(unsigned char first) {
        for (unsigned second = 0; second < 256; ++second) pairs_.set(first * 256U + second);
    }
    void add_everything() { pairs_.set(); }
    bool has(std::string_view word) const {
        if (word.empty()) return false;
        const auto second = word.size() > 1 ? static_cast<unsigned char>(word[1]) : 0U;
        return pairs_[static_cast<unsigned char>(word[0]) * 256U + second];
    }

  private:
    std::bitset<65536> pairs_;
};

/// What of a query can be marked in a text: words by stem or as they stand, beginnings, parts of names and the variants
/// that they stand for; nothing that is excluded.
class MatchWords {
  public:
    /// `languages`: those of the archive, in which the words of the query are stemmed.
    MatchWords(const Expression& expression, const std::vector<std::string>& languages,
               const std::vector<NameMark>& marks = {});

    /// The number of different words; each has an index below it.
    std::size_t size() const { return labels_.size(); }

    /// Finds words in texts of one language. For one thread at a time; MatchWords must outlive it.
    class Finder {
      public:
        Finder(const MatchWords& words, std::string_view language);
        /// The index of the word of the query that a folded word of the text is a match for, if it is one.
        std::optional<std::size_t> operator()(std::string_view word);

      private:
        const MatchWords& words_;
        Stemmer stemmer_;
        Beginnings stemmed_;  // of words that are stemmed: that takes longer than all else
        std::bitset<256> names_begin_;
    };

  private:
    using Index = std::unordered_map<std::string, std::size_t>;

    void add(const Expression& node);
    void add_word(const std::string& word, Index& index);
    std::size_t index_of(const std::string& label);

    Index labels_;
    Index stems_;
    Index exact_;
    Index names_;
    std::vector<std::pair<std::string, std::size_t>> beginnings_;
    std::vector<Stemmer> stemmers_;
};

}  // namespace dateline
