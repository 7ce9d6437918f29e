#include "indexer/commands/add.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "corpus/readers/csv_keys.hpp"
#include "indexer/archive_lock.hpp"
#include "indexer/commands/create.hpp"
#include "indexer/durable_file.hpp"
#include "indexer/generation.hpp"
#include "indexer/interruption.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/progress.hpp"
#include "indexer/rejects.hpp"
#include "indexer/run_homes.hpp"
#include "indexer/succession.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/error.hpp"
#include "schemas/takedowns.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

bool has_archive(const fs::path& archive) {
    std::error_code ignored;
    return fs::exists(ArchiveLayout(archive).config(), ignored);
}

std::set<std::string> paths_of(const std::vector<SourceFile>& files) {
    std::set<std::string> paths;
    for (const auto& file : files) paths.insert(file.path);
    return paths;
}

// A key that no record of the archive can lose is a mistake.
void check_drop_fields(const std::set<std::string>& keys, const FieldTable& fields) {
    for (const auto& key : keys) {
        Article probe;
        const Field* field = fields.find_record_key(key);
        if (clear_field(probe, key) || (field != nullptr && field->custom)) continue;
        throw Error(ErrorKind::usage,
                    fmt::format("--drop-fields: \"{}\" is no key of a record that can be dropped", key));
    }
}

// Columns are for the keys of a record and for the archive's own fields.
void check_columns(const std::map<std::string, std::string>& columns, const FieldTable& fields) {
    for (const auto& [key, column] : columns) {
        const Field* field = fields.find_record_key(key);
        if (find_csv_key(key) != nullptr || (field != nullptr && field->custom)) continue;
        throw Error(ErrorKind::usage, fmt::format("--map {}={}: \"{}\" is no key of a record", key, column, key));
    }
}

// The archive's own keys are known before the sources are looked at.
SourceOptions reading_of(const AddOptions& options) {
    const bool is_new = !has_archive(options.archive);
    const auto config = is_new ? config_of(options.create) : read_config(ArchiveLayout(options.archive));
    auto reading = options.reading;
    for (const auto& field : config.fields.fields())
        if (field.custom) reading.own_keys.insert(field.record_key);
    return reading;
}

// What was read, with the paths as the manifest has them.
std::vector<SourceFile> files_read(const SourceReader& sources) {
    auto files = sources.files();
    for (auto& file : files) file.path = as_utf8(file.path);
    return files;
}

// The sources of the live generation, with those read now in their newest state.
std::vector<SourceFile> merge_sources(std::vector<SourceFile> earlier, const std::vector<SourceFile>& now) {
    const auto read = paths_of(now);
    std::erase_if(earlier, [&](const SourceFile& file) { return read.contains(file.path); });
    earlier.insert(earlier.end(), now.begin(), now.end());
    std::sort(earlier.begin(), earlier.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return earlier;
}

// One run of the command.
class AddRun {
  public:
    explicit AddRun(const AddOptions& options)
        : options_(options),
          layout_(options.archive),
          reading_(reading_of(options)),
          sources_(options.sources, reading_),
          progress_(options.quiet),
          clock_(report_) {
        report_.command = "add";
        report_.archive = options.archive.string();
        report_.started = utc_now();
        report_.dry_run = options.dry_run;
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
        if (!options_.dry_run && changes_something()) {
            merge();
            publish_generation();
        }
        return finish();
    }

    // What a run that fails has written goes at once, so that a full disk is not left full.
    void clean_up() {
        progress_.clear();
        if (scratch_) try_to_sweep(layout_, config_.retention);
    }

    bool reads() const { return options_.annotated.names || options_.annotated.places || options_.annotated.times; }

    void open() {
        // Before anything is made: a file that can't be used leaves no archive behind.
        if (reads()) annotation_ = load_annotation(options_.annotated, options_.annotation);
        bool is_new = !has_archive(options_.archive);
        if (is_new) {
            config_ = config_of(options_.create);
            check_drop_fields(options_.drop_fields, config_.fields);
            check_columns(options_.reading.columns, config_.fields);
            if (!options_.dry_run) is_new = create_archive(options_.archive, config_);
        }
        if (has_archive(options_.archive)) {
            if (!options_.dry_run) lock_.emplace(layout_, options_.lock_timeout);
            config_ = read_config(layout_);
            if (!is_new) check_schema(options_.create, config_);
            check_drop_fields(options_.drop_fields, config_.fields);
            check_columns(options_.reading.columns, config_.fields);
            live_ = read_live(layout_);
            takedowns_ = trusted_takedowns(layout_, live_ ? &*live_ : nullptr);
        }
        settle_homes();
        if (reads() && live_) rereading_.emplace(layout_, *live_, *annotation_);
        if (annotation_) annotation_->options.language = config_.language;
        if (options_.dry_run) return;
        make_folders(layout_);
        sweep(layout_, config_.retention);
        scratch_.emplace(layout_.scratch());
        clock_.end_stage("open");
    }

    // By which table the articles are read.
    void settle_homes() {
        if (!annotation_ || !annotation_->options.places) return;
        const std::string& asked = options_.annotation.homes;
        const auto from = choose_homes(asked, live_ ? &*live_ : nullptr);
        if (from == HomesFrom::articles) return learn_homes_of_sources();
        if (from != HomesFrom::archive) return;
        auto kept = homes_of_archive();
        if (!kept)
            throw Error(ErrorKind::unavailable, fmt::format("{}: missing or damaged: give --homes learn, none or FILE",
                                                            layout_.homes(live_->homes).string()));
        annotation_->use_homes(std::move(*kept));
    }

    std::optional<SourceHomes> homes_of_archive() const {
        if (!live_) return std::nullopt;
        return kept_homes(layout_, live_->homes, *annotation_->resources.gazetteer);
    }

    // Sources of which this run tells nothing keep what the archive knows of them.
    void learn_homes_of_sources() {
        progress_.stage("learning where sources are at home");
        HomeSurvey survey(sources_, options_.sources, reading_);
        auto homes = learn_homes(survey, annotation_->resources.gazetteer,
                                 {.jobs = options_.jobs,
                                  .most_held = std::min<std::size_t>(HomeSurvey::most_held, options_.memory << 17U),
                                  .drop_fields = &options_.drop_fields});
        ahead_ = survey.take_held();
        report_.homes_lost = survey.was_too_much();
        if (homes) report_.homes_learned = homes->sources();
        if (!homes) homes.emplace();
        if (const auto kept = homes_of_archive()) homes->add_missing(*kept);
        annotation_->use_homes(std::move(*homes));
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
                                 .ahead = std::move(ahead_)};
        result_ = run_pipeline(sources_, layout_, config_, live_ ? &*live_ : nullptr, layout_.scratch(),
                               std::move(pipeline), progress_);
        std::vector<StandingReject> rejects;
        for (const auto& reject : result_.rejects) rejects.push_back(standing(reject));
        const auto earlier = live_ ? read_rejects(layout_, live_->generation) : std::vector<StandingReject>{};
        had_rejects_ = write_rejects(earlier);
        book_ = keep_book(earlier, std::move(rejects), paths_of(files_read(sources_)));
        result_.counts.new_rejects = book_.fresh;
        const auto known = live_ ? read_versions(layout_, live_->generation) : std::vector<KnownVersion>{};
        had_versions_ = write_versions(known);
        versions_ = write_versions(join_versions(known, std::move(result_.versions)));
        if (live_) purged_ = due_for_purge(takedowns_, layout_, config_, *live_);
        for (const auto& [shard, ids] : purged_) result_.counts.purged += ids.size();
        report_.counts = result_.counts;
        report_.bytes_read = sources_.bytes_read();
        clock_.end_stage("read and index");
    }

    // A run that finds everything as it is publishes nothing.
    bool changes_something() const {
        if (!result_.chunks.empty() || !result_.replaced.empty() || !purged_.empty()) return true;
        if (live_ && takedowns_.ids() != live_->hidden) return true;
        if (write_rejects(book_.standing) != had_rejects_ || versions_ != had_versions_) return true;
        if (live_ && homes_to_keep() != live_->homes) return true;
        if (live_ && !std::all_of(live_->shards.begin(), live_->shards.end(), has_columns)) return true;
        const auto before = live_ ? live_->sources : std::vector<SourceFile>{};
        return !live_ || merge_sources(before, files_read(sources_)) != before;
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
        manifest_.sources = merge_sources(live_ ? live_->sources : std::vector<SourceFile>{}, files_read(sources_));
        obey(manifest_, takedowns_);
        total_up(manifest_, layout_, config_.fields);
        publish(layout_, manifest_,
                {.rejects = write_rejects(book_.standing),
                 .versions = versions_,
                 .authority = annotation_ ? annotation_->authority : std::string(),
                 .homes = annotation_ ? annotation_->homes : std::string()});
        report_.published = manifest_.generation;
        clock_.end_stage("publish");
        try_to_sweep(layout_, config_.retention);
        clock_.end_stage("sweep");
    }

    AddOutcome finish() {
        progress_.clear();
        const Manifest* live = report_.published ? &manifest_ : live_ ? &*live_ : nullptr;
        if (live != nullptr) {
            report_.articles = live->articles;
            report_.digest = live->digest.hex();
        }
        const bool tolerated = options_.tolerate.allows(result_.counts.new_rejects, result_.counts.records);
        return {std::move(report_), tolerated ? exit_done : exit_with_rejects};
    }

    const AddOptions& options_;
    ArchiveLayout layout_;
    SourceOptions reading_;
    SourceReader sources_;
    Progress progress_;
    RunReport report_;
    StageClock clock_;
    std::optional<ArchiveLock> lock_;
    std::optional<TemporaryFolder> scratch_;  ///< goes before the lock, whatever ends the run
    ArchiveConfig config_;
    std::optional<Manifest> live_;
    Takedowns takedowns_;
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

AddOutcome add_articles(const AddOptions& options) { return AddRun(options).run(); }

}  // namespace dateline
