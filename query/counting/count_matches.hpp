// All that a query asks to be counted.
#pragma once

#include <string>

#include "query/counting/counts.hpp"
#include "query/counting/facet_files.hpp"
#include "query/counting/matched_documents.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

/// The request with the names of fields as the table has them: "persons" and "Person" are "person". Throws Error(usage)
/// for a name that is no facet, with the nearest that is one, for one that is asked for twice, and for too many
/// columns.
CountRequest resolve_fields(CountRequest request, const FieldTable& fields);

/// The request must be resolved.
Counts count_matches(const CountRequest& request, FacetFiles& files, const CountedDocuments& documents);

}  // namespace dateline
