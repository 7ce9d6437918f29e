// A whole file in memory that the system pages in as it is read, and shares among processes.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Read only. A file that is changed in place while it is mapped changes here too: replace files by renaming.
class MappedFile {
  public:
    /// Throws Error(no_input) where there is no such file, and Error(io) where it can't be read.
    explicit MappedFile(const std::string& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    std::string_view bytes() const { return bytes_; }

  private:
    std::string_view bytes_;
};

}  // namespace dateline
