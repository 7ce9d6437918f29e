#include "corpus/training/chain_crf.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

// Makes the numbers sum to 1.
void normalise(LabelWeights& weights) {
    float sum = 0;
    for (const float weight : weights) sum += weight;
    if (sum <= 0) return;
    for (float& weight : weights) weight /= sum;
}

constexpr bool holds(LabelSet set, std::size_t label) { return (set >> label & 1u) != 0; }

}  // namespace

void ChainCrf::run(const std::vector<LabelWeights>& scores, const std::vector<LabelSet>& allowed,
                   const TransitionWeights& transitions, float cost) {
    for (NameLabel from = 0; from < name_labels; ++from)
        for (NameLabel to = 0; to < name_labels; ++to)
            exp_transitions_[from][to] = may_follow(from, to) ? std::exp(transitions[from][to]) : 0;
    gradient_.assign(scores.size(), LabelWeights{});
    transition_gradient_ = {};
    run_chain(scores, allowed, false, cost, 1);
    run_chain(scores, allowed, true, 0, -1);
}

void ChainCrf::exponentiate(const std::vector<LabelWeights>& scores, const std::vector<LabelSet>& allowed,
                            bool only_allowed, float cost) {
    potentials_.resize(scores.size());
    for (std::size_t t = 0; t < scores.size(); ++t) {
        const float most = *std::max_element(scores[t].begin(), scores[t].end());
        for (NameLabel label = 0; label < name_labels; ++label) {
            const bool is_allowed = holds(allowed[t], label);
            const bool fits_edges = (t > 0 || !continues(label)) && (t + 1 < scores.size() || !is_open(label));
            const float extra = is_allowed ? 0 : cost;
            // Nothing is ever quite impossible: a sum of 0 could not be divided by.
            const float floor = -60;
            potentials_[t][label] = fits_edges && (is_allowed || !only_allowed)
                                        ? std::exp(std::max(scores[t][label] - most + extra, floor))
                                        : 0;
        }
    }
}

void ChainCrf::run_chain(const std::vector<LabelWeights>& scores, const std::vector<LabelSet>& allowed,
                         bool only_allowed, float cost, float sign) {
    const std::size_t size = scores.size();
    exponentiate(scores, allowed, only_allowed, cost);
    forward_.assign(size, LabelWeights{});
    backward_.assign(size, LabelWeights{});
    forward_[0] = potentials_[0];
    normalise(forward_[0]);
    for (std::size_t t = 1; t < size; ++t) {
        for (std::size_t from = 0; from < name_labels; ++from)
            for (std::size_t to = 0; to < name_labels; ++to)
                forward_[t][to] += forward_[t - 1][from] * exp_transitions_[from][to];
        for (std::size_t to = 0; to < name_labels; ++to) forward_[t][to] *= potentials_[t][to];
        normalise(forward_[t]);
    }
    backward_[size - 1].fill(1);
    for (std::size_t t = size - 1; t-- > 0;) {
        LabelWeights next{};
        for (std::size_t to = 0; to < name_labels; ++to) next[to] = potentials_[t + 1][to] * backward_[t + 1][to];
        for (std::size_t from = 0; from < name_labels; ++from)
            for (std::size_t to = 0; to < name_labels; ++to)
                backward_[t][from] += exp_transitions_[from][to] * next[to];
        normalise(backward_[t]);
    }
    for (std::size_t t = 0; t < size; ++t) {
        LabelWeights chance{};
        for (std::size_t label = 0; label < name_labels; ++label)
            chance[label] = forward_[t][label] * backward_[t][label];
        normalise(chance);
        for (std::size_t label = 0; label < name_labels; ++label) gradient_[t][label] += sign * chance[label];
        if (t == 0) continue;
        TransitionWeights both{};
        float sum = 0;
        for (std::size_t from = 0; from < name_labels; ++from)
            for (std::size_t to = 0; to < name_labels; ++to) {
                both[from][to] =
                    forward_[t - 1][from] * exp_transitions_[from][to] * potentials_[t][to] * backward_[t][to];
                sum += both[from][to];
            }
        if (sum <= 0) continue;
        for (std::size_t from = 0; from < name_labels; ++from)
            for (std::size_t to = 0; to < name_labels; ++to)
                transition_gradient_[from][to] += sign * both[from][to] / sum;
    }
}

}  // namespace dateline
