#include "indexer/commands/status.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/generation.hpp"
#include "indexer/rejects.hpp"

namespace dateline {

namespace {

using nlohmann::ordered_json;

// What there is to tell.
struct ArchiveState {
    ArchiveConfig config;
    std::optional<Manifest> live;
    std::vector<std::uint64_t> generations;  ///< on disk, newest first
    std::vector<StandingReject> rejects;
};

std::uint64_t bytes_of(const Manifest& manifest) {
    std::uint64_t bytes = 0;
    for (const auto& shard : manifest.shards) {
        for (const auto& file : shard.files) bytes += file.size;
    }
    return bytes;
}

ArchiveState read_state(const ArchiveLayout& layout) {
    ArchiveState state;
    state.config = read_config(layout);
    state.live = read_live(layout);
    state.generations = generations_on_disk(layout);
    if (state.live) state.rejects = read_rejects(layout, state.live->generation);
    return state;
}

ordered_json shards_json(const Manifest& manifest) {
    ordered_json shards = ordered_json::array();
    for (const auto& shard : manifest.shards) {
        shards.push_back({{"partition", shard.partition},
                          {"articles", shard.articles},
                          {"first_day", shard.first_day},
                          {"last_day", shard.last_day},
                          {"file", shard.files.at(0).name},
                          {"bytes", shard.files.at(0).size}});
    }
    return shards;
}

ordered_json generation_json(const Manifest& manifest) {
    return {{"generation", generation_name(manifest.generation)},
            {"created", manifest.created},
            {"program", manifest.program},
            {"annotator", manifest.annotator},
            {"articles", manifest.articles},
            {"undated", manifest.undated},
            {"hidden", manifest.hidden.size()},
            {"languages", manifest.languages},
            {"bytes", bytes_of(manifest)},
            {"digest", manifest.digest.hex()},
            {"shards", shards_json(manifest)},
            {"sources", manifest.sources.size()}};
}

std::string as_json(const ArchiveState& state, const std::string& archive) {
    ordered_json kept = ordered_json::array();
    for (const auto number : state.generations) kept.push_back(generation_name(number));
    const ordered_json root{{"version", 1},
                            {"archive", archive},
                            {"format", archive_format},
                            {"partition", to_string(state.config.partition)},
                            {"language", state.config.language},
                            {"retention", state.config.retention},
                            {"schema", state.config.fields.fingerprint()},
                            {"generations", kept},
                            {"live", state.live ? generation_json(*state.live) : ordered_json(nullptr)},
                            {"rejects", state.rejects.size()}};
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

std::string megabytes(std::uint64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

std::string live_text(const Manifest& live) {
    std::string languages;
    for (const auto& [language, count] : live.languages)
        languages += fmt::format("{}{} {}", languages.empty() ? "" : ", ", language, count);
    std::string text =
        fmt::format("Live generation  {} of {}, by {}\n", generation_name(live.generation), live.created, live.program);
    text += fmt::format("Articles         {}, {} of them undated, {} hidden\n", live.articles, live.undated,
                        live.hidden.size());
    text += fmt::format("Languages        {}\n", languages.empty() ? "none" : languages);
    text += fmt::format("Size             {}\n", megabytes(bytes_of(live)));
    text += fmt::format("Digest           {}\n", live.digest.hex());
    text += fmt::format("Sources          {}\n", live.sources.size());
    text += "Shards\n";
    for (const auto& shard : live.shards) {
        const std::string days =
            shard.first_day.empty() ? "" : fmt::format("  {} to {}", shard.first_day, shard.last_day);
        text += fmt::format("  {:<12} {:>10} articles  {:>10}{}\n", shard.partition, shard.articles,
                            megabytes(shard.files.at(0).size), days);
    }
    return text;
}

std::string as_text(const ArchiveState& state, const std::string& archive, const ArchiveLayout& layout) {
    std::string text =
        fmt::format("Archive          {}\nPartition        {}, language {}, {} generations kept\n", archive,
                    to_string(state.config.partition), state.config.language, state.config.retention);
    if (!state.live) return text + "Empty: nothing has been published yet. dateline-index add fills it.\n";
    text += live_text(*state.live);
    if (!state.rejects.empty()) {
        text += fmt::format("Rejects          {}, listed in {}\n", state.rejects.size(),
                            layout.rejects(state.live->generation).string());
    }
    return text;
}

}  // namespace

std::string describe_status(const StatusOptions& options) {
    const ArchiveLayout layout(options.archive);
    const ArchiveState state = read_state(layout);
    return options.json ? as_json(state, options.archive.string()) : as_text(state, options.archive.string(), layout);
}

}  // namespace dateline
