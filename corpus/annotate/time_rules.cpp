#include "corpus/annotate/time_rules.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <stdexcept>
#include <string>

#include "corpus/annotate/time_amounts.hpp"
#include "corpus/annotate/time_relatives.hpp"

namespace dateline {

namespace {

using W = TimeWord;

constexpr bool absolute = true;

constexpr std::array rules = std::to_array<TimeRule>({
    // Days
    {"iso_date", read_numeric_date, absolute},
    {"weekday|weekday_short? comma? month day|ordinal comma? year", read_day_of_year, absolute},
    {"weekday|weekday_short? comma? the? day|ordinal of? month comma? of? year", read_day_of_year, absolute},
    {"day hyphen month hyphen year", read_day_of_year, absolute},
    {"weekday|weekday_short? comma? month the? day|ordinal", read_day_of_month, absolute},
    {"weekday|weekday_short? comma? the? day|ordinal of? month", read_day_of_month, absolute},
    {"the? day|ordinal ~hyphen|to ~day ~month", read_range_start, absolute},
    {"~month ~day ~hyphen|to day comma year", read_last_day, absolute},
    {"~month ~day ~hyphen|to day", read_last_day, absolute},
    {"month day comma? last|next|this unit", read_month_of_moved_year},
    {"the? last|past|next|coming|this|previous month day|ordinal", read_moved_day_of_month},
    {"holiday comma? of? year", read_holiday_of_year, absolute},
    {"the? last|past|next|coming|this|previous holiday", read_moved_holiday},
    {"holiday", read_holiday, absolute},
    {"weekday", read_weekday},
    {"the? last|past|next|coming|this|previous|following weekday", read_moved_weekday},
    {"this past|coming weekday", read_moved_weekday},
    {"weekday last|next", read_moved_weekday},
    {"today", read_today},
    {"the unit earlier|later today", read_day_beside},
    // Months and seasons
    {"month comma? of? year", read_month_of_year, absolute},
    {"month hyphen year", read_month_of_year, absolute},
    {"month of? last|next|this unit", read_month_of_moved_year},
    {"month", read_month},
    {"the? last|past|next|coming|this|that|previous|following month", read_moved_month},
    {"this past|coming month", read_moved_month},
    {"the? part hyphen? season", read_season},
    {"the? season of? year", read_season_of_year, absolute},
    {"the? season of short_year", read_season_of_year, absolute},
    {"the? season of? last|next|this unit", read_month_of_moved_year},
    {"the? last|past|next|coming|this|that|previous|following season", read_moved_season},
    {"this past|coming season", read_moved_season},
    {"the season", read_season},
    {"~in season", read_season},
    // Quarters, halves and what reports call a period
    {"the? fiscal? hyphen? ordinal hyphen? quarter of? fiscal? year", read_quarter_of_year, absolute},
    {"the? fiscal? year fiscal? ordinal hyphen? quarter", read_quarter_of_year, absolute},
    {"quarter_name of? year", read_quarter_of_year, absolute},
    {"the? ordinal|last half of? fiscal? year", read_half_of_year, absolute},
    {"the? fiscal? hyphen? ordinal hyphen? quarter", read_quarter},
    {"the? fiscal? hyphen? ordinal hyphen? quarter of? last|next|this unit", read_quarter_of_moved_year},
    {"last|next|this unit possessive fiscal? ordinal? hyphen? quarter", read_quarter_of_moved_year},
    {"the? ordinal half of? last|next|this unit", read_half_of_moved_year},
    {"the? ordinal|last half of the unit", read_half_of_moved_year},
    {"the? year period|quarter", read_period_of_year},
    {"the current period", read_period},
    {"the? unit hyphen? ago|earlier ordinal? hyphen? quarter|period", read_year_ago},
    {"unit hyphen? ago|earlier", read_year_ago},
    // Years and more
    {"year", read_year, absolute},
    {"~year ~hyphen year|short_year", read_last_year, absolute},
    {"~in|of|part short_year", read_short_year, absolute},
    {"the? unit year|number", read_named_year, absolute},
    {"the? fiscal? year unit", read_named_year, absolute},
    {"the? fiscal unit? year|short_year", read_named_year, absolute},
    {"the? possessive? decade", read_decade, absolute},
    {"the part? hyphen? year|short_year possessive", read_old_decade, absolute},
    {"part hyphen? year possessive", read_old_decade, absolute},
    {"short_year possessive", read_old_decade, absolute},
    {"the? ordinal hyphen? unit|units", read_century, absolute},
    // Units by where they stand
    {"the next unit", read_next_unit},
    {"the? last|past|next|coming|this|current fiscal? unit", read_moved_unit},
    {"this past|coming unit", read_moved_unit},
    {"the? that that? unit", read_referred_unit},
    {"the? following|previous unit", read_referred_unit},
    {"the fiscal|full? unit", read_the_unit},
    {"the? unit hyphen part_of", read_year_end},
    {"the? unit part_of", read_year_end},
    {"the? unit possessive part_of", read_year_end},
    // So long from now
    {"a? number hyphen? unit|units ago", read_ago},
    {"a unit ago", read_ago},
    {"a couple of? units ago", read_ago},
    {"a|number unit to a half ago", read_ago_and_half},
    {"number to a half units ago", read_ago_and_half},
    {"half a unit ago", read_half_ago},
    {"a quarter of a unit ago", read_quarter_century_ago},
    {"a quarter hyphen unit ago", read_quarter_century_ago},
    {"a? few unit|units ago", read_vaguely_ago},
    {"units ago", read_vaguely_ago},
    {"a? number unit|units earlier|later", read_later},
    {"a unit earlier|later", read_later},
    {"the unit earlier|later", read_later},
    {"a couple of? units earlier|later", read_later},
    {"a? number unit|units in now", read_from_now},
    {"a unit in now", read_from_now},
    // No day
    {"now", read_now},
    {"~in the full? then", read_future},
    {"then units", read_then},
    {"coming units", read_coming_units},
    {"past units", read_past_units},
    {"~in the past", read_past},
    {"this units", read_these_days},
    // Lengths
    {"~in number unit|units", read_in_units},
    {"a? number hyphen? unit|units", read_amount},
    {"number more unit|units", read_amount},
    {"a unit", read_amount},
    {"a couple of? units", read_amount},
    {"the? last|past|next|coming number unit|units", read_amount},
    {"the ordinal|current? number units", read_months_of_report},
    {"the? last|past|next couple of? units", read_amount},
    {"a quarter of a unit", read_quarter_century},
    {"a? quarter hyphen unit", read_quarter_century},
    {"half hyphen? a? unit", read_half},
    {"a half unit", read_half},
    {"a|number unit to a half", read_amount_and_half},
    {"number hyphen? to hyphen? a hyphen? half hyphen? unit|units", read_amount_and_half},
    {"number half units", read_amount_and_half},
    {"number to|hyphen number units", read_vague_amount},
    {"the? next|last|past number to|hyphen number units", read_vague_amount},
    {"a? few units", read_vague_amount},
    {"few hyphen? unit", read_vague_amount},
    {"the? last|past|next|coming few unit|units", read_vague_amount},
    {"the? last|past|next|coming|ordinal units", read_vague_amount},
    {"~in units", read_vague_amount},
    {"units ~of|ago|later|earlier", read_vague_amount},
    // Again and again
    {"every unit", read_every_unit},
    {"times? every number|ordinal|other unit|units", read_every_unit},
    {"number units a unit", read_times_a_unit},
    {"every weekday|month|season|daypart", read_every_date},
    {"every weekday daypart", read_every_date},
    {"weekdays", read_every_date},
    {"times a|every unit", read_times_a_unit},
    {"number times a|every unit", read_times_a_unit},
    {"frequency", read_frequency},
    // Times of day
    {"hour|clock|dotted_clock hyphen? am_pm zone?", read_clock},
    {"clock zone", read_clock},
    {"number zone", read_clock},
    {"~on|in clock", read_clock},
    {"hour oclock", read_clock},
    {"noon", read_clock},
    {"daypart", read_part_of_day},
    {"the? last|next|this|that|following|previous daypart", read_moved_part_of_day},
    {"~in|on|to the part? daypart", read_moved_part_of_day},
    {"the daypart ~of", read_part_of_day},
    {"part hyphen? daypart", read_moved_part_of_day},
    {"tonight", read_tonight},
});

struct Element {
    TimeWords words = 0;
    bool is_optional = false;
    bool is_beside = false;
};

constexpr std::size_t most_elements = 12;

struct CompiledRule {
    const TimeRule* rule = nullptr;
    std::array<Element, most_elements> elements{};
    std::size_t size = 0;
    std::size_t before = 0;  // of the elements, those that stand before the time
};

[[noreturn]] void refuse(std::string_view pattern) {
    throw std::logic_error("a rule that can't be read: " + std::string(pattern));
}

Element compile_element(std::string_view text, std::string_view pattern) {
    Element element;
    element.is_beside = false;
    if (text.ends_with('?')) {
        element.is_optional = true;
        text.remove_suffix(1);
    }
    if (text.starts_with('~')) {
        element.is_beside = true;
        text.remove_prefix(1);
    }
    while (!text.empty()) {
        const auto end = std::min(text.find('|'), text.size());
        const auto word = time_word_named(text.substr(0, end));
        if (!word) refuse(pattern);
        element.words |= words_of(*word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return element;
}

CompiledRule compile(const TimeRule& rule) {
    CompiledRule compiled{.rule = &rule};
    for (auto rest = rule.pattern; !rest.empty();) {
        const auto end = std::min(rest.find(' '), rest.size());
        if (compiled.size == most_elements) refuse(rule.pattern);
        compiled.elements[compiled.size++] = compile_element(rest.substr(0, end), rule.pattern);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    while (compiled.before < compiled.size && compiled.elements[compiled.before].is_beside) ++compiled.before;
    return compiled;
}

// Rules by the words that their times may begin with.
struct RuleBook {
    std::array<std::vector<CompiledRule>, static_cast<std::size_t>(W::count_)> by_first;

    RuleBook() {
        for (const auto& rule : rules) {
            const auto compiled = compile(rule);
            TimeWords first = 0;
            for (std::size_t i = compiled.before; i < compiled.size; ++i) {
                first |= compiled.elements[i].words;
                if (!compiled.elements[i].is_optional) break;
            }
            first &= ~words_of(W::comma, W::hyphen);
            for (; first != 0; first &= first - 1)
                by_first[static_cast<std::size_t>(std::countr_zero(first))].push_back(compiled);
        }
    }
};

const RuleBook& book() {
    static const RuleBook read;
    return read;
}

// What must stand before the time does.
bool match_before(const CompiledRule& rule, const std::vector<TimeToken>& tokens, std::size_t at) {
    if (at < rule.before) return false;
    for (std::size_t i = 0; i < rule.before; ++i)
        if (!tokens[at - rule.before + i].is(rule.elements[i].words)) return false;
    return true;
}

// Matches the elements from `element` on, optional ones taken where they can be.
bool match_elements(const CompiledRule& rule, std::size_t element, const std::vector<TimeToken>& tokens, std::size_t at,
                    TimeMatch& match) {
    if (element == rule.size) {
        match.outer_last = at;
        return true;
    }
    const Element& wanted = rule.elements[element];
    if (at < tokens.size() && tokens[at].is(wanted.words)) {
        const auto last = match.last;
        if (!wanted.is_beside) match.last = at + 1;
        if (match_elements(rule, element + 1, tokens, at + 1, match)) return true;
        match.last = last;
    }
    return wanted.is_optional && match_elements(rule, element + 1, tokens, at, match);
}

constexpr auto triggers =
    words_of(W::year, W::short_year, W::month, W::weekday, W::weekdays, W::unit, W::units, W::quarter_name, W::season,
             W::daypart, W::noon, W::today, W::tonight, W::now, W::then, W::decade, W::past, W::iso_date, W::clock,
             W::dotted_clock, W::am_pm, W::zone, W::oclock, W::frequency, W::period, W::holiday);

}  // namespace

bool may_be_time(TimeWords words) { return (words & triggers) != 0; }

void match_time_rules(const std::vector<TimeToken>& tokens, std::size_t at, std::vector<RuleMatch>& matches) {
    matches.clear();
    for (auto words = tokens[at].words; words != 0; words &= words - 1) {
        for (const auto& rule : book().by_first[static_cast<std::size_t>(std::countr_zero(words))]) {
            if (!match_before(rule, tokens, at)) continue;
            TimeMatch match{at, at, at - rule.before, at};
            if (match_elements(rule, rule.before, tokens, at, match)) matches.push_back({rule.rule, match});
        }
    }
    std::stable_sort(matches.begin(), matches.end(), [](const RuleMatch& a, const RuleMatch& b) {
        const auto length = [](const RuleMatch& m) { return m.match.outer_last - m.match.first; };
        return length(a) != length(b) ? length(a) > length(b) : a.rule < b.rule;
    });
}

}  // namespace dateline
