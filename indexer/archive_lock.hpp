// The lock of the one writer of an archive.
#pragma once

#include "schemas/archive_layout.hpp"

namespace dateline {

/// Holds ARCHIVE/LOCK as long as it lives. The kernel keeps the lock (flock), so a killed indexer leaves none behind;
/// what is written into the file (process id and time) is only for the message of whoever meets it.
class ArchiveLock {
  public:
    /// Throws Error(locked) at once where another process holds it, Error(cannot_create) where the file can't be made.
    explicit ArchiveLock(const ArchiveLayout& layout);
    ~ArchiveLock();
    ArchiveLock(const ArchiveLock&) = delete;
    ArchiveLock& operator=(const ArchiveLock&) = delete;

  private:
    int fd_;
};

}  // namespace dateline
