#include "corpus/annotate/time_dates.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/annotate/time_year_evidence.hpp"

namespace dateline {

namespace {

using W = TimeWord;
using std::chrono::days;

TimeResult reading(std::optional<Timex> time) {
    if (!time) return std::nullopt;
    return TimeReading{.time = *std::move(time), .clock = {}};
}

TimeResult unit_of(TimeUnit unit, std::optional<Day> day) {
    return day ? reading(calendar_time(unit, *day)) : std::nullopt;
}

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

TimeResult day_without_year(const TimeContext& context, const TimeMatch& match, int month, int day) {
    if (const auto year = year_behind_range(context, match)) return unit_of(TimeUnit::day, day_of(*year, month, day));
    const auto tense = context.anchor ? context.tense(match) : Tense::unknown;
    const int direction = tense == Tense::past ? -1 : tense == Tense::future ? 1 : 0;
    return reading(yearless_time(month, day, context.anchor, direction));
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_one_of(const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// "'61", and no number without the apostrophe.
std::optional<int> short_year(const TimeContext& context, const TimeMatch& match) {
    constexpr int ahead = 5;              // years that may be to come
    constexpr int assumed_latest = 2030;  // of a text that nobody knows the day of
    const char first = context.word(match.last - 1).front();
    if (first != '\'' && is_ascii(first)) return std::nullopt;
    const int latest = context.anchor ? year_of(*context.anchor) + ahead : assumed_latest;
    const int year = latest - latest % 100 + context.value(match, W::short_year);
    return year > latest ? year - 100 : year;
}

// "the eighties", "the late 80s", "'80s"; neither "his eighties" nor "temperatures in the 80s".
bool is_decade_of_time(const TimeContext& context, const TimeMatch& match) {
    constexpr std::array<std::string_view, 4> degrees{"temperatures", "Temperatures", "highs", "lows"};
    constexpr std::size_t reach = 5;
    for (auto i = match.first; i-- > 0 && match.first - i <= reach;)
        if (is_one_of(degrees, context.word(i))) return false;
    const auto before = match.first - (context.follows(match, words_of(W::hyphen)) ? 1U : 0U);
    const bool is_part = before > 1 && context.at(before - 1).is(W::part) && context.at(before - 2).is(W::the);
    const char first = context.word(match.last - 1).front();
    return context.has(match, W::the) || is_part || first == '\'' || !is_ascii(first);
}

}  // namespace

TimeResult read_numeric_date(const TimeContext& context, const TimeMatch& match) {
    return unit_of(TimeUnit::day, Day(days(context.value(match, W::iso_date))));
}

TimeResult read_day_of_year(const TimeContext& context, const TimeMatch& match) {
    return unit_of(TimeUnit::day,
                   day_of(context.value(match, W::year), context.value(match, W::month), day_number(context, match)));
}

TimeResult read_month_of_year(const TimeContext& context, const TimeMatch& match) {
    return unit_of(TimeUnit::month, day_of(context.value(match, W::year), context.value(match, W::month), 1));
}

TimeResult read_year(const TimeContext& context, const TimeMatch& match) {
    if (!is_year(context, match)) return std::nullopt;
    return unit_of(TimeUnit::year, day_of(context.value(match, W::year), 1, 1));
}

TimeResult read_short_year(const TimeContext& context, const TimeMatch& match) {
    const auto year = short_year(context, match);
    return year ? unit_of(TimeUnit::year, day_of(*year, 1, 1)) : std::nullopt;
}

TimeResult read_named_year(const TimeContext& context, const TimeMatch& match) {
    constexpr int century = 1900;
    if (context.find(match, W::unit) != nullptr && context.unit(match) != TimeUnit::year) return std::nullopt;
    if (match.last < context.size() && context.word(match.last) == "old") return std::nullopt;  // "2000 year old"
    const auto* year = context.find(match, W::year);
    const int number = year != nullptr ? year->value : context.value(match, W::number);
    return unit_of(TimeUnit::year, day_of(number < 100 ? number + century : number, 1, 1));
}

TimeResult read_decade(const TimeContext& context, const TimeMatch& match) {
    constexpr int this_century = 2000;
    constexpr int last_century = 1900;
    int year = context.value(match, W::decade);
    if (year < 100 && !is_decade_of_time(context, match)) return std::nullopt;
    if (year < 100) year += year < 20 ? this_century : last_century;
    return unit_of(TimeUnit::decade, day_of(year, 1, 1));
}

TimeResult read_old_decade(const TimeContext& context, const TimeMatch& match) {
    constexpr int century = 1900;
    const int year = context.value(match, W::year, context.value(match, W::short_year) + century);
    const char first = context.word(match.first).front();
    if (context.at(match.first).is(W::short_year) && first != '\'' && is_ascii(first))
        return std::nullopt;  // "his 60's"
    return year % 10 == 0 ? unit_of(TimeUnit::decade, day_of(year, 1, 1)) : std::nullopt;
}

TimeResult read_century(const TimeContext& context, const TimeMatch& match) {
    if (context.unit(match) != TimeUnit::century) return std::nullopt;
    return unit_of(TimeUnit::century, day_of((context.value(match, W::ordinal) - 1) * 100, 1, 1));
}

TimeResult read_quarter_of_year(const TimeContext& context, const TimeMatch& match) {
    const int quarter = context.value(match, W::quarter_name, context.value(match, W::ordinal));
    return unit_of(TimeUnit::quarter, day_of(context.value(match, W::year), quarter * 3, 1));
}

TimeResult read_half_of_year(const TimeContext& context, const TimeMatch& match) {
    const int half = context.has(match, W::last) ? 2 : context.value(match, W::ordinal);
    return unit_of(TimeUnit::half_year, day_of(context.value(match, W::year), half * 6, 1));
}

TimeResult read_season_of_year(const TimeContext& context, const TimeMatch& match) {
    const auto* whole = context.find(match, W::year);
    const auto year = whole != nullptr ? std::optional(whole->value) : short_year(context, match);
    return year ? reading(season_time(context.value(match, W::season), *year)) : std::nullopt;
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
    if (year != nullptr) return unit_of(TimeUnit::day, day_of(year->value, month, day));
    return day_without_year(context, match, month, day);
}

TimeResult read_last_year(const TimeContext& context, const TimeMatch& match) {
    const int first = context.at(match.outer_first).value;
    const auto* whole = context.find(match, W::year);
    const int last = whole != nullptr ? whole->value : first - first % 100 + context.value(match, W::short_year);
    const int year = last < first && whole == nullptr ? last + 100 : last;
    if (year <= first || year > first + 200) return std::nullopt;
    return unit_of(TimeUnit::year, day_of(year, 1, 1));
}

namespace {

// Months that are also words or first names: "May", "March", "April", "June", "August".
constexpr std::array<bool, 13> is_ambiguous{false, false, false, true,  true,  true, true,
                                            false, true,  false, false, false, false};
constexpr int may = 5;
constexpr int june = 6;
constexpr int july = 7;
constexpr int march = 3;

constexpr auto month_leads = words_of(W::in, W::of, W::part, W::part_of, W::last, W::next, W::this_, W::every, W::the,
                                      W::previous, W::following, W::later, W::earlier, W::hyphen);

// Words that make a name of a weekday: "Bloody Sunday", "the Sunday Times".
constexpr std::array<std::string_view, 12> day_names_before{
    "Black", "Bloody", "Good", "Easter", "Holy", "Ash", "Palm", "Maundy", "Shrove", "Super", "Cyber", "Sheffield"};
constexpr std::array<std::string_view, 8> day_names_behind{"Times", "Telegraph", "Mirror",  "Express",
                                                           "Mail",  "Herald",    "Tribune", "Post"};

bool is_name_part(const TimeContext& context, const TimeMatch& match) {
    const bool name_behind =
        match.last < context.size() && context.is_capital(match.last) && context.at(match.last).words == 0;
    const bool name_before =
        match.first > 1 && context.is_capital(match.first - 1) && context.at(match.first - 1).words == 0;
    return name_behind || name_before;
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

// "June said", "May is"
bool is_subject(const TimeContext& context, const TimeMatch& match) {
    return match.last < context.size() && tense_of(context.word(match.last)) != Tense::unknown;
}

// A short form, or a month that is also a word or a first name, needs a word beside it that months have.
bool is_month_name(const TimeContext& context, const TimeMatch& match, int month) {
    const bool is_led = context.follows(match, month_leads);
    const bool is_short = context.word(match.first).size() <= 4 && month != may && month != june && month != july;
    if (is_short) return is_led && !(match.last < context.size() && context.is_capital(match.last));
    if (!is_ambiguous[static_cast<std::size_t>(month)]) return true;
    if (is_name_part(context, match)) return false;
    const bool is_event =
        context.follows(match, words_of(W::the)) && context.precedes(match, words_of(W::in, W::on, W::of, W::to));
    if (is_led) return !is_event;  // "the March on Rome"
    if (context.precedes(match, words_of(W::possessive))) return true;
    return month != may && month != march && !is_subject(context, match);
}

}  // namespace

TimeResult read_month(const TimeContext& context, const TimeMatch& match) {
    const int month = context.value(match, W::month);
    if (!is_month_name(context, match, month)) return std::nullopt;
    const Day anchor = *context.anchor;
    const int year = year_of(anchor);
    const int now = static_cast<int>(static_cast<unsigned>(calendar_date(anchor).month()));
    if (const auto stated = year_behind_months(context, match))
        return unit_of(TimeUnit::month, day_of(*stated, month, 1));
    const bool ahead = context.tense(match) == Tense::future;
    const int move = ahead && month < now ? 1 : !ahead && month > now ? -1 : 0;
    return unit_of(TimeUnit::month, day_of(year + move, month, 1));
}

TimeResult read_weekday(const TimeContext& context, const TimeMatch& match) {
    if (match.first > 0 && is_one_of(day_names_before, context.word(match.first - 1))) return std::nullopt;
    if (match.last < context.size() && is_one_of(day_names_behind, context.word(match.last))) return std::nullopt;
    const Day anchor = *context.anchor;
    const int today = static_cast<int>(std::chrono::weekday(anchor).iso_encoding()) - 1;
    const int back = (today - context.value(match, W::weekday) + 7) % 7;
    const bool ahead = context.tense(match) == Tense::future && back != 0;
    return unit_of(TimeUnit::day, ahead ? anchor + days(7 - back) : anchor - days(back));
}

}  // namespace dateline
