// The decision on every record, in the order of input: new, newer, the same, older, or not to be taken.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "corpus/readers/reader.hpp"
#include "indexer/chunk_writer.hpp"
#include "indexer/holdings.hpp"
#include "indexer/live_archive.hpp"
#include "indexer/partition.hpp"
#include "indexer/run_report.hpp"

namespace dateline {

/// An article that may be taken.
struct Candidate {
    PreparedArticle prepared;
    Location where;
    RecordMends mends;
    bool path_is_id = false;
    bool taken_down = false;              ///< must not come back
    std::optional<StoredArticle> stored;  ///< what the live generation has under its id
    /// Why what is stored, with the same content, is to be read once more; null: it is not
    const std::vector<std::string>* reread = nullptr;
    std::uint64_t unknown_places = 0;            ///< ids of places that no gazetteer knows
    std::optional<KnownVersion> stored_version;  ///< the same for the log of versions, where the content differs
};

using IntakeItem = std::variant<Candidate, Reject>;

/// When a chunk has enough articles.
struct ChunkLimits {
    std::size_t articles = 1000;
    std::size_t bytes = std::size_t{2} << 20;           ///< of records in one chunk
    std::size_t waiting_bytes = std::size_t{64} << 20;  ///< of records in all unfinished chunks together
};

/// Takes the records of a run one after the other and deals the articles that are taken into chunks by unit of
/// partition. Everything depends on the order of input alone, not on threads. Used by one thread at a time.
///
/// Of an article that comes more than once the newest delivery is kept, whatever the order: by version, else by time of
/// update.
class Intake {
  public:
    /// `only`: what belongs elsewhere is passed over.
    Intake(Partitioning partitioning, ChunkLimits limits, std::optional<Partition> only = {})
        : partitioning_(partitioning), limits_(limits), only_(std::move(only)) {}

    /// Decides on one record and gives back the chunks that became full by it.
    std::vector<ChunkOrder> accept(IntakeItem item);
    /// The chunks that are not full, when everything was read.
    std::vector<ChunkOrder> finish();

    const RunCounts& counts() const { return counts_; }
    const std::vector<Reject>& rejects() const { return rejects_; }
    /// Which articles came from which file.
    const Holdings& holdings() const { return holdings_; }
    /// Versions that were met and are not what the run leaves.
    const std::vector<KnownVersion>& versions() const { return versions_; }
    /// Ids whose article in a shard of the live generation is replaced, by index of the shard.
    const std::map<std::size_t, std::vector<std::string>>& replaced() const { return replaced_; }
    /// Ids to be taken out of chunks again, because a newer delivery came later, by number of the chunk.
    const std::map<std::uint64_t, std::vector<std::string>>& retracted() const { return retracted_; }

  private:
    // What this run knows of an id. The id stands by its hash: two ids with the same 128 bits are not to be met.
    struct Seen {
        Hash128 record;
        Revision revision;
        Status status = Status::usable;
        std::uint64_t chunk = 0;  ///< number of the chunk it is in, if taken
        bool taken = false;
        bool reread = false;               ///< taken though it is unchanged
        std::optional<std::size_t> shard;  ///< of the live generation, that has (an older state of) it
    };
    struct IdHash {
        std::size_t operator()(const Hash128& hash) const { return static_cast<std::size_t>(hash.low); }
    };
    struct Bucket {
        ChunkOrder order;
        std::size_t bytes = 0;
    };

    bool is_elsewhere(const Candidate& candidate) const;
    void decide(Candidate candidate);
    void decide_again(Candidate candidate, Seen& seen);
    void decide_stored(Candidate candidate);
    void keep_or_reread(Candidate candidate);
    void take(Candidate candidate, Seen& seen);
    void retract(const std::string& id, Seen& seen);
    void reject(Reject reject);
    void remember_note(const PreparedArticle& prepared);
    void log(const Candidate& candidate);
    void log(const std::string& id, const Seen& seen);
    void reject_conflict(const Candidate& candidate);
    std::vector<ChunkOrder> cut_full_buckets(const Partition& touched);
    ChunkOrder cut(std::map<Partition, Bucket>::iterator bucket);

    Partitioning partitioning_;
    ChunkLimits limits_;
    std::optional<Partition> only_;
    Holdings holdings_;
    RunCounts counts_;
    std::vector<Reject> rejects_;
    std::vector<KnownVersion> versions_;
    std::unordered_map<Hash128, std::string, IdHash> notes_;  ///< of articles seen, by record; few have one
    std::map<std::size_t, std::vector<std::string>> replaced_;
    std::map<std::uint64_t, std::vector<std::string>> retracted_;
    std::unordered_map<Hash128, Seen, IdHash> seen_;
    std::map<Partition, Bucket> buckets_;
    std::map<int, std::uint64_t> year_counts_;  ///< taken in this run
    std::size_t waiting_bytes_ = 0;
    std::uint64_t next_chunk_ = 0;
    std::optional<Partition> touched_;  ///< bucket that the record at hand went to
};

}  // namespace dateline
