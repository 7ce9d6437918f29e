// Numbers for the features that occur often enough in the training texts.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "corpus/annotate/name_features.hpp"

namespace dateline {

class FeatureIndex {
  public:
    void count(const std::vector<Feature>& features);
    /// Gives numbers to all features counted `least` times or more; the rest is forgotten.
    void number(std::uint32_t least);
    std::optional<std::uint32_t> find(Feature feature) const;
    const std::vector<Feature>& features() const { return features_; }

  private:
    struct Place {
        Feature feature = 0;      // 0: empty
        std::uint32_t value = 0;  // count, and then number
    };
    Place& place_of(Feature feature);
    void grow();

    std::vector<Place> places_ = std::vector<Place>(1 << 16);
    std::size_t used_ = 0;
    std::vector<Feature> features_;
};

}  // namespace dateline
