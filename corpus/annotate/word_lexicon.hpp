// What is known of single words beforehand: clusters of words that are used alike.
//
// Clusters come from word vectors (GloVe: Pennington et al. 2014) by k-means, split twice; clusters of vectors serve a
// linear tagger as Brown's do (Guo et al. 2014). The path has three levels, as prefixes of Brown's paths are used by
// Ratinov and Roth (2009).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace dateline {

/// The number of a word's finest cluster; 0: the word is not known.
using Cluster = std::uint16_t;

/// The finest clusters are numbered so that parts of the number are the coarser ones.
inline constexpr unsigned fine_cluster_bits = 3;
inline constexpr unsigned middle_cluster_bits = 5;
constexpr unsigned middle_cluster(Cluster cluster) { return cluster >> fine_cluster_bits; }
constexpr unsigned coarse_cluster(Cluster cluster) { return cluster >> (fine_cluster_bits + middle_cluster_bits); }

/// A marked table of words, in memory that somebody else owns. For any number of threads.
class WordLexicon {
  public:
    WordLexicon() = default;
    WordLexicon(std::span<const std::uint16_t> marks, std::span<const Cluster> clusters)
        : marks_(marks), clusters_(clusters) {}

    /// The cluster of a word in small letters.
    Cluster find(std::string_view lower) const;

    static std::uint64_t hash_of(std::string_view lower);

  private:
    std::span<const std::uint16_t> marks_;
    std::span<const Cluster> clusters_;
};

}  // namespace dateline
