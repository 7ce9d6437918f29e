#include "query/ranking/plan.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "query/ranking/namesake_source.hpp"
#include "query/ranking/nearness_source.hpp"
#include "query/ranking/number_source.hpp"
#include "query/ranking/word_source.hpp"

namespace dateline {

namespace {

using Kind = PlanNode::Kind;

bool scores(const PlanNode& node) {
    return node.part || std::any_of(node.children.begin(), node.children.end(), scores);
}

bool is_term(const PlanNode& node) { return node.kind == Kind::term; }

bool has_terms_alone(const PlanNode& node) { return std::all_of(node.children.begin(), node.children.end(), is_term); }

// A scored term, a scored group of terms alone, or graded evidence.
bool is_word(const PlanNode& node) {
    return node.part &&
           (is_term(node) || node.kind == Kind::graded || (node.kind == Kind::any && has_terms_alone(node)));
}

// A source that goes through all documents.
bool is_of_all(const PlanNode& node) {
    return node.part && (node.kind == Kind::nearness || node.kind == Kind::namesake);
}

bool is_prunable_score(const PlanNode& node) { return is_word(node) || is_of_all(node); }

bool is_any_of_words(const PlanNode& node) {
    return node.kind == Kind::any && !node.part && std::all_of(node.children.begin(), node.children.end(), is_word);
}

// What Xapian 1.4.22 can't prune without losing matches: an OR or AND MAYBE of scores.
bool has_optional_scores(const PlanNode& node) {
    if (node.part || is_any_of_words(node) || !scores(node)) return false;
    if (node.kind == Kind::any) return true;
    if (node.kind == Kind::prefer && !std::all_of(node.children.begin() + 1, node.children.end(), is_prunable_score))
        return true;
    return std::any_of(node.children.begin(), node.children.end(), has_optional_scores);
}

std::vector<std::string> terms_of(const PlanNode& node) {
    std::vector<std::string> terms;
    if (is_term(node)) terms.push_back(node.term);
    for (const auto& child : node.children) terms.push_back(child.term);
    return terms;
}

Xapian::Query filter_of(const PlanNode& node);

Xapian::Query filter_list(Xapian::Query::op op, const PlanNode& node) {
    std::vector<Xapian::Query> queries;
    for (const auto& child : node.children) queries.push_back(filter_of(child));
    return {op, queries.begin(), queries.end(), node.window};
}

Xapian::Query filter_of(const PlanNode& node) {
    switch (node.kind) {
        case Kind::nothing:
            return {};
        case Kind::everything:
        case Kind::nearness:
        case Kind::namesake:
            return Xapian::Query::MatchAll;
        case Kind::term:
            return Xapian::Query(node.term);
        case Kind::phrase:
            return filter_list(Xapian::Query::OP_PHRASE, node);
        case Kind::near:
            return filter_list(Xapian::Query::OP_NEAR, node);
        case Kind::range:
            return Xapian::Query((new NumberSource(node.slot, node.numbers))->release());
        case Kind::distance:
            return Xapian::Query((new DistanceSource(node.slot, node.circle))->release());
        case Kind::all:
            return filter_list(Xapian::Query::OP_AND, node);
        case Kind::any:
        case Kind::graded:
            return filter_list(Xapian::Query::OP_OR, node);
        case Kind::without:
            return {Xapian::Query::OP_AND_NOT, filter_of(node.children[0]), filter_of(node.children[1])};
        case Kind::prefer:
            return filter_of(node.children[0]);
    }
    return {};
}

// Turns nodes into queries of one shard that score: sources score, all else has the factor 0.
class QueryBuilder {
  public:
    QueryBuilder(std::vector<double> factors, double average_length, DocumentLengths& lengths)
        : factors_(std::move(factors)), average_length_(average_length), lengths_(lengths) {}

    Xapian::Query scored(const PlanNode& node) const {
        if (is_word(node)) return source({word(node)}, WordMatch::all);
        if (node.part) return constant(node);
        if (!scores(node)) return {0.0, filter_of(node)};
        switch (node.kind) {
            case Kind::all:
                return all(node);
            case Kind::any:
                return any(node);
            case Kind::without:
                return {Xapian::Query::OP_AND_NOT, scored(node.children[0]), filter_of(node.children[1])};
            case Kind::prefer:
                return prefer(node);
            default:
                return {0.0, filter_of(node)};
        }
    }

  private:
    ScoredWord word(const PlanNode& node) const {
        ScoredWord word{{}, factors_[*node.part]};
        if (is_term(node)) word.terms.push_back(node.term);
        if (node.kind == Kind::graded) {
            for (const auto& child : node.children) add_grade(child, word);
            return word;
        }
        for (const auto& variant : node.children) word.terms.push_back(variant.term);
        return word;
    }

    static void add_grade(const PlanNode& child, ScoredWord& word) {
        const unsigned group = word.grades.empty() ? 0 : word.grades.back().group + 1;
        const auto add = [&](const std::string& term) {
            word.terms.push_back(term);
            word.grades.push_back({child.share, group});
        };
        if (is_term(child)) add(child.term);
        for (const auto& variant : child.children) add(variant.term);
    }

    Xapian::Query source(std::vector<ScoredWord> words, WordMatch match) const {
        return Xapian::Query((new WordSource(std::move(words), match, average_length_, lengths_))->release());
    }

    // The same score for every match.
    Xapian::Query constant(const PlanNode& node) const {
        auto* score = new Xapian::FixedWeightPostingSource(factors_[*node.part]);
        return {Xapian::Query::OP_FILTER, Xapian::Query(score->release()), filter_of(node)};
    }

    Xapian::Query any(const PlanNode& node) const {
        std::vector<Xapian::Query> queries;
        std::vector<ScoredWord> words;
        for (const auto& child : node.children) {
            if (is_any_of_words(node)) {
                words.push_back(word(child));
            } else {
                queries.push_back(scored(child));
            }
        }
        if (!words.empty()) return source(std::move(words), WordMatch::any);
        return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
    }

    Xapian::Query source_of_all(const PlanNode& node) const {
        const double factor = factors_[*node.part];
        if (node.kind == Kind::nearness)
            return Xapian::Query((new NearnessSource(node.slot, node.circle, factor))->release());
        return Xapian::Query(
            (new NamesakeSource(terms_of(node.children[0]), terms_of(node.children[1]), factor))->release());
    }

    // Words come as a source that has all documents: AND MAYBE loses matches when it is pruned (word_source.hpp).
    Xapian::Query prefer(const PlanNode& node) const {
        std::vector<ScoredWord> words;
        std::vector<Xapian::Query> others;
        for (auto child = node.children.begin() + 1; child != node.children.end(); ++child) {
            if (is_word(*child)) {
                words.push_back(word(*child));
            } else if (!is_of_all(*child)) {
                others.push_back(scored(*child));
            }
        }
        Xapian::Query query = scored(node.children.front());
        for (const auto& child : node.children) {
            if (is_of_all(child)) query = {Xapian::Query::OP_AND, query, source_of_all(child)};
        }
        if (!words.empty()) query = {Xapian::Query::OP_AND, query, source(std::move(words), WordMatch::maybe)};
        if (others.empty()) return query;
        return {Xapian::Query::OP_AND_MAYBE, query, {Xapian::Query::OP_OR, others.begin(), others.end()}};
    }

    // One source for all words, however deep they stand.
    Xapian::Query all(const PlanNode& node) const {
        std::vector<Xapian::Query> queries;
        std::vector<ScoredWord> words;
        collect_all(node, queries, words);
        if (!words.empty()) queries.push_back(source(std::move(words), WordMatch::all));
        return {Xapian::Query::OP_AND, queries.begin(), queries.end()};
    }

    void collect_all(const PlanNode& node, std::vector<Xapian::Query>& queries, std::vector<ScoredWord>& words) const {
        for (const auto& child : node.children) {
            if (child.kind == Kind::all) {
                collect_all(child, queries, words);
            } else if (is_word(child)) {
                words.push_back(word(child));
            } else {
                queries.push_back(scored(child));
            }
        }
    }

    std::vector<double> factors_;
    double average_length_;
    DocumentLengths& lengths_;
};

constexpr std::array<std::string_view, part_kinds> part_names{"text", "title",   "entity",  "place",
                                                              "time", "keyword", "namesake"};

}  // namespace

std::string_view to_string(PartKind kind) { return part_names[static_cast<std::size_t>(kind)]; }

PlanNode PlanNode::of_term(std::string term) {
    PlanNode node;
    node.kind = Kind::term;
    node.term = std::move(term);
    return node;
}

PlanNode PlanNode::of_range(unsigned slot, NumberRange numbers) {
    PlanNode node;
    node.kind = Kind::range;
    node.slot = slot;
    node.numbers = numbers;
    return node;
}

PlanNode PlanNode::of_distance(unsigned slot, Circle circle) {
    PlanNode node;
    node.kind = Kind::distance;
    node.slot = slot;
    node.circle = circle;
    return node;
}

PlanNode PlanNode::of_nearness(unsigned slot, Circle circle) {
    PlanNode node = of_distance(slot, circle);
    node.kind = Kind::nearness;
    return node;
}

PlanNode PlanNode::of_namesake(const std::vector<std::string>& wrong, const std::vector<std::string>& right) {
    PlanNode node;
    node.kind = Kind::namesake;
    node.children.push_back(of_terms(Kind::any, wrong));
    node.children.push_back(of_terms(Kind::any, right));
    return node;
}

PlanNode PlanNode::of_terms(Kind kind, const std::vector<std::string>& terms, unsigned window) {
    std::vector<PlanNode> nodes;
    nodes.reserve(terms.size());
    for (const auto& term : terms) nodes.push_back(of_term(term));
    PlanNode list = of(kind, std::move(nodes));
    list.window = window;
    return list;
}

PlanNode PlanNode::of(Kind kind, std::vector<PlanNode> children) {
    if (children.size() == 1) return std::move(children.front());
    PlanNode node;
    node.kind = children.empty() ? Kind::nothing : kind;
    node.children = std::move(children);
    return node;
}

PlanNode PlanNode::minus(PlanNode from, PlanNode what) {
    PlanNode node;
    node.kind = Kind::without;
    node.children.push_back(std::move(from));
    node.children.push_back(std::move(what));
    return node;
}

PlanNode PlanNode::prefer(PlanNode required, std::vector<PlanNode> scores) {
    if (scores.empty()) return required;
    PlanNode node;
    node.kind = Kind::prefer;
    node.children.push_back(std::move(required));
    std::move(scores.begin(), scores.end(), std::back_inserter(node.children));
    return node;
}

bool Plan::is_prunable() const { return !has_optional_scores(root); }

double Plan::base() const {
    double sum = 0;
    for (std::size_t part = 0; part < parts.size(); ++part) sum += base_of(part);
    return sum;
}

Xapian::Query Plan::query(DocumentLengths& lengths) const {
    std::vector<double> factors;
    factors.reserve(parts.size());
    for (const auto& part : parts) factors.push_back(part.factor);
    return QueryBuilder(std::move(factors), average_length, lengths).scored(root);
}

Xapian::Query Plan::query_of(std::size_t part, DocumentLengths& lengths) const {
    std::vector<double> factors(parts.size(), 0);
    factors[part] = parts[part].factor;
    return QueryBuilder(std::move(factors), average_length, lengths).scored(root);
}

Xapian::Query Plan::filter() const { return filter_of(root); }

}  // namespace dateline
