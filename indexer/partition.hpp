// Partitions: which articles share a shard.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/archive_layout.hpp"
#include "schemas/period.hpp"

namespace dateline {

/// A set of articles that share a shard: those published in a period of whole years or months, those without a date, or
/// all.
struct Partition {
    enum class Kind { dated, undated, all };
    Kind kind = Kind::all;
    Period period{};  ///< dated only

    /// "2022", "1990..1994", "2022-09", "undated", "all".
    std::string name() const;
    /// Whether every article of the other belongs here too.
    bool contains(const Partition& other) const;
    bool operator==(const Partition&) const = default;
    /// In order of time, undated last.
    bool operator<(const Partition& other) const;
};

/// The partition of this name; nothing where it is none.
std::optional<Partition> parse_partition(std::string_view name);

Partition year_partition(int first, int last);

/// Where an article goes while it is read: the finest partition that a shard may consist of. Later these are joined.
/// `busy_year`: so many articles are in its year that it is dealt by month.
Partition unit_of(const std::optional<Moment>& published, Partitioning partitioning, bool busy_year);

/// How the partitions of an archive with automatic partitioning grow.
struct PartitionLimits {
    std::uint64_t join_until = 20'000;     ///< neighbouring years are joined until they hold so many articles
    std::uint64_t split_above = 40'000;    ///< a shard of several years with more articles is dealt out anew
    std::uint64_t months_above = 500'000;  ///< a year with more articles is parted by month
};

/// The partitions that an archive shall have, in order.
/// `existing`: those it has; they stay as they are unless they are split. `counts`: articles of each year with the new
/// ones. Every year of `counts` is in exactly one partition of the result.
std::vector<Partition> plan_partitions(const std::vector<Partition>& existing,
                                       const std::map<int, std::uint64_t>& counts, const PartitionLimits& limits = {});

}  // namespace dateline
