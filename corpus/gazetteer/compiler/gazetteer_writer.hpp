// The gazetteer's file (gazetteer_file.hpp) of an atlas.
#pragma once

#include <cstddef>
#include <string>

#include "corpus/gazetteer/compiler/atlas.hpp"

namespace dateline {

/// What a file may take, and what it says of where it is from.
struct GazetteerWriting {
    std::string credit;
    std::size_t most_bytes = 16'000'000;
};

/// The bytes of the file; the same for the same atlas. Places must be complete (atlas_completion.hpp). Throws
/// Error(bad_data) where what must go in does not fit.
std::string gazetteer_bytes(const Atlas& atlas, const GazetteerWriting& writing);

}  // namespace dateline
