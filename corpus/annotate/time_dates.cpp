#include "corpus/annotate/time_dates.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "corpus/annotate/time_name_evidence.hpp"
#include "corpus/annotate/time_year_evidence.hpp"

namespace dateline {

namespace {

using W = TimeWord;
using std::chrono::days;

std::optional<Day> day_of(int year, int month, int day) {
    return make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

int day_number(const TimeContext& context, const TimeMatch& match) {
    return context.value(match, W::day, context.value(match, W::ordinal));
}

// Of "July 4" in "July 4-6, 2019", and of "4" in "4-6 July 2019".
std::optional<int> year_behind_range(const TimeContext& context, const TimeMatch& match) {
    auto at = match.last;
    const auto take = [&](TimeWords words) {
        const bool fits = at < context.size() && context.at(at).is(words);
        if (fits) ++at;
        return fits;
    };
    if (!take(words_of(W::hyphen, W::to)) || !take(words_of(W::day))) return std::nullopt;
    take(words_of(W::month));
    take(words_of(W::comma));
    return take(words_of(W::year)) ? std::optional(context.at(at - 1).value) : std::nullopt;
}

int direction_of(const TimeContext& context, const TimeMatch& match) {
    const auto tense = context.anchor ? context.tense(match) : Tense::unknown;
    return tense == Tense::past ? -1 : tense == Tense::future ? 1 : 0;
}

// "the Sept. 11 attacks": of 2001.
bool is_day_of_attacks(const TimeContext& context, const TimeMatch& match, int month, int day) {
    constexpr auto nouns = std::to_array<std::string_view>(
        {"attack", "attacks", "terrorist", "terror", "hijackers", "hijackings", "Commission", "commission"});
    const bool is_later = !context.anchor || year_of(*context.anchor) > 2001;
    return is_later && month == 9 && day == 11 &&
           std::find(nouns.begin(), nouns.end(), context.word_behind(match)) != nouns.end();
}

TimeResult day_without_year(const TimeContext& context, const TimeMatch& match, int month, int day) {
    if (const auto year = year_behind_range(context, match)) return read_unit(TimeUnit::day, day_of(*year, month, day));
    if (is_day_of_attacks(context, match, month, day)) return read_unit(TimeUnit::day, day_of(2001, month, day));
    return read_as(yearless_time(month, day, context.anchor, direction_of(context, match)));
}

// "Christmas" alone is a day where a word leads it that days have: not "Christmas carols", "Christmas Island".
bool is_holiday(const TimeContext& context, const TimeMatch& match) {
    constexpr auto goods = std::to_array<std::string_view>(
        {"tree",    "trees",    "party", "parties", "sales",   "shopping", "dinner", "lunch",  "card",     "cards",
         "present", "presents", "gift",  "gifts",   "holiday", "holidays", "season", "carols", "shoppers", "lights"});
    const bool is_one_word = context.word(match.first).find(' ') == std::string_view::npos;
    if (!is_one_word) return true;
    const bool is_led = context.follows(match, words_of(W::in, W::on, W::later, W::earlier));
    const bool is_name = match.last < context.size() && context.is_capital(match.last);
    return is_led && !is_name && std::find(goods.begin(), goods.end(), context.word_behind(match)) == goods.end();
}

// "'61": the sign may be of more bytes than one.
bool has_apostrophe(std::string_view word) {
    return word.front() == '\'' || static_cast<unsigned char>(word.front()) >= 0x80;
}

// Of "March" in "from March to August 2011" and "March in 2011".
std::optional<int> year_behind_months(const TimeContext& context, const TimeMatch& match) {
    const auto is = [&](std::size_t ahead, TimeWords words) {
        return match.last + ahead < context.size() && context.at(match.last + ahead).is(words);
    };
    std::size_t ahead = is(0, words_of(W::to, W::hyphen)) && is(1, words_of(W::month)) ? 2 : 0;
    if (is(ahead, words_of(W::in, W::of))) ++ahead;
    return ahead > 0 && is(ahead, words_of(W::year)) ? std::optional(context.at(match.last + ahead).value)
                                                     : std::nullopt;
}

// "'61", and no number without the apostrophe.
std::optional<int> short_year(const TimeContext& context, const TimeMatch& match) {
    constexpr int ahead = 5;              // years that may be to come
    constexpr int assumed_latest = 2030;  // of a text that nobody knows the day of
    if (!has_apostrophe(context.word(match.last - 1))) return std::nullopt;
    const int latest = context.anchor ? year_of(*context.anchor) + ahead : assumed_latest;
    const int year = latest - latest % 100 + context.value(match, W::short_year);
    return year > latest ? year - 100 : year;
}

// "the eighties", "the late 80s", "'80s"; neither "his eighties" nor "temperatures in the 80s".
bool is_decade_of_time(const TimeContext& context, const TimeMatch& match) {
    constexpr std::array<std::string_view, 4> degrees{"temperatures", "Temperatures", "highs", "lows"};
    constexpr std::size_t reach = 5;
    for (auto i = match.first; i-- > 0 && match.first - i <= reach;)
        if (std::find(degrees.begin(), degrees.end(), context.word(i)) != degrees.end()) return false;
    const auto before = match.first - (context.follows(match, words_of(W::hyphen)) ? 1U : 0U);
    const bool is_part = before > 1 && context.at(before - 1).is(W::part) && context.at(before - 2).is(W::the);
    return context.has(match, W::the) || is_part || has_apostrophe(context.word(match.last - 1));
}

// "to Friday", "until Thursday"
bool ends_range(const TimeContext& context, const TimeMatch& match) {
    constexpr auto words = std::to_array<std::string_view>({"to", "until", "till", "through", "-"});
    return std::find(words.begin(), words.end(), context.word_before(match)) != words.end();
}

// The same weekday, but not before the day that the sentence spoke of.
Day not_before_start(const TimeContext& context, Day day) {
    const auto& start = context.memory->day;
    if (!start || start->sentence != context.memory->sentence || start->first <= day) return day;
    return day + days((start->first - day).count() / 7 * 7 + ((start->first - day).count() % 7 == 0 ? 0 : 7));
}

}  // namespace

TimeResult read_numeric_date(const TimeContext& context, const TimeMatch& match) {
    const Day day(days(context.value(match, W::iso_date)));
    const bool is_short = context.word(match.first) == "9/11";  // a fraction, or a day to come
    if (is_short && (context.precedes(match, words_of(W::of)) || (context.anchor && *context.anchor < day)))
        return std::nullopt;
    return read_unit(TimeUnit::day, day);
}

TimeResult read_day_of_year(const TimeContext& context, const TimeMatch& match) {
    return read_unit(TimeUnit::day,
                     day_of(context.value(match, W::year), context.value(match, W::month), day_number(context, match)));
}

TimeResult read_month_of_year(const TimeContext& context, const TimeMatch& match) {
    return read_unit(TimeUnit::month, day_of(context.value(match, W::year), context.value(match, W::month), 1));
}

TimeResult read_year(const TimeContext& context, const TimeMatch& match) {
    if (!is_year(context, match)) return std::nullopt;
    return read_unit(TimeUnit::year, day_of(context.value(match, W::year), 1, 1));
}

TimeResult read_short_year(const TimeContext& context, const TimeMatch& match) {
    const auto year = short_year(context, match);
    return year ? read_unit(TimeUnit::year, day_of(*year, 1, 1)) : std::nullopt;
}

TimeResult read_named_year(const TimeContext& context, const TimeMatch& match) {
    constexpr int century = 1900;
    if (context.find(match, W::unit) != nullptr && context.unit(match) != TimeUnit::year) return std::nullopt;
    if (context.word_behind(match) == "old") return std::nullopt;  // "2000 year old"
    const auto* year = context.find(match, W::year);
    const int number = year != nullptr ? year->value : context.value(match, W::number);
    return read_unit(TimeUnit::year, day_of(number < 100 ? number + century : number, 1, 1));
}

TimeResult read_decade(const TimeContext& context, const TimeMatch& match) {
    constexpr int this_century = 2000;
    constexpr int last_century = 1900;
    int year = context.value(match, W::decade);
    if (year < 100 && !is_decade_of_time(context, match)) return std::nullopt;
    if (year < 100) year += year < 20 ? this_century : last_century;
    return read_unit(TimeUnit::decade, day_of(year, 1, 1));
}

TimeResult read_old_decade(const TimeContext& context, const TimeMatch& match) {
    constexpr int century = 1900;
    const int year = context.value(match, W::year, context.value(match, W::short_year) + century);
    if (context.at(match.first).is(W::short_year) && !has_apostrophe(context.word(match.first)))
        return std::nullopt;  // "his 60's"
    return year % 10 == 0 ? read_unit(TimeUnit::decade, day_of(year, 1, 1)) : std::nullopt;
}

TimeResult read_century(const TimeContext& context, const TimeMatch& match) {
    if (context.unit(match) != TimeUnit::century) return std::nullopt;
    return read_unit(TimeUnit::century, day_of((context.value(match, W::ordinal) - 1) * 100, 1, 1));
}

TimeResult read_quarter_of_year(const TimeContext& context, const TimeMatch& match) {
    const int quarter = context.value(match, W::quarter_name, context.value(match, W::ordinal));
    return read_unit(TimeUnit::quarter, day_of(context.value(match, W::year), quarter * 3, 1));
}

TimeResult read_half_of_year(const TimeContext& context, const TimeMatch& match) {
    const int half = context.has(match, W::last) ? 2 : context.value(match, W::ordinal);
    return read_unit(TimeUnit::half_year, day_of(context.value(match, W::year), half * 6, 1));
}

TimeResult read_season_of_year(const TimeContext& context, const TimeMatch& match) {
    const auto* whole = context.find(match, W::year);
    const auto year = whole != nullptr ? std::optional(whole->value) : short_year(context, match);
    return year ? read_as(season_time(context.value(match, W::season), *year)) : std::nullopt;
}

TimeResult read_day_of_month(const TimeContext& context, const TimeMatch& match) {
    return day_without_year(context, match, context.value(match, W::month), day_number(context, match));
}

TimeResult read_range_start(const TimeContext& context, const TimeMatch& match) {
    return day_without_year(context, match, context.at(match.outer_last - 1).value, day_number(context, match));
}

TimeResult read_last_day(const TimeContext& context, const TimeMatch& match) {
    const int month = context.at(match.outer_first).value;
    const int day = context.value(match, W::day);
    const auto year = context.find(match, W::year);
    if (year != nullptr) return read_unit(TimeUnit::day, day_of(year->value, month, day));
    return day_without_year(context, match, month, day);
}

TimeResult read_last_year(const TimeContext& context, const TimeMatch& match) {
    const int first = context.at(match.outer_first).value;
    const auto* whole = context.find(match, W::year);
    const int last = whole != nullptr ? whole->value : first - first % 100 + context.value(match, W::short_year);
    const int year = last < first && whole == nullptr ? last + 100 : last;
    if (year <= first || year > first + 200) return std::nullopt;
    return read_unit(TimeUnit::year, day_of(year, 1, 1));
}

TimeResult read_month(const TimeContext& context, const TimeMatch& match) {
    if (!is_month(context, match)) return std::nullopt;
    const int month = context.value(match, W::month);
    const Day anchor = *context.anchor;
    const int year = year_of(anchor);
    const int now = static_cast<int>(static_cast<unsigned>(calendar_date(anchor).month()));
    if (const auto stated = year_behind_months(context, match))
        return read_unit(TimeUnit::month, day_of(*stated, month, 1));
    const bool ahead = context.tense(match) == Tense::future;
    const int move = ahead && month < now ? 1 : !ahead && month > now ? -1 : 0;
    return read_unit(TimeUnit::month, day_of(year + move, month, 1));
}

// The fourth Thursday of November, or a day that is the same each year.
std::optional<Day> holiday_of_year(int holiday, int year) {
    if (holiday != thanksgiving) return day_of(year, holiday / 100, holiday % 100);
    const auto date = std::chrono::year(year) / std::chrono::November / std::chrono::Thursday[4];
    return Day(std::chrono::sys_days(date));
}

TimeResult read_holiday_of_year(const TimeContext& context, const TimeMatch& match) {
    return read_unit(TimeUnit::day, holiday_of_year(context.value(match, W::holiday), context.value(match, W::year)));
}

TimeResult read_holiday(const TimeContext& context, const TimeMatch& match) {
    constexpr int about_thanksgiving = 25;
    const int holiday = context.value(match, W::holiday);
    if (!is_holiday(context, match) || (!context.anchor && holiday == thanksgiving)) return std::nullopt;
    const int day = holiday == thanksgiving ? about_thanksgiving : holiday % 100;
    auto found = yearless_time(holiday / 100, day, context.anchor, direction_of(context, match));
    if (holiday != thanksgiving || !found) return read_as(std::move(found));
    return read_unit(TimeUnit::day, holiday_of_year(holiday, year_of(found->extent->days.first)));
}

TimeResult read_weekday(const TimeContext& context, const TimeMatch& match) {
    if (!is_weekday(context, match)) return std::nullopt;
    const Day anchor = *context.anchor;
    const int today = static_cast<int>(std::chrono::weekday(anchor).iso_encoding()) - 1;
    const int back = (today - context.value(match, W::weekday) + 7) % 7;
    const bool ahead = context.tense(match) == Tense::future && back != 0;
    const Day day = ahead ? anchor + days(7 - back) : anchor - days(back);
    return read_unit(TimeUnit::day, ends_range(context, match) ? not_before_start(context, day) : day);
}

}  // namespace dateline
