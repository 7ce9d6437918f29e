// One run that reads sources into an archive and publishes a checked generation, or changes nothing: what add and
// rebuild have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/readers/source.hpp"
#include "indexer/options.hpp"
#include "indexer/partition.hpp"
#include "indexer/run_report.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// What a run did, and the code to end with: 0, or 1 where more new records were rejected than are tolerated.
struct AddOutcome {
    RunReport report;
    int exit_code = 0;
};

/// What is to be done.
struct IndexOrder {
    const AddOptions& options;
    std::string command;                ///< for the report
    std::vector<GivenSource> sources;   ///< what is read
    std::vector<RecordedSource> named;  ///< the same, as the archive remembers it
    bool is_all = false;   ///< these are all sources there are: others are forgotten; no new archive is made
    KnownFile known = {};  ///< files that need not be read, as long as who reads has not changed
    bool prune = false;    ///< articles that no source has any more go
    bool resume = false;   ///< go on with what a killed run has finished, and leave it where this is killed
    std::optional<Partition> only = {};  ///< this shard is made anew from the sources, and is not opened
    bool locked = false;                 ///< the caller holds the lock
};

/// Throws Error or Interrupted: then the archive is as it was. Error(refused) where the new generation fails its
/// checks; it is kept in ARCHIVE/refused where it was complete.
AddOutcome run_index(const IndexOrder& order);

}  // namespace dateline
