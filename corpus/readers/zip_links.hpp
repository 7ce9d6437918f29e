// What only the directory at the end of a zip file tells.
#pragma once

#include <set>
#include <string>

#include "corpus/readers/byte_stream.hpp"

namespace dateline {

/// The names of members that are symbolic links, as they stand in the file; the members themselves don't say so. None
/// where the file is a pipe, or its directory can't be read.
std::set<std::string> zip_links(const FileStream& file);

}  // namespace dateline
