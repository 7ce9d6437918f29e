#include "query/counting/facet_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemas/error.hpp"

namespace dateline {

void DayTally::add(std::optional<Day> day, std::int64_t count) {
    if (!day) {
        undated_ += count;
        return;
    }
    if (counts_.empty()) first_ = *day;
    if (*day < first_) {
        counts_.insert(counts_.begin(), static_cast<std::size_t>((first_ - *day).count()), 0);
        first_ = *day;
    }
    const auto at = static_cast<std::size_t>((*day - first_).count());
    if (at >= counts_.size()) counts_.resize(at + 1);
    counts_[at] += count;
}

FacetFiles::FacetFiles(const ArchiveLayout& layout, const Manifest& manifest) {
    for (const auto& shard : manifest.shards) {
        ShardFacets facets{{}, shard.partition, nullptr};
        for (const auto& file : shard.files)
            if (file.name.ends_with(facet_file_suffix)) facets.path = (layout.shards() / file.name).string();
        shards_.push_back(std::move(facets));
    }
}

bool FacetFiles::complete() const {
    return std::none_of(shards_.begin(), shards_.end(), [](const auto& shard) { return shard.path.empty(); });
}

FacetFiles::OpenFile& FacetFiles::open(std::size_t shard) {
    ShardFacets& facets = shards_.at(shard);
    if (facets.file) return *facets.file;
    if (facets.path.empty())
        throw Error(
            ErrorKind::unavailable,
            fmt::format("the shard {} has no facet columns: the next dateline-index add writes them", facets.name));
    try {
        facets.file = std::make_unique<OpenFile>(facets.path);
    } catch (const Error& error) {
        // Whatever keeps a part of the archive from being read, the archive is what is missing.
        throw Error(ErrorKind::unavailable, error.what());
    }
    return *facets.file;
}

const FacetColumn& FacetFiles::values(std::size_t shard, const std::string& field) {
    OpenFile& file = open(shard);
    const auto known = file.values.find(field);
    if (known != file.values.end()) return known->second;
    return file.values.emplace(field, file.columns.values(field)).first->second;
}

const FacetKeys& FacetFiles::keys(std::size_t shard, const std::string& field) {
    OpenFile& file = open(shard);
    const auto known = file.keys.find(field);
    if (known != file.keys.end()) return known->second;
    return file.keys.emplace(field, file.columns.keys(field, values(shard, field).size())).first->second;
}

const FacetDays& FacetFiles::days(std::size_t shard) {
    OpenFile& file = open(shard);
    if (!file.days) file.days = std::make_unique<FacetDays>(file.columns.days());
    return *file.days;
}

const DayTally& FacetFiles::all_days(std::size_t shard) {
    OpenFile& file = open(shard);
    if (file.all_days) return *file.all_days;
    const FacetDays& days = this->days(shard);
    auto tally = std::make_unique<DayTally>();
    for (std::uint32_t document = 1; document <= days.documents(); ++document)
        if (days.has(document)) tally->add(days.day(document));
    file.all_days = std::move(tally);
    return *file.all_days;
}

const FacetSignatures& FacetFiles::signatures(std::size_t shard) {
    OpenFile& file = open(shard);
    if (!file.signatures) file.signatures = std::make_unique<FacetSignatures>(file.columns.signatures());
    return *file.signatures;
}

const FacetPlaces& FacetFiles::places(std::size_t shard) {
    OpenFile& file = open(shard);
    if (!file.places) file.places = std::make_unique<FacetPlaces>(file.columns.places());
    return *file.places;
}

}  // namespace dateline
