#include "query/ranking/planner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

class Planner {
  public:
    Planner(const FieldReader& reader, Stemmers& stemmers)
        : statistics_(reader.statistics()),
          stemmers_(stemmers),
          stem_terms_([this](std::string_view prefix, const std::string& word) { return stem_terms(prefix, word); }),
          fields_(reader, stem_terms_) {}

    Plan plan(const Expression& expression) {
        stem_languages_ = languages_of(expression);
        plan_.root = node(expression);
        plan_.average_length = statistics_.average_length();
        scale_words();
        share_preferences();
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
                return PlanNode::of(Kind::any, nodes(asked.children));
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
    PlanNode scored_word(std::string label, const std::vector<std::string>& terms) {
        const double rarity = statistics_.inverse_frequency(statistics_.frequency(terms));
        return score(PlanNode::of_terms(Kind::any, terms), {PartKind::text, std::move(label), rarity});
    }

    PlanNode word(const std::string& text) {
        const auto terms = stem_terms("", text);
        want({text, "", terms});
        return scored_word(text, terms);
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
            nodes.push_back(scored_word(text, stem_terms("", text)));
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
        if (!asked.preferred && kind != PartKind::title) return filter;
        const std::string label = asked.field->name + (asked.preferred ? "~" : ":") + asked.value;
        return score(PlanNode::of(Kind::any, {std::move(filter)}), {kind, label, 0});
    }

    // Lists.

    PlanNode list(const Expression& asked) {
        if (asked.kind == Expression::Kind::any) return PlanNode::of(Kind::any, nodes(asked.children));
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

    std::vector<PlanNode> nodes(const std::vector<ExpressionPtr>& children) {
        std::vector<PlanNode> result;
        result.reserve(children.size());
        for (const auto& child : children) result.push_back(node(*child));
        return result;
    }

    // Where there is nothing but preferences, one of them must match.
    static PlanNode combine(std::vector<PlanNode> required, std::vector<PlanNode> preferred,
                            std::vector<PlanNode> excluded) {
        PlanNode result;
        if (!required.empty() && !preferred.empty()) {
            result.kind = Kind::prefer;
            result.children.push_back(PlanNode::of(Kind::all, std::move(required)));
            result.children.push_back(PlanNode::of(Kind::any, std::move(preferred)));
        } else if (!required.empty() || !preferred.empty()) {
            result = required.empty() ? PlanNode::of(Kind::any, std::move(preferred))
                                      : PlanNode::of(Kind::all, std::move(required));
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
        PlanNode excluded = node(asked);
        plan_.parts.resize(parts);
        plan_.wanted.resize(wanted);
        plan_.marks.resize(marks);
        forget_parts(excluded);
        return excluded;
    }

    static void forget_parts(PlanNode& node) {
        node.part.reset();
        for (auto& child : node.children) forget_parts(child);
    }

    // Scores.

    PlanNode score(PlanNode node, ScoredPart part) {
        if (node.kind != Kind::term && node.kind != Kind::any) {
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
    // below 1.
    void scale_words() {
        double most = 0;
        for (const auto& part : plan_.parts) {
            if (part.kind == PartKind::text) most += part.factor * Bm25::upper_bound;
        }
        for (auto& part : plan_.parts) {
            if (part.kind == PartKind::text) part.factor /= most;
        }
    }

    void share_preferences() {
        std::array<double, 6> counts{};
        for (const auto& part : plan_.parts) counts[static_cast<std::size_t>(part.kind)] += 1;
        for (auto& part : plan_.parts) {
            if (part.kind != PartKind::text)
                part.factor = round_score(preference_bound / counts[static_cast<std::size_t>(part.kind)]);
        }
    }

    const Statistics& statistics_;
    Stemmers& stemmers_;
    StemTerms stem_terms_;
    std::vector<std::string> stem_languages_;  // of which words are stems; none: of all
    FieldPlanner fields_;
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

Plan make_plan(const Expression& expression, const FieldReader& reader, Stemmers& stemmers) {
    return Planner(reader, stemmers).plan(expression);
}

}  // namespace dateline
