#include "tests/unit/query/slow_scanner.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <set>

#include "schemas/slots.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"
#include "tests/unit/query/slow_evidence.hpp"
#include "tests/unit/query/slow_fields.hpp"
#include "tests/unit/query/slow_words.hpp"

namespace dateline::test {

namespace {

using Kind = Expression::Kind;

bool starts_with_digit(const std::string& word) { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

double cut_to_unit(double score) { return std::floor(score * 1048576.0 + 0.0003) / 1048576.0; }

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

bool is_exclusion(const Expression& node) { return node.kind == Kind::without && node.children.size() == 1; }

// The parts of the formula.
enum Part { text, title, entity, place, time, keyword, proximity, namesake, part_count };
constexpr std::array<const char*, part_count> part_names{"text", "title",   "entity",    "place",
                                                         "time", "keyword", "proximity", "namesake"};
using Parts = std::array<double, part_count>;

Parts operator+(Parts a, const Parts& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
    return a;
}
Parts only(Part part, double score) {
    Parts parts{};
    parts[part] = score;
    return parts;
}
double sum_of(const Parts& parts) {
    double sum = 0;
    for (const double part : parts) sum += part;
    return sum;
}

// One query on its way through the articles.
class Scan {
  public:
    Scan(const ScannedArchive& archive, const Expression& expression, const Weights& weights, bool german = false)
        : archive_(archive),
          weights_(weights),
          german_(german || is_german(expression)),
          stems_(archive.languages, german_ ? "de" : ""),
          fields_(archive, weights, stems_) {
        collect(expression);
        for (const auto& [node, words] : rarity_) {
            for (const double rarity : words) most_ += rarity * 1.9;
        }
        for (const auto& word : field_words_) most_ += word.rarity * 1.9;
        find_near_words(expression);
    }

    // Nothing where the article does not match.
    std::optional<Parts> score(const Expression& root, const ScannedArticle& article) {
        auto parts = node_score(root, article);
        if (!parts) return parts;
        for (const auto& [node, evidence] : evidence_) {
            const Part kind = kind_of(*node->field);
            (*parts)[kind] += cut_to_unit(share_of(kind) * evidence->share(article));
            if (evidence->is_of_stranger(article)) (*parts)[namesake] -= share_of(namesake);
        }
        for (const auto& word : field_words_)
            (*parts)[text] += word_score(word.rarity, word.stems, article.stem_weights, article.length);
        return parts;
    }

    // How near the words of the query stand to each other.
    double nearness(const ScannedArticle& article) const {
        struct Occurrence {
            unsigned position;
            std::size_t word;
        };
        std::vector<Occurrence> occurrences;
        double rarest = 0;
        double all = 0;
        for (std::size_t i = 0; i < near_words_.size(); ++i) {
            rarest = std::max(rarest, near_words_[i].rarity);
            all += near_words_[i].rarity;
            for (const auto& spelling : near_words_[i].stems) {
                const auto word = article.words.find(spelling);
                if (word == article.words.end()) continue;
                for (const unsigned position : word->second) occurrences.push_back({position, i});
            }
        }
        if (near_words_.size() < 2 || all <= 0) return 0;
        std::sort(occurrences.begin(), occurrences.end(), [](const auto& a, const auto& b) {
            return a.position != b.position ? a.position < b.position : a.word < b.word;
        });
        std::vector<double> gathered(near_words_.size());
        for (std::size_t i = 1; i < occurrences.size(); ++i) {
            const auto& one = occurrences[i - 1];
            const auto& two = occurrences[i];
            if (one.word == two.word || one.position == two.position) continue;
            const auto distance = static_cast<double>(two.position - one.position);
            gathered[one.word] += near_words_[two.word].rarity / rarest / (distance * distance);
            gathered[two.word] += near_words_[one.word].rarity / rarest / (distance * distance);
        }
        double sum = 0;
        for (std::size_t i = 0; i < gathered.size(); ++i)
            sum += near_words_[i].rarity / all * saturated(gathered[i], article.length) / 1.9;
        return cut_to_unit(weights_.proximity * sum);
    }

  private:
    // A word with all that count as it.
    struct CountedWord {
        std::set<std::string> stems;
        double rarity;
    };

    std::optional<Parts> node_score(const Expression& node, const ScannedArticle& article) {
        switch (node.kind) {
            case Kind::word:
            case Kind::wildcard:
            case Kind::phrase:
            case Kind::near:
                return matches_words(node, article) ? std::optional(only(text, words_score(node, article)))
                                                    : std::nullopt;
            case Kind::field:
                if (!fields_.matches(*node.field, node, article)) return std::nullopt;
                return constant(node);
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
        return Parts{};
    }

    // What of a node is in the article, whether the node matches or not.
    Parts free_score(const Expression& node, const ScannedArticle& article) {
        if (is_exclusion(node)) return {};
        if (node.kind == Kind::field) {
            return constants_.count(&node) > 0 && fields_.matches(*node.field, node, article) ? constant(node)
                                                                                              : Parts{};
        }
        if (rarity_.count(&node) > 0) return only(text, words_score(node, article));
        Parts sum{};
        const std::size_t wanted = node.kind == Kind::without ? 1 : node.children.size();
        for (std::size_t i = 0; i < wanted; ++i) sum = sum + free_score(*node.children[i], article);
        return sum;
    }

    // What scores: the rarity of each word, and how many there are of each kind.
    void collect(const Expression& node) {
        if (is_exclusion(node)) return;
        if (node.kind == Kind::field) {
            collect_field(node);
            return;
        }
        if (node.kind == Kind::wildcard) {
            rarity_[&node] = {rarity(beginnings(node.words.front()), &ScannedArticle::word_weights)};
            return;
        }
        const auto evidence = evidence_.size();
        const auto words = field_words_.size();
        for (const auto& word : node.words) rarity_[&node].push_back(rarity(word));
        const std::size_t wanted = node.kind == Kind::without ? 1 : node.children.size();
        for (std::size_t i = 0; i < wanted; ++i) collect(*node.children[i]);
        if (node.kind == Kind::near) {
            // Its words are its children's, and count once.
            rarity_[&node] = {};
        }
        // Beside who, where and when in an OR words count wherever they are.
        if (node.kind == Kind::any && evidence_.size() > evidence) free_.insert(&node);
        if (node.kind != Kind::noticed) return;
        free_.insert(&node);
        field_words_.resize(words, CountedWord{{}, 0});  // they are there already
    }

    void collect_field(const Expression& node) {
        const Part kind = kind_of(*node.field);
        auto evidence = std::make_unique<SlowEvidence>(archive_, node, weights_);
        if (evidence->scores()) {
            ++counts_[kind];
            if (evidence->has_strangers()) ++counts_[namesake];
            for (const auto& variants : evidence->text()) {
                CountedWord word{{}, 0};
                for (const auto& variant : variants) word.stems.insert(stems_(variant).begin(), stems_(variant).end());
                word.rarity = rarity(word.stems, &ScannedArticle::stem_weights);
                field_words_.push_back(std::move(word));
            }
            evidence_.emplace_back(&node, std::move(evidence));
        } else if (node.preferred || kind == title) {
            ++counts_[kind];
            constants_.insert(&node);
        }
    }

    static Part kind_of(const Field& field) {
        switch (field.kind) {
            case FieldKind::person:
            case FieldKind::organisation:
            case FieldKind::group:
                return entity;
            case FieldKind::place:
            case FieldKind::near:
                return place;
            case FieldKind::date:
            case FieldKind::period:
                return time;
            case FieldKind::text:
                return field.custom ? keyword : title;
            default:
                return keyword;
        }
    }

    // What is asked of one kind shares the weight of the kind.
    double share_of(Part kind) const {
        const std::array<double, part_count> weights{weights_.text,      weights_.title,   weights_.entity,
                                                     weights_.place,     weights_.time,    weights_.keyword,
                                                     weights_.proximity, weights_.namesake};
        return cut_to_unit(weights[kind] / counts_[kind]);
    }

    Parts constant(const Expression& node) const {
        const Part kind = kind_of(*node.field);
        return constants_.count(&node) > 0 ? only(kind, share_of(kind)) : Parts{};
    }

    // Words of more than half of all articles stand beside everything.
    void find_near_words(const Expression& node) {
        if (is_exclusion(node) || node.kind == Kind::field || node.kind == Kind::noticed) return;
        const auto total = static_cast<double>(archive_.articles.size());
        const double least = std::log1p((total - total / 2 + 0.5) / (total / 2 + 0.5));
        if (node.kind != Kind::wildcard) {
            for (std::size_t i = 0; i < node.words.size(); ++i) {
                CountedWord word{words_like(node.words[i]), rarity_[&node][i]};
                const auto is_same = [&](const CountedWord& other) { return other.stems == word.stems; };
                if (word.rarity >= least && std::none_of(near_words_.begin(), near_words_.end(), is_same))
                    near_words_.push_back(std::move(word));
            }
        }
        const std::size_t wanted = node.kind == Kind::without ? 1 : node.children.size();
        for (std::size_t i = 0; i < wanted; ++i) find_near_words(*node.children[i]);
    }

    // All words with a stem of this one that begin with what the two have in common.
    std::set<std::string> words_like(const std::string& word) {
        std::set<std::string> like{word};
        for (const auto& stem : stems_(word)) {
            const auto differ = std::mismatch(word.begin(), word.end(), stem.begin(), stem.end()).first;
            const std::string beginning(word.begin(), differ);
            if (beginning.size() < 3) continue;
            for (const auto& other : beginnings(beginning)) {
                if (stems_(other).count(stem) > 0) like.insert(other);
            }
        }
        return like;
    }

    // All words that begin so.
    const std::set<std::string>& beginnings(const std::string& beginning) {
        const auto [known, is_new] = beginnings_.try_emplace(beginning);
        auto& result = known->second;
        if (!is_new) return result;
        for (const auto& article : archive_.articles) {
            for (const auto& [word, weight] : article.word_weights) {
                if (word.starts_with(beginning)) result.insert(word);
            }
        }
        return result;
    }

    using WordWeights = std::map<std::string, unsigned> ScannedArticle::*;

    double rarity(const std::string& word) {
        return rarity(stems_(word),
                      starts_with_digit(word) ? &ScannedArticle::word_weights : &ScannedArticle::stem_weights);
    }

    double rarity(const std::set<std::string>& variants, WordWeights weights) const {
        const auto total = static_cast<double>(archive_.articles.size());
        double without = 1;
        double found = 0;
        for (const auto& variant : variants) {
            found = static_cast<double>(
                std::count_if(archive_.articles.begin(), archive_.articles.end(),
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
        return cut_to_unit(rarity * (weights_.text / most_) * saturated(frequency, length));
    }

    double saturated(double frequency, double length) const {
        return frequency * 1.9 / (frequency + 0.9 * (1 - 0.4 + 0.4 * length / archive_.average_length));
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
            sum += word_score(rarity_[&node][i], stems_(word), weights, article.length);
        }
        for (const auto& child : node.children) sum += words_score(*child, article);
        return sum;
    }

    bool matches_words(const Expression& node, const ScannedArticle& article) {
        const auto& words = node.words;
        if (node.kind == Kind::phrase) return has_phrase(words, article.words);
        if (node.kind == Kind::near) return has_near(node, article.words);
        if (node.kind == Kind::wildcard) {
            const auto at = article.word_weights.lower_bound(words.front());
            return at != article.word_weights.end() && at->first.starts_with(words.front());
        }
        if (node.exact || starts_with_digit(words.front())) return article.words.count(words.front()) > 0;
        const auto& variants = stems_(words.front());
        return std::any_of(variants.begin(), variants.end(),
                           [&](const auto& stem) { return article.stem_weights.count(stem) > 0; });
    }

    // Where there are only preferences, one of them must match.
    std::optional<Parts> all(const Expression& node, const ScannedArticle& article) {
        Parts sum{};
        bool required = false;
        bool preferred = false;
        bool likes = false;
        for (const auto& child : node.children) {
            const auto part = node_score(*child, article);
            likes = likes || is_preference(*child);
            preferred = preferred || (is_preference(*child) && part);
            required = required || (!is_preference(*child) && !is_exclusion(*child));
            if (!part && !is_preference(*child)) return std::nullopt;
            sum = sum + part.value_or(Parts{});
        }
        if (!required && likes && !preferred) return std::nullopt;
        return sum;
    }

    std::optional<Parts> any(const Expression& node, const ScannedArticle& article) {
        std::optional<Parts> sum;
        for (const auto& child : node.children) {
            if (const auto part = node_score(*child, article)) sum = sum.value_or(Parts{}) + *part;
        }
        return sum && free_.count(&node) > 0 ? free_score(node, article) : sum;
    }

    std::optional<Parts> without(const Expression& node, const ScannedArticle& article) {
        auto& excluded = exclusions_[&node];
        if (excluded == nullptr) excluded = std::make_unique<Scan>(archive_, *node.children.back(), weights_, german_);
        if (excluded->node_score(*node.children.back(), article)) return std::nullopt;
        return node.children.size() == 1 ? std::optional(Parts{}) : node_score(*node.children.front(), article);
    }

    const ScannedArchive& archive_;
    const Weights& weights_;
    bool german_;
    SlowStems stems_;
    SlowFields fields_;
    std::map<std::string, std::set<std::string>> beginnings_;
    std::map<const Expression*, std::vector<double>> rarity_;
    std::vector<CountedWord> field_words_;
    std::vector<CountedWord> near_words_;
    std::vector<std::pair<const Expression*, std::unique_ptr<SlowEvidence>>> evidence_;
    std::map<const Expression*, std::unique_ptr<Scan>> exclusions_;
    std::set<const Expression*> constants_;
    std::set<const Expression*> free_;
    std::array<double, part_count> counts_{};
    double most_ = 0;
};

struct Match {
    const ScannedArticle* article;
    Parts parts;
    double score;
    std::string key;  // of its date and id
};

void sort(std::vector<Match>& matches, std::size_t count, Order order) {
    const auto end = matches.begin() + static_cast<std::ptrdiff_t>(count);
    std::sort(matches.begin(), end, [order](const Match& a, const Match& b) {
        const bool by_score = order == Order::relevance && a.score != b.score;
        return by_score ? a.score > b.score : a.key < b.key;
    });
}

}  // namespace

std::vector<const ScannedArticle*> SlowScanner::matches(const Expression& expression, const Weights& weights) const {
    Scan scan(archive_, expression, weights);
    std::vector<const ScannedArticle*> matches;
    for (const auto& article : archive_.articles) {
        if (article.is_shown && scan.score(expression, article)) matches.push_back(&article);
    }
    return matches;
}

std::vector<SlowScanner::Found> SlowScanner::search(const Expression& expression, Order order,
                                                    const Weights& weights) const {
    constexpr std::size_t rescored = 200;
    Scan scan(archive_, expression, weights);
    std::vector<Match> matches;
    for (const auto& article : archive_.articles) {
        const auto parts = article.is_shown ? scan.score(expression, article) : std::nullopt;
        const auto key = order == Order::oldest ? oldest_first(article.order) : article.order;
        if (parts) matches.push_back({&article, *parts, sum_of(*parts), key});
    }
    sort(matches, matches.size(), order);
    const std::size_t first = std::min(rescored, matches.size());
    for (std::size_t i = 0; i < first && order == Order::relevance; ++i) {
        matches[i].parts[proximity] = scan.nearness(*matches[i].article);
        matches[i].score = sum_of(matches[i].parts);
    }
    sort(matches, first, order);
    std::vector<Found> found;
    for (const auto& match : matches) {
        found.push_back({match.article->article->id, match.score, {}});
        for (std::size_t part = 0; part < part_count; ++part) {
            if (match.parts[part] != 0) found.back().parts[part_names[part]] = match.parts[part];
        }
    }
    return found;
}

}  // namespace dateline::test
