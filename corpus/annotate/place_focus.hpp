// What places an article is about.
#pragma once

#include <cstddef>
#include <vector>

#include "corpus/annotate/article_places.hpp"
#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

/// How much of an article one of its places is: mentions, each by where and how it names the place.
struct PlaceMass {
    PlaceNumber place = no_place;
    double title = 0;
    double lead = 0;
    double body = 0;      ///< the rest of it
    double dateline = 0;  ///< counts for what is named elsewhere, too, and for countries of what the article is about
};

/// At most this many places are an article's focus.
inline constexpr std::size_t most_focus = 3;

/// The share of the article that is about each place, 0 for all but at most three. A place counts in part for what it
/// lies in, and is preferred to it; the country that the dateline or the lead names for it is one more. Of an article's
/// places the 64 with most mass are looked at.
std::vector<double> find_focus(const std::vector<PlaceMass>& places, const Gazetteer& gazetteer);

}  // namespace dateline
