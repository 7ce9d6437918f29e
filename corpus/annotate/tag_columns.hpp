// Names in tokens that others have cut: CoNLL columns in, "token<TAB>tag" out.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "corpus/annotate/columns.hpp"
#include "corpus/annotate/name_document.hpp"
#include "corpus/annotate/name_span.hpp"
#include "schemas/output.hpp"

namespace dateline {

/// What was done, and the seconds of tagging alone.
struct TagCount {
    std::uint64_t tokens = 0;
    double seconds = 0;
};

using TagNames = std::function<std::vector<NameSpan>(const NameDocument&)>;

/// Reads all documents, has their names found and writes each token with its tag: PER, ORG, LOC or MISC, in IOB2; other
/// lines as they are. Throws what reading and writing throw.
TagCount tag_columns(ColumnReader& reader, const TagNames& tag, Output& results);

}  // namespace dateline
