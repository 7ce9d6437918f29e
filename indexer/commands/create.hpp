// dateline-index create
#pragma once

#include "indexer/options.hpp"

namespace dateline {

/// What a new archive is told. Throws Error(no_input) or Error(bad_data) for a schema that can't be read, Error(config)
/// for one that can't be used.
ArchiveConfig config_of(const CreateOptions& options);

bool has_archive(const std::filesystem::path& folder);

/// Makes an empty archive. Throws Error(cannot_create) where the folder holds something already, or can't be made,
/// Error(locked) where another process is making one.
void create_archive(const CreateOptions& options);
/// The same, but where there is an archive, since another process was faster, it stays and the answer is false.
bool create_archive(const std::filesystem::path& archive, const ArchiveConfig& config);

/// Throws Error(config) where an archive has not the fields of the schema that a run names: it keeps those that it was
/// created with.
void check_schema(const CreateOptions& options, const ArchiveConfig& config);

/// Makes what is missing of an archive's folders.
void make_folders(const ArchiveLayout& layout);

}  // namespace dateline
