#include "query/reading/name_index.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "schemas/name_key.hpp"

namespace dateline {

namespace {
constexpr std::size_t most_kept_keys = 200'000;

std::uint64_t number_of(std::size_t shard, std::uint32_t ordinal) { return std::uint64_t{shard} << 32U | ordinal; }
}  // namespace

const std::string& NameKeys::operator()(const std::string& folded_word) {
    if (keys_.size() > most_kept_keys) keys_.clear();
    const auto [place, is_new] = keys_.try_emplace(folded_word);
    if (is_new) place->second = name_key(folded_word);
    return place->second;
}

bool NameIndex::has(const Field& field) {
    if (!field.keys) return false;
    for (std::size_t shard = 0; shard < files_.shards(); ++shard)
        if (files_.values(shard, field.name).size() > 0) return true;
    return false;
}

void NameIndex::keep_back(std::function<DocumentLists()> documents) {
    values_.keep_back({});
    kept_back_ = std::move(documents);
}

FacetValue NameIndex::value(std::size_t shard, const Field& field, std::uint32_t ordinal) {
    if (const auto documents = std::exchange(kept_back_, nullptr)) values_.keep_back(documents());
    return values_.shown(shard, field.name, ordinal);
}

std::size_t NameIndex::count_like(const Field& field, std::string_view key) {
    std::size_t count = 0;
    for (std::size_t shard = 0; shard < files_.shards(); ++shard)
        count += files_.keys(shard, field.name).find(key).size();
    return count;
}

void NameIndex::visit_like(const Field& field, std::string_view key, const Visit& visit) {
    for (std::size_t shard = 0; shard < files_.shards(); ++shard) {
        const auto ordinals = files_.keys(shard, field.name).find(key);
        for (const std::uint32_t ordinal : ordinals) visit(number_of(shard, ordinal), value(shard, field, ordinal));
    }
}

void NameIndex::visit_all(const Field& field, const Visit& visit) {
    for (std::size_t shard = 0; shard < files_.shards(); ++shard) {
        const std::uint32_t names = files_.values(shard, field.name).size();
        for (std::uint32_t ordinal = 0; ordinal < names; ++ordinal)
            visit(number_of(shard, ordinal), value(shard, field, ordinal));
    }
}

}  // namespace dateline
