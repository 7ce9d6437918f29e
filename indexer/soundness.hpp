// Whether a published generation is what its manifest says.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "indexer/shard_check.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"
#include "schemas/takedowns.hpp"

namespace dateline {

/// Something that is not as it must be.
struct Damage {
    std::string where;      ///< path of the file
    std::string what;       ///< "3 bytes where the manifest has 4"
    std::string partition;  ///< of the shard; empty: it is no shard's
    bool operator==(const Damage&) const = default;
};

/// Looks at generations of one archive; a file that several share is read once. Nothing is changed. Used by one thread,
/// and no other may run while databases are checked (they are in child processes).
class SoundnessCheck {
  public:
    SoundnessCheck(const ArchiveLayout& layout, const ArchiveConfig& config, std::size_t jobs)
        : layout_(layout), config_(config), jobs_(jobs) {}

    /// Sizes and checksums. No database is opened. Gives the damages of this generation.
    std::vector<Damage> check_files(const Manifest& manifest);
    /// The same of what stands beside the shards of a generation; and that it comes after its parent, under the number
    /// of its manifest.
    std::vector<Damage> check_beside(const Manifest& manifest, std::uint64_t number) const;
    /// Besides, for what passes: Xapian's own check; counts, days, digests; each article hashed anew, in its partition
    /// and in no other shard; the facet columns made anew. A shard that fails is not opened.
    std::vector<Damage> check_content(const Manifest& manifest);
    /// That the manifest hides what is taken down and no more, and that the trail still begins as it did.
    std::vector<Damage> check_takedowns(const Manifest& manifest, const Takedowns& takedowns) const;

    /// What `other`, of another archive, has found good counts as good here where it is the same file by a link.
    void take_over(const SoundnessCheck& other, const Manifest& manifest);

    std::uint64_t files() const { return good_.size() + bad_.size(); }
    std::uint64_t bytes() const { return bytes_; }

  private:
    void check_file(const Shard& shard, const ShardFile& file, std::vector<Damage>& damages);
    void check_shard(const Shard& shard, const Xapian::Database& database, std::vector<Damage>& damages) const;
    void check_partition(const Shard& shard, const ShardFacts& facts, std::vector<Damage>& damages) const;
    void check_ids(const Manifest& manifest, std::vector<Damage>& damages) const;
    void check_totals(const Manifest& manifest, std::vector<Damage>& damages) const;
    bool is_sound(const Shard& shard) const;
    std::string path_of(const Shard& shard) const;

    const ArchiveLayout& layout_;
    const ArchiveConfig& config_;
    std::size_t jobs_;
    std::set<std::string> good_;  // names of files that are as they should be
    std::set<std::string> bad_;
    std::uint64_t bytes_ = 0;
};

/// "2022 is damaged: ..." and the mend, for an Error.
std::string describe(const Damage& damage);

}  // namespace dateline
