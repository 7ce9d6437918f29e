// The documents that are counted.
#pragma once

#include <cstdint>
#include <vector>

#include "schemas/facet_columns.hpp"

namespace dateline {

/// Numbers of documents of each shard, in rising order, each once.
using DocumentLists = std::vector<std::vector<std::uint32_t>>;

/// What is counted, and what is left out of counts of the archive.
struct CountedDocuments {
    DocumentLists matched;
    DocumentLists kept_back;    ///< may not be shown
    std::uint64_t archive = 0;  ///< articles that may be shown
};

/// Calls visit(document) for each document of a shard that may be shown.
template <typename Visit>
void visit_shown(const FacetDays& days, const std::vector<std::uint32_t>& kept_back, Visit&& visit) {
    auto hidden = kept_back.begin();
    for (std::uint32_t document = 1; document <= days.documents(); ++document) {
        if (hidden != kept_back.end() && *hidden == document) {
            ++hidden;
        } else if (days.has(document)) {
            visit(document);
        }
    }
}

}  // namespace dateline
