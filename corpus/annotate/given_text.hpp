// Offsets in the text of an article as its source gave it, before it was cleaned.
#pragma once

#include <cstddef>
#include <vector>

#include "schemas/article_record.hpp"
#include "schemas/mention.hpp"

namespace dateline {

/// Makes offsets that count in cleaned title and body count in those that were given; surfaces stay as they are.
void count_as_given(Mentions& mentions, const RecordMends& mends);

}  // namespace dateline
