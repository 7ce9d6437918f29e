#include "corpus/annotate/time_amounts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace dateline {

namespace {

using W = TimeWord;
using std::chrono::days;

TimeReading amount(std::string value) {
    return {.time = Timex{TimexType::duration, std::move(value), std::nullopt}, .clock = {}, .takes_about = true};
}

TimeReading recurring(std::string value) {
    return {.time = Timex{TimexType::set, std::move(value), std::nullopt}, .clock = {}};
}

int count_of(const TimeContext& context, const TimeMatch& match) {
    return context.value(match, W::number, context.value(match, W::couple, 1));
}

std::string two_digits(int number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

// A time of a day: of that which the sentence speaks of, or of publication.
TimeReading time_of_day(std::string clock, Day day) {
    TimeReading found{.time = {TimexType::time, to_string(day) + clock, TimeExtent{{day, day}, TimeGrain::time}},
                      .clock = {}};
    found.clock = std::move(clock);
    found.takes_about = true;
    return found;
}

Day day_in_question(const TimeContext& context) {
    const auto& day = context.memory->day;
    return day && day->sentence == context.memory->sentence ? day->first : *context.anchor;
}

std::string part_clock(int part) { return "T" + std::string(day_part_code(part)); }

// "1400 GMT"
std::optional<int> zone_clock(const TimeContext& context, const TimeMatch& match) {
    const int written = context.value(match, W::number);
    if (context.word(match.first).size() != 4 || written > 2400 || written % 100 > 59) return std::nullopt;
    return written / 100 * 60 + written % 100;
}

// Minutes since midnight; nothing for "13 p.m.".
std::optional<int> clock_minutes(const TimeContext& context, const TimeMatch& match) {
    const auto* written = context.find(match, W::clock);
    if (written == nullptr) written = context.find(match, W::dotted_clock);
    if (written == nullptr && context.has(match, W::zone) && !context.has(match, W::am_pm))
        return zone_clock(context, match);
    int minutes =
        written != nullptr ? written->value : context.value(match, W::noon, context.value(match, W::hour)) * 60;
    const auto* half = context.find(match, W::am_pm);
    if (half == nullptr) return minutes;
    if (minutes < 60 || minutes >= 13 * 60) return std::nullopt;
    return minutes % (12 * 60) + half->value * 60;
}

// "every two weeks", "every second week", "every other week"
int every_count(const TimeContext& context, const TimeMatch& match) {
    for (const W word : {W::number, W::ordinal, W::other})
        if (const auto* count = context.find(match, word)) return count->value;
    return 1;
}

// What comes again at each unit.
struct FrequencyRow {
    TimeUnit unit;
    std::string_view value;
};
constexpr std::array<FrequencyRow, 7> frequencies{{{TimeUnit::hour, "PT1H"},
                                                   {TimeUnit::day, "XXXX-XX-XX"},
                                                   {TimeUnit::week, "XXXX-WXX"},
                                                   {TimeUnit::fortnight, "P2W"},
                                                   {TimeUnit::month, "XXXX-XX"},
                                                   {TimeUnit::quarter, "XXXX-QX"},
                                                   {TimeUnit::year, "XXXX"}}};

constexpr std::array<std::string_view, seasons> season_codes{"SP", "SU", "FA", "WI"};

// "three-quarters", "a quarter of", "by a quarter"; but "in a quarter".
bool is_fraction(const TimeContext& context, const TimeMatch& match) {
    if (context.unit(match) != TimeUnit::quarter) return false;
    const auto before = context.word_before(match);
    const bool is_one = context.has(match, W::unit) && before != "in" && before != "for" && before != "within";
    return is_one || context.has(match, W::hyphen) || context.precedes(match, words_of(W::of)) ||
           (match.outer_last > match.last && context.at(match.last).is(W::of));
}

// Of "a three-day visit" the article is not part, but of "a hundred years" and "another two weeks".
bool is_compound_with_article(const TimeContext& context, const TimeMatch& match) {
    const auto* number = context.find(match, W::number);
    if (number == nullptr || !context.at(match.first).is(W::a)) return false;
    return !context.has(match, W::units) || (number->value < 100 && context.word(match.first).size() < 3);
}

// "the 1986 quarter", "the 1990 week"
bool is_numbered_by_year(const TimeContext& context, const TimeMatch& match) {
    return context.has(match, W::year) && !context.has(match, W::units) && !context.has(match, W::hyphen);
}

// "$500 million a year", "four flights a week": behind a thing that is counted.
bool is_rate(const TimeContext& context, const TimeMatch& match) {
    if (match.last != match.first + 2 || match.first < 2 || !context.at(match.first).is(W::a)) return false;
    const auto before = context.word(match.first - 1);
    const bool is_plural = context.at(match.first - 1).words == 0 && before.ends_with('s');
    const bool is_sum = before == "million" || before == "billion" || before == "cents" ||
                        (before.front() >= '0' && before.front() <= '9');
    return is_sum || (is_plural && context.at(match.first - 2).words != 0);
}

}  // namespace

TimeResult read_amount(const TimeContext& context, const TimeMatch& match) {
    const bool is_age = context.word_behind(match) == "old" || context.word_before(match) == "aged";
    if (is_age || is_rate(context, match) || is_fraction(context, match) || is_compound_with_article(context, match) ||
        is_numbered_by_year(context, match))
        return std::nullopt;
    return amount(duration_value(context.unit(match), count_of(context, match)));
}

TimeResult read_half(const TimeContext& context, const TimeMatch& match) {
    return amount(half_duration_value(context.unit(match), 0));
}

TimeResult read_quarter_century(const TimeContext& context, const TimeMatch& match) {
    constexpr int years = 25;
    const bool is_century = context.at(match.last - 1).value == static_cast<int>(TimeUnit::century);
    return is_century ? TimeResult(amount(duration_value(TimeUnit::year, years))) : std::nullopt;
}

TimeResult read_amount_and_half(const TimeContext& context, const TimeMatch& match) {
    return amount(half_duration_value(context.unit(match), count_of(context, match)));
}

TimeResult read_months_of_report(const TimeContext& context, const TimeMatch& match) {
    auto found = amount(duration_value(context.unit(match), count_of(context, match)));
    found.reports_year = context.unit(match) == TimeUnit::month;
    return found;
}

TimeResult read_vague_amount(const TimeContext& context, const TimeMatch& match) {
    if (context.unit(match) == TimeUnit::quarter && context.follows(match, words_of(W::hyphen))) return std::nullopt;
    if (!context.has(match, W::few) && is_fraction(context, match)) return std::nullopt;
    return amount(vague_duration_value(context.unit(match)));
}

TimeResult read_every_unit(const TimeContext& context, const TimeMatch& match) {
    return recurring(duration_value(context.unit(match), every_count(context, match)));
}

TimeResult read_every_date(const TimeContext& context, const TimeMatch& match) {
    if (const auto* month = context.find(match, W::month)) return recurring("XXXX-" + two_digits(month->value));
    if (const auto* season = context.find(match, W::season))
        return recurring("XXXX-" + std::string(season_codes[static_cast<std::size_t>(season->value)]));
    const auto* part = context.find(match, W::daypart);
    const auto clock = part != nullptr ? part_clock(part->value) : std::string();
    const auto* weekday = context.find(match, W::weekday);
    if (weekday == nullptr) weekday = context.find(match, W::weekdays);
    if (weekday == nullptr) return recurring("XXXX-XX-XX" + clock);
    return recurring("XXXX-WXX-" + std::to_string(weekday->value + 1) + clock);
}

TimeResult read_times_a_unit(const TimeContext& context, const TimeMatch& match) {
    const auto* unit = context.find(match, W::unit);
    return recurring(duration_value(static_cast<TimeUnit>(unit->value), 1));
}

TimeResult read_frequency(const TimeContext& context, const TimeMatch& match) {
    const bool is_name = context.is_capital(match.first) && match.first > 0;  // "the Daily Mail"
    const bool has_noun =
        match.last < context.size() && context.is_small(match.last) && context.at(match.last).words == 0;
    if (is_name || has_noun) return std::nullopt;
    const auto unit = static_cast<TimeUnit>(context.value(match, W::frequency));
    const auto* row =
        std::find_if(frequencies.begin(), frequencies.end(), [&](const FrequencyRow& r) { return r.unit == unit; });
    return row != frequencies.end() ? TimeResult(recurring(std::string(row->value))) : std::nullopt;
}

TimeResult read_clock(const TimeContext& context, const TimeMatch& match) {
    const auto minutes = clock_minutes(context, match);
    if (!minutes) return std::nullopt;
    return time_of_day("T" + two_digits(*minutes / 60) + ":" + two_digits(*minutes % 60), day_in_question(context));
}

TimeResult read_part_of_day(const TimeContext& context, const TimeMatch& match) {
    auto found = time_of_day(part_clock(context.value(match, W::daypart)), day_in_question(context));
    found.is_loose = true;
    return found;
}

TimeResult read_moved_part_of_day(const TimeContext& context, const TimeMatch& match) {
    const bool is_referred = context.has(match, W::that) || context.has(match, W::the) ||
                             context.has(match, W::following) || context.has(match, W::previous);
    const auto& reference = context.memory->day;
    int move = 0;
    for (const W word : {W::last, W::next, W::following, W::previous}) move += context.value(match, word);
    const Day from = is_referred && reference ? reference->first : *context.anchor;
    auto found = time_of_day(part_clock(context.value(match, W::daypart)), from + days(move));
    found.says_day = match.last - match.first > 1 && !context.has(match, W::the) && !context.has(match, W::part);
    return found;
}

TimeResult read_tonight(const TimeContext& context, const TimeMatch& match) {
    const Day day = *context.anchor + days(context.value(match, W::tonight));
    auto found = time_of_day(part_clock(static_cast<int>(DayPart::night)), day);
    found.says_day = true;
    return found;
}

}  // namespace dateline
