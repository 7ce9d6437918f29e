#include "query/ranking/name_plan.hpp"

#include "query/reading/archive_names.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

using Kind = PlanNode::Kind;

// Words in this order with at most so many others between them.
PlanNode in_order(const Field& field, const std::vector<std::string>& words) {
    std::vector<std::string> terms;
    terms.reserve(words.size());
    for (const auto& word : words) terms.push_back(name_part_term(field, word));
    return PlanNode::of_terms(Kind::phrase, terms, static_cast<unsigned>(words.size()) + ArchiveNames::middle_names);
}

}  // namespace

PlanNode exact_name(const Field& field, const Expression& asked) {
    return PlanNode::of_term(full_name_term(field, asked.words));
}

PlanNode read_name(const NameReading& reading, const Expression& asked, std::vector<WantedTerm>& wanted) {
    const Field& field = *reading.field;
    std::vector<PlanNode> ways;
    for (std::size_t i = 0; i < asked.words.size() && i < reading.variants.size(); ++i) {
        std::vector<std::string> terms;
        for (const auto& word : reading.variants[i]) terms.push_back(name_part_term(field, word));
        if (asked.words.size() == 1) {
            for (const auto& term : terms) ways.push_back(PlanNode::of_term(term));
        }
        wanted.push_back({asked.words[i], field.prefix, std::move(terms)});
    }
    if (asked.words.size() > 1) {
        ways.push_back(in_order(field, asked.words));
        ways.push_back(exact_name(field, asked));
    }
    for (const auto& words : reading.whole_names) {
        if (words != asked.words) ways.push_back(PlanNode::of_term(full_name_term(field, words)));
    }
    return PlanNode::of(Kind::any, std::move(ways));
}

}  // namespace dateline
