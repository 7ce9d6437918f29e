// Learns where newspapers are at home: by the places that their own articles speak of most.
//
// Places are read by the gazetteer alone, without the tagger, which is many times faster. Every place that a name may
// mean counts by its chance: wrong ones are scattered over the map, the right ones come together in one region. What
// is learned depends on the set of articles alone, not on their order or on who read which.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>

#include "corpus/annotate/place_resolver.hpp"
#include "corpus/annotate/source_homes.hpp"
#include "schemas/article.hpp"

namespace dateline {

/// One for each thread; merge them at the end. Memory grows with the sources, of which it takes in at most 100,000 (the
/// first ones by name), and with the places that each speaks of.
class HomeLearner {
  public:
    static constexpr std::size_t most_sources = 100'000;

    explicit HomeLearner(std::shared_ptr<const Gazetteer> gazetteer);

    /// Takes in an article; one without a source says nothing.
    void add(const Article& article);
    /// Takes in what another one, with the same gazetteer, has read.
    void merge(const HomeLearner& other);
    /// The homes of sources whose articles speak of one region, or country, much more than of others.
    SourceHomes learn() const;

  private:
    // Chances in units, so that sums do not depend on their order.
    using Counts = std::unordered_map<PlaceNumber, std::uint64_t>;
    struct SourceCounts {
        std::uint64_t articles = 0;  // that speak of places
        Counts counts;
    };

    void count(const std::string& source, const std::unordered_map<PlaceNumber, double>& chances);
    PlaceNumber home_of(const SourceCounts& counts) const;
    SourceCounts& counts_of(const std::string& source);

    std::shared_ptr<const Gazetteer> gazetteer_;
    PlaceResolver resolver_;
    std::map<std::string, SourceCounts> sources_;
};

}  // namespace dateline
