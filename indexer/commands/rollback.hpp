// dateline-index rollback
#pragma once

#include <cstdint>
#include <string>

#include "indexer/upkeep_options.hpp"

namespace dateline {

struct RollbackOutcome {
    std::uint64_t from = 0;  ///< the generation that was live; 0: CURRENT named none that could be read
    std::uint64_t to = 0;    ///< that whose shards are served again
    std::uint64_t published = 0;
    std::uint64_t articles = 0;

    /// One line for people.
    std::string summary() const;
};

/// Publishes the shards of an older generation under a new number, with what is taken down today hidden. The files of
/// that generation are compared with their checksums first. Works where the live generation is damaged or CURRENT is
/// lost. Throws Error(unavailable) where no sound generation is left, Error(no_input) for one that is not there.
RollbackOutcome roll_back(const RollbackOptions& options);

}  // namespace dateline
