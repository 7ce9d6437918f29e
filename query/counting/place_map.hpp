// Where the articles of a result are.
#pragma once

#include <vector>

#include "query/counting/counts.hpp"
#include "query/counting/facet_files.hpp"
#include "query/counting/matched_documents.hpp"

namespace dateline {

/// All places that matches name, each with the number of those that do: by id, or by the key of its name where it has
/// none. The most frequent come first, equal ones in order of name and id.
std::vector<MappedPlace> map_places(FacetFiles& files, const CountedDocuments& documents);

}  // namespace dateline
