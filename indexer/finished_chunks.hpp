// Chunks that a run has finished, for the run that goes on where it was killed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "indexer/chunk_writer.hpp"

namespace dateline {

/// A finished chunk has a note beside it: what it was made of, and the checksums of its files. The next run reads the
/// sources again, which takes a twentieth of the time, cuts the same chunks, and takes those that are there and whole.
/// Nothing is synced: a chunk that a loss of power has torn does not have its checksums, and is made anew.
///
/// For several threads at once: they work on different chunks.
class FinishedChunks {
  public:
    /// `made_by`: all that a chunk depends on beside its articles: program, schema, who reads.
    FinishedChunks(std::filesystem::path folder, std::string made_by)
        : folder_(std::move(folder)), made_by_(std::move(made_by)) {}

    /// What a chunk of these articles would be noted by.
    Hash128 key_of(const ChunkOrder& order) const;
    /// The chunk that was finished for this order; nothing where there is none, or not a whole one.
    std::optional<Chunk> find(const ChunkOrder& order, const Hash128& key) const;
    void note(const Chunk& chunk, const Hash128& key) const;

  private:
    std::filesystem::path note_of(std::uint64_t number) const;

    std::filesystem::path folder_;
    std::string made_by_;
};

}  // namespace dateline
