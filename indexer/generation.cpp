#include "indexer/generation.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <functional>

#include "indexer/facet_file.hpp"
#include "indexer/shard_check.hpp"
#include "indexer/xapian_guard.hpp"
#include "schemas/annotator_stamp.hpp"
#include "schemas/durable_file.hpp"
#include "schemas/error.hpp"
#include "schemas/facet_columns.hpp"
#include "schemas/takedowns.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

fs::path path_of(const ArchiveLayout& layout, const Shard& shard) { return layout.shards() / shard.files.at(0).name; }

fs::path facets_beside(const fs::path& shard) { return shard.string().append(facet_file_suffix); }

void check_size(const ArchiveLayout& layout, const ShardFile& file) {
    std::error_code error;
    const auto size = fs::file_size(layout.shards() / file.name, error);
    if (error)
        throw Error(ErrorKind::unavailable,
                    fmt::format("{}: {}", (layout.shards() / file.name).string(), error.message()));
    if (size != file.size) {
        throw Error(ErrorKind::unavailable, fmt::format("{}: damaged: {} bytes where the manifest has {}",
                                                        (layout.shards() / file.name).string(), size, file.size));
    }
}

// All that is stated of a new shard but its files.
void state_facts(Shard& shard, const Xapian::Database& database, const fs::path& path, const FieldTable& fields) {
    const auto facts = read_facts(database, fields);
    if (facts.ids != facts.articles) {
        throw Error(ErrorKind::refused,
                    fmt::format("{}: {} ids for {} articles", path.string(), facts.ids, facts.articles));
    }
    shard.articles = facts.articles;
    shard.first_day = facts.first_day;
    shard.last_day = facts.last_day;
    shard.digest = read_digest(database);
}

void write_columns(const fs::path& path, const Xapian::Database& database, const FieldTable& fields) {
    write_synced(facets_beside(path), facet_file_of(database, fields));
}

void complete(Shard& shard, const ArchiveLayout& layout, const FieldTable& fields) {
    const fs::path path = path_of(layout, shard);
    with_database(path, [&](const Xapian::Database& database) {
        state_facts(shard, database, path, fields);
        write_columns(path, database, fields);
    });
    shard.files = {read_shard_file(path), read_shard_file(facets_beside(path))};
    sync_path(path);
}

// An archive of the time before there were facet columns has shards without.
void add_columns(Shard& shard, const ArchiveLayout& layout, const FieldTable& fields) {
    const fs::path path = path_of(layout, shard);
    with_database(path, [&](const Xapian::Database& database) { write_columns(path, database, fields); });
    shard.files.push_back(read_shard_file(facets_beside(path)));
}

void drop_empty(MergedShards& merged, const ArchiveLayout& layout) {
    for (const auto index : merged.fresh) {
        if (merged.shards[index].articles > 0) continue;
        const fs::path path = path_of(layout, merged.shards[index]);
        fs::remove(path);
        fs::remove(facets_beside(path));
    }
    merged.fresh.clear();
    std::erase_if(merged.shards, [](const Shard& shard) { return shard.articles == 0; });
}

void check_totals(const MergedShards& merged) {
    std::uint64_t articles = 0;
    ArchiveDigest digest;
    for (const auto& shard : merged.shards) {
        articles += shard.articles;
        digest.add(shard.digest);
    }
    if (articles != merged.articles) {
        throw Error(ErrorKind::refused,
                    fmt::format("the new generation has {} articles and should have {}; the archive is as before",
                                articles, merged.articles));
    }
    if (digest.sum() != merged.digest) {
        throw Error(ErrorKind::refused,
                    "the new generation's digest is not that of its articles; the archive is as before");
    }
}

// The first generation may be the draft of a run that died; later ones follow one that was live.
void expect_no_generation(const ArchiveLayout& layout) {
    const auto numbers = generations_on_disk(layout);
    if (numbers.empty() || numbers.front() == 1) return;
    throw Error(ErrorKind::unavailable,
                fmt::format("{}: missing, though there are generations up to {}: write the name of one into it",
                            layout.current().string(), generation_name(numbers.front())));
}

// Removes a file if nobody holds a shared lock on it.
bool remove_unheld(const fs::path& manifest) {
    const int fd = ::open(manifest.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    const bool unheld = ::flock(fd, LOCK_EX | LOCK_NB) == 0;
    if (unheld) fs::remove(manifest);
    ::close(fd);
    return unheld;
}

// What a generation lists; nothing where its manifest is damaged: nobody can read or go back to it. The live one must
// be whole. Throws where it can't be read: what it lists must stay.
std::optional<Manifest> read_kept(const ArchiveLayout& layout, std::uint64_t number, bool is_live) {
    const fs::path path = layout.manifest(number);
    const std::string text = read_file(path, ErrorKind::unavailable);
    try {
        return parse_manifest(text, path.string());
    } catch (const Error&) {
        if (is_live) throw;
        return std::nullopt;
    }
}

// Drops the generations that are not to be kept; says which are left.
std::vector<std::uint64_t> drop_generations(const ArchiveLayout& layout, unsigned retention) {
    const auto live = read_current(layout);
    const auto first_clean = read_takedowns(layout).first_clean();
    std::vector<std::uint64_t> left;
    for (const auto number : generations_on_disk(layout)) {
        const bool is_draft = !live || number > *live;
        const bool is_kept = !is_draft && left.size() < retention && (number >= first_clean || number == live) &&
                             read_kept(layout, number, number == live);
        if (!is_kept && remove_unheld(layout.manifest(number))) continue;
        if (!is_draft) left.push_back(number);
    }
    return left;
}

void name_live(const ArchiveLayout& layout, std::uint64_t generation) {
    replace_file(layout.current(), generation_name(generation) + '\n');
}

void put_back(const ArchiveLayout& layout, std::optional<std::uint64_t> generation) {
    if (generation) return name_live(layout, *generation);
    fs::remove(layout.current());
    sync_path(layout.root());
}

// A damaged CURRENT serves nobody: nothing is lost with it.
std::optional<std::uint64_t> served(const ArchiveLayout& layout) try {
    return read_current(layout);
} catch (const Error&) {
    return std::nullopt;
}

// Where CURRENT was renamed, but not to be synced, the generation before serves again: whoever is told of an error
// expects that.
void make_live(const ArchiveLayout& layout, std::uint64_t generation) {
    const auto before = served(layout);
    try {
        name_live(layout, generation);
    } catch (const Error& error) {
        if (served(layout) == before) throw;
        try {
            put_back(layout, before);
        } catch (const std::exception&) {
            throw Error(error.kind(), fmt::format("{}; {} is published all the same, and may be lost with the power",
                                                  error.what(), generation_name(generation)));
        }
        throw;
    }
}

void write_beside(const fs::path& path, const std::string& lines) {
    if (lines.empty()) return;
    write_synced(path, lines);
    sync_path(path.parent_path());
}

// With what stands beside it, so that a change of that is found too. What annotators read by is named by its contents.
Manifest with_files_beside(Manifest manifest, const ArchiveLayout& layout, const SideFiles& beside) {
    manifest.beside.clear();
    const auto state = [&](const fs::path& name, const std::string& bytes) {
        if (bytes.empty()) return;
        manifest.beside.push_back({.name = name.string(), .size = bytes.size(), .checksum = hash128(bytes)});
    };
    const ArchiveLayout names{fs::path()};
    state(names.config(), fs::exists(layout.config()) ? read_file(layout.config(), ErrorKind::unavailable) : "");
    state(names.rejects(manifest.generation), beside.rejects);
    state(names.versions(manifest.generation), beside.versions);
    state(names.holdings(manifest.generation), beside.holdings);
    return manifest;
}

using IsKept = std::function<bool(const fs::path& name)>;

void add_unkept(std::vector<fs::path>& gone, const fs::path& folder, const IsKept& is_kept) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (!is_kept(entry.path().filename())) gone.push_back(entry.path());
}

// Also what a run left that died before its manifest: the next generation has its number.
bool stands_beside(const fs::path& name, const std::vector<std::uint64_t>& kept) {
    const auto number = parse_generation_name(name.stem().string());
    return !number || std::find(kept.begin(), kept.end(), *number) != kept.end();
}

void write_annotator_files(const ArchiveLayout& layout, const Manifest& manifest, const SideFiles& beside) {
    const auto needed = annotator_files(layout, manifest);
    const auto fingerprint = [](const std::string& bytes) { return hash128(bytes).hex().substr(0, 16); };
    const auto write = [&](const fs::path& path, const std::string& bytes) {
        if (needed.contains(path.filename().string())) write_beside(path, bytes);
    };
    write(layout.authority(fingerprint(beside.authority)), beside.authority);
    write(layout.homes(fingerprint(beside.homes)), beside.homes);
}

}  // namespace

std::set<std::string> annotator_files(const ArchiveLayout& layout, const Manifest& manifest) {
    std::set<std::string> names;
    if (!manifest.homes.empty()) names.insert(layout.homes(manifest.homes).filename().string());
    for (const auto& [text, articles] : manifest.annotators) {
        const auto stamp = parse_stamp(text);
        if (!stamp) continue;
        if (!stamp->authority.empty()) names.insert(layout.authority(stamp->authority).filename().string());
        if (!stamp->homes.empty()) names.insert(layout.homes(stamp->homes).filename().string());
    }
    return names;
}

bool has_columns(const Shard& shard) {
    const auto is_columns = [](const ShardFile& file) { return file.name.ends_with(facet_file_suffix); };
    return std::any_of(shard.files.begin(), shard.files.end(), is_columns);
}

std::vector<std::uint64_t> generations_on_disk(const ArchiveLayout& layout) {
    std::vector<std::uint64_t> numbers;
    if (!fs::exists(layout.generations())) return numbers;
    for (const auto& entry : fs::directory_iterator(layout.generations())) {
        const auto number = parse_generation_name(entry.path().stem().string());
        if (number && entry.path() == layout.manifest(*number)) numbers.push_back(*number);
    }
    std::sort(numbers.rbegin(), numbers.rend());
    return numbers;
}

std::optional<Manifest> read_live(const ArchiveLayout& layout, const std::string& unlooked) {
    const auto number = read_current(layout);
    if (!number) {
        expect_no_generation(layout);
        return std::nullopt;
    }
    const fs::path path = layout.manifest(*number);
    Manifest manifest = parse_manifest(read_file(path, ErrorKind::unavailable), path.string());
    for (const auto& shard : manifest.shards) {
        if (shard.partition == unlooked) continue;
        for (const auto& file : shard.files) check_size(layout, file);
    }
    return manifest;
}

void check_shards(MergedShards& merged, const ArchiveLayout& layout, const ArchiveConfig& config, std::size_t jobs) {
    std::vector<fs::path> paths;
    for (const auto index : merged.fresh) paths.push_back(path_of(layout, merged.shards[index]));
    check_databases(paths, jobs, [&](std::size_t i) {
        // The chunks have served: they go while the children work.
        if (i == 0) fs::remove_all(layout.scratch());
        complete(merged.shards[merged.fresh[i]], layout, config.fields);
    });
    drop_empty(merged, layout);
    for (auto& shard : merged.shards) {
        if (!has_columns(shard)) add_columns(shard, layout, config.fields);
    }
    check_totals(merged);
    sync_path(layout.shards());
}

void total_up(Manifest& manifest, const ArchiveLayout& layout, const FieldTable& fields) {
    manifest.articles = 0;
    manifest.undated = 0;
    manifest.languages.clear();
    manifest.annotators.clear();
    ArchiveDigest digest;
    for (const auto& shard : manifest.shards) {
        const auto facts = facts_of(path_of(layout, shard), fields);
        manifest.articles += facts.articles;
        manifest.undated += facts.undated;
        for (const auto& [language, count] : facts.languages) manifest.languages[language] += count;
        for (const auto& [stamp, count] : facts.annotators) manifest.annotators[stamp] += count;
        digest.add(shard.digest);
    }
    manifest.digest = digest.sum();
}

void publish(const ArchiveLayout& layout, const Manifest& manifest, const SideFiles& beside) {
    write_beside(layout.rejects(manifest.generation), beside.rejects);
    write_beside(layout.versions(manifest.generation), beside.versions);
    write_beside(layout.holdings(manifest.generation), beside.holdings);
    write_annotator_files(layout, manifest, beside);
    write_synced(layout.manifest(manifest.generation), write_manifest(with_files_beside(manifest, layout, beside)));
    sync_path(layout.generations());
    make_live(layout, manifest.generation);
}

void set_aside(const ArchiveLayout& layout, const Manifest& manifest) {
    const ArchiveLayout aside(layout.refused());
    fs::remove_all(aside.root());
    for (const auto& folder : {aside.root(), aside.shards(), aside.generations()}) make_directory(folder);
    for (const auto& shard : manifest.shards)
        for (const auto& file : shard.files)
            fs::create_hard_link(layout.shards() / file.name, aside.shards() / file.name);
    fs::copy_file(layout.config(), aside.config());
    write_synced(aside.manifest(manifest.generation), write_manifest(manifest));
    name_live(aside, manifest.generation);
}

void sweep(const ArchiveLayout& layout, unsigned retention, bool scratch_stays) {
    // A run may have died between renaming CURRENT and syncing it: what an older one names must stay until that is
    // done.
    sync_path(layout.root());
    if (!scratch_stays) fs::remove_all(layout.scratch());
    for (const auto& path : {layout.current(), layout.takedowns()}) fs::remove(draft_of(path));
    std::set<std::string> needed;
    std::set<std::string> read_by;
    const auto kept = drop_generations(layout, retention);
    for (const auto number : kept) {
        const auto manifest = read_kept(layout, number, number == read_current(layout));
        if (!manifest) continue;
        for (const auto& shard : manifest->shards) {
            for (const auto& file : shard.files) needed.insert(file.name);
        }
        read_by.merge(annotator_files(layout, *manifest));
    }
    std::vector<fs::path> gone;
    add_unkept(gone, layout.shards(), [&](const fs::path& name) { return needed.contains(name.string()); });
    add_unkept(gone, layout.annotators(), [&](const fs::path& name) { return read_by.contains(name.string()); });
    for (const auto& folder : {layout.rejects(), layout.versions(), layout.holdings()})
        add_unkept(gone, folder, [&](const fs::path& name) { return stands_beside(name, kept); });
    // No manifest comes back after a loss of power whose shards are gone: not one either that a run dropped which died
    // before it could sync that.
    if (!gone.empty()) sync_path(layout.generations());
    for (const auto& path : gone) fs::remove_all(path);
}

void try_to_sweep(const ArchiveLayout& layout, unsigned retention, bool scratch_stays) noexcept try {
    sweep(layout, retention, scratch_stays);
} catch (const std::exception&) {
    return;
}

void drop_drafts(const ArchiveLayout& layout) {
    const auto live = read_current(layout);
    // What CURRENT says may not be on disk yet (see sweep).
    sync_path(layout.root());
    for (const auto number : generations_on_disk(layout))
        if (live && number > *live) remove_unheld(layout.manifest(number));
}

}  // namespace dateline
