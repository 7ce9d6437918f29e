// A generation from shards to publication, and what is swept behind it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/shard_merger.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// The live generation's manifest; nothing where none was published. Throws Error(unavailable) where CURRENT names one
/// that is not there, or a shard file is missing or of another size than stated.
/// `unlooked`: a partition whose files are not looked at.
std::optional<Manifest> read_live(const ArchiveLayout& layout, const std::string& unlooked = {});

/// Numbers of the generations whose manifests are on disk, newest first.
std::vector<std::uint64_t> generations_on_disk(const ArchiveLayout& layout);

/// Names of the files that annotators read by, of which a generation needs the copies.
std::set<std::string> annotator_files(const ArchiveLayout& layout, const Manifest& manifest);

/// Whether a shard has facet columns beside it: schemas/facet_columns.hpp.
bool has_columns(const Shard& shard);

/// Makes the list of shards complete (facet columns where they are missing, counts, sizes, checksums; empty shards
/// dropped) and checks the new ones: by Xapian, and that articles, ids and digest are those meant. New files and their
/// folder are synced. Throws Error(refused).
void check_shards(MergedShards& merged, const ArchiveLayout& layout, const ArchiveConfig& config, std::size_t jobs);

/// Fills what a manifest says of all its articles together (articles, undated, languages, digest) from its shards.
void total_up(Manifest& manifest, const ArchiveLayout& layout, const FieldTable& fields);

/// What a generation has beside its shards and its manifest, as the files have it; empty: no such file.
struct SideFiles {
    std::string rejects;
    std::string versions;
    std::string holdings = {};   ///< Holdings::bytes()
    std::string authority = {};  ///< the authority file of the run
    std::string homes = {};      ///< the homes of sources by which the run read
};

/// Makes a generation the live one. Its shards are on disk and synced. What stands beside it is stated in the manifest
/// on disk. Writes, in this order and each synced: the
/// rejects, the versions, the authority file and the homes where the manifest names them, the manifest, their folders,
/// CURRENT (by rename), the archive's folder. After a crash at any instant the old or the new generation is live. After
/// an Error the old one is, unless the device takes nothing any more: then the message says that the new one is.
void publish(const ArchiveLayout& layout, const Manifest& manifest, const SideFiles& beside);

/// Removes what no kept generation needs: scratch files, drafts of dead runs, generations beyond `retention`, and the
/// shard files, authority files and homes that only these have; whatever `retention` is, generations that hold what was
/// purged since. A generation that a reader holds stays until a later sweep. The archive must be locked.
/// `scratch_stays`: what a killed run has left there is to be gone on with.
void sweep(const ArchiveLayout& layout, unsigned retention, bool scratch_stays = false);

/// Keeps a generation that was refused for whoever wants to look at it: as an archive of its own, whose shards are hard
/// links. The one before it goes; so does this one with the next that is published.
void set_aside(const ArchiveLayout& layout, const Manifest& manifest);

/// The same for whoever has published, or failed and has that to tell: what can't be removed now goes with the next
/// sweep, which tells where it can't either.
void try_to_sweep(const ArchiveLayout& layout, unsigned retention, bool scratch_stays = false) noexcept;

/// Removes the drafts of dead runs, which else would count as generations once a later one is live. Nothing where
/// CURRENT names none. The archive must be locked.
void drop_drafts(const ArchiveLayout& layout);

}  // namespace dateline
