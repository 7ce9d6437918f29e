#include "indexer/succession.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <set>

#include "indexer/rejects.hpp"
#include "indexer/run_report.hpp"
#include "indexer/xapian_guard.hpp"
#include "schemas/error.hpp"
#include "schemas/slots.hpp"
#include "schemas/terms.hpp"

namespace dateline {

std::uint64_t next_generation(const ArchiveLayout& layout, std::uint64_t live) {
    const auto numbers = generations_on_disk(layout);
    return std::max(live, numbers.empty() ? 0 : numbers.front()) + 1;
}

Manifest successor_of(const Manifest& from, std::uint64_t generation, std::uint64_t parent) {
    Manifest manifest = from;
    manifest.generation = generation;
    manifest.parent = parent;
    manifest.created = utc_now();
    manifest.program = "dateline-index " DATELINE_VERSION;
    return manifest;
}

void obey(Manifest& manifest, const Takedowns& takedowns) {
    manifest.hidden = takedowns.ids();
    const std::string lines = takedowns.lines();
    manifest.takedown_bytes = lines.size();
    manifest.takedowns = hash128(lines);
}

bool is_trail_of(const Takedowns& takedowns, const Manifest& manifest) {
    if (manifest.takedown_bytes == 0) return true;
    const std::string lines = takedowns.lines();
    return lines.size() >= manifest.takedown_bytes &&
           hash128(std::string_view(lines).substr(0, manifest.takedown_bytes)) == manifest.takedowns;
}

Takedowns trusted_takedowns(const ArchiveLayout& layout, const Manifest* live) {
    auto takedowns = read_takedowns(layout);
    if (live == nullptr || is_trail_of(takedowns, *live)) return takedowns;
    throw Error(ErrorKind::unavailable,
                fmt::format("{}: lines of it were changed or are missing since {}: put it back from a copy; {} ids are "
                            "taken down",
                            layout.takedowns().string(), generation_name(live->generation), live->hidden.size()));
}

SideFiles side_files(const ArchiveLayout& layout, std::uint64_t generation, const std::vector<std::string>& gone) {
    const std::set<std::string> ids(gone.begin(), gone.end());
    auto rejects = read_rejects(layout, generation);
    auto versions = read_versions(layout, generation);
    std::erase_if(rejects, [&](const StandingReject& reject) { return ids.contains(reject.id); });
    std::erase_if(versions, [&](const KnownVersion& version) { return ids.contains(version.id); });
    std::error_code ignored;
    const auto holdings = layout.holdings(generation);
    return {
        .rejects = write_rejects(rejects),
        .versions = write_versions(versions),
        .holdings = std::filesystem::exists(holdings, ignored) ? read_file(holdings, ErrorKind::io) : std::string()};
}

std::map<std::size_t, std::vector<std::string>> holders_of(const std::vector<std::string>& ids,
                                                           const ArchiveLayout& layout, const Manifest& manifest) {
    std::map<std::size_t, std::vector<std::string>> holders;
    if (ids.empty()) return holders;
    for (std::size_t i = 0; i < manifest.shards.size(); ++i) {
        with_database(layout.shards() / manifest.shards[i].files.at(0).name, [&](const Xapian::Database& shard) {
            for (const auto& id : ids)
                if (shard.term_exists(id_term(id))) holders[i].push_back(id);
        });
    }
    return holders;
}

std::vector<std::string> ids_not_among(const std::unordered_set<Holdings::Key>& keys,
                                       const std::filesystem::path& shard) {
    return with_database(shard, [&](const Xapian::Database& database) {
        std::vector<std::string> ids;
        for (auto order = database.valuestream_begin(slot::order); order != database.valuestream_end(slot::order);
             ++order) {
            const std::string bytes = *order;
            const auto id = read_order_key(bytes).id;
            if (!keys.contains(Holdings::key_of(id))) ids.emplace_back(id);
        }
        return ids;
    });
}

std::map<std::size_t, std::vector<std::string>> due_for_purge(const Takedowns& takedowns, const ArchiveLayout& layout,
                                                              const ArchiveConfig& config, const Manifest& live) {
    std::vector<std::string> ids;
    for (const auto& [id, event] : takedowns.in_force())
        if (event.generation + config.retention <= live.generation + 1) ids.push_back(id);
    return holders_of(ids, layout, live);
}

}  // namespace dateline
