#include "query/counting/log_likelihood.hpp"

#include <cmath>

namespace dateline {

namespace {

double x_log_x(std::uint64_t count) {
    const auto x = static_cast<double>(count);
    return count == 0 ? 0 : x * std::log(x);
}

}  // namespace

double log_likelihood(const ArticleTally& tally, std::uint64_t matches, std::uint64_t archive) {
    const std::uint64_t others = archive - matches;
    const std::uint64_t elsewhere = tally.archive - tally.articles;
    const double cells =
        x_log_x(tally.articles) + x_log_x(matches - tally.articles) + x_log_x(elsewhere) + x_log_x(others - elsewhere);
    const double rows = x_log_x(matches) + x_log_x(others);
    const double columns = x_log_x(tally.archive) + x_log_x(archive - tally.archive);
    const double ratio = 2 * (cells - rows - columns + x_log_x(archive));
    const double rounded = std::abs(std::round(ratio * 1000) / 1000);
    const auto share = static_cast<double>(tally.articles) * static_cast<double>(archive);
    return share < static_cast<double>(tally.archive) * static_cast<double>(matches) ? -rounded : rounded;
}

bool stays_below(double score, std::uint64_t articles, std::uint64_t matches, std::uint64_t archive) {
    return articles < least_typical_articles || log_likelihood({articles, articles}, matches, archive) < score;
}

bool score_typical(FacetCount& value, std::uint64_t matches, std::uint64_t archive) {
    value.score = log_likelihood(value.tally, matches, archive);
    return value.tally.articles >= least_typical_articles && value.score >= least_log_likelihood;
}

}  // namespace dateline
