// What stands round a run that indexes: however it ends, its report and its metrics tell of it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/commands/add.hpp"

namespace dateline {

struct RunFrame {
    std::string command;
    std::filesystem::path archive;
    bool dry_run = false;
    std::string report;   ///< file for the JSON report; empty: none; "-": `print`
    std::string metrics;  ///< file for Prometheus; empty: none; a dry run writes none
    std::function<void(std::string_view)> print;
};

/// Runs, writes both files, each in one step, and gives what the run gave. Where an Error or Interrupted leaves the
/// run, the files say so and it goes on its way; what keeps them from being written then is added to its message.
/// Other exceptions leave as Error.
AddOutcome run_in_frame(const RunFrame& frame, const std::function<AddOutcome()>& run);

}  // namespace dateline
