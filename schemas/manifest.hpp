// A generation's manifest: the list of what a published archive consists of. README.md has the format of the file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/publish_checks.hpp"
#include "schemas/slots.hpp"

namespace dateline {

/// The version of the archive format that this program writes; it reads this one and refuses newer ones.
inline constexpr int archive_format = 1;

/// A file of a shard, in the folder "shards"; or one beside the shards, named by its path below the archive.
struct ShardFile {
    std::string name;        ///< "2022.g000042"; "rejects/g000042.jsonl"
    std::uint64_t size = 0;  ///< bytes
    Hash128 checksum;        ///< XXH3-128 of its bytes
    bool operator==(const ShardFile&) const = default;
};

/// One partition's Xapian database. Never changed once published; generations may share it.
struct Shard {
    std::string partition;  ///< "2022", "2022-09", "1990..1994", "all", "undated": see partition.hpp
    std::uint64_t articles = 0;
    std::string first_day;  ///< "2022-01-03", of the articles in it; empty: none is dated
    std::string last_day;
    Hash128 digest;  ///< sum of the indexed hashes of its articles: see ArchiveDigest
    std::vector<ShardFile> files;
    bool operator==(const Shard&) const = default;
};

/// A file that articles came from, as it was when it was read.
struct SourceFile {
    std::string path;  ///< as given, "-" for standard input
    std::uint64_t size = 0;
    std::int64_t mtime = 0;     ///< nanoseconds since 1970-01-01 UTC
    Hash128 checksum;           ///< XXH3-128 of its bytes as they are on disk
    std::string format;         ///< "jsonl"
    std::uint64_t records = 0;  ///< read, taken or not
    bool operator==(const SourceFile&) const = default;
};

/// A SOURCE as it was named on a command line: where the next rebuild looks again.
struct RecordedSource {
    std::string path;                            ///< as given; "-" is not recorded
    std::string folder;                          ///< where a relative path begins; else empty
    std::map<std::string, std::string> reading;  ///< options that say how it is read: "input-format" -> "csv"
    bool operator==(const RecordedSource&) const = default;
};

/// A partition that was set aside because it is damaged.
struct MissingPartition {
    std::string partition;
    std::uint64_t articles = 0;  ///< that it had
    bool operator==(const MissingPartition&) const = default;
};

/// Everything a reader needs to open a generation, and the next run needs to build on it.
struct Manifest {
    std::uint64_t generation = 0;
    std::optional<std::uint64_t> parent;
    std::string created;    ///< UTC, "2022-09-16T10:05:00Z"
    std::string program;    ///< "dateline-index 0.1.0"
    std::string schema;     ///< FieldTable::fingerprint()
    std::string annotator;  ///< stamp of who read what the last run took (annotator_stamp.hpp); "none"
    std::string homes;      ///< fingerprint of the homes of sources that runs read by unless told; empty: none
    std::uint64_t articles = 0;
    std::uint64_t undated = 0;
    std::map<std::string, std::uint64_t> languages;   ///< articles by the language they are stemmed in
    std::map<std::string, std::uint64_t> annotators;  ///< articles by the stamp of who read them; others nobody did
    Hash128 digest;                                   ///< ArchiveDigest of the generation
    std::vector<Shard> shards;                        ///< in order of partition
    std::vector<std::string> hidden;                  ///< ids that no query may show, sorted
    std::uint64_t takedown_bytes = 0;                 ///< size of takedowns.jsonl when this was published
    Hash128 takedowns;                                ///< XXH3-128 of these bytes: later ones only follow them
    std::vector<SourceFile> sources;                  ///< sorted by path
    std::vector<RecordedSource> recorded;             ///< what rebuild reads, in the order in which it was given
    std::map<std::string, std::string> options;       ///< of the last run, for rebuild: "annotate" -> "none"
    std::vector<ShardFile> beside;                    ///< the files of this generation that are no shard's
    std::vector<MissingPartition> missing;            ///< not in `shards`, though the archive had it
    PublishChecks checks;                             ///< that the next generation must pass too

    bool operator==(const Manifest&) const = default;
};

/// JSON, then a last line "xxh3-128 <32 hex digits>" over all bytes before that line.
std::string write_manifest(const Manifest& manifest);
/// Throws Error(unavailable) where the checksum or the content is wrong, Error(config) for a newer format. `name` is
/// for messages.
Manifest parse_manifest(std::string_view text, const std::string& name);

/// The digest of a set of articles, whatever their order, shards or files: the sum modulo 2^128 of the `indexed` hashes
/// of its articles, so that articles can come and go without the others being read. (A multiset hash: Clarke et al.
/// 2003, MSet-Add-Hash, without a key.)
class ArchiveDigest {
  public:
    ArchiveDigest() = default;
    explicit ArchiveDigest(Hash128 sum) : sum_(sum) {}
    /// Adds the hash of one article, or the sum of many.
    void add(const Hash128& indexed);
    void subtract(const Hash128& indexed);
    Hash128 sum() const { return sum_; }

  private:
    Hash128 sum_;
};

}  // namespace dateline
