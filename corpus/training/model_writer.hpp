// Writes what was learned as a file of name_model.hpp.
#pragma once

#include <string>
#include <vector>

#include "corpus/annotate/name_features.hpp"
#include "corpus/training/chain_crf.hpp"
#include "corpus/training/word_list.hpp"

namespace dateline {

/// Weights of every feature, and of one label behind another.
struct LearnedWeights {
    std::vector<Feature> features;
    std::vector<std::array<float, inner_labels>> weights;
    TransitionWeights transitions{};
};

/// The bytes of a model with the `most_features` features that have the largest weights. Weights are kept in 8 bits:
/// the unit is chosen so that the largest fits.
std::string model_bytes(const LearnedWeights& learned, const LexiconTable& lexicon, const std::string& description,
                        std::size_t most_features);

}  // namespace dateline
