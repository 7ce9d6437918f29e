// From sources to chunks: one thread reads, others prepare articles and build chunk databases, and decisions are taken
// in order of input.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "corpus/readers/source.hpp"
#include "indexer/finished_chunks.hpp"
#include "indexer/intake.hpp"
#include "indexer/progress.hpp"
#include "indexer/rereading.hpp"
#include "schemas/archive_layout.hpp"

namespace dateline {

struct PipelineOptions {
    std::size_t jobs = 1;                          ///< threads that prepare and build; reading has one of its own
    std::uint64_t memory = 512;                    ///< MiB that the whole process may take
    std::set<std::string> drop_fields;             ///< record keys to be ignored
    bool dry_run = false;                          ///< decide, but build nothing
    const LoadedAnnotation* annotation = nullptr;  ///< what articles are read with; null: they are not
    const Rereading* rereading = nullptr;          ///< null: what is unchanged stays as it is
    std::vector<std::string> taken_down = {};      ///< ids that must not come back, sorted
    std::optional<Partition> only = {};            ///< what belongs elsewhere is passed over
    const FinishedChunks* finished = nullptr;      ///< chunks are taken from there and noted there; null: they are not
    std::vector<Item> ahead = {};                  ///< records that come before those of the sources
};

struct PipelineResult {
    RunCounts counts;
    std::vector<Reject> rejects;
    std::vector<KnownVersion> versions;                           ///< see Intake
    Holdings holdings;                                            ///< see Intake
    std::map<std::size_t, std::vector<std::string>> replaced;     ///< see Intake
    std::map<std::uint64_t, std::vector<std::string>> retracted;  ///< see Intake
    std::vector<Chunk> chunks;                                    ///< in order of number
};

/// Reads `sources` to the end. `live`: the generation to compare with; null: none. Chunks are written below `scratch`.
/// The result depends on the sources and the live generation alone, not on jobs. Throws Interrupted when a signal asks
/// for an end.
PipelineResult run_pipeline(SourceReader& sources, const ArchiveLayout& layout, const ArchiveConfig& config,
                            const Manifest* live, const std::filesystem::path& scratch, PipelineOptions options,
                            Progress& progress);

/// The chunk limits that keep a run within the memory it may take.
ChunkLimits chunk_limits(const PipelineOptions& options);

}  // namespace dateline
