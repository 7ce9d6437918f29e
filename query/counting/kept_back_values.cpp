#include "query/counting/kept_back_values.hpp"

namespace dateline {

void KeptBackValues::keep_back(DocumentLists kept_back) {
    kept_back_ = std::move(kept_back);
    counts_.clear();
}

FacetValue KeptBackValues::shown(std::size_t shard, const std::string& field, std::uint32_t ordinal) {
    FacetValue value = files_.values(shard, field).value(ordinal);
    if (kept_back_.empty() || kept_back_[shard].empty()) return value;
    const Counts& counts = this->counts(shard, field);
    const auto known = counts.find(ordinal);
    if (known != counts.end()) value.articles -= known->second;
    return value;
}

const KeptBackValues::Counts& KeptBackValues::counts(std::size_t shard, const std::string& field) {
    counts_.resize(kept_back_.size());
    const auto [counts, is_new] = counts_[shard].try_emplace(field);
    if (is_new) {
        const FacetColumn& column = files_.values(shard, field);
        for (const std::uint32_t document : kept_back_[shard])
            column.visit(document, [&counted = counts->second](std::uint32_t ordinal) { ++counted[ordinal]; });
    }
    return counts->second;
}

}  // namespace dateline
