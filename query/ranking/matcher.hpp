// The best matches of a whole generation: one search per shard, merged.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "query/answer.hpp"

namespace dateline {

/// A match on its way into the result.
struct Candidate {
    double score = 0;
    std::size_t shard = 0;
    Xapian::docid document = 0;
    std::string key;       ///< what equal scores are ordered by; read when it is needed
    double proximity = 0;  ///< what of the score is from proximity.hpp
    double peak = 0;       ///< and from peak.hpp
};

/// Puts candidates in order: by score, and where scores are equal by key, which is read where it is needed.
void order_by_score(std::vector<Candidate>::iterator first, std::vector<Candidate>::iterator last,
                    const std::vector<Xapian::Database>& shards);

/// What shards are asked, and for what of it.
struct MatchRequest {
    /// What a shard is asked.
    using ShardQuery = std::function<Xapian::Query(std::size_t shard)>;
    ShardQuery query;    ///< with scores
    ShardQuery filter;   ///< the same matches without scores
    bool prune = false;  ///< whether documents that can't be among the best may be passed over
    Order order = Order::relevance;
    std::uint64_t need = 10;  ///< how many of the best are wanted
    bool exact_count = true;
    double base = 0;  ///< taken off each score that is given
};

struct Matches {
    std::vector<Candidate> best;  ///< in order
    Count total;
};

/// Searches shards one after the other. For one thread at a time; the shards must outlive it.
///
/// The result is the same whatever the shards: the score of a document does not depend on them, equal scores are
/// ordered by the keys in slot::order, and where equal scores stand on both sides of the cut the keys decide who is in.
class Matcher {
  public:
    explicit Matcher(const std::vector<Xapian::Database>& shards) : shards_(shards) {}

    Matches best(const MatchRequest& request) const;
    std::uint64_t count(const MatchRequest::ShardQuery& filter) const;
    /// The documents of one shard that match, in rising order.
    std::vector<Xapian::docid> documents(std::size_t shard, const Xapian::Query& filter) const;
    /// Calls visit for each match of one shard with its score, in order of documents: nothing is kept of them.
    void visit(std::size_t shard, const Xapian::Query& query,
               const std::function<void(Xapian::docid, double score)>& visit) const;
    /// All matches of one shard with their scores, in no order.
    std::vector<Candidate> all_of(std::size_t shard, const Xapian::Query& query) const;

  private:
    std::vector<Candidate> search(std::size_t shard, const MatchRequest& request, double cutoff, Count& total) const;
    void add_count(std::size_t shard, const MatchRequest& request, Count& total) const;
    Matches best_scores(const MatchRequest& request) const;
    Matches best_dates(const MatchRequest& request) const;

    const std::vector<Xapian::Database>& shards_;
};

}  // namespace dateline
