#include "indexer/soundness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "indexer/facet_file.hpp"
#include "indexer/shard_check.hpp"
#include "indexer/succession.hpp"
#include "schemas/error.hpp"
#include "schemas/facet_columns.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

// What is wrong with a file of a shard; empty: nothing.
std::string fault_of(const fs::path& path, const ShardFile& stated) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error) return error.message();
    if (size != stated.size) return fmt::format("{} bytes where the manifest has {}", size, stated.size);
    const auto found = read_shard_file(path);
    return found.checksum == stated.checksum ? "" : "its checksum is not that of the manifest";
}

}  // namespace

std::string SoundnessCheck::path_of(const Shard& shard) const {
    return (layout_.shards() / shard.files.at(0).name).string();
}

bool SoundnessCheck::is_sound(const Shard& shard) const {
    for (const auto& file : shard.files)
        if (!good_.contains(file.name)) return false;
    return !shard.files.empty();
}

void SoundnessCheck::check_file(const Shard& shard, const ShardFile& file, std::vector<Damage>& damages) {
    if (good_.contains(file.name)) return;
    const fs::path path = layout_.shards() / file.name;
    std::string fault;
    try {
        fault = fault_of(path, file);
    } catch (const Error& error) {
        fault = error.what();
    }
    bytes_ += file.size;
    (fault.empty() ? good_ : bad_).insert(file.name);
    if (!fault.empty()) damages.push_back({path.string(), std::move(fault), shard.partition});
}

std::vector<Damage> SoundnessCheck::check_files(const Manifest& manifest) {
    std::vector<Damage> damages;
    for (const auto& shard : manifest.shards) {
        if (shard.files.empty())
            damages.push_back({layout_.manifest(manifest.generation).string(),
                               fmt::format("it has no file for {}", shard.partition), shard.partition});
        for (const auto& file : shard.files) check_file(shard, file, damages);
    }
    return damages;
}

std::vector<Damage> SoundnessCheck::check_content(const Manifest& manifest) {
    std::vector<Damage> damages;
    std::vector<fs::path> paths;
    for (const auto& shard : manifest.shards)
        if (is_sound(shard)) paths.emplace_back(path_of(shard));
    const auto failing = failing_databases(paths, jobs_);
    const bool is_whole = failing.empty() && paths.size() == manifest.shards.size();
    for (const auto& shard : manifest.shards) {
        if (!is_sound(shard)) continue;
        if (std::find(failing.begin(), failing.end(), fs::path(path_of(shard))) != failing.end()) {
            damages.push_back({path_of(shard), "it fails Xapian's check", shard.partition});
        } else {
            check_shard(shard, damages);
        }
    }
    if (is_whole) check_totals(manifest, damages);
    return damages;
}

void SoundnessCheck::check_shard(const Shard& shard, std::vector<Damage>& damages) const {
    const Xapian::Database database(path_of(shard));
    const auto facts = read_facts(database, config_.fields);
    const auto tell = [&](std::string what) { damages.push_back({path_of(shard), std::move(what), shard.partition}); };
    if (facts.articles != shard.articles || facts.ids != shard.articles)
        tell(fmt::format("{} articles with {} ids where the manifest has {}", facts.articles, facts.ids,
                         shard.articles));
    if (facts.first_day != shard.first_day || facts.last_day != shard.last_day)
        tell(fmt::format("its days are {} to {} where the manifest has {} to {}", facts.first_day, facts.last_day,
                         shard.first_day, shard.last_day));
    if (read_digest(database) != shard.digest) tell("its digest is not that of the manifest");
    for (const auto& file : shard.files) {
        if (!file.name.ends_with(facet_file_suffix)) continue;
        const fs::path path = layout_.shards() / file.name;
        if (read_file(path, ErrorKind::unavailable) != facet_file_of(database, config_.fields))
            damages.push_back({path.string(), "its columns are not those of the articles", shard.partition});
    }
}

void SoundnessCheck::check_totals(const Manifest& manifest, std::vector<Damage>& damages) const {
    ShardFacts sum;
    ArchiveDigest digest;
    for (const auto& shard : manifest.shards) {
        const auto facts = read_facts(Xapian::Database(path_of(shard)), config_.fields);
        sum.articles += facts.articles;
        sum.undated += facts.undated;
        for (const auto& [language, count] : facts.languages) sum.languages[language] += count;
        for (const auto& [stamp, count] : facts.annotators) sum.annotators[stamp] += count;
        digest.add(shard.digest);
    }
    const auto tell = [&](std::string what) {
        damages.push_back({layout_.manifest(manifest.generation).string(), std::move(what), {}});
    };
    if (sum.articles != manifest.articles)
        tell(fmt::format("{} articles where there are {}", manifest.articles, sum.articles));
    if (sum.undated != manifest.undated)
        tell(fmt::format("{} undated articles where there are {}", manifest.undated, sum.undated));
    if (sum.languages != manifest.languages) tell("its languages are not those of the articles");
    if (sum.annotators != manifest.annotators) tell("its annotators are not those of the articles");
    if (digest.sum() != manifest.digest) tell("its digest is not the sum of those of the shards");
    if (manifest.schema != config_.fields.fingerprint()) tell("its schema is not that of archive.json");
}

std::vector<Damage> SoundnessCheck::check_takedowns(const Manifest& manifest, const Takedowns& takedowns) const {
    std::vector<Damage> damages;
    if (!is_trail_of(takedowns, manifest))
        damages.push_back({layout_.takedowns().string(), "lines of it were changed or are missing", {}});
    for (const auto& id : takedowns.ids())
        if (!std::binary_search(manifest.hidden.begin(), manifest.hidden.end(), id))
            damages.push_back({layout_.manifest(manifest.generation).string(),
                               fmt::format("it shows \"{}\", which is taken down", id),
                               {}});
    return damages;
}

std::string describe(const Damage& damage) {
    return fmt::format("{}{}: {}", damage.partition.empty() ? "" : damage.partition + ": ", damage.where, damage.what);
}

}  // namespace dateline
