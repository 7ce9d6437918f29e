#include "corpus/annotate/time_relatives.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <utility>

#include "corpus/annotate/time_name_evidence.hpp"

namespace dateline {

namespace {

using W = TimeWord;
using std::chrono::days;

constexpr std::array<std::string_view, 3> now_values{"PRESENT_REF", "PAST_REF", "FUTURE_REF"};
constexpr int past_value = static_cast<int>(NowWord::past);
constexpr int future_value = static_cast<int>(NowWord::future);

TimeReading open_reading(int now) {
    return {.time = open_date(std::string(now_values[static_cast<std::size_t>(now)])), .clock = {}};
}

TimeResult moved(TimeUnit unit, Day from, int count) { return read_unit(unit, move_day(from, unit, count)); }

// Longer ago than the calendar goes is past, and so on.
TimeResult moved_or_open(TimeUnit unit, Day from, int count) {
    if (auto found = moved(unit, from, count)) return found;
    return open_reading(count < 0 ? past_value : future_value);
}

int year_of_anchor(const TimeContext& context) { return year_of(*context.anchor); }

// The unit is a year, or one of two is: "the third quarter of last year".
bool is_of_year(const TimeContext& context, const TimeMatch& match) {
    for (auto i = match.first; i < match.last; ++i)
        if (context.at(i).is(W::unit) && context.at(i).value == static_cast<int>(TimeUnit::year)) return true;
    return false;
}

// How far the match moves: "last" is -1, "this" 0. Words that come later in a match count.
int move_of(const TimeContext& context, const TimeMatch& match) {
    constexpr auto movers =
        words_of(W::last, W::past, W::next, W::coming, W::this_, W::current, W::following, W::previous);
    int move = 0;
    for (auto i = match.first; i < match.last; ++i)
        if (context.at(i).is(movers)) move = context.at(i).value;
    return move;
}

// "the year ended March 31"
bool is_bound(std::string_view word) {
    constexpr std::array<std::string_view, 3> bounds{"ended", "ending", "beginning"};
    return std::find(bounds.begin(), bounds.end(), word) != bounds.end();
}

bool is_mark(std::string_view word) { return std::string_view(",.;:!?)").find(word.front()) != std::string_view::npos; }

bool is_clock_unit(TimeUnit unit) { return unit <= TimeUnit::hour; }

int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(calendar_date(day).month())); }
int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1; }

Day first_of_month(int year, int month) { return month_period(year, static_cast<unsigned>(month)).first; }

// The quarter, or what other period, whose report the text is about.
const TimeReference* reported(const TimeContext& context) {
    constexpr std::size_t sentences = 6;  // a report is not spoken of for longer without naming it again
    const auto& period = context.memory->period;
    return period && period->sentence + sentences >= context.memory->sentence ? &*period : nullptr;
}

// The quarter in question, or that which ended last: news report what is past.
TimeReference quarter_in_question(const TimeContext& context) {
    const auto* period = reported(context);
    if (period != nullptr && period->unit == TimeUnit::quarter) return *period;
    return {TimeUnit::quarter, move_day(*context.anchor, TimeUnit::quarter, -1).value_or(*context.anchor), 0};
}

TimeResult aside(TimeResult found) {
    if (found) found->is_aside = true;
    return found;
}

TimeResult about(TimeResult found) {
    if (found) found->takes_about = true;
    return found;
}

TimeResult report_moved_by_years(const TimeContext& context, int years) {
    const auto* period = reported(context);
    const TimeUnit unit = period != nullptr ? period->unit : TimeUnit::year;
    const auto day = move_day(period != nullptr ? period->first : *context.anchor, TimeUnit::year, years);
    return aside(read_unit(unit, day));
}

// The day that "that", "the following" and "the previous" go from; for others that of publication.
Day day_meant(const TimeContext& context, const TimeMatch& match) {
    bool is_referred = false;
    for (const W word : {W::that, W::following, W::previous}) is_referred = is_referred || context.has(match, word);
    const auto& any = context.memory->any;
    return is_referred && any ? any->first : *context.anchor;
}

// The weekend before or after, by the tense; on it, this one.
TimeResult weekend(const TimeContext& context, const TimeMatch& match) {
    const bool is_on = weekday_of(*context.anchor) >= 5;
    const bool ahead = context.tense(match) == Tense::future;
    return moved(TimeUnit::weekend, *context.anchor, is_on || ahead ? 0 : -1);
}

}  // namespace

TimeResult read_today(const TimeContext& context, const TimeMatch& match) {
    if (!is_today(context, match)) return std::nullopt;
    return moved(TimeUnit::day, *context.anchor, context.value(match, W::today));
}

TimeResult read_day_beside(const TimeContext& context, const TimeMatch& match) {
    if (context.unit(match) != TimeUnit::day) return std::nullopt;
    const int move = context.value(match, W::earlier, context.value(match, W::later)) + context.value(match, W::today);
    return moved(TimeUnit::day, *context.anchor, move);
}

TimeResult read_moved_unit(const TimeContext& context, const TimeMatch& match) {
    const TimeUnit unit = context.unit(match);
    const int move = move_of(context, match);
    const auto* current = context.find(match, W::current);
    const bool is_latest = current != nullptr && context.text.substr(current->begin, 1) != "c" &&
                           context.text.substr(current->begin, 1) != "C";
    if (is_clock_unit(unit)) return std::nullopt;
    if (is_latest && unit == TimeUnit::quarter) return read_unit(unit, quarter_in_question(context).first);
    if (is_title(context, match)) return std::nullopt;
    if (unit == TimeUnit::year && is_latest) return moved(unit, *context.anchor, -1);
    if (unit == TimeUnit::weekend && move == 0) return read_unit(unit, context.anchor);
    if (unit == TimeUnit::day && move != 0) return std::nullopt;
    return moved(unit, *context.anchor, move);
}

TimeResult read_referred_unit(const TimeContext& context, const TimeMatch& match) {
    const TimeUnit unit = context.unit(match);
    const auto& reference = unit == TimeUnit::day ? context.memory->day : context.memory->any;
    const int move = move_of(context, match);
    if (is_clock_unit(unit) || (!reference && move == 0)) return std::nullopt;
    return moved(unit, reference ? reference->first : *context.anchor, move);
}

TimeResult read_next_unit(const TimeContext& context, const TimeMatch& match) {
    const bool is_referred = context.unit(match) == TimeUnit::day || match.first == 0;
    return is_referred ? read_referred_unit(context, match) : read_moved_unit(context, match);
}

TimeResult read_the_unit(const TimeContext& context, const TimeMatch& match) {
    const TimeUnit unit = context.unit(match);
    if (unit >= TimeUnit::month && is_award(context, match)) return std::nullopt;
    if (unit == TimeUnit::year && is_bound(context.word_behind(match)))
        return TimeReading{.time = {TimexType::duration, duration_value(unit, 1), std::nullopt}, .clock = {}};
    if (unit == TimeUnit::weekend) return weekend(context, match);
    if (unit == TimeUnit::quarter) return read_unit(unit, quarter_in_question(context).first);
    const bool is_within =
        match.first > 1 && context.at(match.first - 1).is(W::in) && context.at(match.first - 2).is(W::part);
    if (unit == TimeUnit::day && is_within)
        return read_unit(unit, context.memory->day ? context.memory->day->first : *context.anchor);
    if (unit != TimeUnit::year && unit != TimeUnit::month && unit != TimeUnit::week) return std::nullopt;
    return read_unit(unit, context.anchor);
}

TimeResult read_moved_month(const TimeContext& context, const TimeMatch& match) {
    const int month = context.value(match, W::month);
    const int move = move_of(context, match);
    const Day from = day_meant(context, match);
    const int now = month_of(from);
    const bool is_of_whole_year = from != *context.anchor && context.memory->any->unit == TimeUnit::year;
    // The month before this one would be "last month".
    const bool is_older = month >= now || (context.has(match, W::last) && from == *context.anchor && month + 1 == now);
    const int years = is_of_whole_year ? move : move < 0 && is_older ? -1 : move > 0 && month <= now ? 1 : 0;
    return read_unit(TimeUnit::month, first_of_month(year_of(from) + years, month));
}

// The first such day of the calendar after that of publication, or the last before it; "this" is of the year.
TimeResult read_moved_day(const Day anchor, int move, const std::function<std::optional<Day>(int)>& day_of_year) {
    const int year = year_of(anchor);
    auto day = day_of_year(year);
    if (day && move < 0 && *day >= anchor) day = day_of_year(year - 1);
    if (day && move > 0 && *day <= anchor) day = day_of_year(year + 1);
    return read_unit(TimeUnit::day, day);
}

TimeResult read_moved_day_of_month(const TimeContext& context, const TimeMatch& match) {
    const auto month = static_cast<unsigned>(context.value(match, W::month));
    const auto day = static_cast<unsigned>(context.value(match, W::day, context.value(match, W::ordinal)));
    return read_moved_day(*context.anchor, move_of(context, match),
                          [&](int year) { return make_day(year, month, day); });
}

TimeResult read_moved_holiday(const TimeContext& context, const TimeMatch& match) {
    const int holiday = context.value(match, W::holiday);
    return read_moved_day(*context.anchor, move_of(context, match),
                          [&](int year) { return holiday_of_year(holiday, year); });
}

TimeResult read_moved_weekday(const TimeContext& context, const TimeMatch& match) {
    const bool is_referred =
        context.find(match, W::following) != nullptr || context.find(match, W::previous) != nullptr;
    const Day from = is_referred && context.memory->day ? context.memory->day->first : *context.anchor;
    const int back = (weekday_of(from) - context.value(match, W::weekday) + 7) % 7;
    const int move = move_of(context, match);
    const bool ahead = move > 0 || (move == 0 && back != 0 && context.tense(match) != Tense::past);
    if (ahead) return read_unit(TimeUnit::day, from + days(7 - back));
    return read_unit(TimeUnit::day, from - days(move < 0 && back == 0 ? 7 : back));
}

// The season of the year, winters by their beginning; "this" one is that which ended last month at the earliest.
TimeResult read_moved_season(const TimeContext& context, const TimeMatch& match) {
    const int season = context.value(match, W::season);
    const int move = move_of(context, match);
    const Day from = day_meant(context, match);
    const bool is_new_year = season == seasons - 1 && month_of(from) <= 4;
    const int year = year_of(from) - (is_new_year ? 1 : 0);
    const auto same = season_time(season, year);
    if (move == 0 || !same) return read_as(same);
    const auto span = same->extent->days;
    const int years = move < 0 ? (span.last < from ? 0 : -1) : (span.first > from ? 0 : 1);
    return read_as(season_time(season, year + years));
}

TimeResult read_season(const TimeContext& context, const TimeMatch& match) {
    const bool is_fall_of = context.precedes(match, words_of(W::of));
    const bool is_name = match.last < context.size() && context.is_capital(match.last);
    if (is_fall_of || is_name) return std::nullopt;
    auto found = read_moved_season(context, match);
    const bool is_to_come = found && found->time.extent->days.first > *context.anchor;
    if (!is_to_come || context.tense(match) == Tense::future) return found;
    return read_as(season_time(context.value(match, W::season), year_of(found->time.extent->days.first) - 1));
}

TimeResult read_month_of_moved_year(const TimeContext& context, const TimeMatch& match) {
    if (context.unit(match) != TimeUnit::year) return std::nullopt;
    const int year = year_of_anchor(context) + move_of(context, match);
    if (const auto* season = context.find(match, W::season)) return read_as(season_time(season->value, year));
    const int month = context.value(match, W::month);
    const int day = context.value(match, W::day);
    if (day != 0)
        return read_unit(TimeUnit::day, make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day)));
    return read_unit(TimeUnit::month, first_of_month(year, month));
}

TimeResult read_quarter_of_moved_year(const TimeContext& context, const TimeMatch& match) {
    if (!is_of_year(context, match)) return std::nullopt;
    const int quarter = context.value(match, W::ordinal);
    const int year = year_of_anchor(context) + move_of(context, match);
    if (quarter == 0)
        return read_unit(TimeUnit::quarter,
                         move_day(quarter_in_question(context).first, TimeUnit::year, move_of(context, match)));
    return quarter <= 4 ? read_unit(TimeUnit::quarter, first_of_month(year, quarter * 3)) : std::nullopt;
}

TimeResult read_half_of_moved_year(const TimeContext& context, const TimeMatch& match) {
    const int half = context.value(match, W::ordinal, 2);  // "the last half"
    if (context.unit(match) != TimeUnit::year || half < 1 || half > 2) return std::nullopt;
    const auto* last = context.find(match, W::last);
    const int move = last != nullptr && !context.has(match, W::ordinal) ? 0 : move_of(context, match);
    return read_unit(TimeUnit::half_year, first_of_month(year_of_anchor(context) + move, half * 6));
}

TimeResult read_quarter(const TimeContext& context, const TimeMatch& match) {
    const int quarter = context.value(match, W::ordinal);
    if (quarter < 1 || quarter > 4) return std::nullopt;
    const bool is_begun = month_of(*context.anchor) > (quarter - 1) * 3;
    const bool ahead = context.tense(match) == Tense::future;
    const int now = (month_of(*context.anchor) + 2) / 3;
    const int years = ahead ? (quarter < now - 1 ? 1 : 0) : is_begun ? 0 : -1;
    return read_unit(TimeUnit::quarter, first_of_month(year_of_anchor(context) + years, quarter * 3));
}

TimeResult read_period_of_year(const TimeContext& context, const TimeMatch& match) {
    const auto* period = reported(context);
    const int year = context.value(match, W::year);
    const bool is_quarter = context.has(match, W::quarter) || (period != nullptr && period->unit == TimeUnit::quarter);
    if (!is_quarter) return aside(read_unit(TimeUnit::year, first_of_month(year, 1)));
    return aside(read_unit(TimeUnit::quarter, first_of_month(year, month_of(quarter_in_question(context).first))));
}

TimeResult read_period(const TimeContext& context, const TimeMatch&) {
    return read_unit(TimeUnit::quarter, quarter_in_question(context).first);
}

TimeResult read_ago(const TimeContext& context, const TimeMatch& match) {
    const int count = context.value(match, W::number, context.value(match, W::couple, 1));
    const TimeUnit unit = context.unit(match);
    if (context.follows(match, words_of(W::of))) return std::nullopt;  // "a quarter of a century ago"
    if (unit == TimeUnit::year && count == 1) return about(report_moved_by_years(context, -1));
    if (is_clock_unit(unit))
        return unit == TimeUnit::hour && count > 24 ? open_reading(past_value)
                                                    : read_unit(TimeUnit::day, context.anchor);
    return about(moved_or_open(unit, *context.anchor, -count));
}

TimeResult read_ago_and_half(const TimeContext& context, const TimeMatch& match) {
    const int count = context.value(match, W::number, 1);
    if (context.unit(match) != TimeUnit::year || count > last_time_year) return read_ago(context, match);
    const auto day = move_day(*context.anchor, TimeUnit::month, -12 * count - 6);
    return about(day ? read_unit(TimeUnit::year, day) : open_reading(past_value));
}

TimeResult read_half_ago(const TimeContext& context, const TimeMatch& match) {
    const TimeUnit unit = context.unit(match);
    const auto ago = [&](TimeUnit named, int count) { return about(moved(named, *context.anchor, -count)); };
    if (unit == TimeUnit::century) return ago(TimeUnit::year, 50);
    if (unit == TimeUnit::decade) return ago(TimeUnit::year, 5);
    return unit == TimeUnit::year ? ago(TimeUnit::month, 6) : std::nullopt;
}

TimeResult read_quarter_century_ago(const TimeContext& context, const TimeMatch& match) {
    constexpr int years = 25;
    const auto& last = context.at(match.last - 2);
    if (last.value != static_cast<int>(TimeUnit::century)) return std::nullopt;
    return about(moved(TimeUnit::year, *context.anchor, -years));
}

TimeResult read_vaguely_ago(const TimeContext&, const TimeMatch&) { return open_reading(past_value); }

TimeResult read_later(const TimeContext& context, const TimeMatch& match) {
    const bool leads_on =
        !context.at(match.last - 1).is(W::part) && match.last < context.size() && !is_mark(context.word(match.last));
    if (leads_on) return std::nullopt;  // "two days before the vote"
    const TimeUnit unit = context.unit(match);
    const int direction = context.value(match, W::earlier, context.value(match, W::later));
    const int count = context.value(match, W::number, context.value(match, W::couple, 1)) * direction;
    const auto& any = context.memory->any;
    const bool is_fresh = any && any->sentence + 1 >= context.memory->sentence;
    if (unit == TimeUnit::year && count == -1 && (reported(context) != nullptr || !is_fresh))
        return report_moved_by_years(context, -1);
    const auto& reference = unit == TimeUnit::day ? context.memory->day : context.memory->any;
    if (is_clock_unit(unit) || !reference) return std::nullopt;
    return moved(unit, reference->first, count);
}

TimeResult read_from_now(const TimeContext& context, const TimeMatch& match) {
    const int count = context.value(match, W::number, context.value(match, W::couple, 1));
    const TimeUnit unit = context.unit(match);
    return is_clock_unit(unit) ? read_unit(TimeUnit::day, context.anchor) : moved_or_open(unit, *context.anchor, count);
}

namespace {

// "the first win", "the worst flood", before "in five years"
bool is_record(const TimeContext& context, std::size_t end) {
    constexpr std::size_t reach = 3;
    for (auto i = end; i-- > 0 && end - i <= reach;) {
        const auto word = context.word(i);
        if (word == "first" || word == "only" || word == "worst" || (word.size() > 4 && word.ends_with("est")))
            return true;
    }
    return false;
}

}  // namespace

// "in five years" ahead is a date; "the first in five years" and what is not ahead is a length.
TimeResult read_in_units(const TimeContext& context, const TimeMatch& match) {
    const auto preposition = context.word(match.outer_first);
    const bool is_in = preposition == "in" || preposition == "In";
    const bool is_long = context.unit(match) >= TimeUnit::week && context.unit(match) != TimeUnit::quarter;
    if (!is_in || !is_long || is_record(context, match.outer_first) || context.tense(match) != Tense::future)
        return std::nullopt;
    return read_from_now(context, match);
}

TimeResult read_year_ago(const TimeContext& context, const TimeMatch& match) {
    if (context.unit(match) != TimeUnit::year) return std::nullopt;
    const int quarter = context.value(match, W::ordinal);
    if (quarter >= 1 && quarter <= 4) {
        const Day question = quarter_in_question(context).first;
        return aside(read_unit(TimeUnit::quarter, first_of_month(year_of(question) - 1, quarter * 3)));
    }
    if (context.has(match, W::quarter))
        return aside(read_unit(TimeUnit::quarter, move_day(quarter_in_question(context).first, TimeUnit::year, -1)));
    return report_moved_by_years(context, -1);
}

TimeResult read_year_end(const TimeContext& context, const TimeMatch& match) {
    const bool is_end = context.word(match.last - 1) == "end" || context.word(match.last - 1) == "End";
    if (!is_end || context.unit(match) != TimeUnit::year) return std::nullopt;
    return read_unit(TimeUnit::year, context.anchor);
}

TimeResult read_now(const TimeContext& context, const TimeMatch& match) {
    const auto behind = context.word_behind(match);
    const bool is_said_aside = behind == "," && match.first == 0;  // "Now, you may ask"
    return behind == "as" || behind == "after" || is_said_aside
               ? std::nullopt
               : TimeResult(open_reading(context.value(match, W::now)));
}

TimeResult read_then(const TimeContext& context, const TimeMatch& match) {
    return open_reading(context.value(match, W::then));
}

TimeResult read_future(const TimeContext& context, const TimeMatch& match) {
    const bool is_future = context.value(match, W::then) == future_value && context.word(match.outer_first) != "for";
    return is_future ? TimeResult(open_reading(future_value)) : std::nullopt;
}

TimeResult read_past(const TimeContext& context, const TimeMatch& match) {
    constexpr auto counted =
        words_of(W::number, W::few, W::couple, W::unit, W::units, W::weekday, W::month, W::season, W::fiscal, W::half);
    return context.precedes(match, counted) ? std::nullopt : TimeResult(open_reading(past_value));
}

TimeResult read_past_units(const TimeContext&, const TimeMatch&) { return open_reading(past_value); }
TimeResult read_coming_units(const TimeContext&, const TimeMatch&) { return open_reading(future_value); }

TimeResult read_these_days(const TimeContext& context, const TimeMatch& match) {
    const bool is_these = context.word(match.first).size() == 5 && context.unit(match) == TimeUnit::day;
    return is_these ? TimeResult(open_reading(static_cast<int>(NowWord::present))) : std::nullopt;
}

}  // namespace dateline
