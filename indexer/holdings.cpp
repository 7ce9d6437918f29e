#include "indexer/holdings.hpp"

#include <algorithm>
#include <set>

namespace dateline {

namespace {

void put(std::string& bytes, std::uint64_t number) {
    for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>((number >> shift) & 0xFFU);
}

// Takes a number off the front; nothing where there is none.
std::optional<std::uint64_t> take(std::string_view& bytes) {
    if (bytes.size() < 8) return std::nullopt;
    std::uint64_t number = 0;
    for (unsigned i = 0; i < 8; ++i) number |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    bytes.remove_prefix(8);
    return number;
}

constexpr std::size_t checksum_digits = 32;
constexpr std::string_view standard_input = "-";

}  // namespace

void Holdings::add_missing(const Holdings& earlier) {
    for (const auto& [source, keys] : earlier.by_source_) {
        const auto [mine, is_new] = by_source_.try_emplace(source, keys);
        if (!is_new && source == standard_input) mine->second.insert(mine->second.end(), keys.begin(), keys.end());
    }
}

std::size_t Holdings::count(const std::string& source) const {
    const auto found = by_source_.find(source);
    return found == by_source_.end() ? 0 : std::set<Key>(found->second.begin(), found->second.end()).size();
}

std::unordered_set<Holdings::Key> Holdings::keys() const {
    std::unordered_set<Key> all;
    for (const auto& [source, keys] : by_source_) all.insert(keys.begin(), keys.end());
    return all;
}

std::string Holdings::bytes(const std::vector<SourceFile>& sources) const {
    std::string bytes;
    for (const auto& source : sources) {
        const auto found = by_source_.find(source.path);
        auto keys = found == by_source_.end() ? std::vector<Key>{} : found->second;
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        put(bytes, keys.size());
        for (const Key key : keys) put(bytes, key);
    }
    return bytes + hash128(bytes).hex();
}

std::optional<Holdings> Holdings::parse(std::string_view bytes, const std::vector<SourceFile>& sources) {
    if (bytes.size() < checksum_digits) return std::nullopt;
    const auto stated = bytes.substr(bytes.size() - checksum_digits);
    bytes.remove_suffix(checksum_digits);
    if (hash128(bytes).hex() != stated) return std::nullopt;
    Holdings holdings;
    for (const auto& source : sources) {
        const auto count = take(bytes);
        if (!count || *count > bytes.size() / 8) return std::nullopt;
        auto& keys = holdings.by_source_[source.path];
        for (std::uint64_t i = 0; i < *count; ++i) keys.push_back(take(bytes).value());
    }
    return bytes.empty() ? std::optional(std::move(holdings)) : std::nullopt;
}

std::optional<Holdings> read_holdings(const ArchiveLayout& layout, const Manifest& manifest) {
    const auto path = layout.holdings(manifest.generation);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    return Holdings::parse(read_file(path, ErrorKind::unavailable), manifest.sources);
}

}  // namespace dateline
