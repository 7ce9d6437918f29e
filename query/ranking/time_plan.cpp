#include "query/ranking/time_plan.hpp"

#include <algorithm>
#include <chrono>
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

// Periods of the size of this one that lie `distance` before and after it, months and years by the calendar.
std::vector<Period> beside(Period period, int distance) {
    const auto units = calendar_cover(period);
    const auto date = calendar_date(period.first);
    const auto year = static_cast<int>(date.year());
    std::vector<Period> periods;
    for (const int step : {-distance, distance}) {
        if (units.size() == 1 && units.front().granularity == Granularity::year) {
            periods.push_back(year_period(year + step));
        } else if (units.size() == 1 && units.front().granularity == Granularity::month) {
            const int month = year * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1 + step;
            periods.push_back(month_period(month / 12, static_cast<unsigned>(month % 12) + 1));
        } else {
            const auto size = period.last - period.first + std::chrono::days(1);
            periods.push_back({period.first + step * size, period.last + step * size});
        }
    }
    return periods;
}

// The days that a field's dates can have. The slot of a custom field holds the first of several dates alone.
std::optional<Period> known_days(const Field& field, const Statistics& statistics) {
    return field.slot < 0 || field.custom ? statistics.days_of_years(field.year_prefix)
                                          : statistics.days_in_slot(static_cast<Xapian::valueno>(field.slot));
}

void add_units(const Field& field, Period period, double share, Evidence& evidence) {
    for (const auto& unit : calendar_cover(period)) evidence.add(unit_term(field, unit), share);
}

// A period of more units is asked for to the day by nobody.
constexpr std::size_t most_graded_units = 60;
constexpr int most_distance = 3;

}  // namespace

void add_dated_evidence(const Field& field, DayRange range, const Statistics& statistics, const Weights& weights,
                        Evidence& evidence) {
    const auto asked = cut_to(known_days(field, statistics), range);
    if (!asked || calendar_cover(*asked).size() > most_graded_units) return;
    const double inside = std::max(0.0, 1 - weights.spoken);
    add_units(field, *asked, inside, evidence);
    if (!range.first || !range.last || year_of(*range.last) - year_of(*range.first) > most_distance) return;
    double share = inside * weights.beside;
    for (int distance = 1; distance <= most_distance; ++distance, share /= 2) {
        for (const Period& period : beside({*range.first, *range.last}, distance))
            add_units(field, period, share, evidence);
    }
}

void add_spoken_evidence(const Field& field, DayRange range, const Statistics& statistics, const Weights& weights,
                         Evidence& evidence) {
    const auto asked = cut_to(spoken_days(field, statistics), range);
    if (!asked) return;
    const auto units = cover(*asked);
    if (units.size() > most_graded_units) return;
    for (const auto& unit : units) {
        evidence.add(spoken_exact_term(field, unit), weights.spoken);
        if (unit.grain != SpokenGrain::day) evidence.add(spoken_within_term(field, unit), weights.spoken);
    }
    if (units.size() > 1) return;
    for (const auto& unit : units_around(units.front()))
        evidence.add(spoken_exact_term(field, unit), weights.spoken_around);
}

PlanNode dated_within(const Field& field, DayRange range, const Statistics& statistics) {
    const auto asked = cut_to(known_days(field, statistics), range);
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
