#include "query/ranking/explain.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "schemas/slots.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

using ShownHits = std::map<Xapian::docid, Hit*>;

void add_part(Hit& hit, const ScoredPart& part, double score) {
    if (part.kind == PartKind::namesake && score == 0) return;
    const std::string kind(to_string(part.kind));
    const auto known =
        std::find_if(hit.parts.begin(), hit.parts.end(), [&](const ScorePart& other) { return other.name == kind; });
    if (known == hit.parts.end()) {
        hit.parts.push_back({kind, score});
    } else {
        known->score += score;
    }
    if (part.kind == PartKind::text) hit.words.push_back({part.label, score});
}

// The documents shown of a shard, as a query.
Xapian::Query among(const Xapian::Database& shard, const ShownHits& shown) {
    std::vector<Xapian::Query> ids;
    for (const auto& [document, hit] : shown) {
        const auto stored = shard.get_document(document, Xapian::DOC_ASSUME_VALID);
        ids.emplace_back(id_term(decode_brief(stored.get_value(slot::brief)).id));
    }
    return {Xapian::Query::OP_OR, ids.begin(), ids.end()};
}

}  // namespace

// Asks again for each part alone, among the hits shown.
void explain_hits(std::vector<Hit>& hits, const Plan& plan, const Matcher& matcher,
                  const std::vector<Xapian::Database>& shards, std::vector<DocumentLengths>& lengths) {
    std::map<std::size_t, ShownHits> by_shard;
    for (auto& hit : hits) by_shard[hit.shard][hit.document] = &hit;
    for (const auto& [shard, shown] : by_shard) {
        const Xapian::Query hits_of_shard = among(shards[shard], shown);
        for (std::size_t part = 0; part < plan.parts.size(); ++part) {
            std::map<Xapian::docid, double> scores;
            const Xapian::Query scored = plan.query_of(part, lengths[shard]);
            for (const auto& match : matcher.all_of(shard, {Xapian::Query::OP_FILTER, scored, hits_of_shard}))
                scores[match.document] = match.score;
            for (const auto& [document, hit] : shown)
                add_part(*hit, plan.parts[part], scores[document] - plan.base_of(part));
        }
    }
    for (auto& hit : hits) {
        if (hit.peak > 0) hit.parts.push_back({"time", hit.peak});
        if (hit.proximity > 0) hit.parts.push_back({"proximity", hit.proximity});
    }
}

}  // namespace dateline
