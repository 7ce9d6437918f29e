#include "tests/unit/query/slow_fields.hpp"

#include <algorithm>

#include "schemas/text_fold.hpp"
#include "tests/unit/query/slow_words.hpp"

namespace dateline::test {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether a value is taken for names or places first.
bool is_read(const Field& field, const Expression& node) {
    if (field.kind == FieldKind::near) return true;
    return !node.exact && !node.wildcard && (field.keys || field.kind == FieldKind::group || !field.id_prefix.empty());
}

bool has_value(const Field& field, const Expression& node, std::string_view value) {
    if (!field.is_name()) {
        const auto asked = fold_text(node.value);
        if (field.name == "language" && !node.exact && value.starts_with(asked + "-")) return true;
        return node.wildcard ? fold_text(value).starts_with(asked) : fold_text(value) == asked;
    }
    const auto name = name_words(value);
    if (node.exact) return name == node.words;
    if (!node.wildcard) return name_has(name, node.words);
    return std::any_of(name.begin(), name.end(),
                       [&](const auto& part) { return part.starts_with(node.words.front()); });
}

}  // namespace

SlowStems::SlowStems(const std::vector<std::string>& languages, std::string_view beginning) {
    for (const auto& language : languages) {
        if (language.starts_with(beginning)) stemmers_.emplace_back(language);
    }
}

const std::set<std::string>& SlowStems::operator()(const std::string& word) {
    const auto [known, is_new] = stems_.try_emplace(word);
    if (is_new) {
        for (auto& stemmer : stemmers_) known->second.emplace(stemmer(word));
    }
    return known->second;
}

// One of an article's values is enough.
bool SlowFields::matches_own(const CustomValue& own, const Expression& node, const std::string& language) {
    const auto has_text = [&](const std::string& text) {
        return own.field->kind == FieldKind::text ? matches_text(node, text, language)
                                                  : has_value(*own.field, node, text);
    };
    const auto has_day = [&](const Moment& moment) {
        return node.range.first.value_or(moment.day) <= moment.day &&
               node.range.last.value_or(moment.day) >= moment.day;
    };
    const auto has_number = [&](double number) {
        return node.numbers.least.value_or(number) <= number && node.numbers.most.value_or(number) >= number;
    };
    return std::any_of(own.texts.begin(), own.texts.end(), has_text) ||
           std::any_of(own.moments.begin(), own.moments.end(), has_day) ||
           std::any_of(own.numbers.begin(), own.numbers.end(), has_number);
}

bool SlowFields::matches_text(const Expression& node, const std::string& text, const std::string& language) {
    std::map<std::string, std::vector<unsigned>> words;
    std::set<std::string> stemmed;
    Stemmer stemmer(language);
    unsigned position = 0;
    for (WordScanner scanner(text); scanner.next(); ++position) {
        words[std::string(scanner.word())].push_back(position);
        stemmed.emplace(stemmer(scanner.word()));
    }
    if (node.exact || node.words.size() > 1) return has_phrase(node.words, words);
    const auto& variants = stems_(node.words.front());
    return std::any_of(variants.begin(), variants.end(), [&](const auto& stem) { return stemmed.count(stem) > 0; });
}

bool SlowFields::matches(const Field& field, const Expression& node, const ScannedArticle& scanned) {
    if (field.custom) {
        const auto* own = find_value(scanned.fields, field);
        return own != nullptr && matches_own(*own, node, scanned.language);
    }
    const Article& article = *scanned.article;
    if (is_read(field, node)) {
        auto& evidence = readings_[&node];
        if (evidence == nullptr) evidence = std::make_unique<SlowEvidence>(archive_, node, weights_);
        return evidence->matches(scanned);
    }
    switch (field.kind) {
        case FieldKind::group:
            return std::any_of(field.members.begin(), field.members.end(), [&](const auto& member) {
                return matches(*archive_.fields.find(member), node, scanned);
            });
        case FieldKind::period:
            return speaks_of(scanned, {node.range.first.value_or(Day::min()), node.range.last.value_or(Day::max())});
        case FieldKind::date: {
            const auto moment = field_moment(article, field);
            return moment && (!node.range.first || *node.range.first <= moment->day) &&
                   (!node.range.last || moment->day <= *node.range.last);
        }
        case FieldKind::id:
            return article.id == node.value;
        case FieldKind::state: {
            const auto states = article_states(article);
            return std::find(states.begin(), states.end(), node.value) != states.end();
        }
        case FieldKind::text:
            return matches_title(node, scanned);
        default:
            break;
    }
    if (const auto names = scanned.names.find(field.name); names != scanned.names.end()) {
        return std::any_of(names->second.begin(), names->second.end(),
                           [&](const ScannedName& name) { return has_value(field, node, name.shown); });
    }
    const auto values = field_values(article, field);
    return std::any_of(values.begin(), values.end(),
                       [&](std::string_view value) { return has_value(field, node, value); });
}

bool SlowFields::matches_title(const Expression& node, const ScannedArticle& article) {
    std::map<std::string, std::vector<unsigned>> positions;
    unsigned position = 1;
    for (WordScanner scanner(article.article->title); scanner.next(); ++position)
        positions[std::string(scanner.word())].push_back(position);
    if (node.wildcard) {
        const auto at = positions.lower_bound(node.words.front());
        return at != positions.end() && at->first.starts_with(node.words.front());
    }
    if (node.words.size() > 1 || node.exact || is_digit(node.words.front().front()))
        return has_phrase(node.words, positions);
    const auto& variants = stems_(node.words.front());
    return std::any_of(variants.begin(), variants.end(),
                       [&](const auto& stem) { return article.title_stems.count(stem) > 0; });
}

}  // namespace dateline::test
