// Where it is kept what saved searches have reported.
//
//   FOLDER/0123456789abcdef.seen   of one search: schemas/seen_versions.hpp
//          LOCK                    flock of the one process that reports
//
// What was seen stays seen: places are only ever added to, so that a rollback, and what comes after it, brings nothing
// twice.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "query/open_generation.hpp"
#include "query/question.hpp"
#include "schemas/seen_versions.hpp"

namespace dateline {

/// The name of a search's place: another for each id, and for each way of asking. `archive`: told apart by it where
/// archives may share a folder; else empty.
std::string place_name(const Question& question, std::string_view archive);

/// What a search has seen.
struct SeenPlace {
    SeenVersions seen;
    bool first_time = false;  ///< nothing is known yet
    std::string damaged;      ///< the file that was and can't be read any more; empty: none
};

/// The folder with the places of searches, held alone as long as the object lives.
class SeenFolder {
  public:
    /// Makes the folder where it is not there. Throws Error(cannot_create) where nothing can be written there, with
    /// the mend, and Error(locked) where another process holds it.
    explicit SeenFolder(std::filesystem::path folder);

    /// Throws Error(io) where a place is there and can't be read.
    SeenPlace read(const std::string& name) const;
    /// Adds to a place, in one step and synced; one that is damaged is begun anew. Throws Error(io) or
    /// Error(cannot_create).
    void add(const std::string& name, const std::vector<std::uint64_t>& keys) const;

  private:
    std::filesystem::path file(const std::string& name) const { return folder_ / (name + std::string(seen_suffix)); }

    std::filesystem::path folder_;
    FileDescriptor lock_;
};

}  // namespace dateline
