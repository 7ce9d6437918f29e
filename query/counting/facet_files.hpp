// The facet columns of a generation, opened when they are first needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/gazetteer/mapped_file.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/facet_columns.hpp"

namespace dateline {

/// How many documents there are of each day.
class DayTally {
  public:
    void add(std::optional<Day> day, std::int64_t count = 1);
    /// Calls visit(day, count) for each day that has any, in order.
    template <typename Visit>
    void visit(Visit&& visit) const {
        for (std::size_t i = 0; i < counts_.size(); ++i)
            if (counts_[i] != 0) visit(first_ + std::chrono::days(i), counts_[i]);
    }
    std::int64_t undated() const { return undated_; }

  private:
    Day first_{};
    std::vector<std::int64_t> counts_;
    std::int64_t undated_ = 0;
};

/// Columns stay open once they were; for one thread at a time. Throws Error(unavailable) that names the file where one
/// is damaged, and for a shard that has none.
class FacetFiles {
  public:
    FacetFiles(const ArchiveLayout& layout, const Manifest& manifest);

    std::size_t shards() const { return shards_.size(); }
    /// Whether all shards have any.
    bool complete() const;
    /// The highest number of a document.
    std::uint32_t documents(std::size_t shard) { return open(shard).columns.documents(); }
    const FacetColumn& values(std::size_t shard, const std::string& field);
    const FacetKeys& keys(std::size_t shard, const std::string& field);
    const FacetDays& days(std::size_t shard);
    FacetLengths lengths(std::size_t shard) { return open(shard).columns.lengths(); }
    const FacetPlaces& places(std::size_t shard);
    const FacetSignatures& signatures(std::size_t shard);
    /// Of all documents, kept back or not.
    const DayTally& all_days(std::size_t shard);

  private:
    struct OpenFile {
        explicit OpenFile(const std::string& path) : file(path), columns(file.bytes(), path) {}
        MappedFile file;
        FacetColumns columns;
        std::map<std::string, FacetColumn> values;
        std::map<std::string, FacetKeys> keys;
        std::unique_ptr<FacetDays> days;
        std::unique_ptr<FacetPlaces> places;
        std::unique_ptr<FacetSignatures> signatures;
        std::unique_ptr<DayTally> all_days;
    };
    struct ShardFacets {
        std::string path;  // empty: it has none
        std::string name;  // of the shard
        std::unique_ptr<OpenFile> file;
    };
    OpenFile& open(std::size_t shard);

    std::vector<ShardFacets> shards_;
};

}  // namespace dateline
