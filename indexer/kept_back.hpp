// How many articles an archive holds but does not show.
#pragma once

#include <cstdint>

#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// Articles of one generation that no answer has. Each counts once, for the first reason in this order.
struct KeptBackCounts {
    std::uint64_t hidden = 0;  ///< the manifest lists the id
    std::uint64_t cancelled = 0;
    std::uint64_t withheld = 0;
    std::uint64_t embargoed = 0;  ///< not due yet
    std::uint64_t all() const { return hidden + cancelled + withheld + embargoed; }
    bool operator==(const KeptBackCounts&) const = default;
};

/// Counts them from terms and slots; no record is read. `now`: seconds since 1970, UTC. Throws where a shard
/// can't be read.
KeptBackCounts count_kept_back(const ArchiveLayout& layout, const Manifest& manifest, const FieldTable& fields,
                               std::int64_t now);

}  // namespace dateline
