// dateline-index add
#pragma once

#include "indexer/options.hpp"
#include "indexer/run_report.hpp"

namespace dateline {

/// What a run did, and the code to end with: 0, or 1 where more new records were rejected than are tolerated.
struct AddOutcome {
    RunReport report;
    int exit_code = 0;
};

/// Adds or updates articles and publishes a checked new generation, or changes nothing: where an Error or Interrupted
/// leaves, the archive is as it was.
AddOutcome add_articles(const AddOptions& options);

}  // namespace dateline
