#include "indexer/commands/rebuild.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "corpus/readers/reading_options.hpp"
#include "indexer/generation.hpp"
#include "indexer/given_sources.hpp"
#include "indexer/rejects.hpp"
#include "indexer/shard_check.hpp"
#include "indexer/succession.hpp"
#include "indexer/upkeep_run.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

std::int64_t mtime_of(const struct stat& status) {
    return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

// Knows files that are as the manifest has them.
class KnownFiles {
  public:
    KnownFiles(const Manifest& live, bool trust_mtime) : trust_mtime_(trust_mtime) {
        for (const auto& row : live.sources) rows_.emplace(row.path, row);
    }

    std::optional<SourceFile> operator()(const ListedFile& file) const {
        const auto row = rows_.find(as_utf8(file.path));
        struct stat status {};
        if (row == rows_.end() || ::stat(file.place().c_str(), &status) != 0) return std::nullopt;
        const SourceFile& known = row->second;
        if (static_cast<std::uint64_t>(status.st_size) != known.size) return std::nullopt;
        if (trust_mtime_ && mtime_of(status) == known.mtime) return known;
        return read_shard_file(file.place()).checksum == known.checksum ? std::optional(known) : std::nullopt;
    }

  private:
    std::map<std::string, SourceFile> rows_;
    bool trust_mtime_;
};

class Rebuild {
  public:
    explicit Rebuild(const RebuildOptions& options)
        : options_(options), run_(options.run), upkeep_(options.run.archive), layout_(upkeep_.layout()) {}

    AddOutcome run() {
        if (!run_.dry_run) upkeep_.lock(run_.lock_timeout);
        read_manifest();
        if (options_.without) return set_partition_aside();
        if (options_.fresh && !run_.dry_run) fs::remove_all(layout_.scratch());
        use_recorded_words();
        const bool is_same = run_.words == live_.options;
        IndexOrder order{.options = run_,
                         .command = "rebuild",
                         .sources = run_.sources.empty() ? recorded_sources() : given_sources(run_),
                         .named = run_.sources.empty() ? live_.recorded : name_sources(run_),
                         .is_all = true,
                         .prune = options_.prune,
                         .resume = true,
                         .only = partition_asked_for(options_.only),
                         .locked = true};
        // Where articles are to be read in another way, every file is.
        if (is_same && !order.only) order.known = known_files(order);
        return run_index(order);
    }

  private:
    // Shards are looked at later: one of them may be what is to be mended.
    void read_manifest() {
        const auto number = read_current(layout_);
        if (!number) return;
        const auto path = layout_.manifest(*number);
        live_ = parse_manifest(read_file(path, ErrorKind::unavailable), path.string());
    }

    // What this command does not say the last one did.
    void use_recorded_words() {
        auto words = live_.options;
        for (const auto& [name, value] : run_.words) words[name] = value;
        set_words(run_, words);
    }

    std::vector<GivenSource> recorded_sources() const {
        if (live_.recorded.empty())
            throw Error(ErrorKind::no_input, fmt::format("{}: no sources are recorded (what came from standard input "
                                                         "stays as it is): name them",
                                                         layout_.root().string()));
        std::vector<GivenSource> sources;
        AddOptions plain = run_;
        for (const auto& source : live_.recorded) {
            plain.reading = {};
            set_reading(plain, source.reading);
            plain.sources = {source.path};
            auto given = given_sources(plain);
            given.front().argument = SourceArgument(source.path, source.folder);
            sources.push_back(std::move(given.front()));
        }
        return sources;
    }

    // Files of sources that are read as they were.
    KnownFile known_files(const IndexOrder& order) const {
        std::vector<bool> is_known;
        for (const auto& source : order.named)
            is_known.push_back(std::find(live_.recorded.begin(), live_.recorded.end(), source) != live_.recorded.end());
        return [known = KnownFiles(live_, options_.trust_mtime),
                is_known](const ListedFile& file) -> std::optional<SourceFile> {
            if (file.argument >= is_known.size() || !is_known[file.argument]) return std::nullopt;
            return known(file);
        };
    }

    std::optional<Partition> partition_asked_for(const std::optional<std::string>& name) const {
        if (!name) return std::nullopt;
        const auto has_it = [&](const auto& part) { return part.partition == *name; };
        const bool is_there = std::any_of(live_.shards.begin(), live_.shards.end(), has_it) ||
                              std::any_of(live_.missing.begin(), live_.missing.end(), has_it);
        if (is_there) return parse_partition(*name);
        throw Error(ErrorKind::no_input, fmt::format("{}: there is no partition {}: dateline-index status lists them",
                                                     layout_.root().string(), *name));
    }

    AddOutcome set_partition_aside() {
        AddOutcome outcome;
        outcome.report.command = "rebuild";
        outcome.report.archive = run_.archive.string();
        outcome.report.started = utc_now();
        StageClock clock(outcome.report);
        const auto partition = partition_asked_for(options_.without).value();
        upkeep_.make_ready();
        auto next = upkeep_.next_from(live_, live_.generation, trusted_takedowns(layout_, &live_));
        for (const auto& shard : live_.shards)
            if (shard.partition == partition.name()) next.missing.push_back({shard.partition, shard.articles});
        std::erase_if(next.shards, [&](const Shard& shard) { return shard.partition == partition.name(); });
        total_up(next, layout_, upkeep_.config().fields);
        publish(layout_, next, side_files(layout_, live_.generation));
        try_to_sweep(layout_, upkeep_.config().retention);
        clock.end_stage("publish");
        outcome.report.published = next.generation;
        outcome.report.articles = next.articles;
        outcome.report.digest = next.digest.hex();
        return outcome;
    }

    const RebuildOptions& options_;
    AddOptions run_;
    UpkeepRun upkeep_;
    const ArchiveLayout& layout_;
    Manifest live_;
};

}  // namespace

AddOutcome rebuild_archive(const RebuildOptions& options) { return Rebuild(options).run(); }

}  // namespace dateline
