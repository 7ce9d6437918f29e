#include "query/searcher.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "query/counting/asked_values.hpp"
#include "query/counting/count_matches.hpp"
#include "query/counting/typical_names.hpp"
#include "query/counting/typical_words.hpp"
#include "query/match_words.hpp"
#include "query/open_generation.hpp"
#include "query/ranking/all_matches.hpp"
#include "query/ranking/copies.hpp"
#include "query/ranking/explain.hpp"
#include "query/ranking/matcher.hpp"
#include "query/ranking/planner.hpp"
#include "query/ranking/proximity.hpp"
#include "query/ranking/rescoring.hpp"
#include "query/ranking/statistics.hpp"
#include "query/ranking/visibility.hpp"
#include "query/reading/field_reader.hpp"
#include "query/reading/like_question.hpp"
#include "query/reading/plain_words.hpp"
#include "query/stored_articles.hpp"
#include "query/suggestions.hpp"
#include "query/xapian_guard.hpp"

namespace dateline {

namespace {

// The archive's own language stems the words where it is empty too.
std::vector<std::string> languages_of(const OpenGeneration& generation) {
    std::vector<std::string> languages{generation.config.language};
    for (const auto& [language, articles] : generation.manifest.languages) {
        if (language != generation.config.language) languages.push_back(language);
    }
    return languages;
}

void add_readings(const Expression& node, const FieldReader& reader, std::vector<FieldReading>& readings) {
    if (node.kind == Expression::Kind::field) {
        auto reading = reader.read(node);
        if (!reading.names.empty() || reading.place) readings.push_back(std::move(reading));
    }
    for (const auto& child : node.children) add_readings(*child, reader, readings);
}

// Whether the hits that are wanted are among the first matches, whose order is known.
bool is_settled(const std::vector<FoldedHit>& hits, std::uint64_t wanted, std::uint64_t known) {
    const auto count = std::min<std::uint64_t>(wanted, hits.size());
    return count == 0 || hits[count - 1].best < known;
}

}  // namespace

struct Searcher::State {
    State(const std::filesystem::path& path, const std::string& gazetteer_file)
        : archive(path.string()),
          generation(open_generation(ArchiveLayout(path))),
          statistics(generation.shards),
          languages(languages_of(generation)),
          stemmers(languages),
          visibility(generation.manifest, generation.config.fields, generation.shards),
          stored(ArchiveLayout(path), generation, visibility),
          matcher(generation.shards),
          gazetteer(gazetteer_file),
          facet_files(ArchiveLayout(path), generation.manifest) {
        for (std::size_t shard = 0; shard < generation.shards.size(); ++shard)
            lengths.emplace_back([this, shard] { return facet_files.lengths(shard); });
    }

    const FieldTable& fields() const { return generation.config.fields; }

    // What may not be shown of each shard.
    DocumentLists kept_back(std::int64_t now) const {
        DocumentLists documents(generation.shards.size());
        if (!visibility.restricts(now)) return documents;
        for (std::size_t shard = 0; shard < documents.size(); ++shard) {
            const Xapian::Query shown = visibility.visible(Xapian::Query::MatchAll, shard, now);
            documents[shard] = matcher.documents(shard, {Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, shown});
        }
        return documents;
    }

    // The names of what may be shown.
    NameIndex& names(std::int64_t now) {
        if (names_now != now) {
            name_index.keep_back(visibility.restricts(now) ? [this, now] { return kept_back(now); }
                                                           : std::function<DocumentLists()>());
            names_now = now;
        }
        return name_index;
    }

    // Counts what may be shown; nothing to do where that is all.
    ArticleCount article_count(std::int64_t now) const {
        if (!visibility.restricts(now)) return nullptr;
        return [this, now](const std::vector<std::string>& terms) {
            return matcher.count(visible({Xapian::Query::OP_OR, terms.begin(), terms.end()}, now));
        };
    }

    FieldReader reader(std::int64_t now) { return {fields(), statistics, gazetteer, names(now), article_count(now)}; }

    Plan plan(const Expression& expression, const SearchRequest& request) {
        return make_plan(expression, reader(request.now), stemmers, request.weights);
    }

    std::vector<FieldReading> readings(const Expression& expression, std::int64_t now) {
        std::vector<FieldReading> readings;
        add_readings(expression, reader(now), readings);
        return readings;
    }

    // What may be shown of a filter's matches.
    MatchRequest::ShardQuery visible(Xapian::Query query, std::int64_t now) const {
        return
            [this, query = std::move(query), now](std::size_t shard) { return visibility.visible(query, shard, now); };
    }

    // All that is needed of a list of results.
    struct Listing {
        Matches matches;
        FoldedMatches list;
    };

    // What matches a filter, and what is to be left out of counts of the archive.
    CountedDocuments counted(const MatchRequest::ShardQuery& filter, std::int64_t now) const {
        CountedDocuments documents{.matched = {}, .kept_back = kept_back(now), .archive = statistics.articles()};
        for (std::size_t shard = 0; shard < generation.shards.size(); ++shard) {
            documents.matched.push_back(matcher.documents(shard, filter(shard)));
            documents.archive -= documents.kept_back[shard].size();
        }
        return documents;
    }

    Answer search(const SearchRequest& request);
    Typical typical(MatchRequest match, Rescoring& rescoring, const SearchRequest& request, const Plan& plan,
                    const CountedDocuments& documents);
    void stream(const MatchRequest& match, Rescoring& rescoring, const SearchRequest& request, Answer& answer);
    Matches best(MatchRequest match, Rescoring& rescoring, std::uint64_t keep);
    Listing unfolded(const MatchRequest& match, Rescoring& rescoring);
    Listing folded(MatchRequest match, std::uint64_t wanted, Rescoring& rescoring);
    std::vector<Hit> page(const Listing& listing, const SearchRequest& request) const;
    void show(const Listing& listing, std::vector<Hit>& hits, const SearchRequest& request) const;
    HitList hits(const std::vector<RankedMatch>& matches, bool fold, std::optional<std::uint64_t> limit);
    void help_on(Answer& answer, const Plan& plan, const SearchRequest& request);

    std::string archive;
    OpenGeneration generation;
    Statistics statistics;
    std::vector<std::string> languages;
    Stemmers stemmers;
    Visibility visibility;
    StoredArticles stored;
    Matcher matcher;
    GazetteerSource gazetteer;
    FacetFiles facet_files;
    NameIndex name_index{facet_files};
    PeakFinder peaks{facet_files};
    std::optional<std::int64_t> names_now;  // as of which the names are
    std::vector<DocumentLengths> lengths;   // of each shard
};

Answer Searcher::State::search(const SearchRequest& request) {
    const Plan plan = this->plan(*request.expression, request);
    Answer answer;
    answer.notes = plan.notes;
    answer.marks = plan.marks;
    MatchRequest match;
    match.query = [&](std::size_t shard) { return visibility.visible(plan.query(lengths[shard]), shard, request.now); };
    match.filter = visible(plan.filter(), request.now);
    match.prune = plan.is_prunable();
    match.base = plan.base();
    match.order = plan.is_ranked() || request.order != Order::relevance ? request.order : Order::newest;
    match.exact_count = request.exact_count;
    const std::uint64_t room = statistics.articles() - std::min(request.offset, statistics.articles());
    match.need = request.offset + std::min(request.limit.value_or(room), room);
    const bool may_peak = request.peaks && is_undated(*request.expression);
    Rescoring rescoring(plan, may_peak ? &peaks : nullptr, request.weights.peak, generation.shards, lengths);
    std::optional<Count> counted_total;
    if (request.counts.asks()) {
        const CountedDocuments documents = counted(match.filter, request.now);
        answer.counts = count_matches(request.counts, facet_files, documents);
        if (request.counts.typical > 0) answer.counts.typical = typical(match, rescoring, request, plan, documents);
        if (!answer.counts.facets.empty())
            mark_asked(answer.counts.facets, *request.expression, readings(*request.expression, request.now));
        counted_total = Count{};
        for (const auto& list : documents.matched) counted_total->value += list.size();
        match.exact_count = false;
    }
    if (request.stream && !request.limit) {
        stream(match, rescoring, request, answer);
    } else if (request.limit == 0) {
        if (!counted_total) answer.total.value = matcher.count(match.filter);
    } else {
        const Listing listing = request.fold ? folded(match, match.need, rescoring) : unfolded(match, rescoring);
        answer.total = listing.matches.total;
        if (request.fold && listing.list.folding.exact) answer.folded_total = listing.list.folding.hits.size();
        answer.hits = page(listing, request);
        if (request.explain) explain_hits(answer.hits, plan, matcher, generation.shards, lengths);
        show(listing, answer.hits, request);
    }
    if (rescoring.peak()) answer.notes.push_back(peak_note(*rescoring.peak()));
    if (counted_total) answer.total = *counted_total;
    if (answer.total.value == 0) help_on(answer, plan, request);
    return answer;
}

// Words of the first by rank, in whatever order they are shown, or of the newest; names of all.
Typical Searcher::State::typical(MatchRequest match, Rescoring& rescoring, const SearchRequest& request,
                                 const Plan& plan, const CountedDocuments& documents) {
    match.order = plan.is_ranked() ? Order::relevance : Order::newest;
    match.need = std::min<std::uint64_t>(most_sampled, statistics.articles());
    match.exact_count = false;
    const Listing listing = request.fold ? folded(match, match.need, rescoring) : unfolded(match, rescoring);
    std::vector<SampledArticle> sample;
    for (const FoldedHit& hit : listing.list.folding.hits) {
        const Candidate& shown = listing.matches.best[hit.shown];
        sample.push_back({shown.shard, shown.document});
    }
    const MatchWords asked(*request.expression, languages, plan.marks);
    TypicalWords words =
        typical_words({sample, generation.shards, statistics, documents, asked, languages}, request.counts.typical);
    Typical typical{words.articles, std::move(words.words), {}};
    for (const char* field : {"person", "org", "place"})
        typical.names.push_back(typical_names(facet_files, field, documents, request.counts.typical));
    mark_asked(typical.names, *request.expression, readings(*request.expression, request.now));
    return typical;
}

void Searcher::State::stream(const MatchRequest& match, Rescoring& rescoring, const SearchRequest& request,
                             Answer& answer) {
    answer.all = rank_all(matcher, generation.shards, match);
    if (match.order == Order::relevance) rescoring.rescore(answer.all);
    answer.total = {answer.all.size(), true};
    const auto passed = std::min<std::uint64_t>(request.offset, answer.all.size());
    answer.all.erase(answer.all.begin(), answer.all.begin() + static_cast<std::ptrdiff_t>(passed));
}

// What is scored anew is the same however many are wanted; the first `keep` are in their order.
Matches Searcher::State::best(MatchRequest match, Rescoring& rescoring, std::uint64_t keep) {
    if (match.order != Order::relevance || !rescoring.asks()) return matcher.best(match);
    const std::uint64_t wanted = match.need;
    match.need = std::max<std::uint64_t>(wanted, std::min<std::uint64_t>(rescored, statistics.articles()));
    Matches matches = matcher.best(match);
    rescoring.rescore(matches.best, keep);
    if (matches.best.size() > wanted) matches.best.resize(wanted);
    return matches;
}

Searcher::State::Listing Searcher::State::unfolded(const MatchRequest& match, Rescoring& rescoring) {
    Listing listing{.matches = best(match, rescoring, match.need), .list = {}};
    listing.list = dateline::unfolded(listing.matches.best);
    return listing;
}

// As many matches as fold_matches() takes, and behind them as many as were folded before what is wanted.
Searcher::State::Listing Searcher::State::folded(MatchRequest match, std::uint64_t wanted, Rescoring& rescoring) {
    const std::uint64_t articles = statistics.articles();
    Listing listing;
    for (std::uint64_t folded = 0;;) {
        const std::uint64_t least = wanted + folded <= fold_first ? fold_first : fold_depth;
        match.need = std::min(std::max(wanted + folded, least), articles);
        // Copies are among the first: some more than are wanted are put in order, and all where these are not enough.
        const std::uint64_t keep = wanted + wanted / 2 + 5;
        const bool in_part = match.order == Order::relevance && keep < std::min<std::uint64_t>(rescored, match.need);
        listing.matches = this->best(match, rescoring, in_part ? keep : match.need);
        auto& [best, total] = listing.matches;
        const bool complete =
            best.size() < match.need || best.size() == articles || (total.exact && total.value == best.size());
        listing.list = fold_matches(best, complete, facet_files);
        if (in_part && !is_settled(listing.list.folding.hits, wanted, keep)) {
            rescoring.settle(best);
            listing.list = fold_matches(best, complete, facet_files);
        }
        const std::uint64_t lost = best.size() - listing.list.folding.hits.size();
        if (complete || lost <= folded || listing.list.folding.hits.size() >= wanted) return listing;
        folded = lost;
    }
}

// Hits are where they scored.
std::vector<Hit> Searcher::State::page(const Listing& listing, const SearchRequest& request) const {
    const auto& shown = listing.list.folding.hits;
    const std::uint64_t count = shown.size() - std::min<std::uint64_t>(request.offset, shown.size());
    std::vector<Hit> hits(std::min(request.limit.value_or(count), count));
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const Candidate& best = listing.matches.best[shown[request.offset + i].best];
        hits[i].rank = request.offset + i + 1;
        hits[i].score = best.score;
        hits[i].proximity = best.proximity;
        hits[i].peak = best.peak;
        hits[i].shard = best.shard;
        hits[i].document = best.document;
    }
    return hits;
}

// What is shown of each is the one that leads.
void Searcher::State::show(const Listing& listing, std::vector<Hit>& hits, const SearchRequest& request) const {
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const FoldedHit& folded = listing.list.folding.hits[request.offset + i];
        const Candidate& leader = listing.matches.best[folded.shown];
        hits[i].shard = leader.shard;
        hits[i].document = leader.document;
        hits[i].copies.exact = listing.list.folding.exact;
        for (const std::size_t copy : folded.folded) hits[i].copies.ids.push_back(listing.list.ids[copy]);
        stored.fill(hits[i], request.details, request.now);
    }
}

HitList Searcher::State::hits(const std::vector<RankedMatch>& matches, bool fold, std::optional<std::uint64_t> limit) {
    Listing listing;
    for (const auto& match : matches) {
        Candidate& candidate = listing.matches.best.emplace_back();
        candidate.score = match.score;
        candidate.shard = match.shard;
        candidate.document = match.document;
    }
    const auto& best = listing.matches.best;
    listing.list = fold ? fold_matches(best, true, facet_files) : dateline::unfolded(best);
    SearchRequest request;
    request.limit = limit;
    request.details = Details::none;
    HitList list{page(listing, request), listing.list.folding.hits.size()};
    show(listing, list.hits, request);
    return list;
}

void Searcher::State::help_on(Answer& answer, const Plan& plan, const SearchRequest& request) {
    if (request.relaxed != nullptr) {
        const auto filter = this->plan(*request.relaxed, request).filter();
        if (const auto total = matcher.count(visible(filter, request.now)); total > 0) answer.any_total = total;
    }
    answer.suggestions = suggest(plan.wanted, statistics, [&](const std::string& term) {
        return !visibility.restricts(request.now) || matcher.count(visible(Xapian::Query(term), request.now)) > 0;
    });
}

Searcher::Searcher(const std::filesystem::path& archive, const std::string& gazetteer)
    : state_(guard_xapian(archive.string(), [&] { return std::make_unique<State>(archive, gazetteer); })) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

const ArchiveConfig& Searcher::config() const { return state_->generation.config; }
const Manifest& Searcher::manifest() const { return state_->generation.manifest; }

const std::vector<std::string>& Searcher::languages() const { return state_->languages; }

Answer Searcher::search(const SearchRequest& request) {
    return guard_xapian(state_->archive, [&] { return state_->search(request); });
}

void Searcher::notice(ParsedQuery& query, std::string_view text, Day today, std::int64_t now) {
    guard_xapian(state_->archive, [&] { notice_plain_words(query, text, state_->reader(now), today); });
}

void Searcher::check(const Expression& expression) {
    guard_xapian(state_->archive, [&] { state_->reader(0).check(expression); });
}

std::vector<FieldReading> Searcher::readings(const Expression& expression, std::int64_t now) {
    return guard_xapian(state_->archive, [&] { return state_->readings(expression, now); });
}

std::vector<ListedName> Searcher::names(const NameListRequest& request, std::int64_t now) {
    return guard_xapian(state_->archive, [&] {
        const auto kept_back = state_->kept_back(now);
        return NameLister(state_->fields(), state_->generation.shards, kept_back, state_->names(now)).list(request);
    });
}

Hit Searcher::hit(const RankedMatch& match, std::uint64_t rank) {
    Hit hit;
    hit.rank = rank;
    hit.score = match.score;
    hit.shard = match.shard;
    hit.document = match.document;
    return hit;
}

HitList Searcher::hits(const std::vector<RankedMatch>& matches, bool fold, std::optional<std::uint64_t> limit) {
    return guard_xapian(state_->archive, [&] { return state_->hits(matches, fold, limit); });
}

void Searcher::visit_versions(const std::vector<RankedMatch>& matches, const VersionVisit& visit) const {
    guard_xapian(state_->archive, [&] { state_->stored.visit_versions(matches, visit); });
}

std::optional<Day> Searcher::day(const RankedMatch& match) {
    return state_->facet_files.days(match.shard).day(match.document);
}

void Searcher::fill(Hit& hit, Details details, std::int64_t now) const {
    guard_xapian(state_->archive, [&] { state_->stored.fill(hit, details, now); });
}

std::string Searcher::record(const Hit& hit) const {
    return guard_xapian(state_->archive, [&] { return state_->stored.record(hit); });
}

std::optional<StoredRecord> Searcher::record(const std::string& id, std::int64_t now) const {
    return guard_xapian(state_->archive, [&] { return state_->stored.record(id, now); });
}

std::vector<ExpressionPtr> Searcher::like(const std::string& id, std::int64_t now) {
    return guard_xapian(state_->archive, [&] {
        const auto source = state_->stored.like_source(id, now);
        return source ? make_like_question(*source, state_->reader(now)) : std::vector<ExpressionPtr>();
    });
}

std::optional<ArticleHistory> Searcher::history(const std::string& id, std::int64_t now) const {
    return guard_xapian(state_->archive, [&] { return state_->stored.history(id, now); });
}

}  // namespace dateline
