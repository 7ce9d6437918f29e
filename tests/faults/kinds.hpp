// What a file of an archive is, by its path: faults are counted by it.
#pragma once

#include <string>

namespace dateline::faults {

/// The kind of what lies at `path`, relative to the folder that holds the archive ("archive/CURRENT"; empty: that
/// folder). What no row of the table knows is a kind of its own: its path with # for each number.
std::string kind_of(const std::string& path);

}  // namespace dateline::faults
