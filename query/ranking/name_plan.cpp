#include "query/ranking/name_plan.hpp"

#include <algorithm>

#include "query/reading/archive_names.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

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

// More names than these are not told apart.
constexpr std::size_t most_names = 40;

bool has_rungs(const Field& field) { return !field.prominent_prefix.empty() && !field.lead_prefix.empty(); }

void add_rungs(const Field& field, const std::vector<std::string>& words, double part, const Weights& weights,
               Evidence& evidence) {
    evidence.add(full_name_term(field, words), part * weights.named);
    if (!has_rungs(field)) return;
    evidence.add(name_rung_term(field, Rung::prominent, words), part * weights.prominent);
    evidence.add(name_rung_term(field, Rung::lead, words), part * weights.lead);
}

// The articles with the surname by itself, and with no other name that has it.
PlanNode surname_alone(const NameReading& reading) {
    std::vector<std::string> alone;
    for (const auto& surname : reading.surnames) alone.push_back(full_name_term(*reading.field, {surname}));
    std::vector<std::string> rivals;
    for (const auto& words : reading.rivals) rivals.push_back(full_name_term(*reading.field, words));
    PlanNode named = PlanNode::of_terms(Kind::any, alone);
    return rivals.empty() ? named : PlanNode::minus(std::move(named), PlanNode::of_terms(Kind::any, rivals));
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
        // Where the archive has keys, they give all names with these words in this order.
        if (!field.keys) ways.push_back(in_order(field, asked.words));
        ways.push_back(exact_name(field, asked));
    }
    for (const auto& words : reading.whole_names) {
        if (words != asked.words) ways.push_back(PlanNode::of_term(full_name_term(field, words)));
    }
    if (!reading.surnames.empty()) ways.push_back(surname_alone(reading));
    return PlanNode::of(Kind::any, std::move(ways));
}

void add_name_evidence(const NameReading& reading, const Expression& asked, const Statistics& statistics,
                       const Weights& weights, Evidence& evidence) {
    const Field& field = *reading.field;
    add_rungs(field, asked.words, 1, weights, evidence);
    for (std::size_t i = 0; i < std::min(reading.names.size(), most_names); ++i) {
        const auto words = name_words(reading.names[i].name);
        if (words != asked.words) add_rungs(field, words, weights.variant, weights, evidence);
    }
    if (asked.words.size() < 2 || field.kind != FieldKind::person || reading.variants.empty()) return;
    // An ambiguous surname is shared among its bearers.
    const auto full = static_cast<double>(statistics.frequency(full_name_term(field, asked.words)));
    for (const auto& surname : reading.variants.back()) {
        const auto all = static_cast<double>(statistics.frequency(name_part_term(field, surname)));
        const auto alone = static_cast<double>(statistics.frequency(full_name_term(field, {surname})));
        const double others = std::max(0.0, all - alone - full);
        if (alone > 0)
            add_rungs(field, {surname}, weights.surname * (full + 1) / (full + others + 1), weights, evidence);
    }
}

}  // namespace dateline
