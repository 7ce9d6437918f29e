// The lock of the one writer of an archive.
#pragma once

#include <cstdint>

#include "schemas/archive_layout.hpp"

namespace dateline {

/// Holds ARCHIVE/LOCK as long as it lives. The kernel keeps the lock (flock), so a killed indexer leaves none behind;
/// what is written into the file (process id and time) is only for the message of whoever meets it.
class ArchiveLock {
  public:
    /// Waits up to `patience` seconds where another process holds it, and throws Error(locked) then;
    /// Error(cannot_create) where the file can't be made; Interrupted.
    explicit ArchiveLock(const ArchiveLayout& layout, std::uint64_t patience = 0);
    ~ArchiveLock();
    ArchiveLock(const ArchiveLock&) = delete;
    ArchiveLock& operator=(const ArchiveLock&) = delete;

  private:
    int fd_;
};

}  // namespace dateline
