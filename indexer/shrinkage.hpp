// Whether a new generation has lost articles that nobody has asked it to lose: an export that was cut, a folder that
// was not mounted, a reader that no longer understands its format.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"
#include "schemas/publish_checks.hpp"

namespace dateline {

/// Articles by source and month of publication ("2022-09", UTC; empty: undated).
using SourceMonths = std::map<std::pair<std::string, std::string>, std::uint64_t>;

/// A source's month, or the whole archive, that has lost more than it may.
struct Shrunk {
    bool is_whole = false;
    std::string source;
    std::string month;
    std::uint64_t before = 0;
    std::uint64_t after = 0;
};

/// Compares what the shards hold that two generations do not share; articles that `after` hides count in neither, as
/// they are meant to go. The largest losses first.
std::vector<Shrunk> find_shrinkage(const ArchiveLayout& layout, const FieldTable& fields, const Manifest& before,
                                   const Manifest& after, const ShrinkLimit& limit);

/// "Wire 2022-09: 12 of 240; and 3 more"
std::string describe(const std::vector<Shrunk>& shrunk);

}  // namespace dateline
