// What is known of a shard by reading it, and Xapian's own check of it.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "schemas/field_table.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// Counts of one shard, read from its terms.
struct ShardFacts {
    std::uint64_t articles = 0;
    std::uint64_t ids = 0;  ///< different ids; as many as articles in a sound shard
    std::uint64_t undated = 0;
    std::map<std::string, std::uint64_t> languages;
    std::map<std::string, std::uint64_t> annotators;  ///< by stamp
    std::map<int, std::uint64_t> years;               ///< articles by year of publication
    std::string first_day;                            ///< "2022-01-03"; empty: none is dated
    std::string last_day;
};
ShardFacts read_facts(const Xapian::Database& shard, const FieldTable& fields);
/// The same of the shard at `path`, which errors name.
ShardFacts facts_of(const std::filesystem::path& path, const FieldTable& fields);

/// The sum of the indexed hashes of all articles of a shard.
Hash128 read_digest(const Xapian::Database& shard);

/// Size and checksum of a file.
ShardFile read_shard_file(const std::filesystem::path& path);

/// Lets Xapian check databases, each in a child process, since a damaged table can take its checker down; `jobs` at
/// once. No other thread of this process may run meanwhile. Gives those that fail, sorted. Throws Error(unavailable)
/// where no more files may be open, and Error(io) where one can't be read: nothing is known of it then.
std::vector<std::filesystem::path> failing_databases(const std::vector<std::filesystem::path>& paths, std::size_t jobs);

/// The same for new shards. `meanwhile(i)` is called in this process once for each, when its check has begun. Throws
/// Error(refused) that names the first that fails; where none does, as above.
void check_databases(const std::vector<std::filesystem::path>& paths, std::size_t jobs,
                     const std::function<void(std::size_t)>& meanwhile = {});

}  // namespace dateline
