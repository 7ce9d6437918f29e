#include "query/open_generation.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <optional>
#include <thread>

#include "query/xapian_guard.hpp"

namespace dateline {

namespace {

// A publish takes milliseconds: whoever loses this often in a row has a damaged archive before him.
constexpr int max_tries = 20;
constexpr std::chrono::milliseconds pause_between_tries{25};

[[noreturn]] void missing(const std::filesystem::path& file) {
    throw Error(ErrorKind::unavailable,
                fmt::format("{} is missing: the archive is damaged; dateline-index rollback goes "
                            "back to an older generation",
                            file.string()));
}

// A shared lock on the manifest; none where the file is gone or the sweep is about to take it away.
std::optional<FileDescriptor> lock_manifest(const std::filesystem::path& path) {
    FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) {
        if (errno == ENOENT) return std::nullopt;
        throw system_error(path.string(), errno, ErrorKind::unavailable);
    }
    if (::flock(file.number(), LOCK_SH | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK || errno == EINTR) return std::nullopt;
        throw system_error(path.string() + ": locking", errno, ErrorKind::unavailable);
    }
    struct stat facts {};
    if (::fstat(file.number(), &facts) != 0 || facts.st_nlink == 0) return std::nullopt;
    return file;
}

Xapian::Database open_shard(const ArchiveLayout& layout, const Shard& shard) {
    for (const auto& file : shard.files) {
        const auto path = layout.shards() / file.name;
        std::error_code error;
        const auto size = std::filesystem::file_size(path, error);
        if (error) missing(path);
        if (size != file.size) {
            throw Error(
                ErrorKind::unavailable,
                fmt::format("{} is damaged: {} bytes where {} were published; dateline-index rollback goes back to "
                            "an older generation",
                            path.string(), size, file.size));
        }
    }
    if (shard.files.empty()) missing(layout.shards() / shard.partition);
    const std::string name = (layout.shards() / shard.files.front().name).string();
    return guard_xapian(name, [&] { return Xapian::Database(name); });
}

// Nothing where the generation is being swept away.
std::optional<OpenGeneration> try_open(const ArchiveLayout& layout, std::uint64_t number) {
    const auto path = layout.manifest(number);
    auto lock = lock_manifest(path);
    if (!lock) return std::nullopt;
    OpenGeneration generation;
    generation.lock = std::move(*lock);
    generation.manifest = parse_manifest(read_file(path, ErrorKind::unavailable), path.string());
    for (const auto& shard : generation.manifest.shards) generation.shards.push_back(open_shard(layout, shard));
    return generation;
}

}  // namespace

FileDescriptor::~FileDescriptor() {
    if (is_open()) ::close(number_);
}

OpenGeneration open_generation(const ArchiveLayout& layout) {
    const ArchiveConfig config = read_config(layout);
    for (int attempt = 0; attempt < max_tries; ++attempt) {
        const auto number = read_current(layout);
        if (!number) return {config, {}, {}, FileDescriptor()};
        if (auto generation = try_open(layout, *number)) {
            generation->config = config;
            return std::move(*generation);
        }
        // The live generation is never swept: if it is still this one, its manifest is lost.
        if (read_current(layout) == number && !std::filesystem::exists(layout.manifest(*number))) break;
        std::this_thread::sleep_for(pause_between_tries);
    }
    missing(layout.manifest(read_current(layout).value_or(0)));
}

}  // namespace dateline
