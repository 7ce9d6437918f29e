// What fields were taken for, in words.
#pragma once

#include <string>
#include <vector>

#include "query/reading/reading.hpp"

namespace dateline {

/// Notes for people, a line each: the names taken and their counts, the place taken and its namesakes in the archive.
/// Nothing where what was found is called just as it was asked for.
std::vector<std::string> reading_notes(const FieldReading& reading);

}  // namespace dateline
