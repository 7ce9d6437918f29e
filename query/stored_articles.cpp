#include "query/stored_articles.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "schemas/article_record.hpp"
#include "schemas/custom_schema.hpp"
#include "schemas/stored_mentions.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

std::string record_of(const Xapian::Document& document) {
    std::string data = document.get_data();
    data.resize(std::min(data.find('\n'), data.size()));
    return data;
}

Article article_of(std::string_view record, const std::string& id) {
    Article article;
    RecordMends mends;
    if (parse_record(record, article, mends))
        throw Error(ErrorKind::unavailable, "the record of " + id + " is damaged");
    return article;
}

// A value slot of a shard, read forwards.
class SlotReader {
  public:
    SlotReader(const Xapian::Database& shard, Xapian::valueno slot)
        : value_(shard.valuestream_begin(slot)), end_(shard.valuestream_end(slot)) {}

    std::string operator()(Xapian::docid document) {
        if (value_ != end_) value_.skip_to(document);
        if (value_ == end_ || value_.get_docid() != document)
            throw Error(ErrorKind::unavailable,
                        "an article lacks what tells its version: run dateline-index verify, then index anew");
        return *value_;
    }

  private:
    Xapian::ValueIterator value_;
    Xapian::ValueIterator end_;
};

// The places of matches in order of shards and documents.
std::vector<std::size_t> in_order_of_documents(const std::vector<RankedMatch>& matches) {
    std::vector<std::size_t> places(matches.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    const auto where = [&](std::size_t place) { return std::tie(matches[place].shard, matches[place].document); };
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return where(a) < where(b); });
    return places;
}

}  // namespace

void StoredArticles::fill(Hit& hit, Details details, std::int64_t now) const {
    if (details == Details::none) return;
    const auto stored = generation_.shards[hit.shard].get_document(hit.document, Xapian::DOC_ASSUME_VALID);
    hit.brief = decode_brief(stored.get_value(slot::brief));
    if (details == Details::brief) return;
    hit.persons = names(stored, "persons");
    hit.organisations = names(stored, "organisations");
    hit.places = names(stored, "places");
    if (fields().has_custom()) hit.fields = custom_values(stored);
    add_corrections(hit, stored, now);
}

// The most prominent first: what stands in title or lead, then what is named often; given ones as they come.
std::vector<ListEntry> StoredArticles::names(const Xapian::Document& document, std::string_view record_key) const {
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

void StoredArticles::add_corrections(Hit& hit, const Xapian::Document& document, std::int64_t now) const {
    const Field* field = fields().find_record_key("corrects");
    if (field == nullptr || field->slot < 0) return;
    for (auto& entry : decode_list(document.get_value(static_cast<Xapian::valueno>(field->slot))))
        hit.corrects.push_back(std::move(entry.value));
    hit.corrected_by = corrections_of(hit.brief.id, now);
}

// They are shown as the record has them, so that it must be unpacked.
CustomValues StoredArticles::custom_values(const Xapian::Document& document) const {
    Article article;
    CustomValues values;
    RecordMends mends;
    if (parse_record(record_of(document), article, mends) || read_custom_values(article, fields(), values, mends))
        throw Error(ErrorKind::unavailable, "a stored record is damaged: run dateline-index status, then index anew");
    return values;
}

// The articles that may be shown and name this one as what they correct.
std::vector<std::string> StoredArticles::corrections_of(const std::string& id, std::int64_t now) const {
    std::vector<std::string> ids;
    const Field* field = fields().find_record_key("corrects");
    if (field == nullptr) return ids;
    const std::string term = keyword_term(*field, id);
    for (const auto& shard : generation_.shards) {
        // Most shards have no corrections: that is known without looking for the term.
        if (field->slot >= 0 && shard.get_value_freq(static_cast<Xapian::valueno>(field->slot)) == 0) continue;
        for (auto posting = shard.postlist_begin(term); posting != shard.postlist_end(term); ++posting) {
            const auto document = shard.get_document(*posting);
            auto other = decode_brief(document.get_value(slot::brief)).id;
            if (visibility_.kept_back(other, document, now) == KeptBack::no) ids.push_back(std::move(other));
        }
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::string StoredArticles::record(const Hit& hit) const {
    return record_of(generation_.shards[hit.shard].get_document(hit.document, Xapian::DOC_ASSUME_VALID));
}

std::optional<Xapian::Document> StoredArticles::find(const std::string& id) const {
    const std::string term = id_term(id);
    for (const auto& shard : generation_.shards) {
        const auto posting = shard.postlist_begin(term);
        if (posting != shard.postlist_end(term)) return shard.get_document(*posting);
    }
    return std::nullopt;
}

std::optional<StoredRecord> StoredArticles::record(const std::string& id, std::int64_t now) const {
    const auto document = find(id);
    if (!document) return std::nullopt;
    const auto kept_back = visibility_.kept_back(id, *document, now);
    if (kept_back == KeptBack::taken_down) return std::nullopt;
    const std::string data = document->get_data();
    return StoredRecord{record_of(*document), std::string(split_data(data).mentions), kept_back};
}

void StoredArticles::visit_versions(const std::vector<RankedMatch>& matches, const VersionVisit& visit) const {
    const auto places = in_order_of_documents(matches);
    for (auto place = places.begin(); place != places.end();) {
        const auto shard = matches[*place].shard;
        SlotReader orders(generation_.shards[shard], slot::order);
        SlotReader fingerprints(generation_.shards[shard], slot::fingerprint);
        for (; place != places.end() && matches[*place].shard == shard; ++place) {
            const std::string order = orders(matches[*place].document);
            const auto record = decode_fingerprint(fingerprints(matches[*place].document)).record;
            visit(*place, read_order_key(order).id, record);
        }
    }
}

std::optional<LikeSource> StoredArticles::like_source(const std::string& id, std::int64_t now) const {
    const auto document = find(id);
    if (!document || visibility_.kept_back(id, *document, now) != KeptBack::no) return std::nullopt;
    LikeSource source;
    source.article = article_of(record_of(*document), id);
    source.language = source.article.language.empty() ? generation_.config.language : source.article.language;
    source.persons = names(*document, "persons");
    source.organisations = names(*document, "organisations");
    source.places = names(*document, "places");
    const std::string data = document->get_data();
    source.mentions = decode_mentions(split_data(data).mentions, source.article);
    if (const Field* about = fields().find("about"); about != nullptr && about->slot >= 0) {
        const std::string times = document->get_value(static_cast<Xapian::valueno>(about->slot));
        if (!times.empty()) source.times = decode_spoken(times);
    }
    return source;
}

std::optional<ArticleHistory> StoredArticles::history(const std::string& id, std::int64_t now) const {
    const auto live = record(id, now);
    if (!live) return std::nullopt;
    ArticleHistory history{.versions = {known_version(article_of(live->json, id), hash128(live->json))},
                           .corrected_by = corrections_of(id, now)};
    for (auto& version : read_versions(layout_, generation_.manifest.generation)) {
        if (version.id == id && version.record != history.versions.front().record)
            history.versions.push_back(std::move(version));
    }
    return history;
}

}  // namespace dateline
