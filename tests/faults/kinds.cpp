#include "tests/faults/kinds.hpp"

#include <fnmatch.h>

#include <cctype>

namespace dateline::faults {

namespace {

struct Row {
    const char* pattern;  ///< of fnmatch(3), where * also stands for /
    const char* kind;
};

// The first that fits. A file that a new command writes needs a row only where its name changes by more than numbers.
constexpr Row rows[] = {
    {"", "folder above"},
    {"archive", "archive folder"},
    {"archive/generations/g*.json", "manifest"},
    {"archive/shards/*.facets", "facets"},
    {"archive/shards/*", "shard"},
    {"archive/rejects/*", "rejects file"},
    {"archive/versions/*", "versions file"},
    {"archive/annotators/homes-*", "homes"},
    {"archive/annotators/*", "authority"},
    {"archive/holdings/*", "holdings"},
    {"archive/scratch/chunk*.done", "chunk note"},
    {"archive/scratch/chunk*.done.tmp", "draft of a chunk note"},
    {"archive/scratch/chunk*/*.glass", "chunk table"},
    {"archive/scratch/chunk*/*", "chunk version"},
    {"archive/scratch/chunk*", "chunk folder"},
    {"archive/scratch/edited*/*.glass", "edited table"},
    {"archive/scratch/edited*/*", "edited version"},
    {"archive/scratch/edited*", "edited folder"},
    {"archive/scratch/dealt*/*.glass", "dealt table"},
    {"archive/scratch/dealt*/*", "dealt version"},
    {"archive/scratch/dealt*", "dealt folder"},
};

std::string without_numbers(const std::string& path) {
    std::string kind;
    bool in_number = false;
    for (const char letter : path) {
        const bool is_digit = std::isdigit(static_cast<unsigned char>(letter)) != 0;
        if (!is_digit) kind += letter;
        if (is_digit && !in_number) kind += '#';
        in_number = is_digit;
    }
    return kind;
}

}  // namespace

std::string kind_of(const std::string& path) {
    for (const auto& row : rows)
        if (::fnmatch(row.pattern, path.c_str(), 0) == 0) return row.kind;
    const std::string root = "archive/";
    return without_numbers(path.compare(0, root.size(), root) == 0 ? path.substr(root.size()) : path);
}

}  // namespace dateline::faults
