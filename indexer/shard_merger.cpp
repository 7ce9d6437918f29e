#include "indexer/shard_merger.hpp"

#include <algorithm>
#include <set>

#include "indexer/interruption.hpp"
#include "indexer/partition.hpp"
#include "indexer/shard_check.hpp"
#include "indexer/soundness.hpp"
#include "indexer/worker_pool.hpp"
#include "indexer/xapian_guard.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

// Each database that is merged takes up to five open files.
constexpr std::size_t max_inputs = 100;

// A database whose articles belong to one partition, on its way into a shard.
struct Input {
    Partition partition;
    fs::path path;
};

// A shard of the new generation.
struct Target {
    Partition partition;
    std::vector<fs::path> inputs;
    std::optional<std::size_t> carried;  ///< index of the live shard that it is, unchanged
};

// Twice Xapian's own: fewer half-filled blocks, 2 % less on disk for a year of news.
constexpr int block_size = 16384;

// "archive/shards/2022.g000007, merged of archive/shards/2022.g000006, archive/scratch/chunk0 and 7 others"
std::string merge_of(const std::vector<fs::path>& inputs, const fs::path& output) {
    constexpr std::size_t most_named = 3;
    std::string names = output.string() + ", merged of ";
    for (std::size_t i = 0; i < std::min(most_named, inputs.size()); ++i)
        names += (i == 0 ? "" : ", ") + inputs[i].string();
    if (inputs.size() > most_named) names += " and " + std::to_string(inputs.size() - most_named) + " others";
    return names;
}

// `flags`: DBCOMPACT_... and a level; those of opening a database have the same numbers and mean something else.
void compact_into(const std::vector<fs::path>& inputs, const fs::path& output, unsigned flags = 0) {
    Xapian::Database all;
    for (const auto& input : inputs)
        guard_xapian(input.string(), [&] { all.add_database(Xapian::Database(input.string())); });
    // Xapian does not say which of them it could not read.
    guard_xapian(merge_of(inputs, output), [&] { all.compact(output.string(), flags, block_size); });
}

// Merges any number of databases into one file, in rounds where they are more than may be open at once.
void merge_databases(std::vector<fs::path> inputs, const fs::path& scratch, const fs::path& output) {
    for (std::size_t round = 0; inputs.size() > max_inputs; ++round) {
        std::vector<fs::path> merged;
        for (std::size_t first = 0; first < inputs.size(); first += max_inputs) {
            const auto end = std::min(first + max_inputs, inputs.size());
            const std::vector<fs::path> group(inputs.begin() + static_cast<std::ptrdiff_t>(first),
                                              inputs.begin() + static_cast<std::ptrdiff_t>(end));
            merged.push_back(scratch / (output.filename().string() + ".round" + std::to_string(round) + "." +
                                        std::to_string(first)));
            compact_into(group, merged.back());
            for (const auto& path : group) {
                if (path.string().starts_with(scratch.string())) fs::remove_all(path);
            }
            check_interruption();
        }
        inputs = std::move(merged);
    }
    // Not FULLER: into a single file it overruns Xapian 1.4.22's memory where a value is over 2 KB.
    compact_into(inputs, output, Xapian::DBCOMPACT_SINGLE_FILE | Xapian::Compactor::FULL);
}

class Merger {
  public:
    explicit Merger(const MergeOrder& order) : order_(order) {}

    MergedShards run() {
        expect_live();
        edit_inputs();
        make_targets();
        deal_inputs();
        return write_targets();
    }

  private:
    // What the generation would be without any change.
    void expect_live() {
        if (order_.live == nullptr) return;
        merged_.articles = order_.live->articles;
        digest_ = ArchiveDigest(order_.live->digest);
    }

    // Chunks as they are, but for what was retracted; live shards that lose articles as copies without these.
    void edit_inputs() {
        for (const auto& chunk : order_.chunks) {
            merged_.articles += chunk.articles;
            digest_.add(chunk.digest);
            if (const auto ids = order_.retracted.find(chunk.number); ids != order_.retracted.end())
                delete_articles(chunk.path, ids->second);
            inputs_.push_back({chunk.unit, chunk.path});
        }
        for (std::size_t i = 0; i < live_shards(); ++i) {
            const auto& shard = order_.live->shards[i];
            const auto partition = parse_partition(shard.partition);
            if (!partition)
                throw Error(ErrorKind::unavailable, "manifest: unknown partition \"" + shard.partition + '"');
            partitions_.push_back(*partition);
            paths_.push_back(without_what_goes(i));
        }
    }

    fs::path without_what_goes(std::size_t i) {
        const auto& shard = order_.live->shards[i];
        const auto purged = order_.purged.find(i);
        const auto replaced = order_.replaced.find(i);
        if (purged == order_.purged.end())
            return replaced == order_.replaced.end() ? shard_path(shard) : edited_copy(shard, replaced->second);
        std::set<std::string> ids(purged->second.begin(), purged->second.end());
        if (replaced != order_.replaced.end()) ids.insert(replaced->second.begin(), replaced->second.end());
        return written_anew(shard, ids);
    }

    // After deletion and compaction the text of an article still stands in bounds of values and in free blocks: only
    // what is written anew has no byte of it.
    fs::path written_anew(const Shard& shard, const std::set<std::string>& leaving) {
        const fs::path copy = order_.scratch / ("anew." + shard.partition);
        with_database(shard_path(shard), [&](const Xapian::Database& source) {
            guard_xapian(copy.string(), [&] { write_anew(source, leaving, copy); });
        });
        return copy;
    }

    void write_anew(const Xapian::Database& source, const std::set<std::string>& leaving, const fs::path& copy) {
        auto database = create_scratch_database(copy);
        std::set<Xapian::docid> left_out;
        for (const auto& id : leaving) {
            const auto posting = source.postlist_begin(id_term(id));
            if (posting == source.postlist_end(id_term(id))) continue;
            leave_out(source, *posting);
            left_out.insert(*posting);
        }
        for (auto posting = source.postlist_begin(""); posting != source.postlist_end(""); ++posting) {
            check_interruption();
            if (!left_out.contains(*posting)) database.add_document(source.get_document(*posting));
        }
        database.commit();
    }

    void leave_out(const Xapian::Database& database, Xapian::docid document) {
        digest_.subtract(decode_fingerprint(database.get_document(document).get_value(slot::fingerprint)).indexed);
        --merged_.articles;
    }

    fs::path edited_copy(const Shard& shard, const std::vector<std::string>& ids) {
        // A single-file database can't be written to: the copy is made by compaction into one of several files.
        const fs::path copy = order_.scratch / ("edited." + shard.partition);
        compact_into({shard_path(shard)}, copy);
        delete_articles(copy, ids);
        return copy;
    }

    void delete_articles(const fs::path& path, const std::vector<std::string>& ids) {
        guard_xapian(path.string(), [&] { delete_guarded(path, ids); });
    }

    void delete_guarded(const fs::path& path, const std::vector<std::string>& ids) {
        Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
        for (const auto& id : ids) {
            const auto posting = database.postlist_begin(id_term(id));
            if (posting == database.postlist_end(id_term(id))) continue;
            leave_out(database, *posting);
            database.delete_document(*posting);
        }
        database.commit();
    }

    void make_targets() {
        std::vector<Partition> partitions;
        if (order_.config.partition == Partitioning::automatic) {
            partitions = plan_partitions(dated_partitions(), count_years());
        }
        for (const auto& partition : partitions_) add_partition(partitions, partition);
        for (const auto& input : inputs_) add_partition(partitions, input.partition);
        std::sort(partitions.begin(), partitions.end());
        for (const auto& partition : partitions) targets_.push_back({partition, {}, {}});
    }

    // Adds a partition that the plan does not have in another form: what it covers or what covers it.
    static void add_partition(std::vector<Partition>& partitions, const Partition& partition) {
        const auto related = [&](const Partition& other) {
            return other.contains(partition) || partition.contains(other);
        };
        if (std::none_of(partitions.begin(), partitions.end(), related)) partitions.push_back(partition);
    }

    std::vector<Partition> dated_partitions() const {
        std::vector<Partition> dated;
        std::copy_if(partitions_.begin(), partitions_.end(), std::back_inserter(dated),
                     [](const Partition& p) { return p.kind == Partition::Kind::dated; });
        return dated;
    }

    std::map<int, std::uint64_t> count_years() const {
        std::map<int, std::uint64_t> years;
        for (std::size_t i = 0; i < live_shards(); ++i) {
            for (const auto& [year, count] : facts_of(shard_path(order_.live->shards[i]), order_.config.fields).years)
                years[year] += count;
        }
        for (const auto& chunk : order_.chunks) {
            if (chunk.unit.kind == Partition::Kind::dated) years[year_of(chunk.unit.period.first)] += chunk.articles;
        }
        return years;
    }

    // Gives every input to the target that it belongs to; what belongs to several is dealt out article by article.
    void deal_inputs() {
        for (std::size_t i = 0; i < live_shards(); ++i) {
            read_.insert(i);
            const auto target = target_of(partitions_[i]);
            if (target != nullptr && target->partition == partitions_[i] &&
                paths_[i] == shard_path(order_.live->shards[i]))
                target->carried = i;
            give(partitions_[i], paths_[i]);
        }
        for (const auto& input : inputs_) give(input.partition, input.path);
    }

    void give(const Partition& partition, const fs::path& path) {
        if (Target* target = target_of(partition)) {
            target->inputs.push_back(path);
        } else {
            with_database(path, [&](const Xapian::Database& source) { deal_out(source); });
        }
    }

    Target* target_of(const Partition& partition) {
        const auto found = std::find_if(targets_.begin(), targets_.end(),
                                        [&](const Target& target) { return target.partition.contains(partition); });
        return found == targets_.end() ? nullptr : &*found;
    }

    void deal_out(const Xapian::Database& source) {
        std::map<Target*, Xapian::WritableDatabase> parts;
        for (auto posting = source.postlist_begin(""); posting != source.postlist_end(""); ++posting) {
            check_interruption();
            const auto document = source.get_document(*posting);
            const auto published = parse_moment(decode_brief(document.get_value(slot::brief)).published);
            const auto moment = published ? std::optional(published->moment) : std::nullopt;
            Target* target = target_of(unit_of(moment, Partitioning::month, true));
            if (parts.find(target) == parts.end()) {
                target->inputs.push_back(order_.scratch / ("dealt" + std::to_string(next_dealt_++)));
                parts.emplace(target, create_scratch_database(target->inputs.back()));
            }
            parts.at(target).add_document(document);
        }
        for (auto& [target, part] : parts) part.commit();
    }

    MergedShards write_targets() {
        std::erase_if(targets_, [](const Target& target) { return target.inputs.empty(); });
        WorkerPool pool(std::min(order_.jobs, targets_.size() + 1), targets_.size() + 1);
        for (auto& target : targets_) {
            if (target.carried && target.inputs.size() == 1) {
                merged_.shards.push_back(order_.live->shards[*target.carried]);
                read_.erase(*target.carried);
                continue;
            }
            Shard shard{
                .partition = target.partition.name(), .first_day = {}, .last_day = {}, .digest = {}, .files = {}};
            shard.files.push_back(
                {.name = shard.partition + '.' + generation_name(order_.generation), .size = 0, .checksum = {}});
            merged_.fresh.push_back(merged_.shards.size());
            merged_.shards.push_back(std::move(shard));
            const fs::path output = shard_path(merged_.shards.back());
            pool.submit([this, &target, output](std::size_t) {
                check_interruption();
                merge_databases(std::move(target.inputs), order_.scratch, output);
            });
        }
        for (const auto i : read_) pool.submit([this, i](std::size_t) { expect_sound(order_.live->shards[i]); });
        pool.finish();
        merged_.digest = digest_.sum();
        return std::move(merged_);
    }

    // Damage that Xapian has read over would have a checksum of its own in the new shard, and nobody would find it.
    void expect_sound(const Shard& shard) const {
        const auto path = shard_path(shard);
        if (read_shard_file(path) == shard.files.at(0)) return;
        throw Error(ErrorKind::unavailable, describe(Damage{path.string(), "its checksum is wrong", shard.partition}));
    }

    std::size_t live_shards() const { return order_.live == nullptr ? 0 : order_.live->shards.size(); }
    fs::path shard_path(const Shard& shard) const { return order_.layout.shards() / shard.files.at(0).name; }

    const MergeOrder& order_;
    MergedShards merged_;
    ArchiveDigest digest_;
    std::vector<Partition> partitions_;  ///< of the live shards
    std::vector<fs::path> paths_;        ///< of the live shards, or of their edited copies
    std::vector<Input> inputs_;          ///< the chunks
    std::vector<Target> targets_;
    std::set<std::size_t> read_;  ///< live shards of which new ones are made
    std::uint64_t next_dealt_ = 0;
};

}  // namespace

MergedShards merge_shards(const MergeOrder& order) { return Merger(order).run(); }

}  // namespace dateline
