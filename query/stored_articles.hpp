// The articles of a generation as they are stored: by id, or where a hit is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/answer.hpp"
#include "query/open_generation.hpp"
#include "query/ranking/visibility.hpp"
#include "query/reading/like_question.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/slots.hpp"

namespace dateline {

/// Is given the place of a match in its list, the id of the article and the hash of its record.
using VersionVisit = std::function<void(std::size_t match, std::string_view id, const Hash128& record)>;

/// Holds what it is given by reference. `now` is in UTC seconds: embargoes end by it. Throws Error(unavailable) for a
/// record that is damaged.
class StoredArticles {
  public:
    StoredArticles(ArchiveLayout layout, const OpenGeneration& generation, const Visibility& visibility)
        : layout_(std::move(layout)), generation_(generation), visibility_(visibility) {}

    /// Reads what a hit does not hold yet.
    void fill(Hit& hit, Details details, std::int64_t now) const;
    /// The canonical record (JSON) of a hit.
    std::string record(const Hit& hit) const;
    /// What there is under an id; nothing where that is nothing, or was taken down.
    std::optional<StoredRecord> record(const std::string& id, std::int64_t now) const;
    /// What is known of an article's history; nothing where record() gives nothing.
    std::optional<ArticleHistory> history(const std::string& id, std::int64_t now) const;
    /// Visits each match, in no order. No record is read.
    void visit_versions(const std::vector<RankedMatch>& matches, const VersionVisit& visit) const;
    /// What others are to be like; nothing where the article may not be shown.
    std::optional<LikeSource> like_source(const std::string& id, std::int64_t now) const;

  private:
    std::optional<Xapian::Document> find(const std::string& id) const;
    const FieldTable& fields() const { return generation_.config.fields; }
    std::vector<ListEntry> names(const Xapian::Document& document, std::string_view record_key) const;
    void add_corrections(Hit& hit, const Xapian::Document& document, std::int64_t now) const;
    std::vector<std::string> corrections_of(const std::string& id, std::int64_t now) const;
    CustomValues custom_values(const Xapian::Document& document) const;

    ArchiveLayout layout_;
    const OpenGeneration& generation_;
    const Visibility& visibility_;
};

}  // namespace dateline
