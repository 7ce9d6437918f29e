// How often the values of fields stand in articles that may not be shown: of the archive's spellings of a name, that is
// shown which most of the other articles have.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/counting/facet_files.hpp"
#include "query/counting/matched_documents.hpp"

namespace dateline {

/// Counts a field of a shard when it is first asked for: what is read grows with the articles that are kept back. For
/// one thread at a time; the files must outlive it.
class KeptBackValues {
  public:
    /// `kept_back`: the documents of each shard; no lists where all may be shown.
    KeptBackValues(FacetFiles& files, DocumentLists kept_back) : files_(files), kept_back_(std::move(kept_back)) {}
    /// From now on these documents instead.
    void keep_back(DocumentLists kept_back);

    /// The value, with only the articles that may be shown.
    FacetValue shown(std::size_t shard, const std::string& field, std::uint32_t ordinal);

  private:
    using Counts = std::unordered_map<std::uint32_t, std::uint32_t>;
    const Counts& counts(std::size_t shard, const std::string& field);

    FacetFiles& files_;
    DocumentLists kept_back_;
    std::vector<std::unordered_map<std::string, Counts>> counts_;  // of each shard by field
};

}  // namespace dateline
