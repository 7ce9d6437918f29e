// Articles made at random for the oracle: few words, names and places, so that scores tie, spellings vary, lists run
// dry and pruning has something to do.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/unit/query/small_archive.hpp"

namespace dateline::test {

/// The built-in fields, and one of each kind that an archive may add.
const ArchiveConfig& random_config();

/// Words, the most frequent first.
const std::vector<std::string>& random_words();
const std::vector<std::string>& random_persons();
const std::vector<std::string>& random_organisations();
const std::vector<std::string>& random_topics();
const std::vector<std::string>& random_sources();
const std::vector<std::string>& random_desks();
/// Ids of settlements all over the earth, some near each other, some of one name.
const std::vector<std::string>& random_settlements();

/// The moment at which the embargoes of some articles are not over yet.
inline constexpr std::int64_t random_now = 1'700'000'000;

struct RandomArchive {
    RandomArchive(std::uint64_t seed, std::size_t count);
    std::vector<Article> articles;
    SmallArchiveOptions options;  ///< annotations, hidden ids and fields
};

}  // namespace dateline::test
