// dateline-index remove
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/upkeep_options.hpp"

namespace dateline {

struct RemoveOutcome {
    std::vector<std::string> ids;            ///< what the run took down (or lifted), sorted; copies among them
    std::uint64_t copies = 0;                ///< of these, those that were found as copies
    std::uint64_t purged = 0;                ///< articles whose text was written out
    std::optional<std::uint64_t> published;  ///< the generation; none: nothing changed
    std::vector<std::uint64_t> held;         ///< generations that should have gone and that a reader holds

    /// One line for people.
    std::string summary(const RemoveOptions& options) const;
};

/// Takes articles down, or shows them again. The line in takedowns.jsonl is written first: whatever happens then, the
/// next run obeys it. Throws Error(no_input) for an id that the archive does not have, and nothing is done then; where
/// an Error leaves a purge, the articles are hidden all the same.
RemoveOutcome remove_articles(const RemoveOptions& options);

}  // namespace dateline
