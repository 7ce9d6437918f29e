// A published generation of an archive, opened for reading.
#pragma once

#include <xapian.h>

#include <vector>

#include "schemas/archive_layout.hpp"

namespace dateline {

/// A file descriptor that is closed with its owner.
class FileDescriptor {
  public:
    explicit FileDescriptor(int number = -1) : number_(number) {}
    ~FileDescriptor();
    FileDescriptor(FileDescriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

  private:
    int number_;
};

/// What a reader holds of an archive. As long as it lives no sweep takes the files away: it keeps a shared lock on the
/// manifest.
struct OpenGeneration {
    ArchiveConfig config;
    Manifest manifest;                     ///< of generation 0 and without shards where nothing was ever published
    std::vector<Xapian::Database> shards;  ///< as in the manifest
    FileDescriptor lock;
};

/// Opens the live generation. Where a newer one is published meanwhile and the files go, CURRENT is read again.
/// Throws Error(unavailable) for an archive that is missing or damaged (the file is named), Error(config) for a newer
/// format.
OpenGeneration open_generation(const ArchiveLayout& layout);

}  // namespace dateline
