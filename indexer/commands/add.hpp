// dateline-index add
#pragma once

#include "indexer/index_run.hpp"

namespace dateline {

/// Adds or updates articles and publishes a checked new generation, or changes nothing: where an Error or Interrupted
/// leaves, the archive is as it was.
AddOutcome add_articles(const AddOptions& options);

}  // namespace dateline
