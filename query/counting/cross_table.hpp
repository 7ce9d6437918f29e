// Matches by several fields at once.
#pragma once

#include <string>
#include <vector>

#include "query/counting/counts.hpp"
#include "query/counting/facet_files.hpp"
#include "query/counting/matched_documents.hpp"

namespace dateline {

/// As many cells as a table may have, and as many columns.
inline constexpr std::size_t most_cells = 500'000;
inline constexpr std::size_t most_columns = 4;

/// `columns`: "day", "month", "year" and names of facet fields. Throws Error(usage) where there are more than
/// most_cells cells: no more than these are ever held.
CrossTable make_cross_table(FacetFiles& files, const std::vector<std::string>& columns,
                            const CountedDocuments& documents);

}  // namespace dateline
