// From chunks and the shards of the live generation to the shards of a new one.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "indexer/chunk_writer.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// What is to be merged.
struct MergeOrder {
    const ArchiveLayout& layout;
    const ArchiveConfig& config;
    const Manifest* live = nullptr;  ///< null: none
    std::uint64_t generation = 0;    ///< number of the new one
    std::vector<Chunk> chunks;
    std::map<std::size_t, std::vector<std::string>> replaced;     ///< ids to leave out, by index of the live shard
    std::map<std::uint64_t, std::vector<std::string>> retracted;  ///< ids to leave out, by number of the chunk
    /// Ids of which no byte may be left, by index of the live shard: that shard is written anew from its other
    /// articles.
    std::map<std::size_t, std::vector<std::string>> purged = {};
    std::filesystem::path scratch;
    std::size_t jobs = 1;
};

struct MergedShards {
    std::vector<Shard>
        shards;  ///< of the new generation, in order of partition; those that changed without files and counts yet
    std::vector<std::size_t> fresh;  ///< indexes of those that are new files
    std::uint64_t articles = 0;      ///< that the generation must hold
    Hash128 digest;                  ///< that the generation must have
};

/// Writes the shards that change to the folder of shards, and leaves the others as they are. Published files are only
/// read; those of which new ones are made are compared with their checksums. Throws Error(unavailable) where one is
/// damaged.
MergedShards merge_shards(const MergeOrder& order);

}  // namespace dateline
