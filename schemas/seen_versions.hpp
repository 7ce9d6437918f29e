// What a saved search has reported: the versions of articles that are no news any more. README.md has the bytes of the
// file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/slots.hpp"

namespace dateline {

/// 64 bits that stand for one version of an article: by its id and the hash of its record.
std::uint64_t version_key(std::string_view id, const Hash128& record);

/// How files of saved/ that hold them end.
inline constexpr std::string_view seen_suffix = ".seen";

/// A set of versions.
class SeenVersions {
  public:
    SeenVersions() = default;
    explicit SeenVersions(std::vector<std::uint64_t> keys);

    bool has(std::uint64_t key) const;
    std::size_t size() const { return keys_.size(); }
    void add(const std::vector<std::uint64_t>& keys);

    std::string bytes() const;
    /// Nothing for bytes that are damaged.
    static std::optional<SeenVersions> parse(std::string_view bytes);

  private:
    std::vector<std::uint64_t> keys_;  // sorted, each once
};

}  // namespace dateline
