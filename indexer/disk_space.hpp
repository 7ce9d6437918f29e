// Whether there is room on the disk for a run, asked before it starts: a guess, so that a night is not spent on what is
// bound to fail. What does run out of space leaves the archive as it was all the same.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "corpus/readers/source_list.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// What a run will read and write anew. Bytes.
struct SpaceQuestion {
    std::uint64_t plain = 0;      ///< of sources that are read, as they are
    std::uint64_t packed = 0;     ///< of sources that are compressed
    std::uint64_t rewritten = 0;  ///< of shards that are written anew
    bool annotated = true;        ///< whether who, where and when are read out of the articles
};

/// The sources that differ in size or time from what the manifest has of them (all, where there is none, or with
/// `reads_all`), and the largest shard: new articles go to one or a few. A run that writes more anew sets `rewritten`
/// itself.
SpaceQuestion space_question(const std::vector<ListedFile>& files, const Manifest* live, bool reads_all = false);

/// The most that the archive grows by while the run lasts. Measured on 300, 3,000 and 21,578 articles of wire copy as
/// JSON Lines: at the peak, with chunks beside the shards made of them, 12.4 to 13.3 times the bytes of the source (9.2
/// to 9.4 without annotation); after it 5.4 to 6.0 (4.0 to 4.1). gzip makes such text 2.9 times smaller. A shard of 15
/// or 107 MB in which one article changes takes 2.3 or 2.1 times its size. Taken here: 14 (10), 4 and 2.5 times, and 16
/// MiB for what is small.
std::uint64_t bytes_needed(const SpaceQuestion& question);

/// What the next run may need where nothing is new but a few articles of its largest shard.
std::uint64_t bytes_needed_next(const Manifest& live);

/// What is free for this user on the disk that holds `folder`, or would hold it where it is not there yet. Throws
/// Error(io).
std::uint64_t bytes_free(const std::filesystem::path& folder);

/// Throws Error(io) that tells both figures where the disk has less than is needed.
void require_space(const std::filesystem::path& archive, const SpaceQuestion& question);

}  // namespace dateline
