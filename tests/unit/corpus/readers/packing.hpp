// Compressed data and containers made for tests, in memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::reading {

std::string bzip2(std::string_view bytes);
/// `dictionary`: MiB that unpacking needs.
std::string xz(std::string_view bytes, unsigned dictionary = 1);
/// With a checksum. `window_log`: of the memory that unpacking needs; 0: what fits.
std::string zstd(std::string_view bytes, int window_log = 0);
/// By the name of the compression: "gzip".
std::string pack(std::string_view method, std::string_view bytes);

enum class MadeKind { file, directory, link, hard_link, device };

/// A member of a container to be made.
struct Made {
    std::string name;
    std::string content = {};
    MadeKind kind = MadeKind::file;
    std::int64_t time = 1'663'300'000;
    bool size_behind = false;  ///< zip: as programs write that don't know the size before
};

std::string tar(const std::vector<Made>& members);
/// `password`: of all files; empty: none.
std::string zip(const std::vector<Made>& members, const std::string& password = {});

}  // namespace dateline::reading
