#include "indexer/document_builder.hpp"

#include <algorithm>

#include "schemas/manifest.hpp"
#include "schemas/number.hpp"
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

}  // namespace

DocumentBuilder::DocumentBuilder(const FieldTable& fields, std::string language)
    : fields_(fields), language_(std::move(language)) {}

DocumentBuilder::Built DocumentBuilder::build(const PreparedArticle& prepared) {
    document_ = {};
    slot_bytes_.clear();
    text_position_ = 0;
    for (const auto& field : fields_.fields()) {
        if (!field.reserved) add_field(prepared, field);
    }
    add_slots(prepared);
    document_.set_data(prepared.record + '\n');
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
            add_names(texts_of(prepared, field), field);
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
        case FieldKind::near:
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
            if (field.weight > 0)
                add_word(terms_of(plain, memory.stemmer, {}, scanner.word()), position + 1, field.weight);
            if (!field.prefix.empty())
                add_word(terms_of(own, memory.stemmer, field.prefix, scanner.word()), position + 1, 0);
        }
        position += position_gap;
    }
    if (field.weight > 0) text_position_ = position;
    if (field.slot >= 0) set_list(values, field);
}

void DocumentBuilder::add_word(WordTerms terms, Xapian::termpos position, Xapian::termcount frequency) {
    sheet_.add(terms.word, position, frequency);
    if (terms.stem != terms.word) sheet_.add(terms.stem, frequency);
}

void DocumentBuilder::add_names(const Texts& values, const Field& field) {
    Texts names;
    Xapian::termpos position = 0;
    for (const auto value : values) {
        const auto words = name_words(value);
        if (words.empty()) continue;
        for (const auto& word : words) sheet_.add(sheet_.number(name_part_term(field, word)), ++position, 0);
        sheet_.add(sheet_.number(full_name_term(field, words)), 0);
        names.push_back(value);
        position += position_gap;
    }
    if (field.slot >= 0) set_list(names, field);
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
    // Not part of the fingerprint: for a file without a stated update it holds the time of the file.
    if (prepared.revision != Revision{}) document_.add_value(slot::revision, encode_revision(prepared.revision));
}

void DocumentBuilder::set_list(const Texts& values, const Field& field) {
    if (values.empty()) return;
    std::vector<ListEntry> entries;
    for (const auto value : values) entries.push_back({.value = std::string(value), .count = 1, .flags = given_flag});
    set_slot(static_cast<unsigned>(field.slot), encode_list(entries));
}

void DocumentBuilder::set_slot(unsigned slot, std::string value) {
    slot_bytes_ += static_cast<char>(slot);
    slot_bytes_ += std::to_string(value.size());
    slot_bytes_ += ':';
    slot_bytes_ += value;
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
    ArchiveDigest sum(sheet_.write(document_));
    sum.add(hash128(slot_bytes_));
    sum.add(prepared.record_hash);
    // A sum alone would not notice two articles that swap their parts: the whole is hashed once more with the id.
    const Hash128 indexed = hash128(sum.sum().hex() + prepared.article.id);
    document_.add_value(slot::fingerprint, encode_fingerprint({prepared.record_hash, indexed}));
    if (sheet_.clear()) {
        for (auto& [language, memory] : memories_) memory.by_prefix.clear();
    }
    return indexed;
}

}  // namespace dateline
