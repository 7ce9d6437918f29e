// What a run did and what the archive is after it, for Prometheus: a file in its text format (version 0.0.4) for the
// textfile collector of the node exporter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/run_report.hpp"
#include "schemas/archive_layout.hpp"

namespace dateline {

/// The archive as it is on disk.
struct ArchiveFigures {
    std::uint64_t generation = 0;  ///< the live one
    std::uint64_t articles = 0;    ///< in it
    std::uint64_t shards = 0;
    std::string digest;
    std::uint64_t bytes = 0;  ///< of all files below the archive's folder
};
/// Nothing where no generation can be read: who asks tells of a run, and must not fail over it.
std::optional<ArchiveFigures> read_figures(const ArchiveLayout& layout);

/// `ended`: seconds since 1970, UTC. Every series has the label "archive", so that files of several archives can lie in
/// one folder.
std::string metrics_text(const RunReport& report, const std::optional<ArchiveFigures>& figures, std::int64_t ended);

}  // namespace dateline
