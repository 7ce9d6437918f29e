// Chunks: small databases that are built side by side and merged later. Small, because Xapian's writer is fastest while
// what it holds in memory fits the processor's cache.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "indexer/document_builder.hpp"
#include "indexer/partition.hpp"

namespace dateline {

/// Articles of one unit, in the order in which they came, that shall make a chunk.
struct ChunkOrder {
    std::uint64_t number = 0;  ///< of the chunk, in the run
    Partition unit;
    std::vector<PreparedArticle> articles;
};

/// A chunk database on disk (not synced: what is published is merged from it).
struct Chunk {
    std::uint64_t number = 0;
    Partition unit;
    std::filesystem::path path;
    std::uint64_t articles = 0;
    std::uint64_t cut_short = 0;  ///< of these, with more than is read of one (Findings)
    Hash128 digest;               ///< sum of the indexed hashes (ArchiveDigest)
};

/// What is found in an article.
using ReadArticle = std::function<Findings(const Article&)>;

/// Writes a chunk below `folder`. `read` is asked for the articles of a group of two megabytes just before they are
/// built, and an article is freed once it is written, so that what was found in a large one is not held while the next
/// is read; null: the findings are there.
Chunk write_chunk(const std::filesystem::path& folder, ChunkOrder&& order, DocumentBuilder& builder,
                  const ReadArticle& read = {});

/// A new database for a chunk or for what is merged further; never synced.
Xapian::WritableDatabase create_scratch_database(const std::filesystem::path& path);

}  // namespace dateline
