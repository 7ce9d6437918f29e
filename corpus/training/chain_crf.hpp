// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): what a labelling's probability is, and
// what is to be changed to make the labels that people gave likelier.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "corpus/training/gold_document.hpp"

namespace dateline {

/// Scores of the labels of one token; the one of "outside" stays 0.
using LabelWeights = std::array<float, name_labels>;
using TransitionWeights = std::array<LabelWeights, name_labels>;  ///< [label][next]; 0 where next may not follow

class ChainCrf {
  public:
    /// For a sentence with these scores and allowed labels: how much larger each label's probability is than it would
    /// be among the allowed labels, which is the gradient of the loss; of transitions, too. `cost` is added to the
    /// score of each label that is not allowed (softmax-margin: Gimpel and Smith 2010).
    void run(const std::vector<LabelWeights>& scores, const std::vector<LabelSet>& allowed,
             const TransitionWeights& transitions, float cost);
    const std::vector<LabelWeights>& gradient() const { return gradient_; }
    const TransitionWeights& transition_gradient() const { return transition_gradient_; }

  private:
    void run_chain(const std::vector<LabelWeights>& scores, const std::vector<LabelSet>& allowed, bool only_allowed,
                   float cost, float sign);
    void exponentiate(const std::vector<LabelWeights>& scores, const std::vector<LabelSet>& allowed, bool only_allowed,
                      float cost);

    TransitionWeights exp_transitions_{};
    std::vector<LabelWeights> potentials_;
    std::vector<LabelWeights> forward_;
    std::vector<LabelWeights> backward_;
    std::vector<LabelWeights> gradient_;
    TransitionWeights transition_gradient_{};
};

}  // namespace dateline
