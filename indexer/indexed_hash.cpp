#include "indexer/indexed_hash.hpp"

#include "schemas/manifest.hpp"
#include "schemas/terms.hpp"

namespace dateline {

void append_slot(std::string& bytes, unsigned slot, std::string_view value) {
    bytes += static_cast<char>(slot);
    bytes += std::to_string(value.size());
    bytes += ':';
    bytes += value;
}

std::vector<unsigned> hashed_slots(const FieldTable& fields) {
    std::vector<unsigned> slots;
    for (const auto& field : fields.fields())
        if (!field.reserved && field.slot >= 0) slots.push_back(static_cast<unsigned>(field.slot));
    // Not the revision: for a file without a stated update it holds the time of the file.
    slots.insert(slots.end(), {slot::brief, slot::order, slot::likeness});
    return slots;
}

Hash128 indexed_hash(const Hash128& terms, std::string_view slots, const Hash128& record, std::string_view mentions,
                     std::string_view id) {
    ArchiveDigest sum(terms);
    sum.add(hash128(slots));
    sum.add(record);
    if (!mentions.empty()) sum.add(hash128(mentions));
    // A sum alone would not notice two articles that swap their parts: the whole is hashed once more with the id.
    return hash128(sum.sum().hex() + std::string(id));
}

}  // namespace dateline
