#include "query/ranking/all_matches.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "schemas/slots.hpp"
#include "schemas/terms.hpp"
#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

// The first bytes of the key that matches are ordered by: the date, undated last.
std::uint64_t date_of(const std::string& order_key, Order order) {
    const std::string key = order == Order::oldest ? oldest_first(order_key) : order_key;
    return ByteReader(key, "order").u64();
}

void add_shard(const Matcher& matcher, const Xapian::Database& database, std::size_t shard, const MatchRequest& request,
               std::vector<RankedMatch>& matches) {
    auto order = database.valuestream_begin(slot::order);
    matcher.visit(shard, request.query(shard), [&](Xapian::docid document, double score) {
        order.skip_to(document);
        const bool is_there = order != database.valuestream_end(slot::order) && order.get_docid() == document;
        matches.push_back({score - request.base, date_of(is_there ? *order : std::string(), request.order),
                           static_cast<std::uint32_t>(shard), document});
    });
}

// Matches that nothing but their ids can tell apart.
void order_by_id(std::vector<RankedMatch>::iterator first, std::vector<RankedMatch>::iterator last,
                 const std::vector<Xapian::Database>& shards) {
    std::vector<std::pair<std::string, RankedMatch>> keyed;
    for (auto match = first; match != last; ++match) {
        const auto document = shards[match->shard].get_document(match->document, Xapian::DOC_ASSUME_VALID);
        keyed.emplace_back(document.get_value(slot::order), *match);
    }
    std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [key, match] : keyed) *first++ = match;
}

}  // namespace

std::vector<RankedMatch> rank_all(const Matcher& matcher, const std::vector<Xapian::Database>& shards,
                                  const MatchRequest& request) {
    std::vector<RankedMatch> matches;
    for (std::size_t shard = 0; shard < shards.size(); ++shard)
        add_shard(matcher, shards[shard], shard, request, matches);
    const bool by_score = request.order == Order::relevance;
    const auto before = [by_score](const RankedMatch& a, const RankedMatch& b) {
        if (by_score && a.score != b.score) return a.score > b.score;
        return a.date < b.date;
    };
    std::sort(matches.begin(), matches.end(), before);
    for (auto run = matches.begin(); run != matches.end();) {
        const auto end = std::upper_bound(run, matches.end(), *run, before);
        if (end - run > 1) order_by_id(run, end, shards);
        run = end;
    }
    return matches;
}

}  // namespace dateline
