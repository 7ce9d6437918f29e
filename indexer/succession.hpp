// What a generation has from the one before it, and what every new one must obey.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/generation.hpp"
#include "indexer/holdings.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"
#include "schemas/takedowns.hpp"

namespace dateline {

/// The number that comes next: above all that are or were on disk. `live`: the number in CURRENT, 0 where there is
/// none.
std::uint64_t next_generation(const ArchiveLayout& layout, std::uint64_t live);

/// A copy of `from` with another number: made now, by this program, from generation `parent`.
Manifest successor_of(const Manifest& from, std::uint64_t generation, std::uint64_t parent);

/// States in the manifest what is taken down: the ids that no answer may show, and the file as it is.
void obey(Manifest& manifest, const Takedowns& takedowns);

/// The trail of takedowns, once it begins as it did when the live generation was published. Throws Error(unavailable)
/// where it does not: to go on without it would bring back what was taken down. `live`: null: none.
Takedowns trusted_takedowns(const ArchiveLayout& layout, const Manifest* live);
/// Whether it does.
bool is_trail_of(const Takedowns& takedowns, const Manifest& manifest);

/// What stands beside a generation, as its files have it, without a word of what `gone` names.
SideFiles side_files(const ArchiveLayout& layout, std::uint64_t generation, const std::vector<std::string>& gone = {});

/// Of these ids, those that shards of a generation hold, by index of the shard.
std::map<std::size_t, std::vector<std::string>> holders_of(const std::vector<std::string>& ids,
                                                           const ArchiveLayout& layout, const Manifest& manifest);

/// The ids of a shard's articles whose keys are not among these.
std::vector<std::string> ids_not_among(const std::unordered_set<Holdings::Key>& keys,
                                       const std::filesystem::path& shard);

/// Articles that are taken down and still stand in shards, though no generation that is kept shows them any more: it is
/// time to write their text out. By index of the shard.
std::map<std::size_t, std::vector<std::string>> due_for_purge(const Takedowns& takedowns, const ArchiveLayout& layout,
                                                              const ArchiveConfig& config, const Manifest& live);

}  // namespace dateline
