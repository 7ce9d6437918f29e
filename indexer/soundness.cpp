#include "indexer/soundness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "indexer/facet_file.hpp"
#include "indexer/fingerprint_check.hpp"
#include "indexer/generation.hpp"
#include "indexer/partition.hpp"
#include "indexer/succession.hpp"
#include "indexer/xapian_guard.hpp"
#include "schemas/error.hpp"
#include "schemas/facet_columns.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

// Articles of one shard that are named: where more are damaged, a few stand for all.
constexpr std::size_t most_named = 3;

// What is wrong with a file of a shard; empty: nothing.
std::string fault_of(const fs::path& path, const ShardFile& stated) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error) return error.message();
    if (size != stated.size) return fmt::format("{} bytes where the manifest has {}", size, stated.size);
    const auto found = read_shard_file(path);
    return found.checksum == stated.checksum ? "" : "its checksum is not that of the manifest";
}

std::string fault_of_any(const fs::path& path, const ShardFile& stated) try {
    return fault_of(path, stated);
} catch (const Error& error) {
    return error.what();
}

// A file that is named by its contents: "0123456789abcdef.csv", "homes-0123456789abcdef.csv".
std::string fault_of_named(const fs::path& path) try {
    const auto fingerprint = hash128(read_file(path, ErrorKind::unavailable)).hex().substr(0, 16);
    return path.stem().string().ends_with(fingerprint) ? "" : "its contents are not those that its name stands for";
} catch (const Error& error) {
    return error.what();
}

bool has_day_within(const std::string& day, const Period& period) {
    const auto parsed = parse_day(day);
    return parsed && period.contains(*parsed);
}

// Whether all articles of a shard belong to a partition.
bool belongs(const ShardFacts& facts, const Partition& partition) {
    if (partition.kind == Partition::Kind::all) return true;
    if (partition.kind == Partition::Kind::undated) return facts.undated == facts.articles && facts.first_day.empty();
    return facts.undated == 0 && has_day_within(facts.first_day, partition.period) &&
           has_day_within(facts.last_day, partition.period);
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
    std::string fault = fault_of_any(path, file);
    bytes_ += file.size;
    (fault.empty() ? good_ : bad_).insert(file.name);
    if (!fault.empty()) damages.push_back({path.string(), std::move(fault), shard.partition});
}

void SoundnessCheck::take_over(const SoundnessCheck& other, const Manifest& manifest) {
    std::error_code unlike;
    for (const auto& shard : manifest.shards)
        for (const auto& file : shard.files)
            if (other.good_.contains(file.name) &&
                fs::equivalent(layout_.shards() / file.name, other.layout_.shards() / file.name, unlike))
                good_.insert(file.name);
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

std::vector<Damage> SoundnessCheck::check_beside(const Manifest& manifest, std::uint64_t number) const {
    std::vector<Damage> damages;
    const auto tell = [&](const fs::path& path, std::string fault) {
        if (!fault.empty()) damages.push_back({path.string(), std::move(fault), {}});
    };
    for (const auto& file : manifest.beside)
        tell(layout_.root() / file.name, fault_of_any(layout_.root() / file.name, file));
    for (const auto& name : annotator_files(layout_, manifest))
        tell(layout_.annotators() / name, fault_of_named(layout_.annotators() / name));
    if (manifest.generation != number)
        tell(layout_.manifest(number), "it is that of " + generation_name(manifest.generation));
    if (manifest.parent && *manifest.parent >= number)
        tell(layout_.manifest(number), generation_name(*manifest.parent) + " can't be its parent: it is not older");
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
            with_database(path_of(shard),
                          [&](const Xapian::Database& database) { check_shard(shard, database, damages); });
        }
    }
    if (is_whole) check_totals(manifest, damages);
    if (is_whole) check_ids(manifest, damages);
    return damages;
}

void SoundnessCheck::check_shard(const Shard& shard, const Xapian::Database& database,
                                 std::vector<Damage>& damages) const {
    const auto facts = read_facts(database, config_.fields);
    const auto tell = [&](std::string what) { damages.push_back({path_of(shard), std::move(what), shard.partition}); };
    if (facts.articles != shard.articles || facts.ids != shard.articles)
        tell(fmt::format("{} articles with {} ids where the manifest has {}", facts.articles, facts.ids,
                         shard.articles));
    if (facts.first_day != shard.first_day || facts.last_day != shard.last_day)
        tell(fmt::format("its days are {} to {} where the manifest has {} to {}", facts.first_day, facts.last_day,
                         shard.first_day, shard.last_day));
    if (read_digest(database) != shard.digest) tell("its digest is not that of the manifest");
    check_partition(shard, facts, damages);
    for (const auto& id : unlike_their_fingerprints(database, config_.fields, most_named))
        tell(fmt::format("article \"{}\" is not what was indexed of it", id));
    for (const auto& file : shard.files) {
        if (!file.name.ends_with(facet_file_suffix)) continue;
        const fs::path path = layout_.shards() / file.name;
        if (read_file(path, ErrorKind::unavailable) != facet_file_of(database, config_.fields))
            damages.push_back({path.string(), "its columns are not those of the articles", shard.partition});
    }
}

void SoundnessCheck::check_partition(const Shard& shard, const ShardFacts& facts, std::vector<Damage>& damages) const {
    const auto partition = parse_partition(shard.partition);
    if (partition && belongs(facts, *partition)) return;
    damages.push_back({path_of(shard), "it has articles that do not belong to its partition", shard.partition});
}

// Ids by their hashes: that two share all 128 bits is not to be feared.
void SoundnessCheck::check_ids(const Manifest& manifest, std::vector<Damage>& damages) const {
    const std::string prefix = config_.fields.find("id")->prefix;
    std::vector<Hash128> met;
    for (const auto& shard : manifest.shards) {
        const auto earlier = met.size();
        const auto is_met = [&](const Hash128& id) {
            return std::binary_search(met.begin(), met.begin() + static_cast<std::ptrdiff_t>(earlier), id);
        };
        std::uint64_t repeated = 0;
        with_database(path_of(shard), [&](const Xapian::Database& database) {
            for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
                met.push_back(hash128(*term));
                if (is_met(met.back())) ++repeated;
            }
        });
        std::sort(met.begin(), met.end());
        if (repeated > 0)
            damages.push_back({path_of(shard), fmt::format("{} of its articles are in another shard too", repeated),
                               shard.partition});
    }
}

void SoundnessCheck::check_totals(const Manifest& manifest, std::vector<Damage>& damages) const {
    ShardFacts sum;
    ArchiveDigest digest;
    for (const auto& shard : manifest.shards) {
        const auto facts = facts_of(path_of(shard), config_.fields);
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
    const auto ids = takedowns.ids();
    const auto tell = [&](std::string what) {
        damages.push_back({layout_.manifest(manifest.generation).string(), std::move(what), {}});
    };
    for (const auto& id : ids)
        if (!std::binary_search(manifest.hidden.begin(), manifest.hidden.end(), id))
            tell(fmt::format("it shows \"{}\", which is taken down", id));
    for (const auto& id : manifest.hidden)
        if (!std::binary_search(ids.begin(), ids.end(), id))
            tell(fmt::format("it hides \"{}\", which is not taken down", id));
    return damages;
}

std::string describe(const Damage& damage) {
    return fmt::format("{}{}: {}", damage.partition.empty() ? "" : damage.partition + ": ", damage.where, damage.what);
}

}  // namespace dateline
