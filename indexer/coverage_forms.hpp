// The table of coverage as people and programs read it.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/coverage_table.hpp"

namespace dateline {

/// What stands above the table.
struct CoverageHead {
    std::string archive;
    std::string generation;       ///< "g000042"; empty: nothing was ever published
    std::uint64_t kept_back = 0;  ///< articles that are held and not shown
};

/// A block for each source, 80 columns wide. `gaps`: only sources with holes or jumps, and then all of these; else the
/// first ones.
std::string coverage_text(const CoverageHead& head, const Coverage& coverage, bool gaps);

/// period,source,language,articles,mark: a row for each period in which a source has articles of a language. A hole is
/// one row, with its first and last period as a query has them (2022-03..2022-05) and no language. `gaps`: only rows
/// with a mark.
std::string coverage_csv(const Coverage& coverage, bool gaps);

/// {"version": 1, ...}. `gaps`: only sources and periods that are marked.
std::string coverage_json(const CoverageHead& head, const Coverage& coverage, bool gaps);

}  // namespace dateline
