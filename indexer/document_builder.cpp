#include "indexer/document_builder.hpp"

#include <algorithm>

#include "indexer/indexed_hash.hpp"
#include "schemas/grid.hpp"
#include "schemas/number.hpp"
#include "schemas/stored_mentions.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

std::vector<std::string_view> texts_of(const PreparedArticle& prepared, const Field& field) {
    if (!field.custom) return field_values(prepared.article, field);
    const auto* value = find_value(prepared.custom, field);
    if (value == nullptr) return {};
    return {value->texts.begin(), value->texts.end()};
}

std::vector<Moment> moments_of(const PreparedArticle& prepared, const Field& field) {
    if (field.custom) {
        const auto* value = find_value(prepared.custom, field);
        return value == nullptr ? std::vector<Moment>{} : value->moments;
    }
    const auto moment = field_moment(prepared.article, field);
    return moment ? std::vector<Moment>{*moment} : std::vector<Moment>{};
}

// The fields that take what was found in the text.
bool is_dateline(const Field& field) { return field.kind == FieldKind::place && field.record_key == "dateline"; }
bool is_focus(const Field& field) { return field.kind == FieldKind::place && field.record_key.empty(); }
bool is_places(const Field& field) { return field.kind == FieldKind::place && field.record_key == "places"; }
// The text by which copies of a story are known: title and body.
bool is_story(const Field& field) { return !field.custom && field.weight > 0; }

std::vector<FoundName> names_where(const std::vector<FoundPlace>& places, bool FoundPlace::*is_there) {
    std::vector<FoundName> names;
    for (const FoundPlace& place : places)
        if (place.*is_there) names.push_back({.name = place.name, .count = 1});
    return names;
}

std::vector<FoundName> found_names(const PreparedArticle& prepared, const Field& field) {
    const Findings& findings = prepared.findings;
    if (field.record_key == "persons") return findings.persons;
    if (field.record_key == "organisations") return findings.organisations;
    if (is_places(field)) return findings.place_names;
    if (is_focus(field)) return names_where(findings.places, &FoundPlace::in_focus);
    // A dateline is named as the record has it; one that only the text has, as the gazetteer does.
    if (is_dateline(field) && prepared.article.dateline.empty())
        return names_where(findings.places, &FoundPlace::in_dateline);
    return {};
}

ListEntry entry_of(const FoundName& name) {
    const auto rungs = (name.prominent ? prominent_flag : 0U) | (name.in_lead ? lead_flag : 0U);
    return {
        .value = name.name, .count = name.count, .flags = static_cast<std::uint8_t>(found_flag | rungs), .id = name.id};
}

// A name that the record gives; of a place with what else the record knows of it.
ListEntry given_entry(const Article& article, const Field& field, std::string_view name) {
    ListEntry entry{.value = std::string(name), .count = 1, .flags = given_flag};
    if (!is_places(field)) return entry;
    const auto known = std::find_if(article.located.begin(), article.located.end(),
                                    [name](const GivenPlace& place) { return place.name == name; });
    if (known == article.located.end()) return entry;
    entry.id = known->id;
    entry.point = known->point;
    return entry;
}

// The names of one field: those that fold to the same are one. Given ones come first and have the say on how it is
// shown.
class NameList {
  public:
    // Whether the name is new.
    bool add(std::string_view folded, ListEntry entry) {
        const auto [place, is_new] = places_.emplace(folded, entries_.size());
        if (is_new) {
            entries_.push_back(std::move(entry));
            return true;
        }
        ListEntry& known = entries_[place->second];
        const bool was_found = (known.flags & found_flag) != 0;
        const bool is_found = (entry.flags & found_flag) != 0;
        if (is_found) known.count = entry.count + (was_found ? known.count : 0);
        known.flags |= entry.flags;
        if (known.id.empty()) known.id = std::move(entry.id);
        return false;
    }
    // Names that are not counted are other ones of what is listed.
    std::vector<ListEntry> listed() && {
        std::erase_if(entries_, [](const ListEntry& entry) { return entry.count == 0; });
        return std::move(entries_);
    }

  private:
    std::vector<ListEntry> entries_;
    std::unordered_map<std::string_view, std::size_t> places_;
};

}  // namespace

DocumentBuilder::DocumentBuilder(const FieldTable& fields, std::string language, PlaceHolders holders)
    : fields_(fields), language_(std::move(language)), names_(sheet_, std::move(holders)) {}

DocumentBuilder::Built DocumentBuilder::build(const PreparedArticle& prepared) {
    document_ = {};
    slot_bytes_.clear();
    text_position_ = 0;
    for (const auto& field : fields_.fields()) {
        if (!field.reserved) add_field(prepared, field);
    }
    add_slots(prepared);
    if (!prepared.findings.stamp.empty()) sheet_.add(sheet_.number(annotator_term(prepared.findings.stamp)), 0);
    document_.set_data(document_data(prepared.record, prepared.findings.mentions));
    const Hash128 indexed = finish(prepared);
    return {std::move(document_), indexed};
}

void DocumentBuilder::add_field(const PreparedArticle& prepared, const Field& field) {
    const Article& article = prepared.article;
    switch (field.kind) {
        case FieldKind::id:
            sheet_.add(sheet_.number(id_term(article.id)), 0);
            break;
        case FieldKind::text:
            add_text(texts_of(prepared, field), field, article.language.empty() ? language_ : article.language);
            break;
        case FieldKind::person:
        case FieldKind::organisation:
        case FieldKind::place:
            add_names(prepared, field);
            if (field.kind == FieldKind::place) add_places(prepared.findings.places, field);
            break;
        case FieldKind::keyword:
            add_keywords(texts_of(prepared, field), field);
            break;
        case FieldKind::date:
            add_dates(moments_of(prepared, field), field);
            break;
        case FieldKind::number:
            add_numbers(prepared, field);
            break;
        case FieldKind::state:
            add_states(article, field);
            break;
        case FieldKind::period:
            add_times(prepared.findings.times, field);
            break;
        case FieldKind::near:
            add_near(prepared.findings, field);
            break;
        case FieldKind::group:
            break;
    }
}

// Running text counts for document length under no prefix; a field's own prefix only tells where a word stands. What is
// not ranked is a text by itself.
void DocumentBuilder::add_text(const Texts& values, const Field& field, const std::string& language) {
    if (values.empty()) return;
    auto& memory = memory_of(language);
    auto& plain = memory.by_prefix[{}];
    auto& own = memory.by_prefix[field.prefix];
    Xapian::termpos position = field.weight > 0 ? text_position_ : 0;
    for (const auto value : values) {
        WordScanner scanner(value);
        for (; scanner.next(); ++position) {
            if (is_story(field)) likeness_.add_word(scanner.word());
            if (field.weight > 0)
                add_word(terms_of(plain, memory.stemmer, {}, scanner.word()), position + 1, field.weight);
            if (!field.prefix.empty())
                add_word(terms_of(own, memory.stemmer, field.prefix, scanner.word()), position + 1, 0);
        }
        position += position_gap;
        if (is_story(field)) likeness_.end_part();
    }
    if (field.weight > 0) text_position_ = position;
    if (field.slot >= 0) set_list(values, field);
}

void DocumentBuilder::add_word(WordTerms terms, Xapian::termpos position, Xapian::termcount frequency) {
    sheet_.add(terms.word, position, frequency);
    if (terms.stem != terms.word) sheet_.add(terms.stem, frequency);
}

void DocumentBuilder::add_names(const PreparedArticle& prepared, const Field& field) {
    NameList list;
    Xapian::termpos position = 0;
    for (const auto value : texts_of(prepared, field)) {
        const auto& terms = names_.of_name(field, value);
        const bool is_name = !terms.folded.empty();
        if (is_name && list.add(terms.folded, given_entry(prepared.article, field, value)))
            add_name(terms, field, position);
    }
    for (const auto& name : found_names(prepared, field)) {
        const auto& terms = names_.of_name(field, name.name);
        if (terms.folded.empty()) continue;
        if (list.add(terms.folded, entry_of(name))) add_name(terms, field, position);
        if (name.prominent) add_all(terms.prominent);
        if (name.in_lead) add_all(terms.lead);
    }
    const auto entries = std::move(list).listed();
    if (field.slot >= 0 && !entries.empty()) set_slot(static_cast<unsigned>(field.slot), encode_list(entries));
}

// Names that are found by their keys are told apart by the whole name: where their words stand is not needed.
void DocumentBuilder::add_name(const NameTerms::OfName& terms, const Field& field, Xapian::termpos& position) {
    add_all(terms.whole);
    if (field.keys) return add_all(terms.parts);
    for (const auto part : terms.parts) sheet_.add(part, ++position, 0);
    position += position_gap;
}

void DocumentBuilder::add_all(const NameTerms::Numbers& terms) {
    for (const auto term : terms) sheet_.add(term, 0);
}

// Where a place is known by its id, it is found by those of its holders.
void DocumentBuilder::add_places(const std::vector<FoundPlace>& places, const Field& field) {
    for (const FoundPlace& place : places) {
        const bool is_here =
            is_places(field) || (is_focus(field) && place.in_focus) || (is_dateline(field) && place.in_dateline);
        if (is_here) add_all(names_.of_place(field, Rung::named, place.id));
        if (!is_places(field)) continue;
        if (place.prominent) add_all(names_.of_place(field, Rung::prominent, place.id));
        if (place.in_lead) add_all(names_.of_place(field, Rung::lead, place.id));
    }
}

void DocumentBuilder::add_near(const Findings& findings, const Field& field) {
    std::vector<GeoPoint> points = findings.given_points;
    for (const FoundPlace& place : findings.places)
        if (place.is_point) points.push_back(place.point);
    if (points.empty()) return;
    for (const GeoPoint& point : points) sheet_.add(sheet_.number(cell_term(field, grid_cell(point))), 0);
    set_slot(static_cast<unsigned>(field.slot), encode_points(points));
}

void DocumentBuilder::add_times(const std::vector<SpokenTime>& times, const Field& field) {
    if (times.empty()) return;
    for (const SpokenTime& time : times) {
        for (const SpokenUnit& unit : spoken_units({time.days, time.grain})) {
            sheet_.add(sheet_.number(spoken_exact_term(field, unit)), 0);
            for (const SpokenUnit& coarser : units_around(unit))
                sheet_.add(sheet_.number(spoken_within_term(field, coarser)), 0);
        }
    }
    set_slot(static_cast<unsigned>(field.slot), encode_spoken(times));
}

void DocumentBuilder::add_keywords(const Texts& values, const Field& field) {
    const Texts own_language{language_};
    const Texts& keywords = values.empty() && field.record_key == "language" ? own_language : values;
    for (const auto value : keywords) sheet_.add(sheet_.number(keyword_term(field, value)), 0);
    if (field.slot >= 0) set_list(keywords, field);
}

void DocumentBuilder::add_dates(const std::vector<Moment>& moments, const Field& field) {
    if (moments.empty()) return;
    for (const auto& moment : moments) {
        for (const auto& term :
             {day_term(field, moment.day), month_term(field, moment.day), year_term(field, moment.day)})
            sheet_.add(sheet_.number(term), 0);
    }
    if (field.slot < 0) return;
    const auto first = std::min_element(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
        return a.utc_seconds() < b.utc_seconds();
    });
    set_slot(static_cast<unsigned>(field.slot), encode_seconds(first->utc_seconds()));
}

void DocumentBuilder::add_numbers(const PreparedArticle& prepared, const Field& field) {
    if (const auto* value = find_value(prepared.custom, field))
        set_slot(static_cast<unsigned>(field.slot), encode_numbers(value->numbers));
}

void DocumentBuilder::add_states(const Article& article, const Field& field) {
    for (const auto state : article_states(article)) sheet_.add(sheet_.number(make_term(field.prefix, state)), 0);
}

void DocumentBuilder::add_slots(const PreparedArticle& prepared) {
    set_slot(slot::brief, encode_brief(brief_of(prepared.article)));
    set_slot(slot::order, order_key(prepared.article.published, prepared.article.id));
    add_likeness();
    // Not part of the fingerprint: for a file without a stated update it holds the time of the file.
    if (prepared.revision != Revision{}) document_.add_value(slot::revision, encode_revision(prepared.revision));
}

void DocumentBuilder::add_likeness() {
    if (const auto signature = likeness_.finish()) set_slot(slot::likeness, encode_likeness(*signature));
}

void DocumentBuilder::set_list(const Texts& values, const Field& field) {
    if (values.empty()) return;
    std::vector<ListEntry> entries;
    for (const auto value : values) entries.push_back({.value = std::string(value), .count = 1, .flags = given_flag});
    set_slot(static_cast<unsigned>(field.slot), encode_list(entries));
}

void DocumentBuilder::set_slot(unsigned slot, std::string value) {
    append_slot(slot_bytes_, slot, value);
    document_.add_value(slot, value);
}

DocumentBuilder::WordTerms DocumentBuilder::terms_of(Vocabulary& vocabulary, Stemmer& stemmer,
                                                     const std::string& prefix, std::string_view word) {
    if (const auto found = vocabulary.find(word); found != vocabulary.end()) return found->second;
    const WordTerms terms{sheet_.number(word_term(prefix, word)), sheet_.number(stem_term(prefix, stemmer(word)))};
    return vocabulary.emplace(word, terms).first->second;
}

DocumentBuilder::LanguageMemory& DocumentBuilder::memory_of(const std::string& language) {
    constexpr std::size_t most_languages = 32;
    const auto found = memories_.find(language);
    if (found != memories_.end()) return found->second;
    if (memories_.size() >= most_languages) memories_.clear();
    return memories_.emplace(language, LanguageMemory{Stemmer(language), {}}).first->second;
}

Hash128 DocumentBuilder::finish(const PreparedArticle& prepared) {
    const Hash128 indexed = indexed_hash(sheet_.write(document_), slot_bytes_, prepared.record_hash,
                                         prepared.findings.mentions, prepared.article.id);
    document_.add_value(slot::fingerprint, encode_fingerprint({prepared.record_hash, indexed}));
    if (sheet_.clear()) {
        names_.forget();
        for (auto& [language, memory] : memories_) memory.by_prefix.clear();
    }
    return indexed;
}

}  // namespace dateline
