// The names that are typical of what was found.
#pragma once

#include <cstddef>
#include <string>

#include "query/counting/counts.hpp"
#include "query/counting/facet_files.hpp"
#include "query/counting/matched_documents.hpp"

namespace dateline {

/// The `limit` values of a facet field that are most typical of all matches (log_likelihood.hpp), with their scores; of
/// equal scores the more frequent, then in order of their keys. Exact, and the same whatever the shards.
Facet typical_names(FacetFiles& files, const std::string& field, const CountedDocuments& documents, std::size_t limit);

}  // namespace dateline
