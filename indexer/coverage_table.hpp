// What an archive holds over time, by source and language: counted from the facet columns alone, no article is read.
// Articles that are kept back (cancelled, withheld, under embargo, taken down) are counted as all others: the archive
// holds them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/coverage_marks.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/calendar_unit.hpp"

namespace dateline {

struct LanguageCoverage {
    std::string language;
    std::uint64_t articles = 0;  ///< undated ones among them
    std::uint64_t undated = 0;
    PeriodCounts counts;
    std::vector<Jump> jumps;
};

struct SourceCoverage {
    std::string source;  ///< empty: of articles that name none
    std::uint64_t articles = 0;
    std::uint64_t undated = 0;
    std::optional<Period> days;  ///< the first and the last; none: all are undated
    PeriodCounts counts;
    std::vector<Hole> holes;
    std::vector<LanguageCoverage> languages;  ///< those with most articles first

    bool is_marked() const;
};

struct Coverage {
    Granularity by = Granularity::month;
    SourceCoverage all;                   ///< of all sources together; its name is empty
    std::vector<SourceCoverage> sources;  ///< in order of name
};

/// Counts the shards of a generation. Throws Error(unavailable) that names the file where columns are missing or
/// damaged.
Coverage read_coverage(const ArchiveLayout& layout, const Manifest& manifest, Granularity by);

}  // namespace dateline
