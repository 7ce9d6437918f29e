// The words that are typical of what was found.
//
// Read from the term lists of the first matches, since no column has the words of an article. A word is measured by the
// articles that have it, among these and in the archive (log_likelihood.hpp). Numbers and words of one letter are left
// out, and so are the words of the question. Of words with one stem the most typical stands for all. There is no list
// of stop words: what is everywhere is typical of nothing.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "query/counting/counts.hpp"
#include "query/counting/matched_documents.hpp"
#include "query/match_words.hpp"
#include "query/ranking/statistics.hpp"

namespace dateline {

/// How many of the first matches are read at most.
inline constexpr std::size_t most_sampled = 200;
/// Nor is a further one read once they have so many different words, each counted with every article.
inline constexpr std::size_t most_sampled_words = 1'000'000;

struct SampledArticle {
    std::size_t shard = 0;
    Xapian::docid document = 0;
};

/// What words are looked for in, by reference.
struct WordSample {
    const std::vector<SampledArticle>& articles;  ///< the first matches, in order
    const std::vector<Xapian::Database>& shards;
    const Statistics& statistics;
    const CountedDocuments& documents;
    const MatchWords& asked;                    ///< the words of the question
    const std::vector<std::string>& languages;  ///< of the archive, its own first
};

struct TypicalWords {
    std::uint64_t articles = 0;  ///< that were read
    std::vector<FacetCount> words;
};

/// The `limit` most typical words with their scores; of equal scores the more frequent, then in order. The same
/// whatever the shards. What is read grows with the articles that are kept back, as these are in no count.
TypicalWords typical_words(const WordSample& sample, std::size_t limit);

}  // namespace dateline
