// Files that are whole on disk or not there at all.
#pragma once

#include <filesystem>
#include <string_view>

namespace dateline {

/// Makes a folder and its parents. Throws Error(cannot_create).
void make_directory(const std::filesystem::path& path);

/// A folder that is there as long as the object lives, and gone with all that is in it afterwards.
class TemporaryFolder {
  public:
    explicit TemporaryFolder(std::filesystem::path path);
    ~TemporaryFolder();
    /// It stays after all.
    void keep() { path_.clear(); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  private:
    std::filesystem::path path_;
};

/// Writes the bytes to a new file and syncs it (not its folder). Throws Error(cannot_create) or Error(io).
void write_synced(const std::filesystem::path& path, std::string_view bytes);

/// Where replace_file() writes first: path + ".tmp". A run that dies may leave it.
std::filesystem::path draft_of(const std::filesystem::path& path);

/// Replaces a file in one step: writes its draft, syncs it, renames it, syncs the folder. Where only this last fails
/// the file is replaced, and an Error(io) thrown: it may be the old one after a loss of power.
void replace_file(const std::filesystem::path& path, std::string_view bytes);

/// Writes a file that a user has named for a result: replaces it in one step, but writes into what is no plain file (a
/// device, a pipe, a link), which must stay what it is.
void write_output(const std::filesystem::path& path, std::string_view bytes);

/// Syncs a file that somebody else wrote, or a folder's list of names.
void sync_path(const std::filesystem::path& path);

}  // namespace dateline
