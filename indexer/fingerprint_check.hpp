// Whether the articles of a shard are what was built: all that is indexed of each is hashed anew.
#pragma once

#include <xapian.h>
#include <string>
#include <vector>

#include "schemas/field_table.hpp"

namespace dateline {

/// The ids of articles whose record, terms or slots are not those of their fingerprints, in order of document: at most
/// `most`. Reads the whole shard once, from front to back; takes 16 bytes of memory for each document. Throws
/// Error(unavailable) where a slot can't be read.
std::vector<std::string> unlike_their_fingerprints(const Xapian::Database& shard, const FieldTable& fields,
                                                   std::size_t most);

}  // namespace dateline
