// dateline-index rebuild
#pragma once

#include "indexer/index_run.hpp"

namespace dateline {

/// A new generation from the given sources, or from those that the archive remembers: files that are as they were are
/// not read, articles that are as they were are carried over, and so are whole shards. With `without`: the live
/// generation less one shard, and no source is read. Throws as run_index(); Error(no_input) where the archive remembers
/// no source and none is given, or for a partition that it does not have.
AddOutcome rebuild_archive(const RebuildOptions& options);

}  // namespace dateline
