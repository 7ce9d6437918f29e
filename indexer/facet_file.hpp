// The facet columns of a shard, made from its slots and terms.
#pragma once

#include <xapian.h>

#include <string>

#include "schemas/field_table.hpp"

namespace dateline {

/// The bytes of the file that stands beside the shard (schemas/facet_columns.hpp). They depend on the shard alone. What
/// is kept back is in it as all else is: who reads it leaves it out. Throws Error(unavailable) for a damaged shard.
std::string facet_file_of(const Xapian::Database& shard, const FieldTable& fields);

}  // namespace dateline
