#include "indexer/commands/remove.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "indexer/copies_of.hpp"
#include "indexer/generation.hpp"
#include "indexer/run_report.hpp"
#include "indexer/shard_merger.hpp"
#include "indexer/succession.hpp"
#include "indexer/upkeep_run.hpp"
#include "schemas/durable_file.hpp"
#include "schemas/error.hpp"
#include "schemas/takedowns.hpp"

namespace dateline {

namespace {

class RemoveRun {
  public:
    explicit RemoveRun(const RemoveOptions& options)
        : options_(options), upkeep_(options.archive), layout_(upkeep_.layout()), config_(upkeep_.config()) {}

    RemoveOutcome run() {
        if (!options_.dry_run) upkeep_.lock(options_.lock_timeout);
        try {
            return run_stages();
        } catch (...) {
            // So that a full disk is not left full.
            if (upkeep_.is_locked()) try_to_sweep(layout_, config_.retention);
            throw;
        }
    }

  private:
    RemoveOutcome run_stages() {
        live_ = upkeep_.live();
        takedowns_ = trusted_takedowns(layout_, &live_);
        decide();
        if (options_.dry_run) return std::move(outcome_);
        upkeep_.make_ready();
        hide();
        if (options_.purge) purge();
        tell_what_is_held();
        return std::move(outcome_);
    }

    std::set<std::string> unknown_ids() const {
        std::set<std::string> unknown(options_.ids.begin(), options_.ids.end());
        for (const auto& [id, event] : takedowns_.in_force()) unknown.erase(id);
        for (const auto& [shard, ids] : holders_of({unknown.begin(), unknown.end()}, layout_, live_))
            for (const auto& id : ids) unknown.erase(id);
        return unknown;
    }

    // What the run is about: all ids that were asked for, and of these what is new.
    void decide() {
        if (options_.lift) return decide_what_to_lift();
        const auto unknown = unknown_ids();
        if (!unknown.empty() && !options_.in_advance)
            throw Error(ErrorKind::no_input,
                        fmt::format("{}: no article has the id \"{}\": nothing is taken down; --in-advance is for what "
                                    "is yet to come",
                                    layout_.root().string(), *unknown.begin()));
        concerned_.insert(options_.ids.begin(), options_.ids.end());
        if (options_.duplicates)
            for (auto& id : copies_of({concerned_.begin(), concerned_.end()}, layout_, live_)) concerned_.insert(id);
        for (const auto& id : concerned_)
            if (!takedowns_.in_force().contains(id)) outcome_.ids.push_back(id);
        const std::set<std::string> asked(options_.ids.begin(), options_.ids.end());
        outcome_.copies = static_cast<std::uint64_t>(std::count_if(
            outcome_.ids.begin(), outcome_.ids.end(), [&](const auto& id) { return !asked.contains(id); }));
    }

    bool is_hidden(const std::string& id) const {
        return std::find(live_.hidden.begin(), live_.hidden.end(), id) != live_.hidden.end();
    }

    void decide_what_to_lift() {
        concerned_.insert(options_.ids.begin(), options_.ids.end());
        for (const auto& id : concerned_)
            if (!takedowns_.in_force().contains(id) && !is_hidden(id))
                throw Error(ErrorKind::no_input,
                            fmt::format("{}: \"{}\" is not taken down", layout_.root().string(), id));
        outcome_.ids.assign(concerned_.begin(), concerned_.end());
    }

    // First the trail, then the generation that obeys it: whoever dies in between has asked for it all the same, and
    // the next run publishes what is missing.
    void hide() {
        if (outcome_.ids.empty() && live_.hidden == takedowns_.ids()) return;
        const auto generation = next_generation(layout_, live_.generation);
        for (const auto& id : outcome_.ids) {
            if (options_.lift != takedowns_.in_force().contains(id)) continue;
            takedowns_.add({.action = options_.lift ? TakedownEvent::Action::lifted : TakedownEvent::Action::removed,
                            .id = id,
                            .at = utc_now(),
                            .reason = options_.reason,
                            .generation = generation});
        }
        replace_file(layout_.takedowns(), takedowns_.lines());
        publish_as_live(upkeep_.next_from(live_, live_.generation, takedowns_), side_files(layout_, live_.generation));
    }

    void purge() {
        const std::vector<std::string> ids(concerned_.begin(), concerned_.end());
        const auto holders = holders_of(ids, layout_, live_);
        for (const auto& [shard, held] : holders) outcome_.purged += held.size();
        const auto beside = side_files(layout_, live_.generation, ids);
        const auto before = side_files(layout_, live_.generation);
        if (!holders.empty() || beside.rejects != before.rejects || beside.versions != before.versions) {
            auto next = upkeep_.next_from(live_, live_.generation, takedowns_);
            if (!holders.empty()) write_shards(next, holders);
            publish_as_live(std::move(next), beside);
        }
        // Its shards are links to those that are cleaned.
        std::filesystem::remove_all(layout_.refused());
        // Once the clean generation is live: what is older goes with the next sweep, and may not come back.
        for (const auto& id : ids)
            if (!takedowns_.is_purged(id))
                takedowns_.add({.action = TakedownEvent::Action::purged,
                                .id = id,
                                .at = utc_now(),
                                .reason = {},
                                .generation = live_.generation});
        replace_file(layout_.takedowns(), takedowns_.lines());
        sweep(layout_, config_.retention);
    }

    void write_shards(Manifest& next, const std::map<std::size_t, std::vector<std::string>>& holders) {
        const TemporaryFolder scratch(layout_.scratch());
        auto merged = merge_shards({.layout = layout_,
                                    .config = config_,
                                    .live = &live_,
                                    .generation = next.generation,
                                    .chunks = {},
                                    .replaced = {},
                                    .retracted = {},
                                    .purged = holders,
                                    .scratch = layout_.scratch(),
                                    .jobs = options_.jobs});
        check_shards(merged, layout_, config_, options_.jobs);
        next.shards = std::move(merged.shards);
        total_up(next, layout_, config_.fields);
    }

    void publish_as_live(Manifest next, const SideFiles& beside) {
        publish(layout_, next, beside);
        outcome_.published = next.generation;
        live_ = std::move(next);
    }

    void tell_what_is_held() {
        if (!options_.purge) return;
        for (const auto number : generations_on_disk(layout_))
            if (number < takedowns_.first_clean()) outcome_.held.push_back(number);
    }

    const RemoveOptions& options_;
    UpkeepRun upkeep_;
    const ArchiveLayout& layout_;
    const ArchiveConfig& config_;
    Manifest live_;
    Takedowns takedowns_;
    std::set<std::string> concerned_;
    RemoveOutcome outcome_;
};

}  // namespace

RemoveOutcome remove_articles(const RemoveOptions& options) { return RemoveRun(options).run(); }

std::string RemoveOutcome::summary(const RemoveOptions& options) const {
    if (options.dry_run)
        return fmt::format("{} would be {}: dry run, nothing written", ids.size(),
                           options.lift ? "shown again" : "taken down");
    std::string line = fmt::format("{} {}", ids.size(), options.lift ? "shown again" : "taken down");
    if (copies > 0) line += fmt::format(", {} of them copies", copies);
    if (ids.empty()) line = "nothing to do: taken down before";
    if (options.purge) line += fmt::format("; the text of {} written out of the archive", purged);
    for (const auto number : held)
        line += fmt::format("; a reader holds {}, which goes with the next run", generation_name(number));
    return published ? line + fmt::format("; published {}", generation_name(*published)) : line;
}

}  // namespace dateline
