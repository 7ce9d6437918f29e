// Which articles came from which source file: what tells an article that is gone from its sources from one whose file
// was not read again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// Ids stand by 64 bits of their XXH3-128: two that share them could keep an article that is gone, and never drop one
/// that is there. 8 bytes a record, in memory and on disk.
class Holdings {
  public:
    using Key = std::uint64_t;
    static Key key_of(std::string_view id) { return hash128(id).low; }

    /// A record of this file, taken or not.
    void add(const std::string& source, std::string_view id) { by_source_[source].push_back(key_of(id)); }
    /// Those of other files beside these; of a file that both have, these. Of standard input, which is another each
    /// time, both.
    void add_missing(const Holdings& earlier);
    /// Records of a file, by their ids.
    std::size_t count(const std::string& source) const;
    /// The keys of all files.
    std::unordered_set<Key> keys() const;

    /// In the order of a manifest's sources, each: number of keys, keys (8 bytes, the low one first), sorted; then the
    /// XXH3-128 of all before it.
    std::string bytes(const std::vector<SourceFile>& sources) const;
    /// Nothing for bytes that are damaged or not of these sources.
    static std::optional<Holdings> parse(std::string_view bytes, const std::vector<SourceFile>& sources);

  private:
    std::map<std::string, std::vector<Key>> by_source_;
};

/// Those of a generation; nothing where it has none, or damaged ones.
std::optional<Holdings> read_holdings(const ArchiveLayout& layout, const Manifest& manifest);

}  // namespace dateline
