#include "indexer/intake.hpp"

#include <algorithm>

#include "indexer/rejects.hpp"

namespace dateline {

namespace {

// A year that fills so fast may come to be parted by month: it is dealt by month from here on.
constexpr std::uint64_t busy_year = 250'000;

}  // namespace

std::vector<ChunkOrder> Intake::accept(IntakeItem item) {
    ++counts_.records;
    touched_.reset();
    if (auto* candidate = std::get_if<Candidate>(&item)) {
        counts_.times_dropped += candidate->mends.times_dropped;
        counts_.bytes_replaced += candidate->mends.bytes_replaced;
        counts_.unknown_places += candidate->unknown_places;
        holdings_.add(as_utf8(candidate->where.source), candidate->prepared.article.id);
        decide(std::move(*candidate));
    } else {
        auto& rejected = std::get<Reject>(item);
        if (!rejected.id.empty()) holdings_.add(as_utf8(rejected.where.source), rejected.id);
        reject(std::move(rejected));
    }
    return touched_ ? cut_full_buckets(*touched_) : std::vector<ChunkOrder>{};
}

std::vector<ChunkOrder> Intake::finish() {
    std::vector<ChunkOrder> orders;
    while (!buckets_.empty()) orders.push_back(cut(buckets_.begin()));
    std::erase_if(orders, [](const ChunkOrder& order) { return order.articles.empty(); });
    return orders;
}

bool Intake::is_elsewhere(const Candidate& candidate) const {
    return only_ && !only_->contains(unit_of(candidate.prepared.article.published, Partitioning::month, true));
}

void Intake::decide(Candidate candidate) {
    if (candidate.taken_down) {
        ++counts_.taken_down;
        return;
    }
    if (is_elsewhere(candidate)) {
        ++counts_.elsewhere;
        return;
    }
    const auto seen = seen_.find(hash128(candidate.prepared.article.id));
    if (seen != seen_.end()) {
        decide_again(std::move(candidate), seen->second);
    } else if (candidate.stored) {
        decide_stored(std::move(candidate));
    } else {
        ++counts_.taken;
        const Hash128 id = hash128(candidate.prepared.article.id);
        take(std::move(candidate), seen_[id]);
    }
}

// An id that this run has met before.
void Intake::decide_again(Candidate candidate, Seen& seen) {
    const auto& prepared = candidate.prepared;
    if (prepared.record_hash == seen.record) {
        ++counts_.repeated;
    } else if (prepared.revision < seen.revision) {
        ++counts_.superseded;
        log(candidate);
    } else if (prepared.revision > seen.revision) {
        retract(prepared.article.id, seen);
        take(std::move(candidate), seen);
    } else {
        reject_conflict(candidate);
    }
}

// An id that this run meets for the first time and the live generation has.
void Intake::decide_stored(Candidate candidate) {
    const auto& prepared = candidate.prepared;
    const StoredArticle stored = *candidate.stored;
    const bool is_newer =
        prepared.revision > stored.revision || (prepared.revision == stored.revision && candidate.path_is_id);
    if (prepared.record_hash == stored.fingerprint.record) {
        keep_or_reread(std::move(candidate));
    } else if (is_newer) {
        ++counts_.updated;
        Seen& seen = seen_[hash128(prepared.article.id)];
        seen.shard = stored.shard;
        replaced_[stored.shard].push_back(prepared.article.id);
        if (candidate.stored_version) versions_.push_back(*candidate.stored_version);
        take(std::move(candidate), seen);
    } else if (prepared.revision < stored.revision) {
        ++counts_.superseded;
        log(candidate);
    } else {
        reject_conflict(candidate);
    }
}

// What is there already stays as it is, unless who reads now could find something else in it.
void Intake::keep_or_reread(Candidate candidate) {
    ++counts_.unchanged;
    auto& prepared = candidate.prepared;
    const StoredArticle stored = *candidate.stored;
    prepared.revision = std::max(prepared.revision, stored.revision);
    Seen& seen = seen_[hash128(prepared.article.id)];
    seen.shard = stored.shard;
    if (candidate.reread == nullptr) {
        remember_note(prepared);
        seen.record = prepared.record_hash;
        seen.revision = prepared.revision;
        seen.status = prepared.article.status;
        return;
    }
    ++counts_.reread;
    counts_.reread_because.insert(candidate.reread->begin(), candidate.reread->end());
    replaced_[stored.shard].push_back(prepared.article.id);
    seen.reread = true;
    take(std::move(candidate), seen);
}

void Intake::take(Candidate candidate, Seen& seen) {
    const auto& published = candidate.prepared.article.published;
    const bool busy = published && ++year_counts_[year_of(published->day)] > busy_year;
    const Partition unit = unit_of(published, partitioning_, busy);
    const auto [bucket, is_new] = buckets_.try_emplace(unit);
    if (is_new) bucket->second.order = {.number = next_chunk_++, .unit = unit, .articles = {}};
    seen.record = candidate.prepared.record_hash;
    seen.revision = candidate.prepared.revision;
    seen.status = candidate.prepared.article.status;
    remember_note(candidate.prepared);
    seen.chunk = bucket->second.order.number;
    seen.taken = true;
    bucket->second.bytes += candidate.prepared.record.size();
    waiting_bytes_ += candidate.prepared.record.size();
    bucket->second.order.articles.push_back(std::move(candidate.prepared));
    touched_ = unit;
}

// Takes back what this run has decided on an id, so that a newer delivery can be taken. What was read of it before
// counts as superseded.
void Intake::retract(const std::string& id, Seen& seen) {
    ++counts_.superseded;
    log(id, seen);
    if (!seen.taken || seen.reread) {
        // It was found unchanged in the live generation: from there it goes now.
        --counts_.unchanged;
        ++counts_.updated;
    }
    if (!seen.taken) {
        replaced_[seen.shard.value()].push_back(id);
        return;
    }
    if (seen.reread) --counts_.reread;
    seen.reread = false;
    const auto has_number = [&](const auto& entry) { return entry.second.order.number == seen.chunk; };
    const auto bucket = std::find_if(buckets_.begin(), buckets_.end(), has_number);
    if (bucket == buckets_.end()) {
        retracted_[seen.chunk].push_back(id);
        return;
    }
    std::erase_if(bucket->second.order.articles,
                  [&](const PreparedArticle& article) { return article.article.id == id; });
}

void Intake::remember_note(const PreparedArticle& prepared) {
    if (!prepared.article.note.empty()) notes_[prepared.record_hash] = prepared.article.note;
}

// A version that came too late.
void Intake::log(const Candidate& candidate) {
    const auto& prepared = candidate.prepared;
    versions_.push_back(known_version(prepared.article, prepared.record_hash));
    versions_.back().revision = prepared.revision;
}

// A version that this run has met and a newer one follows.
void Intake::log(const std::string& id, const Seen& seen) {
    const auto note = notes_.find(seen.record);
    versions_.push_back({.id = id,
                         .revision = seen.revision,
                         .status = seen.status,
                         .note = note == notes_.end() ? std::string() : note->second,
                         .record = seen.record.hex()});
}

void Intake::reject(Reject reject) {
    ++counts_.rejected[std::string(reject_code(reject.reason))];
    rejects_.push_back(std::move(reject));
}

void Intake::reject_conflict(const Candidate& candidate) {
    reject({.where = candidate.where,
            .id = candidate.prepared.article.id,
            .reason = RejectReason::conflict,
            .detail = {}});
}

std::vector<ChunkOrder> Intake::cut_full_buckets(const Partition& touched) {
    std::vector<ChunkOrder> orders;
    const auto bucket = buckets_.find(touched);
    if (bucket->second.order.articles.size() >= limits_.articles || bucket->second.bytes >= limits_.bytes)
        orders.push_back(cut(bucket));
    while (waiting_bytes_ > limits_.waiting_bytes) {
        orders.push_back(cut(std::max_element(buckets_.begin(), buckets_.end(), [](const auto& a, const auto& b) {
            return a.second.bytes < b.second.bytes;
        })));
    }
    return orders;
}

ChunkOrder Intake::cut(std::map<Partition, Bucket>::iterator bucket) {
    ChunkOrder order = std::move(bucket->second.order);
    waiting_bytes_ -= bucket->second.bytes;
    buckets_.erase(bucket);
    return order;
}

}  // namespace dateline
