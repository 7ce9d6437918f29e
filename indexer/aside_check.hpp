// Whether what lies in an archive beside its generations is sound: the generation that was refused, and what saved
// searches have reported.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/soundness.hpp"
#include "schemas/archive_layout.hpp"

namespace dateline {

/// The generation in ARCHIVE/refused. Nobody is served by it: what is wrong with it is a note.
struct RefusedState {
    std::optional<std::uint64_t> generation;  ///< nothing where that can't be read
    std::uint64_t files = 0;
    std::vector<Damage> damages;
};

/// Nothing where none was refused. Files that it shares with the archive and that `checked` has found good are not read
/// again.
std::optional<RefusedState> check_refused(const ArchiveLayout& layout, const SoundnessCheck& checked);

/// Of what saved searches have reported, the files that are damaged: their searches would begin anew.
std::vector<Damage> check_saved(const ArchiveLayout& layout);

}  // namespace dateline
