// Reads texts that are places by themselves: a record's dateline, or one of its own places.
#pragma once

#include <vector>

#include "corpus/annotate/place_finder.hpp"
#include "corpus/annotate/toponym.hpp"
#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

/// The toponyms of a text that is a place: a record's dateline or one of its places, in whatever letters. Each but the
/// first says what the one before lies in.
std::vector<Toponym> read_place_text(const PlaceField& field, ToponymSource source, const Gazetteer& gazetteer);

}  // namespace dateline
