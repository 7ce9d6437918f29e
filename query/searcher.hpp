// An archive open for searching.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/answer.hpp"
#include "query/language/parser.hpp"
#include "query/reading/name_list.hpp"
#include "query/reading/reading.hpp"
#include "query/stored_articles.hpp"
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
    /// `gazetteer`: a file; empty: the one that comes with the program. It is loaded when a question needs it.
    explicit Searcher(const std::filesystem::path& archive, const std::string& gazetteer = {});
    ~Searcher();
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;

    const ArchiveConfig& config() const;
    const Manifest& manifest() const;
    /// In which the words of a query are stemmed: the archive's own language first.
    const std::vector<std::string>& languages() const;

    /// Throws QueryError for a place that there is not, and Error(config) for a gazetteer that can't be read.
    Answer search(const SearchRequest& request);

    /// Notices names, places and times in the plain words of a query that was parsed from `text`: see
    /// reading/plain_words.hpp.
    void notice(ParsedQuery& query, std::string_view text, Day today, std::int64_t now);
    /// Throws what search() would for a place that there is not: QueryError, or ConditionError for a condition.
    void check(const Expression& expression);
    /// What the fields of a query that hold names and places stand for, in order; what is excluded among them.
    std::vector<FieldReading> readings(const Expression& expression, std::int64_t now);

    /// The archive's names.
    std::vector<ListedName> names(const NameListRequest& request, std::int64_t now);

    /// The hit of a match of a stream, with nothing read yet.
    static Hit hit(const RankedMatch& match, std::uint64_t rank);
    /// The first of a list of matches, in its order and folded unless told; nothing is read of them yet.
    HitList hits(const std::vector<RankedMatch>& matches, bool fold, std::optional<std::uint64_t> limit);
    /// The version of each article of a list of matches.
    void visit_versions(const std::vector<RankedMatch>& matches, const VersionVisit& visit) const;
    /// When it was published, as the source wrote it; none: undated.
    std::optional<Day> day(const RankedMatch& match);
    /// Reads what a hit of this searcher does not hold yet.
    void fill(Hit& hit, Details details, std::int64_t now) const;

    /// The canonical record (JSON) of a hit.
    std::string record(const Hit& hit) const;
    /// What the archive has under an id; nothing where that is nothing, or was taken down.
    std::optional<StoredRecord> record(const std::string& id, std::int64_t now) const;
    /// What is asked for to find articles like this one: see reading/like_question.hpp. Nothing where record() gives
    /// nothing.
    std::vector<ExpressionPtr> like(const std::string& id, std::int64_t now);
    /// What is known of an article's history; nothing where record() gives nothing.
    std::optional<ArticleHistory> history(const std::string& id, std::int64_t now) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
