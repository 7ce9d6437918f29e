// Which names of an atlas go into a file of a given size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpus/gazetteer/compiler/atlas.hpp"

namespace dateline {

/// What a name means: one of its places.
struct NameMeaning {
    std::uint64_t hash = 0;  ///< of the folded words
    DraftIndex place = no_draft;
    PlaceNameKind kind = PlaceNameKind::main;
    float weight = 0;  ///< of the place, less for what is seldom meant
    bool must = false;
    bool is_latin = true;
};

struct NameSelection {
    std::vector<NameMeaning> meanings;      ///< by hash; those of one hash the most important first
    std::vector<std::uint64_t> beginnings;  ///< hashes of what longer names begin with; sorted, each once
};

/// What a name costs in bytes.
struct NameCosts {
    std::size_t name = 0;     ///< that no other place has
    std::size_t meaning = 0;  ///< each place of it
};

/// All that must go in, and of the others as much as `bytes` hold: names of important places first, and those in Latin
/// letters before others. Names of no word, or of more than Gazetteer::longest_name, never go in.
NameSelection select_names(const Atlas& atlas, std::size_t bytes, NameCosts costs);

}  // namespace dateline
