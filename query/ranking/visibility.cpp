#include "query/ranking/visibility.hpp"

#include <algorithm>

#include "schemas/slots.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

// The hidden ids that a shard has, and the states of its articles that are not to be shown.
std::vector<std::string> terms_kept_back(const Manifest& manifest, const FieldTable& fields,
                                         const Xapian::Database& shard) {
    std::vector<std::string> terms;
    const auto add = [&](std::string term) {
        if (shard.term_exists(term)) terms.push_back(std::move(term));
    };
    for (const auto& id : manifest.hidden) add(id_term(id));
    const Field* state = fields.find("is");
    if (state == nullptr) return terms;
    for (const auto status : {Status::cancelled, Status::withheld}) add(make_term(state->prefix, to_string(status)));
    return terms;
}

}  // namespace

Visibility::Visibility(const Manifest& manifest, const FieldTable& fields, const std::vector<Xapian::Database>& shards)
    : hidden_(manifest.hidden), last_embargo_(shards.size()) {
    for (const auto& shard : shards) terms_.push_back(terms_kept_back(manifest, fields, shard));
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
    for (std::size_t shard = 0; shard < terms_.size(); ++shard) {
        if (!terms_[shard].empty() || has_embargo(shard, now)) return true;
    }
    return false;
}

Xapian::Query Visibility::visible(Xapian::Query query, std::size_t shard, std::int64_t now) const {
    if (const auto& terms = terms_[shard]; !terms.empty()) {
        const Xapian::Query kept_back(Xapian::Query::OP_OR, terms.begin(), terms.end());
        query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, kept_back);
    }
    if (has_embargo(shard, now)) {
        const Xapian::Query later(Xapian::Query::OP_VALUE_GE, embargo_slot_, encode_seconds(now + 1));
        query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, later);
    }
    return query;
}

KeptBack Visibility::kept_back(const std::string& id, const Xapian::Document& document, std::int64_t now) const {
    if (std::binary_search(hidden_.begin(), hidden_.end(), id)) return KeptBack::taken_down;
    const auto status = decode_brief(document.get_value(slot::brief)).status;
    if (status == Status::cancelled) return KeptBack::cancelled;
    if (status == Status::withheld) return KeptBack::withheld;
    const bool shown = embargo_slot_ == Xapian::BAD_VALUENO || document.get_value(embargo_slot_) <= encode_seconds(now);
    return shown ? KeptBack::no : KeptBack::embargoed;
}

}  // namespace dateline
