// The sources of a command line, and what it says of how they are read, as an archive understands them.
#pragma once

#include <vector>

#include "corpus/readers/source.hpp"
#include "indexer/options.hpp"
#include "schemas/field_table.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// How the sources of a command are read in this archive, or in the one that is to be made.
std::vector<GivenSource> given_sources(const AddOptions& options);
/// The same as the archive remembers it, from the working directory; not standard input.
std::vector<RecordedSource> name_sources(const AddOptions& options);

/// Throws Error(usage) where a key that is to be dropped is none that a record can lose, or where a column is for no
/// key of a record.
void check_keys(const AddOptions& options, const FieldTable& fields);

}  // namespace dateline
