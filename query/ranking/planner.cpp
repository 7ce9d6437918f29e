#include "query/ranking/planner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "query/ranking/field_plan.hpp"
#include "query/ranking/language_range.hpp"
#include "query/ranking/score.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

using Kind = PlanNode::Kind;

bool is_preference(const Expression& node) {
    return node.kind == Expression::Kind::noticed || (node.kind == Expression::Kind::field && node.preferred);
}

bool is_exclusion(const Expression& node) {
    return node.kind == Expression::Kind::without && node.children.size() == 1;
}

PartKind kind_of(const Field& field) {
    switch (field.kind) {
        case FieldKind::text:
            return field.custom ? PartKind::keyword : PartKind::title;
        case FieldKind::person:
        case FieldKind::organisation:
        case FieldKind::group:
            return PartKind::entity;
        case FieldKind::place:
        case FieldKind::near:
            return PartKind::place;
        case FieldKind::date:
        case FieldKind::period:
            return PartKind::time;
        default:
            return PartKind::keyword;
    }
}

// The languages of which every match has one; none where it may be any.
std::vector<std::string> languages_of(const Expression& node) {
    using Asked = Expression::Kind;
    std::vector<std::string> languages;
    if (node.kind == Asked::field && node.field->record_key == "language" && !node.preferred && !node.wildcard)
        languages.push_back(fold_text(node.value));
    if (node.kind == Asked::without && node.children.size() > 1) return languages_of(*node.children.front());
    for (const auto& child : node.children) {
        const auto more = languages_of(*child);
        if (node.kind == Asked::any && more.empty()) return {};
        if (node.kind == Asked::all && !more.empty()) return more;
        if (node.kind == Asked::any) languages.insert(languages.end(), more.begin(), more.end());
    }
    return languages;
}

// Words of a shorter beginning are too many to look at for those with the same stem.
constexpr std::size_t least_beginning = 3;
// A question of more words is a list of them, and each goes through the terms that are like it.
constexpr std::size_t most_near_words = 100;

class Planner {
  public:
    Planner(const FieldReader& reader, Stemmers& stemmers, const Weights& weights)
        : weights_(weights),
          statistics_(reader.statistics()),
          stemmers_(stemmers),
          stem_terms_([this](std::string_view prefix, const std::string& word) { return stem_terms(prefix, word); }),
          fields_(reader, stem_terms_, weights) {}

    Plan plan(const Expression& expression) {
        stem_languages_ = languages_of(expression);
        PlanNode root = node(expression);
        plan_.root = PlanNode::prefer(std::move(root), std::move(scores_));
        plan_.average_length = statistics_.average_length();
        add_near_words();
        scale_words();
        share_weights();
        return std::move(plan_);
    }

  private:
    PlanNode node(const Expression& asked) {
        switch (asked.kind) {
            case Expression::Kind::word:
                return asked.exact ? positioned(asked, PlanNode::of_term(plain_term(asked.words.front())))
                                   : word(asked.words.front());
            case Expression::Kind::wildcard:
                return wildcard(asked.words.front());
            case Expression::Kind::phrase:
                return positioned(asked, phrase(asked));
            case Expression::Kind::near:
                return positioned(asked, near(asked));
            case Expression::Kind::field:
                return field(asked);
            case Expression::Kind::all:
            case Expression::Kind::any:
                return list(asked);
            case Expression::Kind::noticed:
                return noticed(asked);
            case Expression::Kind::without:
                return without(asked);
            case Expression::Kind::nothing:
                break;
        }
        PlanNode everything;
        everything.kind = Kind::everything;
        return everything;
    }

    // Words.

    static std::string plain_term(const std::string& word) { return word_term("", word); }

    std::vector<std::string> stem_terms(std::string_view prefix, const std::string& word) {
        std::vector<std::string> terms;
        for (const auto& stem : stemmers_(word, stem_languages_)) terms.push_back(stem_term(prefix, stem));
        return terms;
    }

    // A group of terms that counts as one word. Its factor is the word's rarity until scale_words().
    PlanNode scored_word(std::string label, const std::vector<std::string>& terms,
                         std::vector<std::string> spellings = {}) {
        const double rarity = statistics_.inverse_frequency(statistics_.frequency(terms));
        return score(PlanNode::of_terms(Kind::any, terms),
                     {PartKind::text, std::move(label), rarity, std::move(spellings)});
    }

    PlanNode word(const std::string& text) {
        const auto terms = stem_terms("", text);
        want({text, "", terms});
        return scored_word(text, terms, {text});
    }

    PlanNode wildcard(const std::string& beginning) {
        return scored_word(beginning + "*",
                           expand_wildcard(statistics_, plain_term(beginning), beginning, plan_.notes));
    }

    static PlanNode in_window(Kind kind, const std::vector<std::string>& words, unsigned between) {
        std::vector<std::string> terms;
        terms.reserve(words.size());
        for (const auto& text : words) terms.push_back(plain_term(text));
        return PlanNode::of_terms(kind, terms, static_cast<unsigned>(words.size()) + between);
    }

    static PlanNode phrase(const Expression& asked) { return in_window(Kind::phrase, asked.words, 0); }

    // Two words of NEAR/5 have at most four others between them. Of a phrase among them, the words must stand within
    // the window and the phrase somewhere in the article: that both hold at one place is not asked.
    static PlanNode near(const Expression& asked) {
        std::vector<PlanNode> filters(1);
        std::vector<std::string> words;
        for (const auto& child : asked.children) {
            words.insert(words.end(), child->words.begin(), child->words.end());
            if (child->words.size() > 1) filters.push_back(phrase(*child));
        }
        filters.front() = in_window(Kind::near, words, asked.window - 1);
        return PlanNode::of(Kind::all, std::move(filters));
    }

    // Words that match as they stand, and score by their stems.
    PlanNode positioned(const Expression& asked, PlanNode filter) {
        std::vector<PlanNode> nodes;
        nodes.push_back(std::move(filter));
        add_words(asked, nodes);
        return PlanNode::of(Kind::all, std::move(nodes));
    }

    void add_words(const Expression& asked, std::vector<PlanNode>& nodes) {
        for (const auto& text : asked.words) {
            want({text, "", {plain_term(text)}});
            nodes.push_back(scored_word(text, stem_terms("", text), {text}));
        }
        for (const auto& child : asked.children) add_words(*child, nodes);
    }

    // Fields.

    PlanNode field(const Expression& asked) {
        PlannedField planned = fields_.plan(asked);
        if (!asked.preferred) {
            for (auto& term : planned.wanted) want(std::move(term));
        }
        plan_.notes.insert(plan_.notes.end(), planned.notes.begin(), planned.notes.end());
        plan_.marks.insert(plan_.marks.end(), planned.marks.begin(), planned.marks.end());
        PlanNode filter = std::move(planned.node);
        const PartKind kind = kind_of(*asked.field);
        const std::string label = asked.field->name + (asked.preferred ? "~" : ":") + asked.value;
        if (planned.nearness) {
            scores_.push_back(score(std::move(*planned.nearness), {kind, label, 0}));
            return filter;
        }
        if (planned.namesake) scores_.push_back(score(std::move(*planned.namesake), {PartKind::namesake, label, 0}));
        if (!planned.evidence.is_empty()) {
            scores_.push_back(score(planned.evidence.node(), {kind, label, 0}));
            if (asked.span == noticed_) return filter;  // its words are there already
            for (const auto& variants : planned.text) add_text(variants);
            return filter;
        }
        if (!asked.preferred && kind != PartKind::title) return filter;
        return score(PlanNode::of(Kind::any, {std::move(filter)}), {kind, label, 0});
    }

    // A word of a name, and what counts as it, as text.
    void add_text(const std::vector<std::string>& variants) {
        std::set<std::string> terms;
        for (const auto& variant : variants) {
            for (const auto& term : stem_terms("", variant)) terms.insert(term);
        }
        scores_.push_back(scored_word(variants.front(), {terms.begin(), terms.end()}));
    }

    // Takes the words of a node out of it: they score, and the node is the filter that is left.
    PlanNode only_scoring(PlanNode node) {
        move_words(node);
        return node;
    }

    void move_words(PlanNode& node) {
        if (node.part) {
            scores_.push_back(node);
            forget_parts(node);
        } else {
            for (auto& child : node.children) move_words(child);
        }
    }

    // The words count as words, and what they were read as as that. How near they stand to others is left out.
    PlanNode noticed(const Expression& asked) {
        noticed_ = asked.span;
        const auto parts = plan_.parts.size();
        PlanNode filter = only_scoring(PlanNode::of(Kind::any, nodes(asked.children)));
        for (auto part = parts; part < plan_.parts.size(); ++part) plan_.parts[part].spellings.clear();
        return filter;
    }

    // Lists.

    PlanNode list(const Expression& asked) {
        if (asked.kind == Expression::Kind::any) return any(asked);
        std::vector<PlanNode> required;
        std::vector<PlanNode> preferred;
        std::vector<PlanNode> excluded;
        for (const auto& child : asked.children) {
            if (is_preference(*child)) {
                preferred.push_back(node(*child));
            } else if (is_exclusion(*child)) {
                excluded.push_back(exclusion(*child->children.front()));
            } else {
                required.push_back(node(*child));
            }
        }
        return combine(std::move(required), std::move(preferred), std::move(excluded));
    }

    // Beside what only scores, words do so too: what is left is a filter, and all can be pruned.
    PlanNode any(const Expression& asked) {
        const auto scores = scores_.size();
        PlanNode list = PlanNode::of(Kind::any, nodes(asked.children));
        return scores_.size() == scores ? list : only_scoring(std::move(list));
    }

    std::vector<PlanNode> nodes(const std::vector<ExpressionPtr>& children) {
        std::vector<PlanNode> result;
        result.reserve(children.size());
        for (const auto& child : children) result.push_back(node(*child));
        return result;
    }

    // Where there is nothing but preferences, one of them must match. Of those that are in scores_, only the filter is
    // here.
    PlanNode combine(std::vector<PlanNode> required, std::vector<PlanNode> preferred, std::vector<PlanNode> excluded) {
        PlanNode result;
        if (!required.empty()) {
            std::erase_if(preferred, [](const PlanNode& node) { return !node.part; });
            result = PlanNode::prefer(PlanNode::of(Kind::all, std::move(required)), std::move(preferred));
        } else if (!preferred.empty()) {
            const bool all_here = std::all_of(preferred.begin(), preferred.end(), [](const auto& n) { return n.part; });
            result = PlanNode::of(Kind::any, std::move(preferred));
            if (!all_here) move_words(result);
        } else {
            result.kind = Kind::everything;
        }
        if (excluded.empty()) return result;
        return PlanNode::minus(std::move(result), PlanNode::of(Kind::any, std::move(excluded)));
    }

    PlanNode without(const Expression& asked) {
        if (is_exclusion(asked)) return combine({}, {}, one(exclusion(*asked.children.front())));
        PlanNode from = node(*asked.children.front());
        return PlanNode::minus(std::move(from), exclusion(*asked.children.back()));
    }

    static std::vector<PlanNode> one(PlanNode node) {
        std::vector<PlanNode> nodes;
        nodes.push_back(std::move(node));
        return nodes;
    }

    // What is excluded neither scores nor is missed.
    PlanNode exclusion(const Expression& asked) {
        const auto parts = plan_.parts.size();
        const auto wanted = plan_.wanted.size();
        const auto marks = plan_.marks.size();
        const auto scores = scores_.size();
        PlanNode excluded = node(asked);
        plan_.parts.resize(parts);
        plan_.wanted.resize(wanted);
        plan_.marks.resize(marks);
        scores_.resize(scores);
        forget_parts(excluded);
        return excluded;
    }

    static void forget_parts(PlanNode& node) {
        node.part.reset();
        for (auto& child : node.children) forget_parts(child);
    }

    // Scores.

    static bool scores_itself(Kind kind) {
        return kind == Kind::term || kind == Kind::any || kind == Kind::graded || kind == Kind::nearness ||
               kind == Kind::namesake;
    }

    PlanNode score(PlanNode node, ScoredPart part) {
        if (!scores_itself(node.kind)) {
            PlanNode wrapped;
            wrapped.kind = Kind::any;
            wrapped.children.push_back(std::move(node));
            node = std::move(wrapped);
        }
        node.part = plan_.parts.size();
        plan_.parts.push_back(std::move(part));
        return node;
    }

    void want(WantedTerm wanted) { plan_.wanted.push_back(std::move(wanted)); }

    // A word's factor is its rarity as a part of all that the words of the query could give: the text part stays
    // below its weight.
    void scale_words() {
        double most = 0;
        for (const auto& part : plan_.parts) {
            if (part.kind == PartKind::text) most += part.factor * Bm25::upper_bound;
        }
        for (auto& part : plan_.parts) {
            if (part.kind == PartKind::text) part.factor *= weights_.text / most;
        }
    }

    // Positions are those of words as they stand: of all that have the stem of one. A word of more than half of all
    // articles stands beside everything, and has the longest lists of positions.
    void add_near_words() {
        plan_.proximity = weights_.proximity;
        if (weights_.proximity <= 0) return;
        const double least = statistics_.inverse_frequency(static_cast<double>(statistics_.articles()) / 2);
        std::set<std::vector<std::string>> known;
        for (const auto& part : plan_.parts) {
            if (plan_.near_words.size() == most_near_words) break;
            if (part.factor < least) continue;
            auto terms = terms_like(part.spellings);
            if (!terms.empty() && known.insert(terms).second)
                plan_.near_words.push_back({std::move(terms), part.factor});
        }
    }

    // The terms of words with the stems of these, sorted.
    std::vector<std::string> terms_like(const std::vector<std::string>& spellings) {
        std::set<std::string> terms;
        for (const auto& spelling : spellings) {
            const auto stems = stemmers_(spelling, stem_languages_);
            terms.insert(plain_term(spelling));
            for (const auto& stem : stems) add_terms_like(spelling, stem, terms);
        }
        return {terms.begin(), terms.end()};
    }

    void add_terms_like(const std::string& spelling, const std::string& stem, std::set<std::string>& terms) {
        const auto differ = std::mismatch(spelling.begin(), spelling.end(), stem.begin(), stem.end()).first;
        const std::string beginning(spelling.begin(), differ);
        if (beginning.size() < least_beginning) return;
        statistics_.visit_terms(plain_term(beginning), [&](std::string_view word, std::uint64_t) {
            const auto stems = stemmers_(word, stem_languages_);
            if (std::find(stems.begin(), stems.end(), stem) != stems.end()) terms.emplace(word);
        });
    }

    double weight_of(PartKind kind) const {
        const std::array<double, part_kinds> weights{weights_.text, weights_.title,   weights_.entity,  weights_.place,
                                                     weights_.time, weights_.keyword, weights_.namesake};
        return weights[static_cast<std::size_t>(kind)];
    }

    void share_weights() {
        std::array<double, part_kinds> counts{};
        for (const auto& part : plan_.parts) counts[static_cast<std::size_t>(part.kind)] += 1;
        for (auto& part : plan_.parts) {
            if (part.kind != PartKind::text)
                part.factor = round_score(weight_of(part.kind) / counts[static_cast<std::size_t>(part.kind)]);
        }
    }

    const Weights& weights_;
    const Statistics& statistics_;
    Stemmers& stemmers_;
    StemTerms stem_terms_;
    std::vector<std::string> stem_languages_;  // of which words are stems; none: of all
    FieldPlanner fields_;
    std::vector<PlanNode> scores_;  // parts that only score
    std::optional<Span> noticed_;   // the words that are read
    Plan plan_;
};

}  // namespace

Stemmers::Stemmers(const std::vector<std::string>& languages) {
    for (const auto& language : languages) stemmers_.emplace(language, Stemmer(language));
}

std::vector<std::string> Stemmers::operator()(std::string_view word, const std::vector<std::string>& languages) {
    std::vector<std::string> stems;
    for (auto& [tag, stemmer] : stemmers_) {
        const auto takes_in = [&tag = tag](const auto& range) { return is_in_language_range(tag, range); };
        if (std::any_of(languages.begin(), languages.end(), takes_in)) stems.emplace_back(stemmer(word));
    }
    if (stems.empty()) {
        for (auto& [language, stemmer] : stemmers_) stems.emplace_back(stemmer(word));
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

Plan make_plan(const Expression& expression, const FieldReader& reader, Stemmers& stemmers, const Weights& weights) {
    return Planner(reader, stemmers, weights).plan(expression);
}

}  // namespace dateline
