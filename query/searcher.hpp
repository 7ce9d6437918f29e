// An archive open for searching.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/answer.hpp"
#include "schemas/archive_layout.hpp"

namespace dateline {

/// One published generation of an archive, open for reading; it stays complete as long as the object lives, whatever is
/// published meanwhile (a shared lock on the manifest keeps the sweep away).
///
/// Results do not depend on how the archive is partitioned: there is one search per shard with the statistics of the
/// whole generation, and the lists are merged by (score, date, id).
///
/// Threads: one object is used by one thread at a time; several objects may be open on one archive in different
/// threads. Errors: Error(unavailable) for an archive that is missing or damaged, Error(config) for one of a newer
/// format. No Xapian::Error leaves this class.
class Searcher {
  public:
    /// Opens the live generation. A generation that vanishes while it is opened is a newer one published: CURRENT is
    /// read again.
    explicit Searcher(const std::filesystem::path& archive);
    ~Searcher();
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;

    const ArchiveConfig& config() const;
    const Manifest& manifest() const;
    /// In which the words of a query are stemmed: the archive's own language first.
    const std::vector<std::string>& languages() const;

    Answer search(const SearchRequest& request);

    /// Reads what a hit of this searcher does not hold yet.
    void fill(Hit& hit, Details details) const;

    /// The canonical record (JSON) of a hit.
    std::string record(const Hit& hit) const;
    /// What the archive has under an id; nothing where that is nothing, or was taken down.
    std::optional<StoredRecord> record(const std::string& id, std::int64_t now) const;
    /// What is known of an article's history; nothing where record() gives nothing.
    std::optional<ArticleHistory> history(const std::string& id, std::int64_t now) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
