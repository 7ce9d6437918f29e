#include "indexer/commands/status.hpp"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "indexer/generation.hpp"
#include "indexer/kept_back.hpp"
#include "indexer/rejects.hpp"
#include "indexer/source_state.hpp"
#include "schemas/annotator_stamp.hpp"
#include "schemas/custom_schema.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

using nlohmann::ordered_json;

// So many single-file shards are open at once for each thread that reads them; beyond it the usual limit of 1,024 open
// files comes near, and every question asks every shard.
constexpr std::size_t many_shards = 200;

// What there is to tell.
struct ArchiveState {
    ArchiveConfig config;
    std::optional<Manifest> live;
    KeptBackCounts kept_back;                ///< of the live generation, now
    std::vector<std::uint64_t> generations;  ///< on disk, newest first
    std::vector<StandingReject> rejects;
    SourceStates sources;  ///< of the live generation, now
};

std::uint64_t bytes_of(const Shard& shard) {
    std::uint64_t bytes = 0;
    for (const auto& file : shard.files) bytes += file.size;
    return bytes;
}

std::uint64_t bytes_of(const Manifest& manifest) {
    std::uint64_t bytes = 0;
    for (const auto& shard : manifest.shards) bytes += bytes_of(shard);
    return bytes;
}

std::int64_t seconds_now() {
    using namespace std::chrono;
    return floor<seconds>(system_clock::now()).time_since_epoch().count();
}

ArchiveState read_state(const ArchiveLayout& layout) {
    ArchiveState state;
    state.config = read_config(layout);
    state.live = read_live(layout);
    state.generations = generations_on_disk(layout);
    if (!state.live) return state;
    state.kept_back = count_kept_back(layout, *state.live, state.config.fields, seconds_now());
    state.rejects = read_rejects(layout, state.live->generation);
    state.sources = source_states(layout, *state.live);
    return state;
}

std::vector<std::string> warnings_of(const ArchiveState& state) {
    if (!state.live || state.live->shards.size() <= many_shards) return {};
    return {
        fmt::format("{} shards are many: each is an open file of every thread, and every question asks all of them. "
                    "Index the sources into a new archive with a coarser --partition than {}",
                    state.live->shards.size(), to_string(state.config.partition))};
}

// The empty stamp has those that nobody has read.
std::map<std::string, std::uint64_t> articles_by_stamp(const Manifest& manifest) {
    std::map<std::string, std::uint64_t> counts = manifest.annotators;
    std::uint64_t read = 0;
    for (const auto& [stamp, count] : counts) read += count;
    if (read < manifest.articles) counts[""] = manifest.articles - read;
    return counts;
}

ordered_json shards_json(const Manifest& manifest) {
    ordered_json shards = ordered_json::array();
    for (const auto& shard : manifest.shards) {
        shards.push_back({{"partition", shard.partition},
                          {"articles", shard.articles},
                          {"first_day", shard.first_day},
                          {"last_day", shard.last_day},
                          {"file", shard.files.at(0).name},
                          {"bytes", bytes_of(shard)}});
    }
    return shards;
}

ordered_json fields_json(const FieldTable& table) {
    ordered_json fields = ordered_json::array();
    for (const auto& field : custom_fields(table))
        fields.push_back({{"name", field.name}, {"record", field.record_key}, {"kind", to_string(field.kind)}});
    return fields;
}

ordered_json annotators_json(const Manifest& manifest) {
    ordered_json rows = ordered_json::array();
    for (const auto& [stamp, count] : articles_by_stamp(manifest))
        rows.push_back({{"stamp", stamp}, {"articles", count}, {"what", describe_stamp(stamp)}});
    return rows;
}

ordered_json input_json(const SourceStates& sources) {
    if (!sources.from_input) return nullptr;
    return {{"records", sources.input_records ? ordered_json(*sources.input_records) : ordered_json()}};
}

ordered_json recorded_json(const SourceStates& sources) {
    ordered_json rows = ordered_json::array();
    for (const auto& [source, place, gone, unlooked_for] : sources.recorded)
        rows.push_back({{"path", source.path},
                        {"place", place},
                        {"reading", source.reading},
                        {"gone", unlooked_for.empty() ? ordered_json(gone) : ordered_json()},
                        {"error", unlooked_for.empty() ? ordered_json() : ordered_json(unlooked_for)}});
    return rows;
}

ordered_json generation_json(const Manifest& manifest, const KeptBackCounts& kept_back, const SourceStates& sources) {
    return {{"generation", generation_name(manifest.generation)},
            {"created", manifest.created},
            {"program", manifest.program},
            {"annotator", manifest.annotator},
            {"articles", manifest.articles},
            {"undated", manifest.undated},
            {"shown", manifest.articles - kept_back.all()},
            {"cancelled", kept_back.cancelled},
            {"withheld", kept_back.withheld},
            {"embargoed", kept_back.embargoed},
            {"hidden", kept_back.hidden},
            {"languages", manifest.languages},
            {"annotators", annotators_json(manifest)},
            {"bytes", bytes_of(manifest)},
            {"digest", manifest.digest.hex()},
            {"shards", shards_json(manifest)},
            {"sources", manifest.sources.size()},
            {"standard_input", input_json(sources)},
            {"recorded", recorded_json(sources)},
            {"checks", ordered_json::parse(write_publish_checks(manifest.checks))}};
}

std::string as_json(const ArchiveState& state, const std::string& archive) {
    ordered_json kept = ordered_json::array();
    for (const auto number : state.generations) kept.push_back(generation_name(number));
    const ordered_json root{
        {"version", 1},
        {"archive", archive},
        {"format", archive_format},
        {"partition", to_string(state.config.partition)},
        {"language", state.config.language},
        {"retention", state.config.retention},
        {"schema", state.config.fields.fingerprint()},
        {"fields", fields_json(state.config.fields)},
        {"generations", kept},
        {"live", state.live ? generation_json(*state.live, state.kept_back, state.sources) : ordered_json()},
        {"rejects", state.rejects.size()},
        {"warnings", warnings_of(state)}};
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

std::string megabytes(std::uint64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

std::string fields_text(const FieldTable& table) {
    std::string names;
    for (const auto& field : custom_fields(table))
        names += fmt::format("{}{} {}", names.empty() ? "" : ", ", field.name, to_string(field.kind));
    return names.empty() ? "" : fmt::format("Fields           {}\n", names);
}

// What the next rebuild will not read.
std::string sources_text(const SourceStates& sources) {
    std::string text;
    if (sources.from_input) {
        const auto records = sources.input_records ? fmt::format("{} records: ", *sources.input_records) : "";
        text += fmt::format("Standard input   {}rebuild carries them over, and can't read them again\n", records);
    }
    for (const auto& [source, place, gone, unlooked_for] : sources.recorded) {
        const auto shown = without_controls(place);
        if (gone) text += fmt::format("Gone             {}: recorded, and not there\n", shown);
        if (!unlooked_for.empty()) text += fmt::format("Out of reach     {}: {}\n", shown, unlooked_for);
    }
    return text;
}

// Where they are not what every archive has.
std::string checks_text(const PublishChecks& checks) {
    if (checks == PublishChecks{}) return {};
    return fmt::format("Checked by       {} canar{}; a source's month may lose {} % or {} articles\n",
                       checks.canaries.size(), checks.canaries.size() == 1 ? "y" : "ies", checks.shrink.percent,
                       checks.shrink.articles);
}

std::string live_text(const Manifest& live, const KeptBackCounts& kept_back, const SourceStates& sources) {
    std::string languages;
    for (const auto& [language, count] : live.languages)
        languages += fmt::format("{}{} {}", languages.empty() ? "" : ", ", language, count);
    std::string text =
        fmt::format("Live generation  {} of {}, by {}\n", generation_name(live.generation), live.created, live.program);
    text += fmt::format("Articles         {}, {} of them undated\n", live.articles, live.undated);
    text += fmt::format("Shown            {}; not shown: {} cancelled, {} withheld, {} under embargo, {} hidden\n",
                        live.articles - kept_back.all(), kept_back.cancelled, kept_back.withheld, kept_back.embargoed,
                        kept_back.hidden);
    text += fmt::format("Languages        {}\n", languages.empty() ? "none" : languages);
    std::string_view label = "Read by";
    for (const auto& [stamp, count] : articles_by_stamp(live)) {
        text +=
            fmt::format("{:<16} {} {}: {}\n", label, count, count == 1 ? "article" : "articles", describe_stamp(stamp));
        label = {};
    }
    text += fmt::format("Size             {}\n", megabytes(bytes_of(live)));
    text += fmt::format("Digest           {}\n", live.digest.hex());
    text += fmt::format("Sources          {}\n", live.sources.size());
    text += sources_text(sources);
    text += checks_text(live.checks);
    text += "Shards\n";
    for (const auto& shard : live.shards) {
        const std::string days =
            shard.first_day.empty() ? "" : fmt::format("  {} to {}", shard.first_day, shard.last_day);
        text += fmt::format("  {:<12} {:>10} articles  {:>10}{}\n", shard.partition, shard.articles,
                            megabytes(bytes_of(shard)), days);
    }
    return text;
}

std::string as_text(const ArchiveState& state, const std::string& archive, const ArchiveLayout& layout) {
    std::string text =
        fmt::format("Archive          {}\nPartition        {}, language {}, {} generations kept\n", archive,
                    to_string(state.config.partition), state.config.language, state.config.retention);
    text += fields_text(state.config.fields);
    if (!state.live) return text + "Empty: nothing has been published yet. dateline-index add fills it.\n";
    text += live_text(*state.live, state.kept_back, state.sources);
    if (!state.rejects.empty()) {
        text += fmt::format("Rejects          {}, listed in {}\n", state.rejects.size(),
                            layout.rejects(state.live->generation).string());
    }
    for (const auto& warning : warnings_of(state)) text += fmt::format("Warning          {}\n", warning);
    return text;
}

}  // namespace

std::string describe_status(const StatusOptions& options) {
    const ArchiveLayout layout(options.archive);
    const ArchiveState state = read_state(layout);
    return options.json ? as_json(state, options.archive.string()) : as_text(state, options.archive.string(), layout);
}

}  // namespace dateline
