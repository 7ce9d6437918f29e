#include "indexer/kept_back.hpp"

#include <xapian.h>

#include <set>

#include "indexer/xapian_guard.hpp"
#include "schemas/slots.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

/// Counts the documents of one shard that it has not counted before.
class ShardCount {
  public:
    explicit ShardCount(const Xapian::Database& shard) : shard_(shard) {}

    std::uint64_t with_term(const std::string& term) {
        std::uint64_t count = 0;
        for (auto posting = shard_.postlist_begin(term); posting != shard_.postlist_end(term); ++posting)
            count += counted_.insert(*posting).second ? 1U : 0U;
        return count;
    }

    std::uint64_t with_value_above(Xapian::valueno slot, const std::string& bound) {
        if (shard_.get_value_upper_bound(slot) <= bound) return 0;
        std::uint64_t count = 0;
        for (auto value = shard_.valuestream_begin(slot); value != shard_.valuestream_end(slot); ++value)
            count += *value > bound && counted_.insert(value.get_docid()).second ? 1U : 0U;
        return count;
    }

  private:
    const Xapian::Database& shard_;
    std::set<Xapian::docid> counted_;
};

}  // namespace

KeptBackCounts count_kept_back(const ArchiveLayout& layout, const Manifest& manifest, const FieldTable& fields,
                               std::int64_t now) {
    const std::string& state = fields.find("is")->prefix;
    const auto embargo = static_cast<Xapian::valueno>(fields.find_record_key("embargo")->slot);
    KeptBackCounts counts;
    for (const auto& shard : manifest.shards) {
        with_database(layout.shards() / shard.files.at(0).name, [&](const Xapian::Database& database) {
            ShardCount count(database);
            for (const auto& id : manifest.hidden) counts.hidden += count.with_term(id_term(id));
            counts.cancelled += count.with_term(make_term(state, to_string(Status::cancelled)));
            counts.withheld += count.with_term(make_term(state, to_string(Status::withheld)));
            counts.embargoed += count.with_value_above(embargo, encode_seconds(now));
        });
    }
    return counts;
}

}  // namespace dateline
