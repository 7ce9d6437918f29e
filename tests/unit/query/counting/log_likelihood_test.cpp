#include "query/counting/log_likelihood.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace dateline;

namespace {

// As Dunning writes it: the likelihoods of two binomial samples, with one probability and with two.
double log_of(double k, double n, double p) {
    return (k > 0 ? k * std::log(p) : 0) + (n > k ? (n - k) * std::log(1 - p) : 0);
}

double slow_ratio(double k1, double n1, double k2, double n2) {
    const double p = (k1 + k2) / (n1 + n2);
    return 2 * (log_of(k1, n1, k1 / n1) + log_of(k2, n2, k2 / n2) - log_of(k1, n1, p) - log_of(k2, n2, p));
}

}  // namespace

TEST_CASE("the ratio is that of Dunning's table of pairs of words") {
    // "the swiss", "can be": with both words, with the second alone; of those with the first, of all.
    CHECK(log_likelihood({110, 110 + 111}, 110 + 2442, 110 + 2442 + 111 + 29114) == Approx(270.72).margin(0.01));
    CHECK(log_likelihood({29, 29 + 123}, 29 + 13, 29 + 13 + 123 + 31612) == Approx(263.90).margin(0.01));
}

TEST_CASE("the ratio is that of two binomial samples, below 0 for what is rarer in the matches") {
    for (std::uint64_t matches : {1U, 7U, 40U}) {
        for (std::uint64_t others : {1U, 30U, 5000U}) {
            for (std::uint64_t with = 0; with <= matches; with += 3) {
                for (std::uint64_t elsewhere = 0; elsewhere <= others; elsewhere += 1 + others / 7) {
                    const double ratio = log_likelihood({with, with + elsewhere}, matches, matches + others);
                    const double slow = slow_ratio(static_cast<double>(with), static_cast<double>(matches),
                                                   static_cast<double>(elsewhere), static_cast<double>(others));
                    CHECK(std::abs(ratio) == Approx(slow).margin(0.001));
                    if (with * others < elsewhere * matches) CHECK(ratio <= 0);
                    if (with * others > elsewhere * matches) CHECK(ratio >= 0);
                }
            }
        }
    }
    CHECK(log_likelihood({0, 0}, 0, 0) == 0);
    CHECK(log_likelihood({5, 5}, 5, 5) == 0);
    CHECK(log_likelihood({3, 30}, 10, 100) == 0);
}

TEST_CASE("nothing in as many matches or fewer is more telling than the bound") {
    constexpr std::uint64_t matches = 20;
    constexpr std::uint64_t archive = 300;
    for (std::uint64_t bound = 2; bound <= matches; ++bound) {
        double most = 0;
        for (std::uint64_t with = 2; with <= bound; ++with) {
            for (std::uint64_t all = with; all <= archive - matches + with; ++all)
                most = std::max(most, log_likelihood({with, all}, matches, archive));
        }
        CHECK_FALSE(stays_below(most, bound, matches, archive));
        CHECK(stays_below(most + 0.001, bound, matches, archive));
    }
    CHECK(stays_below(0, 1, matches, archive));
}

TEST_CASE("typical is what two matches have, and chance would hardly give them") {
    FacetCount often{"often", {10, 12}};
    CHECK(score_typical(often, 20, 1000));
    CHECK(often.score == log_likelihood({10, 12}, 20, 1000));
    FacetCount everywhere{"everywhere", {20, 990}};
    CHECK_FALSE(score_typical(everywhere, 20, 1000));
    FacetCount once{"once", {1, 1}};
    CHECK_FALSE(score_typical(once, 1, 1'000'000));
    FacetCount seldom{"seldom", {2, 900}};
    CHECK_FALSE(score_typical(seldom, 20, 1000));
}
