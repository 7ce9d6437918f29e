// dateline-index status
#pragma once

#include <string>

#include "indexer/options.hpp"

namespace dateline {

/// What an archive holds, as text for people or as JSON. Throws Error(unavailable) where there is no archive or it is
/// damaged.
std::string describe_status(const StatusOptions& options);

}  // namespace dateline
