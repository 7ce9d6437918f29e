// How a command begins that publishes from what an archive has: remove, rollback, rebuild.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "indexer/archive_lock.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"
#include "schemas/takedowns.hpp"

namespace dateline {

/// The archive, locked as long as the object lives unless the command only looks. For one thread.
class UpkeepRun {
  public:
    /// Throws as read_config().
    explicit UpkeepRun(const std::filesystem::path& archive) : layout_(archive), config_(read_config(layout_)) {}

    const ArchiveLayout& layout() const { return layout_; }
    const ArchiveConfig& config() const { return config_; }

    /// Waits for other writers; throws as ArchiveLock.
    void lock(std::uint64_t patience) { lock_.emplace(layout_, patience); }
    bool is_locked() const { return lock_.has_value(); }

    /// Before anything is written: the folders are there, and nothing that a dead run has left.
    void make_ready() const;
    /// Throws Error(unavailable) where nothing was published yet, and as generation.hpp's read_live().
    Manifest live() const;
    /// The generation that comes next: what `from` has, with what is taken down hidden. `live`: the number in CURRENT,
    /// 0 where there is none.
    Manifest next_from(const Manifest& from, std::uint64_t live, const Takedowns& takedowns) const;

  private:
    ArchiveLayout layout_;
    ArchiveConfig config_;
    std::optional<ArchiveLock> lock_;
};

}  // namespace dateline
