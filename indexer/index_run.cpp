#include "indexer/index_run.hpp"

#include <fmt/format.h>

#include <xapian.h>
#include <algorithm>
#include <optional>
#include <set>

#include "indexer/acceptance.hpp"
#include "indexer/archive_lock.hpp"
#include "indexer/canaries.hpp"
#include "indexer/commands/create.hpp"
#include "indexer/disk_space.hpp"
#include "indexer/finished_chunks.hpp"
#include "indexer/generation.hpp"
#include "indexer/given_sources.hpp"
#include "indexer/holdings.hpp"
#include "indexer/interruption.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/progress.hpp"
#include "indexer/rejects.hpp"
#include "indexer/run_homes.hpp"
#include "indexer/source_rows.hpp"
#include "indexer/succession.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/durable_file.hpp"
#include "schemas/error.hpp"
#include "schemas/slots.hpp"
#include "schemas/takedowns.hpp"

namespace dateline {

namespace {

// What was read, with the paths as the manifest has them.
std::vector<SourceFile> files_read(const SourceReader& sources) {
    auto files = sources.files();
    for (auto& file : files) file.path = as_utf8(file.path);
    return files;
}

// The generation without a shard that is not to be opened.
Manifest without_partition(Manifest manifest, const Partition& partition) {
    ArchiveDigest digest(manifest.digest);
    std::erase_if(manifest.shards, [&](const Shard& shard) {
        if (shard.partition != partition.name()) return false;
        manifest.articles -= shard.articles;
        digest.subtract(shard.digest);
        return true;
    });
    manifest.digest = digest.sum();
    return manifest;
}

class IndexRun {
  public:
    explicit IndexRun(const IndexOrder& order)
        : order_(order),
          options_(order.options),
          layout_(order.options.archive),
          progress_(order.options.quiet),
          clock_(report_) {
        report_.command = order.command;
        report_.archive = options_.archive.string();
        report_.started = utc_now();
        report_.dry_run = options_.dry_run;
        // Arguments are looked at before anything is made; where files may be passed over, it is seen later which.
        if (!order.known) sources_.emplace(order.sources, nullptr);
    }

    AddOutcome run() {
        try {
            return run_stages();
        } catch (...) {
            clean_up();
            throw;
        }
    }

  private:
    AddOutcome run_stages() {
        open();
        read();
        prune();
        tell_counts();
        if (!options_.dry_run && changes_something()) {
            merge();
            publish_generation();
        }
        return finish();
    }

    // What a run that fails has written goes at once, so that a full disk is not left full.
    void clean_up() {
        progress_.clear();
        if (!scratch_) return;
        if (order_.resume && is_interrupted()) scratch_->keep();
        try_to_sweep(layout_, config_.retention, order_.resume && is_interrupted());
    }

    // What is thrown at present is the end that somebody asked for.
    static bool is_interrupted() {
        try {
            throw;
        } catch (const Interrupted&) {
            return true;
        } catch (...) {
            return false;
        }
    }

    bool reads() const { return options_.annotated.names || options_.annotated.places || options_.annotated.times; }

    void open() {
        // Before anything is made: a file that can't be used leaves no archive behind.
        if (reads()) annotation_ = load_annotation(options_.annotated, options_.annotation);
        bool is_new = !has_archive(options_.archive);
        if (is_new) {
            config_ = config_of(options_.create);
            check_keys(options_, config_.fields);
            if (!options_.dry_run) is_new = create_archive(options_.archive, config_);
        }
        if (has_archive(options_.archive)) {
            if (!options_.dry_run && !order_.locked) lock_.emplace(layout_, options_.lock_timeout);
            config_ = read_config(layout_);
            if (!is_new) check_schema(options_.create, config_);
            check_keys(options_, config_.fields);
            read_live_generation();
            takedowns_ = trusted_takedowns(layout_, live_ ? &*live_ : nullptr);
        }
        settle_checks();
        settle_homes();
        if (reads() && live_) rereading_.emplace(layout_, *live_, *annotation_);
        const bool reads_all = sources_ || (rereading_ && !rereading_->is_idle());
        if (!sources_) sources_.emplace(order_.sources, reads_all ? nullptr : order_.known);
        if (annotation_) annotation_->options.language = config_.language;
        if (options_.dry_run) return;
        make_folders(layout_);
        sweep(layout_, config_.retention, order_.resume);
        // A night is not spent on what is bound to fail; who stands by can try.
        if (order_.is_all) require_space(layout_.root(), space_asked_for(reads_all));
        scratch_.emplace(layout_.scratch());
        if (order_.resume) finished_.emplace(layout_.scratch(), chunks_made_by());
        clock_.end_stage("open");
    }

    // What is said anew holds from now on.
    void settle_checks() {
        if (live_) checks_ = live_->checks;
        if (options_.shrink_limit) checks_.shrink = *options_.shrink_limit;
        const bool is_new = options_.canaries && *options_.canaries != "none";
        if (options_.canaries) checks_.canaries = is_new ? read_canaries(*options_.canaries) : std::vector<Canary>{};
        if (checks_.canaries.empty()) return;
        trial_.emplace(options_.annotation.gazetteer);
        if (is_new && has_archive(options_.archive)) trial_->check_queries(checks_.canaries, options_.archive);
    }

    SpaceQuestion space_asked_for(bool reads_all) const {
        auto question = space_question(sources_->listed(), live_ ? &*live_ : nullptr, reads_all);
        question.annotated = reads();
        return question;
    }

    void read_live_generation() {
        live_ = order_.only ? read_live(layout_, order_.only->name()) : read_live(layout_);
        if (live_) articles_before_ = live_->articles;
        if (live_ && order_.only) live_ = without_partition(std::move(*live_), *order_.only);
    }

    // All that a chunk depends on beside its articles.
    std::string chunks_made_by() const {
        return fmt::format("dateline-index " DATELINE_VERSION " {} {} {}", config_.fields.fingerprint(),
                           config_.language, annotation_ ? to_string(annotation_->stamp) : "none");
    }

    // Where the table is learned, sources are read ahead.
    void settle_homes() {
        if (!annotation_ || !annotation_->options.places) return;
        auto settled = dateline::settle_homes(
            *annotation_, options_.annotation.homes, layout_, live_ ? &*live_ : nullptr, [this] { return survey(); },
            {.jobs = options_.jobs,
             .most_held = std::min<std::size_t>(HomeSurvey::most_held, options_.memory << 17U),
             .drop_fields = &options_.drop_fields});
        report_.homes_lost = settled.was_too_much;
        report_.homes_learned = settled.learned;
        ahead_ = std::move(settled.ahead);
    }

    HomeSurvey survey() {
        progress_.stage("learning where sources are at home");
        if (!sources_) sources_.emplace(order_.sources, nullptr);
        return {*sources_, order_.sources};
    }

    // That by which the next run reads: who reads no places leaves it as it was.
    std::string homes_to_keep() const {
        if (annotation_ && annotation_->options.places) return annotation_->stamp.homes;
        return live_ ? live_->homes : std::string();
    }

    void read() {
        PipelineOptions pipeline{.jobs = options_.jobs,
                                 .memory = options_.memory,
                                 .drop_fields = options_.drop_fields,
                                 .dry_run = options_.dry_run,
                                 .annotation = annotation_ ? &*annotation_ : nullptr,
                                 .rereading = rereading_ ? &*rereading_ : nullptr,
                                 .taken_down = takedowns_.ids(),
                                 .only = order_.only,
                                 .finished = finished_ ? &*finished_ : nullptr,
                                 .ahead = std::move(ahead_)};
        result_ = run_pipeline(*sources_, layout_, config_, live_ ? &*live_ : nullptr, layout_.scratch(),
                               std::move(pipeline), progress_);
        std::vector<StandingReject> rejects;
        for (const auto& reject : result_.rejects) rejects.push_back(standing(reject));
        const auto earlier = live_ ? read_rejects(layout_, live_->generation) : std::vector<StandingReject>{};
        had_rejects_ = write_rejects(earlier);
        book_ = keep_book(earlier, std::move(rejects), paths_of(files_read(*sources_)));
        result_.counts.new_rejects = book_.fresh;
        const auto known = live_ ? read_versions(layout_, live_->generation) : std::vector<KnownVersion>{};
        had_versions_ = write_versions(known);
        versions_ = write_versions(join_versions(known, std::move(result_.versions)));
        if (live_) purged_ = due_for_purge(takedowns_, layout_, config_, *live_);
        for (const auto& [shard, ids] : purged_) result_.counts.purged += ids.size();
        clock_.end_stage("read and index");
    }

    void tell_counts() {
        report_.counts = result_.counts;
        report_.bytes_read = sources_->bytes_read();
        report_.files_read = sources_->files().size();
        report_.files_unchanged = sources_->known_files().size();
    }

    // Rows of the manifest that none of these sources has any more; what came from standard input can't be looked for.
    std::vector<SourceFile> sources_to_keep() const {
        if (!live_) return {};
        auto rows = live_->sources;
        if (!order_.prune) return rows;
        std::set<std::string> names;
        for (const auto& file : sources_->listed()) names.insert(as_utf8(file.path));
        std::erase_if(rows, [&](const SourceFile& row) { return row.path != "-" && !names.contains(row.path); });
        return rows;
    }

    // What each file holds, whether it was read now or earlier.
    void join_holdings() {
        holdings_ = std::move(result_.holdings);
        if (!live_) return;
        const auto earlier = read_holdings(layout_, *live_);
        if (earlier) holdings_.add_missing(*earlier);
        const bool has_unread = std::any_of(live_->sources.begin(), live_->sources.end(),
                                            [](const SourceFile& row) { return row.path == "-"; }) ||
                                !sources_->known_files().empty();
        if (order_.prune && !earlier && has_unread)
            throw Error(ErrorKind::config,
                        fmt::format("--prune: {} does not say which articles came from which source: leave --prune "
                                    "out this once",
                                    layout_.holdings(live_->generation).string()));
    }

    // Articles of the live generation that no source has any more leave it.
    void prune() {
        join_holdings();
        if (!order_.prune || !live_) return;
        std::vector<SourceFile> kept = merge_sources(sources_to_keep(), files_read(*sources_));
        const auto present = Holdings::parse(holdings_.bytes(kept), kept).value().keys();
        for (std::size_t i = 0; i < live_->shards.size(); ++i) {
            const auto leaving = ids_not_among(present, layout_.shards() / live_->shards[i].files.at(0).name);
            if (leaving.empty()) continue;
            auto& replaced = result_.replaced[i];
            replaced.insert(replaced.end(), leaving.begin(), leaving.end());
            result_.counts.pruned += leaving.size();
        }
        clock_.end_stage("prune");
    }

    // A run that finds everything as it is publishes nothing.
    bool changes_something() const {
        if (!result_.chunks.empty() || !result_.replaced.empty() || !purged_.empty()) return true;
        if (live_ && takedowns_.ids() != live_->hidden) return true;
        if (write_rejects(book_.standing) != had_rejects_ || versions_ != had_versions_) return true;
        if (!live_ || homes_to_keep() != live_->homes || order_.only) return true;
        if (!std::all_of(live_->shards.begin(), live_->shards.end(), has_columns)) return true;
        return merge_sources(sources_to_keep(), files_read(*sources_)) != live_->sources ||
               named_sources() != live_->recorded || checks_ != live_->checks ||
               (order_.is_all && options_.words != live_->options);
    }

    std::vector<RecordedSource> named_sources() const {
        return order_.is_all || !live_ ? order_.named : join_named(live_->recorded, order_.named);
    }

    void merge() {
        progress_.stage("merging");
        manifest_.generation = next_generation(layout_, live_ ? live_->generation : 0);
        if (live_) manifest_.parent = live_->generation;
        merged_ = merge_shards({.layout = layout_,
                                .config = config_,
                                .live = live_ ? &*live_ : nullptr,
                                .generation = manifest_.generation,
                                .chunks = std::move(result_.chunks),
                                .replaced = std::move(result_.replaced),
                                .retracted = std::move(result_.retracted),
                                .purged = purged_,
                                .scratch = layout_.scratch(),
                                .jobs = options_.jobs});
        clock_.end_stage("merge");
        progress_.stage("checking");
        check_shards(merged_, layout_, config_, options_.jobs);
        clock_.end_stage("check");
    }

    void publish_generation() {
        check_interruption();
        manifest_.created = utc_now();
        manifest_.program = "dateline-index " DATELINE_VERSION;
        manifest_.schema = config_.fields.fingerprint();
        manifest_.annotator = annotation_ ? to_string(annotation_->stamp) : "none";
        manifest_.homes = homes_to_keep();
        manifest_.shards = std::move(merged_.shards);
        manifest_.sources = merge_sources(sources_to_keep(), files_read(*sources_));
        manifest_.recorded = named_sources();
        manifest_.options = options_.words;
        if (live_) manifest_.missing = live_->missing;
        if (order_.only)
            std::erase_if(manifest_.missing,
                          [&](const MissingPartition& missing) { return missing.partition == order_.only->name(); });
        manifest_.checks = checks_;
        obey(manifest_, takedowns_);
        total_up(manifest_, layout_, config_.fields);
        check_acceptance();
        publish(layout_, manifest_,
                {.rejects = write_rejects(book_.standing),
                 .versions = versions_,
                 .holdings = holdings_.bytes(manifest_.sources),
                 .authority = annotation_ ? annotation_->authority : std::string(),
                 .homes = annotation_ ? annotation_->homes : std::string()});
        report_.published = manifest_.generation;
        clock_.end_stage("publish");
        try_to_sweep(layout_, config_.retention);
        std::error_code stays;
        std::filesystem::remove_all(layout_.refused(), stays);
        clock_.end_stage("sweep");
    }

    void check_acceptance() {
        const Acceptance acceptance(layout_, config_.fields, manifest_);
        if (live_ && !options_.allow_shrink) acceptance.check_shrinkage(*live_, articles_before_);
        clock_.end_stage("compare");
        if (!trial_) return;
        acceptance.check_canaries(*trial_);
        clock_.end_stage("ask canaries");
    }

    // Advice: what can't be asked does not fail a run that is done.
    void tell_space(const Manifest& live) {
        try {
            report_.disk_free = bytes_free(layout_.root());
            report_.disk_needed = bytes_needed_next(live);
        } catch (const Error&) {
            return;
        }
    }

    AddOutcome finish() {
        progress_.clear();
        const Manifest* live = report_.published ? &manifest_ : live_ ? &*live_ : nullptr;
        if (live != nullptr) {
            report_.articles = live->articles;
            report_.digest = live->digest.hex();
            tell_space(*live);
        }
        const bool tolerated = options_.tolerate.allows(result_.counts.new_rejects, result_.counts.records);
        return {std::move(report_), tolerated ? exit_done : exit_with_rejects};
    }

    const IndexOrder& order_;
    const AddOptions& options_;
    ArchiveLayout layout_;
    std::optional<SourceReader> sources_;
    Progress progress_;
    RunReport report_;
    StageClock clock_;
    std::optional<ArchiveLock> lock_;
    std::optional<TemporaryFolder> scratch_;  ///< goes before the lock, whatever ends the run
    ArchiveConfig config_;
    std::optional<Manifest> live_;  ///< without the shard that is made anew
    std::uint64_t articles_before_ = 0;
    std::optional<FinishedChunks> finished_;
    Holdings holdings_;
    Takedowns takedowns_;
    PublishChecks checks_;
    std::optional<CanaryTrial> trial_;                        ///< nothing where there are no canaries
    std::map<std::size_t, std::vector<std::string>> purged_;  ///< what is due, by shard of the live generation
    std::optional<LoadedAnnotation> annotation_;              ///< nothing where no article is read
    std::optional<Rereading> rereading_;
    std::vector<Item> ahead_;  ///< taken out of the sources before they are read
    PipelineResult result_;
    RejectBook book_;
    std::string had_rejects_;   ///< of the live generation, as its file has them
    std::string versions_;      ///< the log of versions, as the new generation has it
    std::string had_versions_;  ///< of the live generation
    MergedShards merged_;
    Manifest manifest_;
};

}  // namespace

AddOutcome run_index(const IndexOrder& order) { return IndexRun(order).run(); }

}  // namespace dateline
