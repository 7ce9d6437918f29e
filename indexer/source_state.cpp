#include "indexer/source_state.hpp"

#include <algorithm>
#include <filesystem>

#include "indexer/holdings.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

RecordedState look_for(const RecordedSource& source) {
    // As whoever stands in another folder finds it too.
    RecordedState state{source, (fs::path(source.folder) / source.path).lexically_normal().string(), false, {}};
    std::error_code error;
    const auto kind = fs::status(state.place, error).type();
    state.gone = kind == fs::file_type::not_found;
    if (!state.gone && error) state.unlooked_for = error.message();
    return state;
}

}  // namespace

SourceStates source_states(const ArchiveLayout& layout, const Manifest& manifest) {
    SourceStates states;
    for (const auto& source : manifest.recorded) states.recorded.push_back(look_for(source));
    states.from_input = std::any_of(manifest.sources.begin(), manifest.sources.end(),
                                    [](const SourceFile& file) { return file.path == "-"; });
    if (!states.from_input) return states;
    if (const auto holdings = read_holdings(layout, manifest)) states.input_records = holdings->count("-");
    return states;
}

}  // namespace dateline
