// dateline-index coverage
#pragma once

#include <string>

#include "indexer/upkeep_options.hpp"

namespace dateline {

/// What the live generation holds by time, source and language, and what it lacks, as text, CSV or JSON. Throws
/// Error(unavailable) where there is no archive or it is damaged.
std::string describe_coverage(const CoverageOptions& options);

}  // namespace dateline
