// Whether a new generation, complete and sound, may be published: it has not lost what nobody asked it to lose, and it
// answers its canaries.
#pragma once

#include <cstdint>
#include <optional>

#include "indexer/canaries.hpp"
#include "indexer/shrinkage.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// One candidate and what it comes after. Refers to all that it is made of.
class Acceptance {
  public:
    /// `next`: on disk with all its shards, but its manifest. Its checks are those that count.
    Acceptance(const ArchiveLayout& layout, const FieldTable& fields, const Manifest& next)
        : layout_(layout), fields_(fields), next_(next) {}

    /// Throws Error(refused) where it has shrunk against the generation before. `articles_before`: with those of shards
    /// that `live` leaves out since they are not to be opened.
    void check_shrinkage(const Manifest& live, std::uint64_t articles_before) const;
    /// Throws Error(refused) where a canary is not answered as it must be. Where partitions were set aside nothing is
    /// asked: somebody knows that articles are missing.
    void check_canaries(const CanaryTrial& trial) const;

    // Whichever refuses keeps the candidate in ARCHIVE/refused, an archive of its own.

  private:
    const ArchiveLayout& layout_;
    const FieldTable& fields_;
    const Manifest& next_;
};

}  // namespace dateline
