#include "query/ranking/visibility.hpp"

#include <algorithm>

#include "schemas/slots.hpp"
#include "schemas/terms.hpp"

namespace dateline {

Visibility::Visibility(const Manifest& manifest, const FieldTable& fields, const std::vector<Xapian::Database>& shards)
    : hidden_(manifest.hidden), last_embargo_(shards.size()) {
    std::vector<Xapian::Query> terms;
    for (const auto& id : hidden_) terms.emplace_back(id_term(id));
    hidden_query_ = Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
    const Field* embargo = fields.find_record_key("embargo");
    if (embargo == nullptr || embargo->slot < 0) return;
    embargo_slot_ = static_cast<Xapian::valueno>(embargo->slot);
    for (std::size_t shard = 0; shard < shards.size(); ++shard)
        last_embargo_[shard] = shards[shard].get_value_upper_bound(embargo_slot_);
}

bool Visibility::has_embargo(std::size_t shard, std::int64_t now) const {
    return last_embargo_[shard] > encode_seconds(now);
}

bool Visibility::restricts(std::int64_t now) const {
    for (std::size_t shard = 0; shard < last_embargo_.size(); ++shard) {
        if (has_embargo(shard, now)) return true;
    }
    return !hidden_.empty();
}

Xapian::Query Visibility::visible(Xapian::Query query, std::size_t shard, std::int64_t now) const {
    if (!hidden_.empty()) query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, hidden_query_);
    if (has_embargo(shard, now)) {
        const Xapian::Query later(Xapian::Query::OP_VALUE_GE, embargo_slot_, encode_seconds(now + 1));
        query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, later);
    }
    return query;
}

bool Visibility::is_visible(const std::string& id, const Xapian::Document& document, std::int64_t now) const {
    if (std::binary_search(hidden_.begin(), hidden_.end(), id)) return false;
    return embargo_slot_ == Xapian::BAD_VALUENO || document.get_value(embargo_slot_) <= encode_seconds(now);
}

}  // namespace dateline
