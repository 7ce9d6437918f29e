#include "indexer/disk_space.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>
#include <string_view>

#include "schemas/error.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t peak_for_plain = 14;
constexpr std::uint64_t peak_without_annotation = 10;
constexpr std::uint64_t unpacks_to = 4;
constexpr std::uint64_t halves_for_rewritten = 5;
constexpr std::uint64_t margin = std::uint64_t{16} << 20U;
constexpr std::uint64_t most_bytes = UINT64_MAX / 256;  // so that no product of these overflows

bool is_packed(const std::string& path) {
    constexpr std::array<std::string_view, 9> endings{".gz",  ".tgz", ".bz2", ".tbz2", ".xz",
                                                      ".txz", ".zst", ".zip", ".7z"};
    return std::any_of(endings.begin(), endings.end(), [&](const auto& ending) { return path.ends_with(ending); });
}

bool is_known(const struct stat& facts, const SourceFile& file) {
    constexpr std::int64_t nanoseconds = 1'000'000'000;
    return static_cast<std::uint64_t>(facts.st_size) == file.size &&
           facts.st_mtim.tv_sec * nanoseconds + facts.st_mtim.tv_nsec == file.mtime;
}

std::uint64_t bytes_of(const Shard& shard) {
    std::uint64_t bytes = 0;
    for (const auto& file : shard.files) bytes += file.size;
    return bytes;
}

std::string megabytes(std::uint64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

}  // namespace

SpaceQuestion space_question(const std::vector<ListedFile>& files, const Manifest* live, bool reads_all) {
    std::map<std::string_view, const SourceFile*> known;
    SpaceQuestion question;
    if (live != nullptr) {
        for (const auto& source : live->sources) known.emplace(source.path, &source);
        for (const auto& shard : live->shards) question.rewritten = std::max(question.rewritten, bytes_of(shard));
    }
    for (const auto& file : files) {
        struct stat facts {};
        // What can't be asked, or is no file, says nothing of its size.
        if (::stat(file.place().c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) continue;
        const auto earlier = known.find(file.path);
        if (!reads_all && earlier != known.end() && is_known(facts, *earlier->second)) continue;
        (is_packed(file.path) ? question.packed : question.plain) += static_cast<std::uint64_t>(facts.st_size);
    }
    return question;
}

std::uint64_t bytes_needed(const SpaceQuestion& question) {
    const std::uint64_t peak = question.annotated ? peak_for_plain : peak_without_annotation;
    const std::uint64_t plain =
        std::min(question.plain, most_bytes) + std::min(question.packed, most_bytes) * unpacks_to;
    return margin + plain * peak + std::min(question.rewritten, most_bytes) / 2 * halves_for_rewritten;
}

std::uint64_t bytes_needed_next(const Manifest& live) { return bytes_needed(space_question({}, &live)); }

std::uint64_t bytes_free(const fs::path& folder) {
    std::error_code ignored;
    fs::path there = fs::absolute(folder, ignored);
    while (there.has_relative_path() && !fs::exists(there, ignored)) there = there.parent_path();
    struct statvfs facts {};
    if (::statvfs(there.c_str(), &facts) != 0) throw system_error(there.string(), errno);
    return std::uint64_t{facts.f_bavail} * facts.f_frsize;
}

void require_space(const fs::path& archive, const SpaceQuestion& question) {
    const std::uint64_t needed = bytes_needed(question);
    const std::uint64_t free = bytes_free(archive);
    if (free >= needed) return;
    throw Error(
        ErrorKind::io,
        fmt::format("{}: its disk has {} free, and the run may need {}: make room, or give fewer sources at once",
                    archive.string(), megabytes(free), megabytes(needed)));
}

}  // namespace dateline
