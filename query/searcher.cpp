#include "query/searcher.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "query/counting/count_matches.hpp"
#include "query/open_generation.hpp"
#include "query/ranking/all_matches.hpp"
#include "query/ranking/copies.hpp"
#include "query/ranking/matcher.hpp"
#include "query/ranking/planner.hpp"
#include "query/ranking/proximity.hpp"
#include "query/ranking/statistics.hpp"
#include "query/ranking/visibility.hpp"
#include "query/reading/field_reader.hpp"
#include "query/reading/like_question.hpp"
#include "query/reading/plain_words.hpp"
#include "query/suggestions.hpp"
#include "query/xapian_guard.hpp"
#include "schemas/article_record.hpp"
#include "schemas/stored_mentions.hpp"
#include "schemas/terms.hpp"

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

std::string record_of(const Xapian::Document& document) {
    std::string data = document.get_data();
    data.resize(std::min(data.find('\n'), data.size()));
    return data;
}

void add_readings(const Expression& node, const FieldReader& reader, std::vector<FieldReading>& readings) {
    if (node.kind == Expression::Kind::field) {
        auto reading = reader.read(node);
        if (!reading.names.empty() || reading.place) readings.push_back(std::move(reading));
    }
    for (const auto& child : node.children) add_readings(*child, reader, readings);
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
          matcher(generation.shards),
          gazetteer(gazetteer_file),
          facet_files(ArchiveLayout(path), generation.manifest) {
        for (const auto& shard : generation.shards) lengths.emplace_back(shard);
    }

    const FieldTable& fields() const { return generation.config.fields; }

    HiddenDocuments hidden(std::int64_t now) const {
        HiddenDocuments documents(generation.shards.size());
        if (!visibility.restricts(now)) return documents;
        for (std::size_t shard = 0; shard < documents.size(); ++shard) {
            const Xapian::Query shown = visibility.visible(Xapian::Query::MatchAll, shard, now);
            const Xapian::Query kept_back(Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, shown);
            for (const auto& match : matcher.all_of(shard, kept_back)) documents[shard].insert(match.document);
        }
        return documents;
    }

    // Counts what may be shown; nothing to do where that is all.
    ArticleCount article_count(std::int64_t now) const {
        if (!visibility.restricts(now)) return nullptr;
        return [this, now](const std::vector<std::string>& terms) {
            return matcher.count(visible({Xapian::Query::OP_OR, terms.begin(), terms.end()}, now));
        };
    }

    FieldReader reader(std::int64_t now) { return {fields(), statistics, gazetteer, name_index, article_count(now)}; }

    Plan plan(const Expression& expression, const SearchRequest& request) {
        return make_plan(expression, reader(request.now), stemmers, request.weights);
    }

    // What may be shown of a filter's matches.
    MatchRequest::ShardQuery visible(Xapian::Query query, std::int64_t now) const {
        return
            [this, query = std::move(query), now](std::size_t shard) { return visibility.visible(query, shard, now); };
    }

    Xapian::Document document(const Hit& hit) const {
        return generation.shards[hit.shard].get_document(hit.document, Xapian::DOC_ASSUME_VALID);
    }

    // The most prominent first: what stands in title or lead, then what is named often; given ones as they come.
    std::vector<ListEntry> names(const Xapian::Document& document, std::string_view record_key) const {
        const Field* field = fields().find_record_key(record_key);
        if (field == nullptr || field->slot < 0) return {};
        auto entries = decode_list(document.get_value(static_cast<Xapian::valueno>(field->slot)));
        const auto rank = [](const ListEntry& entry) {
            return std::make_pair(entry.flags & (lead_flag | prominent_flag), entry.count);
        };
        std::stable_sort(entries.begin(), entries.end(),
                         [&](const ListEntry& a, const ListEntry& b) { return rank(a) > rank(b); });
        return entries;
    }

    void fill(Hit& hit, Details details, std::int64_t now) const {
        if (details == Details::none) return;
        const auto stored = document(hit);
        hit.brief = decode_brief(stored.get_value(slot::brief));
        if (details == Details::brief) return;
        hit.persons = names(stored, "persons");
        hit.organisations = names(stored, "organisations");
        hit.places = names(stored, "places");
        if (fields().has_custom()) hit.fields = custom_values(stored);
        add_corrections(hit, stored, now);
    }

    void add_corrections(Hit& hit, const Xapian::Document& stored, std::int64_t now) const {
        const Field* field = fields().find_record_key("corrects");
        if (field == nullptr || field->slot < 0) return;
        for (auto& entry : decode_list(stored.get_value(static_cast<Xapian::valueno>(field->slot))))
            hit.corrects.push_back(std::move(entry.value));
        hit.corrected_by = corrections_of(hit.brief.id, now);
    }

    // They are shown as the record has them, so that it must be unpacked.
    CustomValues custom_values(const Xapian::Document& document) const {
        Article article;
        CustomValues values;
        RecordMends mends;
        if (parse_record(record_of(document), article, mends) || read_custom_values(article, fields(), values, mends))
            throw Error(ErrorKind::unavailable,
                        "a stored record is damaged: run dateline-index status, then index anew");
        return values;
    }

    // All that is needed of a list of results.
    struct Listing {
        Matches matches;
        FoldedMatches list;
    };

    // What matches a filter, and what is to be left out of counts of the archive.
    CountedDocuments counted(const MatchRequest::ShardQuery& filter, std::int64_t now) const {
        CountedDocuments documents;
        documents.kept_back.resize(generation.shards.size());
        documents.archive = statistics.articles();
        const bool restricts = visibility.restricts(now);
        for (std::size_t shard = 0; shard < generation.shards.size(); ++shard) {
            documents.matched.push_back(matcher.documents(shard, filter(shard)));
            if (!restricts) continue;
            const Xapian::Query shown = visibility.visible(Xapian::Query::MatchAll, shard, now);
            documents.kept_back[shard] =
                matcher.documents(shard, {Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, shown});
            documents.archive -= documents.kept_back[shard].size();
        }
        return documents;
    }

    Answer search(const SearchRequest& request);
    void stream(const MatchRequest& match, const Proximity& proximity, const SearchRequest& request, Answer& answer);
    Matches best(MatchRequest match, const Proximity& proximity);
    Listing unfolded(const MatchRequest& match, const Proximity& proximity);
    Listing folded(MatchRequest match, std::uint64_t wanted, const Proximity& proximity);
    std::vector<Hit> page(const Listing& listing, const SearchRequest& request) const;
    void show(const Listing& listing, std::vector<Hit>& hits, const SearchRequest& request) const;
    void explain(std::vector<Hit>& hits, const Plan& plan);
    void help_on(Answer& answer, const Plan& plan, const SearchRequest& request);
    std::optional<StoredRecord> record(const std::string& id, std::int64_t now) const;
    std::optional<ArticleHistory> history(const std::string& id, std::int64_t now) const;
    std::vector<ExpressionPtr> like(const std::string& id, std::int64_t now);
    std::vector<std::string> corrections_of(const std::string& id, std::int64_t now) const;

    std::string archive;
    OpenGeneration generation;
    Statistics statistics;
    std::vector<std::string> languages;
    Stemmers stemmers;
    Visibility visibility;
    Matcher matcher;
    GazetteerSource gazetteer;
    FacetFiles facet_files;
    NameIndex name_index{facet_files};
    std::vector<DocumentLengths> lengths;  // of each shard
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
    const Proximity proximity(plan.near_words, plan.proximity, plan.average_length);
    std::optional<Count> counted_total;
    if (request.counts.asks()) {
        const CountedDocuments documents = counted(match.filter, request.now);
        answer.counts = count_matches(request.counts, facet_files, documents);
        counted_total = Count{};
        for (const auto& list : documents.matched) counted_total->value += list.size();
        match.exact_count = false;
    }
    if (request.stream && !request.limit) {
        stream(match, proximity, request, answer);
    } else if (request.limit == 0) {
        if (!counted_total) answer.total.value = matcher.count(match.filter);
    } else {
        const Listing listing = request.fold ? folded(match, match.need, proximity) : unfolded(match, proximity);
        answer.total = listing.matches.total;
        if (request.fold && listing.list.folding.exact) answer.folded_total = listing.list.folding.hits.size();
        answer.hits = page(listing, request);
        if (request.explain) explain(answer.hits, plan);
        show(listing, answer.hits, request);
    }
    if (counted_total) answer.total = *counted_total;
    if (answer.total.value == 0) help_on(answer, plan, request);
    return answer;
}

void Searcher::State::stream(const MatchRequest& match, const Proximity& proximity, const SearchRequest& request,
                             Answer& answer) {
    answer.all = rank_all(matcher, generation.shards, match);
    if (match.order == Order::relevance) proximity.rescore(answer.all, generation.shards, lengths);
    answer.total = {answer.all.size(), true};
    const auto passed = std::min<std::uint64_t>(request.offset, answer.all.size());
    answer.all.erase(answer.all.begin(), answer.all.begin() + static_cast<std::ptrdiff_t>(passed));
}

// What is scored anew is the same however many are wanted.
Matches Searcher::State::best(MatchRequest match, const Proximity& proximity) {
    if (match.order != Order::relevance || !proximity.asks()) return matcher.best(match);
    const std::uint64_t wanted = match.need;
    match.need = std::max<std::uint64_t>(wanted, std::min<std::uint64_t>(rescored, statistics.articles()));
    Matches matches = matcher.best(match);
    proximity.rescore(matches.best, generation.shards, lengths);
    if (matches.best.size() > wanted) matches.best.resize(wanted);
    return matches;
}

Searcher::State::Listing Searcher::State::unfolded(const MatchRequest& match, const Proximity& proximity) {
    Listing listing{.matches = best(match, proximity), .list = {}};
    listing.list = dateline::unfolded(listing.matches.best);
    return listing;
}

// As many matches as fold_matches() takes, and behind them as many as were folded before what is wanted.
Searcher::State::Listing Searcher::State::folded(MatchRequest match, std::uint64_t wanted, const Proximity& proximity) {
    const std::uint64_t articles = statistics.articles();
    Listing listing;
    for (std::uint64_t folded = 0;;) {
        const std::uint64_t least = wanted + folded <= fold_first ? fold_first : fold_depth;
        match.need = std::min(std::max(wanted + folded, least), articles);
        listing.matches = this->best(match, proximity);
        auto& [best, total] = listing.matches;
        const bool complete =
            best.size() < match.need || best.size() == articles || (total.exact && total.value == best.size());
        listing.list = fold_matches(best, complete, generation.shards);
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
        fill(hits[i], request.details, request.now);
    }
}

// Asks again for each part alone, among the hits shown: the parts are multiples of the same unit, so that their sum is
// the score.
void Searcher::State::explain(std::vector<Hit>& hits, const Plan& plan) {
    std::map<std::size_t, std::map<Xapian::docid, Hit*>> by_shard;
    for (auto& hit : hits) by_shard[hit.shard][hit.document] = &hit;
    const auto add = [](Hit& hit, const ScoredPart& part, double score) {
        if (part.kind == PartKind::namesake && score == 0) return;
        const std::string kind(to_string(part.kind));
        const auto same = [&](const ScorePart& other) { return other.name == kind; };
        const auto known = std::find_if(hit.parts.begin(), hit.parts.end(), same);
        if (known == hit.parts.end()) {
            hit.parts.push_back({kind, score});
        } else {
            known->score += score;
        }
        if (part.kind == PartKind::text) hit.words.push_back({part.label, score});
    };
    for (const auto& [shard, shown] : by_shard) {
        std::vector<Xapian::Query> ids;
        for (const auto& [document, hit] : shown)
            ids.emplace_back(id_term(decode_brief(this->document(*hit).get_value(slot::brief)).id));
        const Xapian::Query among(Xapian::Query::OP_OR, ids.begin(), ids.end());
        for (std::size_t part = 0; part < plan.parts.size(); ++part) {
            std::map<Xapian::docid, double> scores;
            for (const auto& match :
                 matcher.all_of(shard, {Xapian::Query::OP_FILTER, plan.query_of(part, lengths[shard]), among}))
                scores[match.document] = match.score;
            for (const auto& [document, hit] : shown)
                add(*hit, plan.parts[part], scores[document] - plan.base_of(part));
        }
    }
    for (auto& hit : hits) {
        if (hit.proximity > 0) hit.parts.push_back({"proximity", hit.proximity});
    }
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

std::optional<StoredRecord> Searcher::State::record(const std::string& id, std::int64_t now) const {
    const std::string term = id_term(id);
    for (const auto& shard : generation.shards) {
        const auto posting = shard.postlist_begin(term);
        if (posting == shard.postlist_end(term)) continue;
        const auto document = shard.get_document(*posting);
        const auto kept_back = visibility.kept_back(id, document, now);
        if (kept_back == KeptBack::taken_down) return std::nullopt;
        const std::string data = document.get_data();
        return StoredRecord{record_of(document), std::string(split_data(data).mentions), kept_back};
    }
    return std::nullopt;
}

// The articles that may be shown and name this one as what they correct.
std::vector<std::string> Searcher::State::corrections_of(const std::string& id, std::int64_t now) const {
    std::vector<std::string> ids;
    const Field* field = fields().find_record_key("corrects");
    if (field == nullptr) return ids;
    const std::string term = keyword_term(*field, id);
    for (const auto& shard : generation.shards) {
        // Most shards have no corrections: that is known without looking for the term.
        if (field->slot >= 0 && shard.get_value_freq(static_cast<Xapian::valueno>(field->slot)) == 0) continue;
        for (auto posting = shard.postlist_begin(term); posting != shard.postlist_end(term); ++posting) {
            const auto document = shard.get_document(*posting);
            auto other = decode_brief(document.get_value(slot::brief)).id;
            if (visibility.kept_back(other, document, now) == KeptBack::no) ids.push_back(std::move(other));
        }
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<ExpressionPtr> Searcher::State::like(const std::string& id, std::int64_t now) {
    const std::string term = id_term(id);
    for (const auto& shard : generation.shards) {
        const auto posting = shard.postlist_begin(term);
        if (posting == shard.postlist_end(term)) continue;
        const auto document = shard.get_document(*posting);
        if (visibility.kept_back(id, document, now) != KeptBack::no) return {};
        LikeSource source;
        RecordMends mends;
        const std::string data = document.get_data();
        if (parse_record(record_of(document), source.article, mends))
            throw Error(ErrorKind::unavailable, "the record of " + id + " is damaged");
        source.language = source.article.language.empty() ? generation.config.language : source.article.language;
        source.persons = names(document, "persons");
        source.organisations = names(document, "organisations");
        source.places = names(document, "places");
        source.mentions = decode_mentions(split_data(data).mentions, source.article);
        if (const Field* about = fields().find("about"); about != nullptr && about->slot >= 0) {
            const std::string times = document.get_value(static_cast<Xapian::valueno>(about->slot));
            if (!times.empty()) source.times = decode_spoken(times);
        }
        return make_like_question(source, reader(now));
    }
    return {};
}

std::optional<ArticleHistory> Searcher::State::history(const std::string& id, std::int64_t now) const {
    const auto live = record(id, now);
    if (!live) return std::nullopt;
    Article article;
    RecordMends mends;
    if (parse_record(live->json, article, mends))
        throw Error(ErrorKind::unavailable, "the record of " + id + " is damaged");
    ArticleHistory history{.versions = {known_version(article, hash128(live->json))},
                           .corrected_by = corrections_of(id, now)};
    for (auto& version : read_versions(ArchiveLayout(archive), generation.manifest.generation)) {
        if (version.id == id && version.record != history.versions.front().record)
            history.versions.push_back(std::move(version));
    }
    return history;
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
    return guard_xapian(state_->archive, [&] {
        std::vector<FieldReading> readings;
        add_readings(expression, state_->reader(now), readings);
        return readings;
    });
}

std::vector<ListedName> Searcher::names(const NameListRequest& request, std::int64_t now) {
    return guard_xapian(state_->archive, [&] {
        const auto hidden = state_->hidden(now);
        return NameLister(state_->fields(), state_->generation.shards, hidden, state_->name_index).list(request);
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

void Searcher::fill(Hit& hit, Details details, std::int64_t now) const {
    guard_xapian(state_->archive, [&] { state_->fill(hit, details, now); });
}

std::string Searcher::record(const Hit& hit) const {
    return guard_xapian(state_->archive, [&] { return record_of(state_->document(hit)); });
}

std::optional<StoredRecord> Searcher::record(const std::string& id, std::int64_t now) const {
    return guard_xapian(state_->archive, [&] { return state_->record(id, now); });
}

std::vector<ExpressionPtr> Searcher::like(const std::string& id, std::int64_t now) {
    return guard_xapian(state_->archive, [&] { return state_->like(id, now); });
}

std::optional<ArticleHistory> Searcher::history(const std::string& id, std::int64_t now) const {
    return guard_xapian(state_->archive, [&] { return state_->history(id, now); });
}

}  // namespace dateline
