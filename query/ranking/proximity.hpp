// How near to each other the words of a question stand in an article: what the first matches are scored anew by.
//
// The method is that of Büttcher, Clarke and Lushman, "Term proximity scoring for ad-hoc retrieval on very large text
// collections" (2006). All occurrences of the words are taken in the order of the text, title before body. Each two
// neighbours of different words, d positions apart, give each other 1 / d^2 times the rarity of the other. What a word
// has gathered so counts as a frequency does in BM25 (score.hpp): it is bounded, and a long article needs more of it.
// Words that stand as a phrase give the most, so that this is evidence of phrases too.
//
// Positions cost far more than frequencies, so that only the first `rescored` matches are scored anew, always as many:
// what a match gets does not depend on the page. As it is never less than nothing, the matches behind stay behind. Of
// those that can't come among the first ones that are wanted, whatever their positions, these are not read: what a
// match can get at most follows from the words it has (as in Fagin, Lotem and Naor, "Optimal aggregation algorithms for
// middleware", 2003).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "query/answer.hpp"
#include "query/ranking/document_lengths.hpp"
#include "query/ranking/matcher.hpp"
#include "query/ranking/score.hpp"

namespace dateline {

/// How many of the best matches are scored anew.
inline constexpr std::size_t rescored = 200;

/// A word of the question.
struct NearWord {
    std::vector<std::string> terms;  ///< the words as they stand that count as it: terms with positions
    double rarity = 0;               ///< any unit
};

/// Where words stand, each in rising order, one list for each word: what they give to each other, from 0 to 1 (never
/// reached). `rarities` are of the words, in any unit; `length` is the document's.
double proximity(const std::vector<std::vector<Xapian::termpos>>& positions, const std::vector<double>& rarities,
                 const Bm25& formula, double length);

/// Scores the first matches anew. For one thread at a time.
class Proximity {
  public:
    /// A match gets less than `weight`.
    Proximity(std::vector<NearWord> words, double weight, double average_length);

    /// Whether there is anything to score.
    bool asks() const { return words_.size() > 1 && weight_ > 0; }

    /// Adds to the scores of the first `rescored` matches and puts them in order anew. `best` are in order, and as many
    /// as these or all there are; `lengths` are of the shards. The first `keep` are right then, and all others behind
    /// them; it may be called again for more.
    void rescore(std::vector<Candidate>& best, std::size_t keep, const std::vector<Xapian::Database>& shards,
                 std::vector<DocumentLengths>& lengths) const;

  private:
    class Shard;
    struct TermOfWord {
        std::size_t word;
        const std::string* term;
    };
    // A match that may be read.
    struct Prospect {
        std::size_t place;              // in the list
        double most;                    // that it may score
        std::vector<TermOfWord> terms;  // empty: there is nothing to read
    };
    double most(const std::vector<TermOfWord>& terms) const;
    std::vector<Prospect> prospects(const std::vector<Candidate>& best, std::size_t count,
                                    const std::vector<Xapian::Database>& shards) const;
    void read(Candidate& candidate, const std::vector<TermOfWord>& terms, const Xapian::Database& shard,
              DocumentLengths& lengths) const;

    std::vector<NearWord> words_;
    std::vector<double> rarities_;
    double weight_;
    Bm25 formula_;
};

}  // namespace dateline
