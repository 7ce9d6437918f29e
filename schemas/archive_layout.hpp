// Where things are in an archive directory, and its configuration. Reading only: what writes an archive is the indexer,
// and dateline-query what is in saved/.
//
//   ARCHIVE/archive.json              configuration
//           CURRENT                   number of the live generation: "g000042"
//           generations/g000042.json  manifest
//           shards/2022.g000042       one single-file glass database for each partition
//           rejects/g000042.jsonl     records that are not taken
//           versions/g000042.jsonl    versions of articles that are no longer, or never were, what it serves
//           holdings/g000042          which articles came from which source file: indexer/holdings.hpp
//           annotators/0123456789abcdef.csv  an authority file that articles were read by, by its fingerprint
//           annotators/homes-0123456789abcdef.csv  a table of the homes of sources, likewise
//           takedowns.jsonl           what was taken down, when and why
//           saved/                    what saved searches have reported: schemas/seen_versions.hpp
//           refused/                  the last generation that was refused, as an archive of its own
//           scratch/                  of a running or dead indexer; swept by the next
//           LOCK                      flock of the one writer
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "schemas/error.hpp"
#include "schemas/field_table.hpp"
#include "schemas/manifest.hpp"
#include "schemas/version_log.hpp"

namespace dateline {

/// Paths below an archive directory.
class ArchiveLayout {
  public:
    explicit ArchiveLayout(std::filesystem::path root) : root_(std::move(root)) {}

    const std::filesystem::path& root() const { return root_; }
    std::filesystem::path config() const { return root_ / "archive.json"; }
    std::filesystem::path current() const { return root_ / "CURRENT"; }
    std::filesystem::path lock() const { return root_ / "LOCK"; }
    std::filesystem::path takedowns() const { return root_ / "takedowns.jsonl"; }
    std::filesystem::path generations() const { return root_ / "generations"; }
    std::filesystem::path shards() const { return root_ / "shards"; }
    std::filesystem::path rejects() const { return root_ / "rejects"; }
    std::filesystem::path versions() const { return root_ / "versions"; }
    std::filesystem::path holdings() const { return root_ / "holdings"; }
    std::filesystem::path refused() const { return root_ / "refused"; }
    std::filesystem::path annotators() const { return root_ / "annotators"; }
    std::filesystem::path saved() const { return root_ / "saved"; }
    std::filesystem::path scratch() const { return root_ / "scratch"; }
    std::filesystem::path manifest(std::uint64_t generation) const;
    std::filesystem::path rejects(std::uint64_t generation) const;
    std::filesystem::path versions(std::uint64_t generation) const;
    std::filesystem::path holdings(std::uint64_t generation) const;
    std::filesystem::path authority(const std::string& fingerprint) const;
    std::filesystem::path homes(const std::string& fingerprint) const;

  private:
    std::filesystem::path root_;
};

/// "g000042"
std::string generation_name(std::uint64_t generation);
/// Nothing for a name that is none.
std::optional<std::uint64_t> parse_generation_name(std::string_view name);

enum class Partitioning { automatic, year, month, decade, none };
std::string_view to_string(Partitioning partitioning);
std::optional<Partitioning> parse_partitioning(std::string_view word);

/// archive.json: chosen at creation.
struct ArchiveConfig {
    Partitioning partition = Partitioning::automatic;
    std::string language = "en";  ///< of articles that name none
    unsigned retention = 2;       ///< generations kept, the live one among them
    FieldTable fields = FieldTable::builtin();
};
std::string write_config(const ArchiveConfig& config);
/// Throws Error(config) for a newer format or a broken table, Error(unavailable) where it can't be read.
ArchiveConfig parse_config(std::string_view json, const std::string& name);

/// Reads ARCHIVE/archive.json. Throws Error(unavailable) "... is no archive" where there is none.
ArchiveConfig read_config(const ArchiveLayout& layout);
/// The number in CURRENT; nothing where no generation was ever published.
std::optional<std::uint64_t> read_current(const ArchiveLayout& layout);

/// The log of versions of a generation; empty where it has none.
std::vector<KnownVersion> read_versions(const ArchiveLayout& layout, std::uint64_t generation);

/// A whole small file. Throws Error of `missing` where it is not there, Error(io) where it can't be read. What has more
/// than `most` bytes is given in part, but with more than that: the caller sees that it is too large.
std::string read_file(const std::filesystem::path& path, ErrorKind missing, std::size_t most = SIZE_MAX);

}  // namespace dateline
