#include "query/ranking/matcher.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "query/ranking/statistics.hpp"
#include "schemas/slots.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

bool better_score(const Candidate& a, const Candidate& b) { return a.score > b.score; }
bool smaller_key(const Candidate& a, const Candidate& b) { return a.key < b.key; }

class OldestFirst : public Xapian::KeyMaker {
  public:
    std::string operator()(const Xapian::Document& document) const override {
        return oldest_first(document.get_value(slot::order));
    }
};

// Adds the terms of a query that is nothing but terms joined by OR; false for any other.
bool add_terms(const Xapian::Query& query, std::vector<std::string>& terms) {
    if (query.get_type() == Xapian::Query::LEAF_TERM) {
        terms.push_back(*query.get_terms_begin());
        return true;
    }
    if (query.get_type() != Xapian::Query::OP_OR) return false;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        if (!add_terms(query.get_subquery(i), terms)) return false;
    return true;
}

std::uint64_t count_in(const Xapian::Database& shard, const Xapian::Query& query) {
    // Xapian takes six times as long to go through an OR.
    if (std::vector<std::string> terms; add_terms(query, terms)) return count_any(shard, terms);
    Xapian::Enquire enquire(shard);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet bounds = enquire.get_mset(0, 0);
    if (bounds.get_matches_lower_bound() == bounds.get_matches_upper_bound()) return bounds.get_matches_lower_bound();
    return enquire.get_mset(0, 0, shard.get_doccount()).get_matches_estimated();
}

// Posting sources score; the scheme is for terms, which don't. (BoolWeight would take the sources for filters.)
Xapian::Enquire enquire_for(const Xapian::Database& shard, const Xapian::Query& query) {
    Xapian::Enquire enquire(shard);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::CoordWeight());
    return enquire;
}

// Sees every match before Xapian decides what to keep.
class MatchVisitor : public Xapian::MatchSpy {
  public:
    explicit MatchVisitor(const std::function<void(Xapian::docid, double)>& visit) : visit_(visit) {}
    void operator()(const Xapian::Document& document, double score) override { visit_(document.get_docid(), score); }

  private:
    const std::function<void(Xapian::docid, double)>& visit_;
};

void visit_matches(Xapian::Enquire& enquire, const Xapian::Query& query, const Xapian::Database& shard,
                   const std::function<void(Xapian::docid, double)>& visit) {
    MatchVisitor visitor(visit);
    enquire.set_query(query);
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.add_matchspy(&visitor);
    enquire.get_mset(0, 1, shard.get_doccount());
}

// How many documents Xapian must look at before it passes over any.
Xapian::doccount checked(const Xapian::Database& shard, const MatchRequest& request) {
    return request.prune ? 0 : shard.get_doccount();
}

// Reading the keys of all candidates costs more than asking again in the rare case that equal scores stand on both
// sides of the cut.
Xapian::MSet by_score(const Xapian::Database& shard, Xapian::Enquire& enquire, const MatchRequest& request,
                      Xapian::doccount need) {
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    Xapian::MSet found = enquire.get_mset(0, need + 1, checked(shard, request));
    if (found.size() <= need || found[need].get_weight() < found[need - 1].get_weight()) return found;
    enquire.set_sort_by_relevance_then_value(slot::order, false);
    return enquire.get_mset(0, need, checked(shard, request));
}

Xapian::MSet by_date(Xapian::Enquire& enquire, Order order, Xapian::doccount need) {
    OldestFirst oldest;
    if (order == Order::oldest) {
        enquire.set_sort_by_key(&oldest, false);
    } else {
        enquire.set_sort_by_value(slot::order, false);
    }
    return enquire.get_mset(0, need);
}

std::vector<Candidate> candidates(const Xapian::MSet& found, std::size_t shard) {
    std::vector<Candidate> result;
    result.reserve(found.size());
    for (auto item = found.begin(); item != found.end(); ++item)
        result.push_back({item.get_weight(), shard, *item, item.get_sort_key(), 0, 0});
    return result;
}

// The shards by the key of their newest article, so that those come first that the newest are in.
std::vector<std::pair<std::string, std::size_t>> by_first_key(const std::vector<Xapian::Database>& shards) {
    std::vector<std::pair<std::string, std::size_t>> result;
    for (std::size_t shard = 0; shard < shards.size(); ++shard)
        result.emplace_back(shards[shard].get_value_lower_bound(slot::order), shard);
    std::sort(result.begin(), result.end());
    return result;
}

// Keeps the `need` smallest keys, in order; returns the last, or nothing where there are not so many.
std::optional<std::string> keep_smallest_keys(std::vector<Candidate>& candidates, std::uint64_t need) {
    std::sort(candidates.begin(), candidates.end(), smaller_key);
    if (candidates.size() < need || need == 0) return std::nullopt;
    candidates.resize(need);
    return candidates.back().key;
}

// Keeps the `need` best scores, and those equal to the last; returns that one, or 0 where there are not so many.
double keep_best_scores(std::vector<Candidate>& candidates, std::uint64_t need) {
    if (candidates.size() < need || need == 0) return 0;
    const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(need - 1);
    std::nth_element(candidates.begin(), last, candidates.end(), better_score);
    const double cutoff = last->score;
    std::erase_if(candidates, [cutoff](const Candidate& candidate) { return candidate.score < cutoff; });
    return cutoff;
}

}  // namespace

void order_by_score(std::vector<Candidate>::iterator first, std::vector<Candidate>::iterator last,
                    const std::vector<Xapian::Database>& shards) {
    const auto read_key = [&](Candidate& candidate) {
        if (!candidate.key.empty()) return;
        const auto& shard = shards[candidate.shard];
        candidate.key = shard.get_document(candidate.document, Xapian::DOC_ASSUME_VALID).get_value(slot::order);
    };
    std::sort(first, last, better_score);
    for (auto run = first; run != last;) {
        const auto end = std::upper_bound(run, last, *run, better_score);
        if (end - run > 1) {
            std::for_each(run, end, read_key);
            std::sort(run, end, smaller_key);
        }
        run = end;
    }
}

// The best of one shard: all that may be needed, in no order that counts. No score below `cutoff` is needed.
std::vector<Candidate> Matcher::search(std::size_t shard, const MatchRequest& request, double cutoff,
                                       Count& total) const {
    const auto& database = shards_[shard];
    const auto need = static_cast<Xapian::doccount>(std::min<std::uint64_t>(request.need, database.get_doccount()));
    Xapian::Enquire enquire = enquire_for(database, request.query(shard));
    if (request.prune) enquire.set_cutoff(0, cutoff);
    const Xapian::MSet found = request.order == Order::relevance ? by_score(database, enquire, request, need)
                                                                 : by_date(enquire, request.order, need);
    // Xapian's bounds hold where no score was cut off.
    if ((cutoff == 0 || !request.prune) && found.get_matches_lower_bound() == found.get_matches_upper_bound()) {
        total.value += found.get_matches_lower_bound();
    } else {
        add_count(shard, request, total);
    }
    return candidates(found, shard);
}

void Matcher::add_count(std::size_t shard, const MatchRequest& request, Count& total) const {
    if (request.exact_count) {
        total.value += count_in(shards_[shard], request.filter(shard));
    } else {
        total.exact = false;
        total.value += enquire_for(shards_[shard], request.filter(shard)).get_mset(0, 0).get_matches_estimated();
    }
}

Matches Matcher::best(const MatchRequest& request) const {
    Matches matches = request.order == Order::relevance ? best_scores(request) : best_dates(request);
    for (auto& candidate : matches.best) candidate.score -= request.base;
    return matches;
}

Matches Matcher::best_scores(const MatchRequest& request) const {
    Matches result;
    auto& best = result.best;
    double cutoff = 0;
    for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
        auto found = search(shard, request, cutoff, result.total);
        best.insert(best.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        cutoff = keep_best_scores(best, request.need);
    }
    order_by_score(best.begin(), best.end(), shards_);
    if (best.size() > request.need) best.resize(request.need);
    return result;
}

// The keys of a shard have bounds: one whose newest article is older than all that is needed is only counted.
Matches Matcher::best_dates(const MatchRequest& request) const {
    Matches result;
    auto& best = result.best;
    std::optional<std::string> last;
    for (const auto& [first, shard] : by_first_key(shards_)) {
        if (request.order == Order::newest && last && *last < first) {
            add_count(shard, request, result.total);
            continue;
        }
        auto found = search(shard, request, 0, result.total);
        best.insert(best.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        last = keep_smallest_keys(best, request.need);
    }
    return result;
}

std::uint64_t Matcher::count(const MatchRequest::ShardQuery& filter) const {
    std::uint64_t sum = 0;
    for (std::size_t shard = 0; shard < shards_.size(); ++shard) sum += count_in(shards_[shard], filter(shard));
    return sum;
}

std::vector<Xapian::docid> Matcher::documents(std::size_t shard, const Xapian::Query& filter) const {
    std::vector<Xapian::docid> documents;
    Xapian::Enquire enquire(shards_[shard]);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    visit_matches(enquire, filter, shards_[shard],
                  [&](Xapian::docid document, double) { documents.push_back(document); });
    return documents;
}

void Matcher::visit(std::size_t shard, const Xapian::Query& query,
                    const std::function<void(Xapian::docid, double)>& visit) const {
    Xapian::Enquire enquire = enquire_for(shards_[shard], query);
    visit_matches(enquire, query, shards_[shard], visit);
}

std::vector<Candidate> Matcher::all_of(std::size_t shard, const Xapian::Query& query) const {
    const auto all = shards_[shard].get_doccount();
    return candidates(enquire_for(shards_[shard], query).get_mset(0, all, all), shard);
}

}  // namespace dateline
