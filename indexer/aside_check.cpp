#include "indexer/aside_check.hpp"

#include <algorithm>
#include <filesystem>

#include "schemas/error.hpp"
#include "schemas/seen_versions.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

void check_files_of(const ArchiveLayout& aside, const SoundnessCheck& checked, RefusedState& state) {
    const auto config = read_config(aside);
    state.generation = read_current(aside);
    if (!state.generation) {
        state.damages.push_back({aside.current().string(), "missing", {}});
        return;
    }
    const auto path = aside.manifest(*state.generation);
    const auto manifest = parse_manifest(read_file(path, ErrorKind::unavailable), path.string());
    SoundnessCheck check(aside, config, 1);
    check.take_over(checked, manifest);
    state.damages = check.check_files(manifest);
    state.files = check.files();
}

// Empty: nothing.
std::string fault_of_seen(const fs::path& path) try {
    return SeenVersions::parse(read_file(path, ErrorKind::no_input)) ? "" : "its checksum is not that of its bytes";
} catch (const Error& error) {
    // Whoever reports puts another in its place.
    return error.kind() == ErrorKind::no_input ? "" : error.what();
}

}  // namespace

std::optional<RefusedState> check_refused(const ArchiveLayout& layout, const SoundnessCheck& checked) {
    const ArchiveLayout aside(layout.refused());
    std::error_code ignored;
    if (!fs::exists(aside.root(), ignored)) return std::nullopt;
    RefusedState state;
    try {
        check_files_of(aside, checked, state);
    } catch (const Error& error) {
        state.damages.push_back({aside.root().string(), error.what(), {}});
    }
    return state;
}

std::vector<Damage> check_saved(const ArchiveLayout& layout) {
    std::vector<Damage> damages;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(layout.saved(), none)) {
        if (entry.path().extension() != seen_suffix) continue;
        auto fault = fault_of_seen(entry.path());
        if (!fault.empty()) damages.push_back({entry.path().string(), std::move(fault), {}});
    }
    std::sort(damages.begin(), damages.end(), [](const Damage& a, const Damage& b) { return a.where < b.where; });
    return damages;
}

}  // namespace dateline
