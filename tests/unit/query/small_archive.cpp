#include "tests/unit/query/small_archive.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>

#include "schemas/article_record.hpp"
#include "schemas/custom_values.hpp"
#include "schemas/facet_writer.hpp"
#include "schemas/grid.hpp"
#include "schemas/likeness.hpp"
#include "schemas/number.hpp"
#include "schemas/slots.hpp"
#include "schemas/spoken_time.hpp"
#include "schemas/stemmer.hpp"
#include "schemas/stored_mentions.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline::test {

namespace {

void write_file(const std::filesystem::path& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

class DocumentMaker {
  public:
    DocumentMaker(const Article& article, const ArchiveConfig& config, const Annotation* annotation)
        : article_(article),
          annotation_(annotation),
          stemmer_(article.language.empty() ? config.language : article.language) {
        RecordMends mends;
        if (read_custom_values(article, config.fields, custom_, mends)) throw std::runtime_error(article.extra);
        for (const auto& field : config.fields.fields()) {
            if (!field.reserved) add(field);
        }
        document_.add_boolean_term(id_term(article.id));
        document_.add_value(slot::brief, encode_brief(brief_of(article)));
        document_.add_value(slot::order, order_key(article.published, article.id));
        if (const auto signature = likeness_signature(article.title, article.body))
            document_.add_value(slot::likeness, encode_likeness(*signature));
        const std::string record = record_json(article);
        document_.add_value(slot::fingerprint, encode_fingerprint({hash128(record), {}}));
        document_.set_data(document_data(record, {}));
    }

    const Xapian::Document& document() const { return document_; }

  private:
    void add(const Field& field) {
        if (field.kind == FieldKind::text) add_text(field);
        if (field.is_name()) add_names(field);
        if (field.kind == FieldKind::date) add_date(field);
        if (field.kind == FieldKind::state) {
            for (const auto state : article_states(article_))
                document_.add_boolean_term(make_term(field.prefix, state));
        }
        if (field.kind == FieldKind::keyword) {
            for (const auto value : values_of(field)) document_.add_boolean_term(keyword_term(field, value));
        }
        if (annotation_ != nullptr) add_found(field);
        if (field.kind == FieldKind::period || field.kind == FieldKind::near) return;
        if (field.kind == FieldKind::number) {
            if (const auto* own = find_value(custom_, field))
                document_.add_value(static_cast<Xapian::valueno>(field.slot), encode_numbers(own->numbers));
        } else if (field.slot >= 0 && field.kind != FieldKind::date) {
            add_list(field);
        }
    }

    // What was found, of the fields that are not made of names alone.
    void add_found(const Field& field) {
        std::vector<GeoPoint> points;
        for (const auto& place : annotation_->places) {
            const bool is_focus = field.name == "focus";
            const bool is_dateline = field.name == "dateline";
            const bool is_there = (!is_focus || place.in_focus) && (!is_dateline || place.in_dateline);
            if (field.kind == FieldKind::place && !field.id_prefix.empty() && is_there) {
                for (const auto rung : rungs_of(field, place.id)) {
                    document_.add_boolean_term(place_id_term(field, rung, place.id));
                    for (const auto& id : place.holders) document_.add_boolean_term(place_id_term(field, rung, id));
                }
            }
            if (field.kind == FieldKind::near && place.point) {
                points.push_back(*place.point);
                document_.add_boolean_term(cell_term(field, grid_cell(*place.point)));
            }
        }
        if (!points.empty()) document_.add_value(static_cast<Xapian::valueno>(field.slot), encode_points(points));
        if (field.kind != FieldKind::period) return;
        for (const auto& time : annotation_->times) {
            for (const auto& unit : spoken_units(time)) {
                document_.add_boolean_term(spoken_exact_term(field, unit));
                for (const auto& around : units_around(unit))
                    document_.add_boolean_term(spoken_within_term(field, around));
            }
        }
    }

    // Of a name or the id of a place.
    std::vector<Rung> rungs_of(const Field& field, const std::string& found) const {
        std::vector<Rung> rungs{Rung::named};
        if (annotation_ == nullptr || field.prominent_prefix.empty()) return rungs;
        if (annotation_->prominent.count(found) > 0) rungs.push_back(Rung::prominent);
        if (annotation_->lead.count(found) > 0) rungs.push_back(Rung::lead);
        return rungs;
    }

    std::vector<std::string_view> found_names(const Field& field) const {
        std::vector<std::string_view> names;
        if (annotation_ == nullptr || field.custom) return names;
        if (field.name == "person") names.assign(annotation_->persons.begin(), annotation_->persons.end());
        if (field.name == "org") names.assign(annotation_->organisations.begin(), annotation_->organisations.end());
        for (const auto& place : annotation_->places) {
            if (field.name == "place" || (field.name == "focus" && place.in_focus)) names.emplace_back(place.name);
        }
        return names;
    }

    std::vector<std::string_view> values_of(const Field& field) const {
        if (!field.custom) {
            auto values = field_values(article_, field);
            for (const auto name : found_names(field)) values.push_back(name);
            return values;
        }
        const auto* own = find_value(custom_, field);
        if (own == nullptr) return {};
        return {own->texts.begin(), own->texts.end()};
    }

    std::vector<Moment> moments_of(const Field& field) const {
        if (const auto* own = find_value(custom_, field)) return own->moments;
        const auto moment = field_moment(article_, field);
        return moment ? std::vector<Moment>{*moment} : std::vector<Moment>{};
    }

    void add_text(const Field& field) {
        Xapian::termpos own_position = 1;
        Xapian::termpos& position = field.weight > 0 ? position_ : own_position;
        for (const auto value : values_of(field)) {
            for (WordScanner scanner(value); scanner.next(); ++position) {
                const std::string word(scanner.word());
                const std::string stem(stemmer_(word));
                if (field.weight > 0) add_word("", word, stem, position, field.weight);
                if (!field.prefix.empty()) add_word(field.prefix, word, stem, position, 0);
            }
            position += position_gap;
        }
    }

    void add_word(const std::string& prefix, const std::string& word, const std::string& stem, Xapian::termpos position,
                  unsigned weight) {
        const std::string plain = word_term(prefix, word);
        const std::string stemmed = stem_term(prefix, stem);
        document_.add_posting(plain, position, weight);
        if (stemmed != plain) document_.add_term(stemmed, weight);
    }

    void add_names(const Field& field) {
        Xapian::termpos position = 1;
        for (const auto value : values_of(field)) {
            const auto words = name_words(value);
            for (const auto& word : words) {
                if (field.keys) {
                    document_.add_boolean_term(name_part_term(field, word));
                } else {
                    document_.add_posting(name_part_term(field, word), position++, 0);
                }
            }
            document_.add_boolean_term(full_name_term(field, words));
            for (const auto rung : rungs_of(field, std::string(value))) {
                if (rung != Rung::named && field.kind != FieldKind::place)
                    document_.add_boolean_term(name_rung_term(field, rung, words));
            }
            position += position_gap;
        }
    }

    void add_date(const Field& field) {
        std::set<std::int64_t> seconds;
        for (const auto& moment : moments_of(field)) {
            document_.add_boolean_term(day_term(field, moment.day));
            document_.add_boolean_term(month_term(field, moment.day));
            document_.add_boolean_term(year_term(field, moment.day));
            seconds.insert(moment.utc_seconds());
        }
        if (field.slot >= 0 && !seconds.empty())
            document_.add_value(static_cast<Xapian::valueno>(field.slot), encode_seconds(*seconds.begin()));
    }

    void add_list(const Field& field) {
        std::vector<ListEntry> entries;
        for (const auto value : values_of(field)) entries.push_back({std::string(value), 1, given_flag});
        if (field.name == "place") add_ids(entries);
        if (!entries.empty()) document_.add_value(static_cast<Xapian::valueno>(field.slot), encode_list(entries));
    }

    // Of a place that was found, and of one of which the record gives more than the name.
    void add_ids(std::vector<ListEntry>& entries) const {
        for (auto& entry : entries) {
            for (const auto& given : article_.located)
                if (given.name == entry.value) entry = {entry.value, 1, given_flag, given.id, given.point};
            if (annotation_ == nullptr) continue;
            for (const auto& place : annotation_->places)
                if (place.name == entry.value) entry = {entry.value, 1, found_flag, place.id, place.point};
        }
    }

    const Article& article_;
    const Annotation* annotation_;  // null: the archive has none
    CustomValues custom_;
    Stemmer stemmer_;
    Xapian::Document document_;
    Xapian::termpos position_ = 1;
};

std::filesystem::path new_folder() {
    static int made = 0;
    const auto path =
        std::filesystem::temp_directory_path() / fmt::format("dateline-unit-query-{}-{}", ::getpid(), made++);
    std::filesystem::remove_all(path);
    return path;
}

struct Given {
    const Article* article;
    const Annotation* annotation;
};

// Days of publication, lengths and signatures, by number of document.
void add_documents(const Xapian::Database& shard, FacetFileWriter& file) {
    std::vector<std::uint32_t> documents;
    std::vector<std::optional<Day>> days(shard.get_lastdocid() + 1);
    std::vector<std::uint32_t> lengths(shard.get_lastdocid() + 1);
    for (auto posting = shard.postlist_begin({}); posting != shard.postlist_end({}); ++posting) {
        documents.push_back(*posting);
        lengths[*posting] = posting.get_doclength();
        const auto brief = decode_brief(shard.get_document(*posting).get_value(slot::brief));
        if (const auto published = parse_moment(brief.published)) days[*posting] = published->moment.day;
    }
    file.add_days(documents, days);
    file.add_lengths(lengths);
    FacetSignatureWriter signatures(shard.get_lastdocid());
    for (const auto document : documents) {
        const auto stored = shard.get_document(document);
        signatures.set_order_key(document, stored.get_value(slot::order));
        std::string likeness = stored.get_value(slot::likeness);
        if (!likeness.empty()) signatures.set_likeness(document, std::move(likeness));
    }
    file.add_signatures(std::move(signatures));
}

// The columns of lists; those of dates and numbers are not needed here. A place has the number of its id in a table.
std::string facet_file(const Xapian::Database& shard, const FieldTable& fields) {
    FacetFileWriter file(shard.get_lastdocid());
    for (const auto& field : fields.fields()) {
        const bool is_list = field.is_name() || field.kind == FieldKind::keyword || field.kind == FieldKind::text;
        if (!field.facet || field.reserved || field.slot < 0 || !is_list) continue;
        FacetColumnWriter column(field, shard.get_lastdocid());
        FacetPlaces places;
        const auto slot = static_cast<Xapian::valueno>(field.slot);
        for (auto value = shard.valuestream_begin(slot); value != shard.valuestream_end(slot); ++value) {
            for (const auto& entry : decode_list(*value)) {
                std::uint32_t place = 0;
                if (!entry.id.empty()) {
                    auto known = std::find_if(places.places.begin(), places.places.end(),
                                              [&](const FacetPlace& other) { return other.id == entry.id; });
                    if (known == places.places.end())
                        known = places.places.insert(known, {entry.id, entry.value, entry.point});
                    place = static_cast<std::uint32_t>(known - places.places.begin()) + 1;
                }
                column.add(value.get_docid(), entry.value, place);
            }
        }
        auto made = std::move(column).finish();
        if (field.name == "place") file.add_places({places.places, made.places});
        file.add_values(field, std::move(made));
    }
    add_documents(shard, file);
    return std::move(file).finish();
}

Shard write_shard(const ArchiveLayout& layout, std::size_t number, const std::vector<Given>& articles,
                  const ArchiveConfig& config) {
    Shard shard;
    shard.partition = fmt::format("p{:04}", number);
    shard.articles = articles.size();
    const std::string name = shard.partition + ".g000001";
    const auto scratch = layout.root() / "building";
    {
        Xapian::WritableDatabase database(scratch.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
        for (const auto& [article, annotation] : articles)
            database.add_document(DocumentMaker(*article, config, annotation).document());
        database.commit();
        database.compact((layout.shards() / name).string(), Xapian::DBCOMPACT_SINGLE_FILE);
    }
    std::filesystem::remove_all(scratch);
    const std::string facets = name + std::string(facet_file_suffix);
    write_file(layout.shards() / facets,
               facet_file(Xapian::Database((layout.shards() / name).string()), config.fields));
    for (const auto& file : {name, facets})
        shard.files.push_back({file, std::filesystem::file_size(layout.shards() / file), {}});
    return shard;
}

}  // namespace

SmallArchive::SmallArchive(const std::vector<Article>& articles, const SmallArchiveOptions& options)
    : path_(new_folder()) {
    const auto layout = this->layout();
    std::filesystem::create_directories(layout.shards());
    std::filesystem::create_directories(layout.generations());
    write_file(layout.config(), write_config(options.config));
    const Annotation nothing;
    std::map<std::size_t, std::vector<Given>> shards;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const Annotation* annotation = options.annotations.empty()      ? nullptr
                                       : i < options.annotations.size() ? &options.annotations[i]
                                                                        : &nothing;
        shards[options.shard_of(i)].push_back({&articles[i], annotation});
        const auto& language = articles[i].language.empty() ? options.config.language : articles[i].language;
        manifest_.languages[language] += 1;
    }
    for (const auto& [number, list] : shards)
        manifest_.shards.push_back(write_shard(layout, number, list, options.config));
    manifest_.articles = articles.size();
    manifest_.hidden = options.hidden;
    publish(1);
}

SmallArchive::~SmallArchive() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void SmallArchive::publish(std::uint64_t number) {
    manifest_.generation = number;
    write_file(layout().manifest(number), write_manifest(manifest_));
    write_file(layout().current(), generation_name(number) + "\n");
}

SmallArchiveOptions dealt_into(std::size_t shards) {
    SmallArchiveOptions options;
    options.shard_of = [shards](std::size_t number) { return number % shards; };
    return options;
}

Article story(std::string id, std::string title, std::string body, const std::string& published) {
    Article article;
    article.id = std::move(id);
    article.title = std::move(title);
    article.body = std::move(body);
    if (const auto read = parse_moment(published)) article.published = read->moment;
    return article;
}

Annotation::AtPlace place_of(const Gazetteer& gazetteer, const std::string& id) {
    const auto number = gazetteer.find_id(id);
    if (!number) throw std::runtime_error("no place has the id " + id);
    const Place place = gazetteer.place(*number);
    Annotation::AtPlace made{id, std::string(place.name), {}, std::nullopt, false, false};
    for (const auto outer : gazetteer.ancestors(*number)) made.ancestors.push_back(gazetteer.id(outer));
    for (const auto outer : gazetteer.holders(*number)) made.holders.push_back(gazetteer.id(outer));
    const bool is_point = place.kind == PlaceKind::settlement || place.kind == PlaceKind::district;
    if (is_point) made.point = place.point;
    return made;
}

std::vector<Article> stories(std::size_t count, const std::function<Article(std::size_t)>& make) {
    std::vector<Article> articles;
    articles.reserve(count);
    for (std::size_t i = 0; i < count; ++i) articles.push_back(make(i));
    return articles;
}

}  // namespace dateline::test
