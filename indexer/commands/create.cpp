#include "indexer/commands/create.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/archive_lock.hpp"
#include "schemas/custom_schema.hpp"
#include "schemas/durable_file.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace fs = std::filesystem;

namespace {

FieldTable read_schema(const fs::path& path) {
    const auto schema = read_file(path, ErrorKind::no_input);
    try {
        return with_schema(FieldTable::builtin(), schema);
    } catch (const Error& error) {
        throw Error(error.kind(), fmt::format("{}: {}", path.string(), error.what()));
    }
}

// Whether an archive may be made here: nothing is there, or what a run has that makes one, or died while it did.
bool is_free(const ArchiveLayout& layout) {
    std::error_code ignored;
    if (!fs::exists(layout.root(), ignored)) return true;
    if (!fs::is_directory(layout.root(), ignored)) return false;
    const fs::directory_iterator entries(layout.root(), ignored);
    return std::all_of(begin(entries), end(entries), [&](const auto& entry) {
        return entry.path() == layout.lock() || entry.path() == draft_of(layout.config()) ||
               entry.path() == layout.config();
    });
}

}  // namespace

bool has_archive(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(ArchiveLayout(folder).config(), ignored);
}

void make_folders(const ArchiveLayout& layout) {
    for (const auto& folder : {layout.generations(), layout.shards(), layout.rejects(), layout.versions(),
                               layout.holdings(), layout.annotators(), layout.scratch()})
        make_directory(folder);
}

ArchiveConfig config_of(const CreateOptions& options) {
    ArchiveConfig config;
    config.partition = options.partition;
    config.language = options.language;
    if (!options.schema.empty()) config.fields = read_schema(options.schema);
    return config;
}

void create_archive(const CreateOptions& options) {
    const auto config = config_of(options);
    if (has_archive(options.archive) || !create_archive(options.archive, config))
        throw Error(ErrorKind::cannot_create, fmt::format("{}: there is an archive already", options.archive.string()));
}

bool create_archive(const fs::path& archive, const ArchiveConfig& config) {
    const ArchiveLayout layout(archive);
    if (has_archive(layout.root())) return false;
    if (!is_free(layout)) {
        throw Error(ErrorKind::cannot_create,
                    fmt::format("{}: not empty, and no archive: name a new folder", archive.string()));
    }
    make_directory(layout.root());
    const ArchiveLock lock(layout);
    if (has_archive(layout.root())) return false;
    replace_file(layout.config(), write_config(config));
    // Last: a folder without archive.json is no archive to those who come after a crash.
    make_folders(layout);
    sync_path(layout.root());
    sync_path(fs::absolute(layout.root()).lexically_normal().parent_path());
    return true;
}

void check_schema(const CreateOptions& options, const ArchiveConfig& config) {
    if (options.schema.empty() || custom_fields(read_schema(options.schema)) == custom_fields(config.fields)) return;
    throw Error(ErrorKind::config, fmt::format("{}: not the schema that {} was created with: leave --schema out, or "
                                               "make a new archive",
                                               options.schema.string(), options.archive.string()));
}

}  // namespace dateline
