#include "indexer/commands/create.hpp"

#include <fmt/format.h>

#include "indexer/durable_file.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace fs = std::filesystem;

void make_folders(const ArchiveLayout& layout) {
    for (const auto& folder : {layout.generations(), layout.shards(), layout.rejects(), layout.scratch()})
        make_directory(folder);
}

void create_archive(const CreateOptions& options) {
    const ArchiveLayout layout(options.archive);
    std::error_code ignored;
    if (fs::exists(layout.config(), ignored))
        throw Error(ErrorKind::cannot_create, fmt::format("{}: there is an archive already", options.archive.string()));
    if (fs::exists(options.archive, ignored) &&
        (!fs::is_directory(options.archive, ignored) || !fs::is_empty(options.archive, ignored))) {
        throw Error(ErrorKind::cannot_create,
                    fmt::format("{}: not empty, and no archive: name a new folder", options.archive.string()));
    }
    make_directory(layout.root());
    ArchiveConfig config;
    config.partition = options.partition;
    config.language = options.language;
    replace_file(layout.config(), write_config(config));
    // Last: a folder without archive.json is no archive to those who come after a crash.
    make_folders(layout);
    sync_path(layout.root());
    sync_path(fs::absolute(layout.root()).lexically_normal().parent_path());
}

}  // namespace dateline
