#include "tests/unit/query/scanned_archive.hpp"

#include <algorithm>
#include <set>

#include "schemas/article_record.hpp"
#include "schemas/slots.hpp"
#include "schemas/stemmer.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline::test {

namespace {

bool is_shown(const Article& article, const std::vector<std::string>& hidden, std::int64_t now) {
    const bool is_out = article.status == Status::cancelled || article.status == Status::withheld;
    const bool is_late = article.embargo && article.embargo->utc_seconds() > now;
    return !is_out && !is_late && std::find(hidden.begin(), hidden.end(), article.id) == hidden.end();
}

void add_words(ScannedArticle& scanned) {
    Stemmer stemmer(scanned.language);
    unsigned position = 1;
    for (const auto& [text, weight] : {std::pair(&scanned.article->title, 3U), std::pair(&scanned.article->body, 1U)}) {
        for (WordScanner scanner(*text); scanner.next(); ++position) {
            const std::string word(scanner.word());
            const std::string stem(stemmer(word));
            scanned.words[word].push_back(position);
            scanned.word_weights[word] += weight;
            scanned.length += weight;
            if (weight == 3) scanned.title_stems[stem] = true;
            if (stem[0] >= '0' && stem[0] <= '9') continue;
            scanned.stem_weights[stem] += weight;
            scanned.length += weight;
        }
        position += position_gap;
    }
}

void add_name(const Annotation& found, std::string_view shown, std::vector<ScannedName>& names) {
    auto words = name_words(shown);
    const std::string name(shown);
    names.push_back({std::move(words), name, found.prominent.count(name) > 0, found.lead.count(name) > 0});
}

void add_names(const FieldTable& fields, ScannedArticle& scanned) {
    for (const auto& field : fields.fields()) {
        if (field.custom || !field.is_name()) continue;
        auto& names = scanned.names[field.name];
        const Annotation& found = *scanned.found;
        for (const auto value : field_values(*scanned.article, field)) add_name(found, value, names);
        if (field.name == "person") {
            for (const auto& name : found.persons) add_name(found, name, names);
        }
        if (field.name == "org") {
            for (const auto& name : found.organisations) add_name(found, name, names);
        }
        for (const auto& place : found.places) {
            if (field.name == "place" || (field.name == "focus" && place.in_focus)) add_name(found, place.name, names);
        }
    }
}

}  // namespace

ScannedArchive::ScannedArchive(const std::vector<Article>& given, const SmallArchiveOptions& options, std::int64_t now)
    : fields(options.config.fields) {
    static const Annotation nothing;
    std::set<std::string> known{options.config.language};
    for (std::size_t i = 0; i < given.size(); ++i) {
        ScannedArticle& scanned = articles.emplace_back();
        scanned.article = &given[i];
        scanned.found = i < options.annotations.size() ? &options.annotations[i] : &nothing;
        scanned.is_shown = is_shown(given[i], options.hidden, now);
        scanned.language = given[i].language.empty() ? options.config.language : given[i].language;
        scanned.order = order_key(given[i].published, given[i].id);
        known.insert(scanned.language);
        RecordMends mends;
        read_custom_values(given[i], fields, scanned.fields, mends);
        add_words(scanned);
        add_names(fields, scanned);
        average_length += scanned.length;
    }
    languages.assign(known.begin(), known.end());
    average_length /= static_cast<double>(articles.size());
}

}  // namespace dateline::test
