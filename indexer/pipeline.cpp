#include "indexer/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <numeric>
#include <utility>

#include "corpus/language.hpp"
#include "indexer/article_reader.hpp"
#include "indexer/cancellation.hpp"
#include "indexer/heavy_turn.hpp"
#include "indexer/interruption.hpp"
#include "indexer/worker_pool.hpp"

namespace dateline {

namespace {

constexpr std::size_t batch_items = 256;
constexpr std::size_t batch_bytes = std::size_t{1} << 20;

// Items read one after the other that go through the pool together.
struct Batch {
    std::uint64_t number = 0;
    std::vector<Item> items;
    std::size_t bytes = 0;

    bool is_full() const { return items.size() >= batch_items || bytes >= batch_bytes; }
    void add(Item item) {
        if (const auto* delivery = std::get_if<Delivery>(&item))
            bytes += delivery->article.body.size() + delivery->article.title.size();
        items.push_back(std::move(item));
    }
};

// What belongs to one thread.
struct Workplace {
    Workplace(const ArchiveLayout& layout, const ArchiveConfig& config, const Manifest* live,
              const PipelineOptions& options)
        : reader(options.annotation), builder(config.fields, config.language, reader.holders()) {
        if (live == nullptr) return;
        const bool asks_stamps = options.rereading != nullptr && !options.rereading->is_idle();
        archive.emplace(layout, *live, asks_stamps ? stamps_of(*live) : std::vector<std::string>{});
    }
    ArticleReader reader;
    DocumentBuilder builder;
    std::optional<LiveArchive> archive;

  private:
    static std::vector<std::string> stamps_of(const Manifest& live) {
        std::vector<std::string> stamps;
        for (const auto& [stamp, articles] : live.annotators) stamps.push_back(stamp);
        return stamps;
    }
};

std::size_t bytes_of(const ChunkOrder& order) {
    return std::accumulate(
        order.articles.begin(), order.articles.end(), std::size_t{0},
        [](std::size_t bytes, const PreparedArticle& article) { return bytes + article.record.size(); });
}

class Pipeline {
  public:
    Pipeline(const ArchiveLayout& layout, const ArchiveConfig& config, const Manifest* live,
             std::filesystem::path scratch, PipelineOptions options)
        : scratch_(std::move(scratch)),
          config_(config),
          options_(std::move(options)),
          intake_(config.partition, chunk_limits(options_), options_.only) {
        for (std::size_t i = 0; i < options_.jobs; ++i)
            workplaces_.push_back(std::make_unique<Workplace>(layout, config, live, options_));
        pool_.emplace(options_.jobs, options_.jobs + 1);
    }

    PipelineResult run(SourceReader& sources, Progress& progress) {
        read(sources, progress);
        pool_->finish();
        for (auto& order : intake_.finish()) order_chunk(std::move(order));
        pool_->finish();
        std::sort(chunks_.begin(), chunks_.end(), [](const Chunk& a, const Chunk& b) { return a.number < b.number; });
        RunCounts counts = intake_.counts();
        for (const Chunk& chunk : chunks_) counts.cut_short += chunk.cut_short;
        counts.resumed = resumed_;
        return {std::move(counts),  intake_.rejects(),   intake_.versions(), intake_.holdings(),
                intake_.replaced(), intake_.retracted(), std::move(chunks_)};
    }

  private:
    void read(SourceReader& sources, Progress& progress) {
        Batch batch;
        std::uint64_t records = 0;
        const auto take = [&](Item item) {
            check_interruption();
            progress.reading(++records, sources.bytes_read(), sources.bytes_total());
            batch.add(std::move(item));
            if (batch.is_full()) submit(batch);
        };
        for (Item& item : std::exchange(options_.ahead, {})) take(std::move(item));
        while (auto item = sources.next()) take(std::move(*item));
        submit(batch);
    }

    void submit(Batch& batch) {
        const auto number = batch.number;
        auto shared = std::make_shared<Batch>(std::move(batch));
        pool_->submit([this, shared](std::size_t worker) { prepare(*shared, *workplaces_[worker]); });
        batch = {.number = number + 1, .items = {}};
    }

    void prepare(Batch& batch, const Workplace& workplace) {
        std::vector<IntakeItem> items;
        items.reserve(batch.items.size());
        for (auto& item : batch.items) {
            if (auto* delivery = std::get_if<Delivery>(&item)) {
                items.emplace_back(prepare(std::move(*delivery), workplace));
            } else {
                items.emplace_back(std::move(std::get<Reject>(item)));
            }
        }
        accept_in_order(batch.number, std::move(items));
    }

    IntakeItem prepare(Delivery delivery, const Workplace& workplace) const {
        Candidate candidate;
        auto& article = delivery.article;
        for (const auto& key : options_.drop_fields) {
            if (!clear_field(article, key)) clear_extra(article, key);
        }
        if (const auto fault = missing_part(article))
            return Reject{std::move(delivery.where), std::move(article.id), fault->reason, fault->detail};
        candidate.taken_down = std::binary_search(options_.taken_down.begin(), options_.taken_down.end(), article.id);
        if (candidate.taken_down) {
            candidate.prepared.article.id = std::move(article.id);
            candidate.where = std::move(delivery.where);
            return candidate;
        }
        apply_cancellation(article);
        auto& prepared = candidate.prepared;
        if (auto fault = read_custom_values(article, config_.fields, prepared.custom, delivery.mends))
            return Reject{std::move(delivery.where), std::move(article.id), fault->reason, std::move(fault->detail)};
        name_language(article, config_.language);
        prepared.revision = revision_of(article);
        if (delivery.path_is_id && !article.updated) prepared.revision.updated = delivery.file_time;
        prepared.record = record_json(article);
        prepared.record_hash = hash128(prepared.record);
        if (workplace.archive) candidate.stored = workplace.archive->find(article.id);
        if (candidate.stored && candidate.stored->fingerprint.record != prepared.record_hash)
            candidate.stored_version = workplace.archive->version_of(article.id, *candidate.stored);
        else if (candidate.stored && options_.rereading != nullptr)
            candidate.reread = options_.rereading->why(candidate.stored->stamp, article);
        candidate.unknown_places = workplace.reader.unknown_places(article);
        prepared.article = std::move(article);
        candidate.where = std::move(delivery.where);
        candidate.mends = delivery.mends;
        candidate.path_is_id = delivery.path_is_id;
        return candidate;
    }

    // Threads finish batches out of order: one that comes early waits here for those before it.
    void accept_in_order(std::uint64_t number, std::vector<IntakeItem> items) {
        const std::lock_guard lock(intake_mutex_);
        early_.emplace(number, std::move(items));
        for (auto next = early_.find(next_batch_); next != early_.end(); next = early_.find(next_batch_)) {
            for (auto& item : next->second) {
                for (auto& order : intake_.accept(std::move(item))) order_chunk(std::move(order));
            }
            early_.erase(next);
            ++next_batch_;
        }
    }

    void order_chunk(ChunkOrder order) {
        if (options_.dry_run || order.articles.empty()) return;
        auto shared = std::make_shared<ChunkOrder>(std::move(order));
        pool_->submit_urgent([this, shared](std::size_t worker) {
            check_interruption();
            Workplace& workplace = *workplaces_[worker];
            const Hash128 key = options_.finished != nullptr ? options_.finished->key_of(*shared) : Hash128{};
            if (options_.finished != nullptr)
                if (auto chunk = options_.finished->find(*shared, key)) {
                    resumed_ += chunk->articles;
                    return keep(std::move(*chunk));
                }
            const auto read = [&workplace](const Article& article) {
                check_interruption();
                return workplace.reader.read(article);
            };
            const HeavyTurn turn(heavy_turns_, bytes_of(*shared));
            Chunk chunk = write_chunk(scratch_, std::move(*shared), workplace.builder, read);
            if (options_.finished != nullptr) options_.finished->note(chunk, key);
            keep(std::move(chunk));
        });
    }

    void keep(Chunk chunk) {
        const std::lock_guard lock(chunks_mutex_);
        chunks_.push_back(std::move(chunk));
    }

    std::filesystem::path scratch_;
    const ArchiveConfig& config_;
    PipelineOptions options_;
    std::vector<std::unique_ptr<Workplace>> workplaces_;
    std::mutex intake_mutex_;
    Intake intake_;
    std::map<std::uint64_t, std::vector<IntakeItem>> early_;
    std::uint64_t next_batch_ = 0;
    std::mutex heavy_turns_;
    std::mutex chunks_mutex_;
    std::vector<Chunk> chunks_;
    std::atomic<std::uint64_t> resumed_{0};  // articles of chunks that were there
    std::optional<WorkerPool> pool_;         // last: its threads end before what they use
};

}  // namespace

PipelineResult run_pipeline(SourceReader& sources, const ArchiveLayout& layout, const ArchiveConfig& config,
                            const Manifest* live, const std::filesystem::path& scratch, PipelineOptions options,
                            Progress& progress) {
    return Pipeline(layout, config, live, scratch, std::move(options)).run(sources, progress);
}

ChunkLimits chunk_limits(const PipelineOptions& options) {
    // Xapian's writer holds up to about 25 times a chunk's records while it inverts them, once for each thread; an
    // eighth of the memory may wait in unfinished chunks. What annotation finds in a record makes about as many terms
    // and bytes once more.
    const std::uint64_t bytes = options.memory << 20;
    ChunkLimits limits;
    const std::uint64_t share = options.annotation == nullptr ? 64 : 128;
    limits.bytes = static_cast<std::size_t>(
        std::clamp<std::uint64_t>(bytes / (options.jobs * share), std::uint64_t{256} << 10, std::uint64_t{2} << 20));
    limits.waiting_bytes = static_cast<std::size_t>(bytes / 8);
    return limits;
}

}  // namespace dateline
