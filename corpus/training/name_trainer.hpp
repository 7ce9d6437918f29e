// Learns a model of names from labelled documents.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/training/gold_document.hpp"
#include "corpus/training/model_writer.hpp"

namespace dateline {

struct TrainingOptions {
    unsigned passes = 8;                  ///< over all documents
    unsigned fold_passes = 4;             ///< of the models that make the first pass over what they did not see
    unsigned folds = 5;                   ///< how many of those; 0: no second pass is learned
    std::uint32_t least = 2;              ///< times that a feature must occur
    float rate = 0.05F;                   ///< of AdaGrad (Duchi et al. 2011)
    float dropout = 0.3F;                 ///< part of a token's features left out at each look (Wang and Manning 2013)
    float cost = 1.0F;                    ///< see ChainCrf::run
    std::uint64_t seed = 1;               ///< of chance
    std::size_t most_features = 270'000;  ///< that the model keeps
};

/// What is called after each pass with the weights so far: the mean of all passes but the first third.
using AfterPass = std::function<void(unsigned pass, const LearnedWeights&)>;

/// The same documents, lexicon and options give the same weights. Each document is learned as it is, in small letters,
/// and with its headline in Title Case.
LearnedWeights train_names(const std::vector<GoldDocument>& documents, const LexiconTable& lexicon,
                           const TrainingOptions& options, const AfterPass& after_pass);

}  // namespace dateline
