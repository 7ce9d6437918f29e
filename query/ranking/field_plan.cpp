#include "query/ranking/field_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query/ranking/language_range.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

using Kind = PlanNode::Kind;

// "Volodymyr Zelenskiy" finds "Volodymyr Oleksandrovych Zelenskiy" too.
constexpr unsigned middle_names = 2;

PlanNode phrase(const std::vector<std::string>& terms, unsigned between) {
    return PlanNode::of_terms(Kind::phrase, terms, static_cast<unsigned>(terms.size()) + between);
}

// The plain terms of words, all of which are wanted.
template <typename TermOf>
std::vector<std::string> wanted_terms(const std::vector<std::string>& words, const std::string& prefix,
                                      std::vector<WantedTerm>& wanted, TermOf term_of) {
    std::vector<std::string> terms;
    terms.reserve(words.size());
    for (const auto& word : words) {
        terms.push_back(term_of(word));
        wanted.push_back({word, prefix, {terms.back()}});
    }
    return terms;
}

PlanNode name(const Field& field, const Expression& asked, std::vector<WantedTerm>& wanted) {
    const auto parts = wanted_terms(asked.words, field.prefix, wanted,
                                    [&](const std::string& word) { return name_part_term(field, word); });
    PlanNode full = PlanNode::of_term(full_name_term(field, asked.words));
    if (asked.exact) return full;
    if (parts.size() == 1) return PlanNode::of_term(parts.front());
    return PlanNode::of(Kind::any, {phrase(parts, middle_names), std::move(full)});
}

}  // namespace

std::vector<std::string> expand_wildcard(const Statistics& statistics, const std::string& term,
                                         std::string_view beginning, std::vector<std::string>& notes) {
    bool more = false;
    std::vector<std::string> terms;
    for (auto& found : statistics.terms_with_prefix(term, max_expansion, more)) terms.push_back(std::move(found.term));
    std::sort(terms.begin(), terms.end());
    if (more) {
        notes.push_back(fmt::format("{}* stands for more than {} words: the most frequent {} were searched", beginning,
                                    max_expansion, max_expansion));
    }
    return terms;
}

PlanNode FieldPlanner::filter(const Expression& asked, std::vector<WantedTerm>& wanted,
                              std::vector<std::string>& notes) const {
    if (asked.field->kind != FieldKind::group)
        return asked.wildcard ? wildcard(*asked.field, asked, notes) : of_field(*asked.field, asked, wanted);
    std::vector<PlanNode> members;
    for (const auto& name : asked.field->members) {
        const Field& member = *fields_.find(name);
        members.push_back(asked.wildcard ? wildcard(member, asked, notes) : of_field(member, asked, wanted));
    }
    return PlanNode::of(Kind::any, std::move(members));
}

PlanNode FieldPlanner::of_field(const Field& field, const Expression& asked, std::vector<WantedTerm>& wanted) const {
    switch (field.kind) {
        case FieldKind::text:
            return words(field, asked, wanted);
        case FieldKind::person:
        case FieldKind::organisation:
        case FieldKind::place:
            return name(field, asked, wanted);
        case FieldKind::date:
            return days(field, asked.range);
        case FieldKind::id:
            return PlanNode::of_term(id_term(asked.value));
        case FieldKind::keyword:
        case FieldKind::state:
            return keyword(field, asked, wanted);
        case FieldKind::number:
            return PlanNode::of_range(static_cast<unsigned>(field.slot), asked.numbers);
        case FieldKind::period:
        case FieldKind::near:
        case FieldKind::group:
            break;
    }
    return {};
}

// One word (of keywords: the value) of which only the beginning is known.
PlanNode FieldPlanner::wildcard(const Field& field, const Expression& asked, std::vector<std::string>& notes) const {
    const std::string beginning = field.kind == FieldKind::keyword ? fold_text(asked.value) : asked.words.front();
    return PlanNode::of_terms(Kind::any,
                              expand_wildcard(statistics_, make_term(field.prefix, beginning), beginning, notes));
}

// A language is asked for with all its regions, unless it is meant exactly.
PlanNode FieldPlanner::keyword(const Field& field, const Expression& asked, std::vector<WantedTerm>& wanted) const {
    const std::string term = keyword_term(field, asked.value);
    std::set<std::string> terms{term};
    if (field.record_key == "language" && !asked.exact) {
        statistics_.visit_terms(term, [&](std::string_view found, std::uint64_t) {
            if (is_in_language_range(found, term)) terms.emplace(found);
        });
    }
    wanted.push_back({fold_text(asked.value), field.prefix, {terms.begin(), terms.end()}});
    return PlanNode::of_terms(Kind::any, wanted.back().terms);
}

PlanNode FieldPlanner::words(const Field& field, const Expression& asked, std::vector<WantedTerm>& wanted) const {
    if (asked.words.size() > 1 || asked.exact) {
        const auto plain = [&](const std::string& word) { return word_term(field.prefix, word); };
        return phrase(wanted_terms(asked.words, field.prefix, wanted, plain), 0);
    }
    const auto stems = stem_terms_(field.prefix, asked.words.front());
    wanted.push_back({asked.words.front(), field.prefix, stems});
    return PlanNode::of_terms(Kind::any, stems);
}

// An open end, or one far away, is cut to the days that the archive has, so that a range is a few terms.
PlanNode FieldPlanner::days(const Field& field, DayRange range) const {
    // The slot of a custom field holds the first of several dates alone.
    const auto known = field.slot < 0 || field.custom
                           ? statistics_.days_of_years(field.year_prefix)
                           : statistics_.days_in_slot(static_cast<Xapian::valueno>(field.slot));
    if (!known) return {};
    const Period asked{std::max(range.first.value_or(known->first), known->first),
                       std::min(range.last.value_or(known->last), known->last)};
    if (asked.first > asked.last) return {};
    std::vector<std::string> units;
    for (const auto& unit : calendar_cover(asked)) units.push_back(unit_term(field, unit));
    return PlanNode::of_terms(Kind::any, units);
}

}  // namespace dateline
