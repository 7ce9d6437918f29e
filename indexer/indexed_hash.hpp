// How the hash of all that is indexed of an article is made: Fingerprint::indexed. Its terms are hashed one by one and
// summed, so that their order does not matter; whoever builds a document and whoever checks one spell the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/field_table.hpp"
#include "schemas/slots.hpp"

namespace dateline {

/// The hash of one term of a document: the term, a zero byte, its positions upwards and its frequency, each as 4 bytes
/// of this machine. For one term after the other; not for several threads.
class TermHash {
  public:
    void begin(std::string_view term) { bytes_.assign(term).push_back('\0'); }
    void add_position(std::uint32_t position) { add_number(position); }
    Hash128 finish(std::uint32_t frequency) {
        add_number(frequency);
        return hash128(bytes_);
    }

  private:
    void add_number(std::uint32_t number) { bytes_.append(reinterpret_cast<const char*>(&number), sizeof number); }

    std::string bytes_;
};

/// Adds a slot to the bytes of those before it.
void append_slot(std::string& bytes, unsigned slot, std::string_view value);
/// The slots in the order in which they are appended: of the fields of the table, then those of every article.
std::vector<unsigned> hashed_slots(const FieldTable& fields);

/// `terms`: the sum of the hashes of all terms; `slots`: the bytes of all slots; `mentions`: as they are stored.
Hash128 indexed_hash(const Hash128& terms, std::string_view slots, const Hash128& record, std::string_view mentions,
                     std::string_view id);

}  // namespace dateline
