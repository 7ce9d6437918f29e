// Which place of a name is meant: resolution of an article's toponyms, all together.
//
// Every place of a name has a score, the sum of what speaks for it (place_weights.hpp); scores become probabilities by
// a soft-max. What speaks for a place is in part where the article's other places are, so that scores are worked out
// a few times over, each name by what the others then mean most probably (mean field inference; compare the context
// features of Lieberman and Samet 2012, "Adaptive Context Features for Toponym Resolution"). One name means one place
// in an article, unless the words beside it tell them apart ("Paris, Texas").
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "corpus/annotate/toponym.hpp"
#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

/// What a toponym means.
struct Resolution {
    bool is_place = false;         ///< more speaks for a place than against it
    PlaceNumber place = no_place;  ///< none: the gazetteer does not know the name
    double confidence = 0;         ///< that it is this one, given that it is a place
    PlaceNumber runner_up = no_place;
    double runner_up_confidence = 0;
};

/// How probable it is that a name means a place.
struct PlaceChance {
    PlaceNumber place = no_place;
    double chance = 0;
};

/// One for each thread; the gazetteer must outlive it. Of one name at most 256 places are looked at, and nearness looks
/// at the first 64 names of an article, "Paris, Texas" at 4096 pairs of them: time is linear in the toponyms.
class PlaceResolver {
  public:
    explicit PlaceResolver(const Gazetteer& gazetteer);
    ~PlaceResolver();
    PlaceResolver(PlaceResolver&&) noexcept;

    /// One for each toponym. `toponyms` are field by field, in order; `homes` the places where the source is at home.
    std::vector<Resolution> resolve(const std::vector<Toponym>& toponyms, std::span<const PlaceNumber> homes);
    /// Of one toponym of those last resolved: all places that it may mean.
    std::vector<PlaceChance> chances(std::size_t toponym) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
