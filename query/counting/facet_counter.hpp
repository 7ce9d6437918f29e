// Counts the values of a field over all matches.
#pragma once

#include <cstddef>
#include <string>

#include "query/counting/counts.hpp"
#include "query/counting/facet_files.hpp"
#include "query/counting/matched_documents.hpp"

namespace dateline {

/// The `limit` most frequent values of a facet field, exactly: the same whatever the shards.
///
/// Of many shards not all values are brought together: a value that is among the first k of all has in one of S shards
/// at least an S-th of what the k-th has (TPUT: Cao and Wang 2004, "Efficient top-K query calculation in distributed
/// networks").
Facet count_facet(FacetFiles& files, const std::string& field, const CountedDocuments& documents, std::size_t limit);

}  // namespace dateline
