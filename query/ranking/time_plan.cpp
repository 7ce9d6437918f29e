#include "query/ranking/time_plan.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "schemas/spoken_time.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

using Kind = PlanNode::Kind;

// What of the range the archive can have.
std::optional<Period> cut_to(const std::optional<Period>& known, DayRange range) {
    if (!known) return std::nullopt;
    const Period asked{std::max(range.first.value_or(known->first), known->first),
                       std::min(range.last.value_or(known->last), known->last)};
    if (asked.first > asked.last) return std::nullopt;
    return asked;
}

// The decades that are spoken of: everything that is said lies in one, or is one.
std::optional<Period> spoken_days(const Field& field, const Statistics& statistics) {
    std::optional<Period> days;
    const auto add = [&](std::string_view term, std::uint64_t) {
        const auto first =
            parse_day(std::string(term.substr(term.size() - std::min<std::size_t>(term.size(), 4))) + "0101");
        if (!first) return;
        const Period decade = days_of(SpokenUnit{SpokenGrain::decade, *first});
        days = days ? Period{std::min(days->first, decade.first), std::max(days->last, decade.last)} : decade;
    };
    constexpr std::string_view decades = "C";  // as to_string(SpokenUnit) begins
    statistics.visit_terms(make_term(field.prefix, decades), add);
    statistics.visit_terms(make_term(field.within_prefix, decades), add);
    return days;
}

}  // namespace

PlanNode dated_within(const Field& field, DayRange range, const Statistics& statistics) {
    // The slot of a custom field holds the first of several dates alone.
    const auto known = field.slot < 0 || field.custom
                           ? statistics.days_of_years(field.year_prefix)
                           : statistics.days_in_slot(static_cast<Xapian::valueno>(field.slot));
    const auto asked = cut_to(known, range);
    if (!asked) return {};
    std::vector<std::string> units;
    for (const auto& unit : calendar_cover(*asked)) units.push_back(unit_term(field, unit));
    return PlanNode::of_terms(Kind::any, units);
}

PlanNode spoken_within(const Field& field, DayRange range, const Statistics& statistics) {
    const auto asked = cut_to(spoken_days(field, statistics), range);
    if (!asked) return {};
    std::vector<std::string> terms;
    for (const auto& unit : cover(*asked)) {
        terms.push_back(spoken_exact_term(field, unit));
        if (unit.grain != SpokenGrain::day) terms.push_back(spoken_within_term(field, unit));
    }
    return PlanNode::of_terms(Kind::any, terms);
}

}  // namespace dateline
