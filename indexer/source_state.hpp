// How the sources of a generation stand today: what the next rebuild reads, what it can't find, and what it can't read
// again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// A recorded source, looked for now.
struct RecordedState {
    RecordedSource source;
    std::string place;         ///< where the next rebuild looks
    bool gone = false;         ///< nothing is there
    std::string unlooked_for;  ///< why it can't be said whether anything is; empty: it can
};

struct SourceStates {
    std::vector<RecordedState> recorded;       ///< in the order of the manifest
    bool from_input = false;                   ///< some came from standard input: no rebuild can read them again
    std::optional<std::size_t> input_records;  ///< how many records; nothing where the archive does not say
};

/// No source is opened.
SourceStates source_states(const ArchiveLayout& layout, const Manifest& manifest);

}  // namespace dateline
