// How much an article speaks for countries and regions: sums by place.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

/// One for each thread: it is as large as the gazetteer, and forgets only what was added.
class Votes {
  public:
    explicit Votes(std::size_t places) : sums_(places) {}
    void add(PlaceNumber place, double amount) {
        if (place == no_place) return;
        if (sums_[place] == 0) touched_.push_back(place);
        sums_[place] += amount;
    }
    double of(PlaceNumber place) const { return place == no_place ? 0 : std::max(0.0, sums_[place]); }
    void clear() {
        for (const auto place : touched_) sums_[place] = 0;
        touched_.clear();
    }

  private:
    std::vector<double> sums_;
    std::vector<PlaceNumber> touched_;
};

}  // namespace dateline
