#include "schemas/facet_keys.hpp"

#include <xxhash.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "schemas/acronym.hpp"
#include "schemas/error.hpp"
#include "schemas/name_key.hpp"
#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

constexpr std::size_t entry_bytes = 8;

std::uint32_t hash_of(std::string_view key) {
    return static_cast<std::uint32_t>(XXH3_64bits(key.data(), key.size()) & 0xFFFF'FFFFU);
}

std::uint32_t u32_at(const char* bytes) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8U | static_cast<unsigned char>(bytes[i]);
    return number;
}

// Calls visit(word) for each word.
template <typename Visit>
void visit_words(std::string_view words, Visit&& visit) {
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        if (end > 0) visit(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

}  // namespace

FacetKeys::FacetKeys(std::string_view bytes, std::uint32_t values, const std::string& file)
    : entries_(bytes), count_(bytes.size() / entry_bytes), values_(values), file_(file) {
    if (bytes.size() % entry_bytes != 0) throw Error(ErrorKind::unavailable, file_ + " is damaged: keys of names");
}

std::uint32_t FacetKeys::hash_at(std::size_t entry) const { return u32_at(entries_.data() + entry * entry_bytes); }

std::uint32_t FacetKeys::ordinal_at(std::size_t entry) const {
    const std::uint32_t ordinal = u32_at(entries_.data() + entry * entry_bytes + 4);
    if (ordinal >= values_) throw Error(ErrorKind::unavailable, file_ + " is damaged: keys of names");
    return ordinal;
}

std::vector<std::uint32_t> FacetKeys::find(std::string_view key) const {
    const std::uint32_t wanted = hash_of(key);
    std::size_t low = 0;
    for (std::size_t high = count_; low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        if (hash_at(middle) < wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    std::vector<std::uint32_t> ordinals;
    for (; low < count_ && hash_at(low) == wanted; ++low) ordinals.push_back(ordinal_at(low));
    return ordinals;
}

std::string facet_keys_section(const std::vector<std::string_view>& keys, bool with_acronyms) {
    std::unordered_map<std::string_view, std::uint32_t> known;  // hashes of keys by word: names share most of theirs
    std::vector<std::pair<std::uint32_t, std::uint32_t>> entries;
    for (std::uint32_t ordinal = 0; ordinal < keys.size(); ++ordinal) {
        visit_words(keys[ordinal], [&](std::string_view word) {
            const auto [at, is_new] = known.try_emplace(word);
            if (is_new) at->second = hash_of(name_key(word));
            entries.emplace_back(at->second, ordinal);
        });
        if (!with_acronyms) continue;
        for (const auto& acronym : acronyms_of(keys[ordinal]))
            entries.emplace_back(hash_of(acronym_key(acronym)), ordinal);
    }
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    std::string section;
    section.reserve(entries.size() * entry_bytes);
    for (const auto& [hash, ordinal] : entries) {
        put_u32(section, hash);
        put_u32(section, ordinal);
    }
    return section;
}

}  // namespace dateline
