#include "tests/unit/query/slow_scanner.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>

#include "schemas/slots.hpp"
#include "schemas/stemmer.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline::test {

namespace {

using Kind = Expression::Kind;

bool starts_with_digit(const std::string& word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

double cut_to_unit(double score) { return std::floor(score * 1048576.0) / 1048576.0; }

// Whether the words stand in `name` in this order, at most two others among them.
bool name_has(const std::vector<std::string>& name, const std::vector<std::string>& words) {
    for (std::size_t start = 0; start < name.size(); ++start) {
        if (name[start] != words.front()) continue;
        std::size_t at = start;
        std::size_t found = 1;
        while (found < words.size() && ++at < name.size()) found += name[at] == words[found];
        if (found == words.size() && at - start < words.size() + 2) return true;
    }
    return false;
}

// Whether only articles in German can match: the one language that the tests ask for.
bool is_german(const Expression& node) {
    const auto& parts = node.children;
    const auto german = [](const auto& part) { return is_german(*part); };
    if (node.kind == Kind::field) return node.field->name == "language" && !node.preferred;
    if (node.kind == Kind::without) return parts.size() == 2 && is_german(*parts.front());
    if (node.kind == Kind::all) return std::any_of(parts.begin(), parts.end(), german);
    return node.kind == Kind::any && std::all_of(parts.begin(), parts.end(), german);
}

bool is_preference(const Expression& node) {
    return node.kind == Kind::noticed || (node.kind == Kind::field && node.preferred);
}

}  // namespace

// One query on its way through the articles.
class Scan {
  public:
    Scan(const SlowScanner& scanner, const Expression& expression, bool german = false)
        : scanner_(scanner), german_(german || is_german(expression)) {
        for (const auto& language : scanner.languages_) {
            if (!german_ || language.starts_with("de")) stemmers_.emplace_back(language);
        }
        collect(expression);
        for (const auto& [node, words] : rarity_) {
            for (const double rarity : words) most_ += rarity * 1.9;
        }
    }

    // Nothing where the article does not match.
    std::optional<double> score(const Expression& node, const ScannedArticle& article) {
        switch (node.kind) {
            case Kind::word:
            case Kind::wildcard:
            case Kind::phrase:
            case Kind::near:
                return matches_words(node, article) ? std::optional(words_score(node, article)) : std::nullopt;
            case Kind::field:
                if (!matches_field(*node.field, node, article)) return std::nullopt;
                return constants_.count(&node) > 0 ? constant(node) : 0;
            case Kind::all:
                return all(node, article);
            case Kind::any:
            case Kind::noticed:
                return any(node, article);
            case Kind::without:
                return without(node, article);
            case Kind::nothing:
                break;
        }
        return 0;
    }

  private:
    // What scores: the rarity of each word, and how many constants there are of each kind.
    void collect(const Expression& node) {
        if (node.kind == Kind::without && node.children.size() == 1) return;
        if (node.kind == Kind::field) {
            const bool title = node.field->name == "title";
            if (node.preferred || title) constants_[&node] = kind_of(*node.field);
            return;
        }
        if (node.kind == Kind::wildcard) {
            rarity_[&node] = {rarity(beginnings(node.words.front()), &ScannedArticle::word_weights)};
            return;
        }
        for (const auto& word : node.words) rarity_[&node].push_back(rarity(word));
        const std::size_t wanted = node.kind == Kind::without ? 1 : node.children.size();
        for (std::size_t i = 0; i < wanted; ++i) collect(*node.children[i]);
    }

    static int kind_of(const Field& field) {
        switch (field.kind) {
            case FieldKind::person:
            case FieldKind::organisation:
            case FieldKind::group:
                return 1;
            case FieldKind::place:
                return 2;
            case FieldKind::date:
                return 3;
            case FieldKind::text:
                return field.custom ? 5 : 4;
            default:
                return 5;
        }
    }

    double constant(const Expression& node) const {
        const int kind = constants_.at(&node);
        const auto same = std::count_if(constants_.begin(), constants_.end(),
                                        [kind](const auto& constant) { return constant.second == kind; });
        return cut_to_unit(0.25 / static_cast<double>(same));
    }

    std::set<std::string> stems(const std::string& word) {
        std::set<std::string> result;
        for (auto& stemmer : stemmers_) result.emplace(stemmer(word));
        return result;
    }

    std::set<std::string> beginnings(const std::string& beginning) const {
        std::set<std::string> result;
        for (const auto& article : scanner_.articles_) {
            for (const auto& [word, weight] : article.word_weights) {
                if (word.starts_with(beginning)) result.insert(word);
            }
        }
        return result;
    }

    using Weights = std::map<std::string, unsigned> ScannedArticle::*;

    double rarity(const std::string& word) {
        return rarity(stems(word),
                      starts_with_digit(word) ? &ScannedArticle::word_weights : &ScannedArticle::stem_weights);
    }

    double rarity(const std::set<std::string>& variants, Weights weights) const {
        const auto total = static_cast<double>(scanner_.articles_.size());
        double without = 1;
        double found = 0;
        for (const auto& variant : variants) {
            found = static_cast<double>(
                std::count_if(scanner_.articles_.begin(), scanner_.articles_.end(),
                              [&](const auto& article) { return (article.*weights).count(variant) > 0; }));
            without *= 1 - found / total;
        }
        const double frequency = variants.size() == 1 ? found : total * (1 - without);
        return std::log1p((total - frequency + 0.5) / (frequency + 0.5));
    }

    double word_score(double rarity, const std::set<std::string>& variants,
                      const std::map<std::string, unsigned>& weights, double length) const {
        double frequency = 0;
        for (const auto& variant : variants) {
            const auto found = weights.find(variant);
            if (found != weights.end()) frequency += found->second;
        }
        if (frequency == 0) return 0;
        const double part = frequency * 1.9 / (frequency + 0.9 * (1 - 0.4 + 0.4 * length / scanner_.average_length_));
        return cut_to_unit(rarity / most_ * part);
    }

    double words_score(const Expression& node, const ScannedArticle& article) {
        double sum = 0;
        if (node.kind == Kind::wildcard) {
            return word_score(rarity_[&node].front(), beginnings(node.words.front()), article.word_weights,
                              article.length);
        }
        for (std::size_t i = 0; i < node.words.size(); ++i) {
            const auto& word = node.words[i];
            const auto& weights = starts_with_digit(word) ? article.word_weights : article.stem_weights;
            sum += word_score(rarity_[&node][i], stems(word), weights, article.length);
        }
        for (const auto& child : node.children) sum += words_score(*child, article);
        return sum;
    }

    bool matches_words(const Expression& node, const ScannedArticle& article) {
        const auto& words = node.words;
        if (node.kind == Kind::phrase) return matches_phrase(words, article.words);
        if (node.kind == Kind::near) return matches_near(node, article);
        if (node.kind == Kind::wildcard) {
            const auto at = article.word_weights.lower_bound(words.front());
            return at != article.word_weights.end() && at->first.starts_with(words.front());
        }
        if (node.exact || starts_with_digit(words.front())) return article.words.count(words.front()) > 0;
        const auto variants = stems(words.front());
        return std::any_of(variants.begin(), variants.end(),
                           [&](const auto& stem) { return article.stem_weights.count(stem) > 0; });
    }

    static bool matches_phrase(const std::vector<std::string>& words,
                               const std::map<std::string, std::vector<unsigned>>& positions) {
        const auto first = positions.find(words.front());
        if (first == positions.end()) return false;
        return std::any_of(first->second.begin(), first->second.end(), [&](unsigned start) {
            for (std::size_t i = 1; i < words.size(); ++i) {
                const auto word = positions.find(words[i]);
                if (word == positions.end()) return false;
                if (!std::binary_search(word->second.begin(), word->second.end(), start + i)) return false;
            }
            return true;
        });
    }

    // Words at different places, all within the window.
    static bool matches_near(const Expression& node, const ScannedArticle& article) {
        std::vector<const std::vector<unsigned>*> lists;
        for (const auto& child : node.children) {
            const auto word = article.words.find(child->words.front());
            if (word == article.words.end()) return false;
            lists.push_back(&word->second);
        }
        const unsigned window = node.window + static_cast<unsigned>(lists.size()) - 1;
        std::vector<unsigned> chosen;
        return place(lists, window, chosen);
    }

    static bool place(const std::vector<const std::vector<unsigned>*>& lists, unsigned window,
                      std::vector<unsigned>& chosen) {
        if (chosen.size() == lists.size()) {
            const auto [least, most] = std::minmax_element(chosen.begin(), chosen.end());
            return *most - *least < window;
        }
        for (const unsigned position : *lists[chosen.size()]) {
            if (std::find(chosen.begin(), chosen.end(), position) != chosen.end()) continue;
            chosen.push_back(position);
            if (place(lists, window, chosen)) return true;
            chosen.pop_back();
        }
        return false;
    }

    // One of an article's values is enough.
    bool matches_own(const CustomValue& own, const Expression& node, const std::string& language) {
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

    bool matches_text(const Expression& node, const std::string& text, const std::string& language) {
        std::map<std::string, std::vector<unsigned>> words;
        std::set<std::string> stemmed;
        Stemmer stemmer(language);
        unsigned position = 0;
        for (WordScanner scanner(text); scanner.next(); ++position) {
            words[std::string(scanner.word())].push_back(position);
            stemmed.emplace(stemmer(scanner.word()));
        }
        if (node.exact || node.words.size() > 1) return matches_phrase(node.words, words);
        const auto variants = stems(node.words.front());
        return std::any_of(variants.begin(), variants.end(), [&](const auto& stem) { return stemmed.count(stem) > 0; });
    }

    bool matches_field(const Field& field, const Expression& node, const ScannedArticle& scanned) {
        if (field.custom) {
            const auto* own = find_value(scanned.fields, field);
            return own != nullptr && matches_own(*own, node, scanned.language);
        }
        const Article& article = *scanned.article;
        switch (field.kind) {
            case FieldKind::group:
                return std::any_of(field.members.begin(), field.members.end(), [&](const auto& member) {
                    return matches_field(*scanner_.fields_.find(member), node, scanned);
                });
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
        const auto values = field_values(article, field);
        return std::any_of(values.begin(), values.end(),
                           [&](std::string_view value) { return has_value(field, node, value); });
    }

    static bool has_value(const Field& field, const Expression& node, std::string_view value) {
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

    bool matches_title(const Expression& node, const ScannedArticle& article) {
        std::map<std::string, std::vector<unsigned>> positions;
        unsigned position = 1;
        for (WordScanner scanner(article.article->title); scanner.next(); ++position)
            positions[std::string(scanner.word())].push_back(position);
        if (node.wildcard) {
            const auto at = positions.lower_bound(node.words.front());
            return at != positions.end() && at->first.starts_with(node.words.front());
        }
        if (node.words.size() > 1 || node.exact || starts_with_digit(node.words.front()))
            return matches_phrase(node.words, positions);
        const auto variants = stems(node.words.front());
        return std::any_of(variants.begin(), variants.end(),
                           [&](const auto& stem) { return article.title_stems.count(stem) > 0; });
    }

    // Where there are only preferences, one of them must match.
    std::optional<double> all(const Expression& node, const ScannedArticle& article) {
        double sum = 0;
        bool required = false;
        bool preferred = false;
        bool likes = false;
        for (const auto& child : node.children) {
            const auto part = score(*child, article);
            likes = likes || is_preference(*child);
            preferred = preferred || (is_preference(*child) && part);
            required =
                required || (!is_preference(*child) && !(child->kind == Kind::without && child->children.size() == 1));
            if (!part && !is_preference(*child)) return std::nullopt;
            sum += part.value_or(0);
        }
        if (!required && likes && !preferred) return std::nullopt;
        return sum;
    }

    std::optional<double> any(const Expression& node, const ScannedArticle& article) {
        std::optional<double> sum;
        for (const auto& child : node.children) {
            if (const auto part = score(*child, article)) sum = sum.value_or(0) + *part;
        }
        return sum;
    }

    std::optional<double> without(const Expression& node, const ScannedArticle& article) {
        if (Scan(scanner_, *node.children.back(), german_).score(*node.children.back(), article)) return std::nullopt;
        return node.children.size() == 1 ? std::optional(0.0) : score(*node.children.front(), article);
    }

    const SlowScanner& scanner_;
    bool german_;
    std::vector<Stemmer> stemmers_;
    std::map<const Expression*, std::vector<double>> rarity_;
    std::map<const Expression*, int> constants_;
    double most_ = 0;
};

SlowScanner::SlowScanner(const std::vector<Article>& articles, const ArchiveConfig& config) : fields_(config.fields) {
    std::set<std::string> languages{config.language};
    double lengths = 0;
    for (const auto& article : articles) {
        const auto& language = article.language.empty() ? config.language : article.language;
        languages.insert(language);
        Stemmer stemmer(language);
        ScannedArticle scanned;
        scanned.article = &article;
        scanned.language = language;
        scanned.order = order_key(article.published, article.id);
        RecordMends mends;
        read_custom_values(article, config.fields, scanned.fields, mends);
        unsigned position = 1;
        for (const auto& [text, weight] : {std::pair(&article.title, 3U), std::pair(&article.body, 1U)}) {
            for (WordScanner scanner(*text); scanner.next(); ++position) {
                const std::string word(scanner.word());
                const std::string stem(stemmer(word));
                scanned.words[word].push_back(position);
                scanned.word_weights[word] += weight;
                scanned.length += weight;
                if (weight == 3) scanned.title_stems[stem] = true;
                if (starts_with_digit(stem)) continue;
                scanned.stem_weights[stem] += weight;
                scanned.length += weight;
            }
            position += position_gap;
        }
        lengths += scanned.length;
        articles_.push_back(std::move(scanned));
    }
    languages_.assign(languages.begin(), languages.end());
    average_length_ = lengths / static_cast<double>(articles.size());
}

std::vector<SlowScanner::Found> SlowScanner::search(const Expression& expression, Order order) const {
    Scan scan(*this, expression);
    std::vector<std::pair<Found, std::string>> matches;
    for (const auto& article : articles_) {
        const auto score = scan.score(expression, article);
        const auto key = order == Order::oldest ? oldest_first(article.order) : article.order;
        if (score) matches.push_back({{article.article->id, *score}, key});
    }
    std::sort(matches.begin(), matches.end(), [order](const auto& a, const auto& b) {
        const bool by_score = order == Order::relevance && a.first.score != b.first.score;
        return by_score ? a.first.score > b.first.score : a.second < b.second;
    });
    std::vector<Found> found;
    found.reserve(matches.size());
    for (auto& match : matches) found.push_back(std::move(match.first));
    return found;
}

}  // namespace dateline::test
