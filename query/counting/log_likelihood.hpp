// How telling it is that something stands in some articles and not in others: the log-likelihood ratio of Dunning 1993,
// "Accurate methods for the statistics of surprise and coincidence". Unlike chi-square it holds for what is rare.
#pragma once

#include <cstdint>

#include "query/counting/counts.hpp"

namespace dateline {

/// -2 log lambda of the table of articles: in the matches or not, with it or without. Rounded to thousandths; below 0
/// where the matches have it less often than the others. `matches` and `archive` are numbers of articles, the matches
/// being among the archive's; so are the two of the tally.
double log_likelihood(const ArticleTally& tally, std::uint64_t matches, std::uint64_t archive);

/// What is less likely than this to be chance: p < 0.01, as the ratio is distributed as chi-square of one degree.
inline constexpr double least_log_likelihood = 6.635;
/// What stands in one match alone is not typical of them.
inline constexpr std::uint64_t least_typical_articles = 2;

/// Whether something in `articles` of the matches, or less, can't reach the score, however rare it is elsewhere.
bool stays_below(double score, std::uint64_t articles, std::uint64_t matches, std::uint64_t archive);

/// Whether the value is typical; its score is set.
bool score_typical(FacetCount& value, std::uint64_t matches, std::uint64_t archive);

}  // namespace dateline
