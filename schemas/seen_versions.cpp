#include "schemas/seen_versions.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

constexpr std::string_view magic = "dlseen01";
constexpr std::size_t key_bytes = 8;

std::uint64_t checksum(std::string_view bytes) { return hash128(bytes).low; }

}  // namespace

std::uint64_t version_key(std::string_view id, const Hash128& record) {
    std::string bytes;
    put_u64(bytes, record.high);
    put_u64(bytes, record.low);
    return hash128(bytes.append(id)).low;
}

SeenVersions::SeenVersions(std::vector<std::uint64_t> keys) : keys_(std::move(keys)) {
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
}

bool SeenVersions::has(std::uint64_t key) const { return std::binary_search(keys_.begin(), keys_.end(), key); }

void SeenVersions::add(const std::vector<std::uint64_t>& keys) {
    auto all = std::move(keys_);
    all.insert(all.end(), keys.begin(), keys.end());
    *this = SeenVersions(std::move(all));
}

std::string SeenVersions::bytes() const {
    std::string bytes(magic);
    bytes.reserve(magic.size() + (keys_.size() + 1) * key_bytes);
    for (const auto key : keys_) put_u64(bytes, key);
    put_u64(bytes, checksum(bytes));
    return bytes;
}

std::optional<SeenVersions> SeenVersions::parse(std::string_view bytes) {
    if (bytes.size() < magic.size() + key_bytes || bytes.size() % key_bytes != 0) return std::nullopt;
    const auto body = bytes.substr(0, bytes.size() - key_bytes);
    if (!body.starts_with(magic) || ByteReader(bytes.substr(body.size()), "checksum").u64() != checksum(body))
        return std::nullopt;
    ByteReader reader(body.substr(magic.size()), "seen");
    SeenVersions seen;
    seen.keys_.reserve(reader.left() / key_bytes);
    while (reader.left() > 0) seen.keys_.push_back(reader.u64());
    const auto falls = std::adjacent_find(seen.keys_.begin(), seen.keys_.end(), std::greater_equal<>());
    if (falls != seen.keys_.end()) return std::nullopt;
    return seen;
}

}  // namespace dateline
