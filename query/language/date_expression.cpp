#include "query/language/date_expression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "query/language/date_words.hpp"
#include "query/language/query_error.hpp"

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr std::string_view examples =
    "write a date as 2022, 2022-09, 2022-09-16, \"16 September 2022\", \"last week\" or 2022-09-01..2022-09-30";

// One expression without a range.
struct Phrase {
    std::string_view text;
    Span span;
    std::vector<DateWord> words;
    Day today;

    /// Of the first word of a shape; 0 where there is none.
    int value(DateShape shape) const {
        const auto word = std::find_if(words.begin(), words.end(), [=](const DateWord& w) { return w.shape == shape; });
        return word == words.end() ? 0 : word->value;
    }
    [[noreturn]] void refuse(const std::string& why) const { throw QueryError(span, why); }
};

void check_year(const Phrase& phrase, int year) {
    if (year < first_year || year > last_year)
        phrase.refuse(fmt::format("{} is outside the years {} to {}", shown_piece(phrase.text), first_year, last_year));
}

Period period_of(const Phrase& phrase, Day first, Day last) {
    check_year(phrase, year_of(first));
    check_year(phrase, year_of(last));
    return {first, last};
}

Period month_of(const Phrase& phrase, int year, int month) {
    check_year(phrase, year);
    if (month < 1 || month > 12)
        phrase.refuse(fmt::format("{} is no date: there is no month {}", shown_piece(phrase.text), month));
    return month_period(year, static_cast<unsigned>(month));
}

Period day_of(const Phrase& phrase, int year, int month, int day) {
    month_of(phrase, year, month);
    const auto found = make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!found) phrase.refuse(fmt::format("there is no day {:04}-{:02}-{:02} in the calendar", year, month, day));
    return {*found, *found};
}

// Days since the last Monday.
int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1; }

// Months since the year 0, for steps of whole months.
int month_number(Day day) {
    const year_month_day date = calendar_date(day);
    return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

Period months_from(const Phrase& phrase, int first, int count) {
    const int last = first + count - 1;
    if (first < 0) phrase.refuse(fmt::format("{} is before the year {}", shown_piece(phrase.text), first_year));
    return {month_of(phrase, first / 12, first % 12 + 1).first, month_of(phrase, last / 12, last % 12 + 1).last};
}

// The whole unit that holds today, or one so many units away.
Period unit_away(const Phrase& phrase, const DateUnit& unit, int away) {
    if (unit.months > 0) {
        const int this_one = month_number(phrase.today) / unit.months * unit.months;
        return months_from(phrase, this_one + away * unit.months, unit.months);
    }
    const Day this_one = phrase.today - days(unit.days == 7 ? weekday_of(phrase.today) : 0);
    const Day first = this_one + days(away * unit.days);
    return period_of(phrase, first, first + days(unit.days - 1));
}

// The day of the month so many months ago, or the last one of a shorter month.
Day months_before(const Phrase& phrase, int count) {
    const Period month = months_from(phrase, month_number(phrase.today) - count, 1);
    const auto day = static_cast<unsigned>(calendar_date(phrase.today).day());
    return std::min(month.first + days(static_cast<int>(day) - 1), month.last);
}

// What a number counts: "three weeks", "3 weeks", "2000 days".
int count_of(const Phrase& phrase) {
    int count = 0;
    for (const DateShape shape : {DateShape::count, DateShape::number, DateShape::digits, DateShape::year})
        count = std::max(count, phrase.value(shape));
    return count;
}

// The rules.

Period read_day_word(const Phrase& phrase) {
    const Day day = phrase.today + days(phrase.value(DateShape::day));
    return period_of(phrase, day, day);
}

Period read_year(const Phrase& phrase) {
    const int year = phrase.value(DateShape::year);
    check_year(phrase, year);
    return year_period(year);
}

Period read_decade(const Phrase& phrase) {
    const int year = phrase.value(DateShape::decade);
    if (year % 10 != 0)
        phrase.refuse(fmt::format("{} is no decade: write {}s", shown_piece(phrase.text), year / 10 * 10));
    return months_from(phrase, year * 12, 120);
}

Period read_numeric_month(const Phrase& phrase) {
    return month_of(phrase, phrase.value(DateShape::year), phrase.value(DateShape::number));
}

Period read_numeric_day(const Phrase& phrase) {
    return day_of(phrase, phrase.words[0].value, phrase.words[2].value, phrase.words[4].value);
}

Period read_compact_day(const Phrase& phrase) {
    const int number = phrase.value(DateShape::compact);
    return day_of(phrase, number / 10000, number / 100 % 100, number % 100);
}

// 16.9.2022 and 9/16/2022 can be read in one way only, 5.9.2022 can't.
Period read_day_first(const Phrase& phrase) {
    const int one = phrase.words[0].value;
    const int two = phrase.words[2].value;
    const int year = phrase.words[4].value;
    if (one != two && one >= 1 && two >= 1 && one <= 12 && two <= 12)
        phrase.refuse(fmt::format("{} can be read in two ways: write {:04}-{:02}-{:02} or {:04}-{:02}-{:02}",
                                  shown_piece(phrase.text), year, two, one, year, one, two));
    return two > 12 && one <= 12 ? day_of(phrase, year, one, two) : day_of(phrase, year, two, one);
}

Period read_named_month(const Phrase& phrase) {
    return month_of(phrase, phrase.value(DateShape::year), phrase.value(DateShape::month));
}

Period read_named_day(const Phrase& phrase) {
    const int day = phrase.value(DateShape::number) + phrase.value(DateShape::ordinal);
    return day_of(phrase, phrase.value(DateShape::year), phrase.value(DateShape::month), day);
}

Period read_relative_unit(const Phrase& phrase) {
    return unit_away(phrase, date_unit(phrase.value(DateShape::unit)), phrase.value(DateShape::relative));
}

Period read_units_ago(const Phrase& phrase) {
    return unit_away(phrase, date_unit(phrase.value(DateShape::unit)), -count_of(phrase));
}

Period read_last_units(const Phrase& phrase) {
    const DateUnit& unit = date_unit(phrase.value(DateShape::unit));
    const int count = count_of(phrase);
    if (phrase.value(DateShape::relative) != -1 || count < 1)
        phrase.refuse(fmt::format("{} is no date: write \"last 3 days\" or \"3 days ago\"", shown_piece(phrase.text)));
    const Day before =
        unit.months > 0 ? months_before(phrase, count * unit.months) : phrase.today - days(count * unit.days);
    return period_of(phrase, before + days(1), phrase.today);
}

Period read_weekday(const Phrase& phrase) {
    const int back = (weekday_of(phrase.today) - phrase.value(DateShape::weekday) + 7) % 7;
    return period_of(phrase, phrase.today - days(back), phrase.today - days(back));
}

Period read_relative_weekday(const Phrase& phrase) {
    const int wanted = phrase.value(DateShape::weekday);
    const Day monday = phrase.today - days(weekday_of(phrase.today));
    Day day = monday + days(wanted);
    const int relative = phrase.value(DateShape::relative);
    if (relative < 0 && day >= phrase.today) day -= days(7);
    if (relative > 0 && day <= phrase.today) day += days(7);
    return period_of(phrase, day, day);
}

// "week of 6 April 1987": from Monday to Sunday.
Period read_week_of(const Phrase& phrase) {
    if (date_unit(phrase.value(DateShape::unit)).days != 7)
        phrase.refuse(fmt::format("{} is no date: write \"week of 6 April 1987\"", shown_piece(phrase.text)));
    const Day day = read_named_day(phrase).first;
    const Day monday = day - days(weekday_of(day));
    return period_of(phrase, monday, monday + days(6));
}

// A third of a month: ten days, of the last what is left.
Period read_part_of_month(const Phrase& phrase) {
    const Period month = read_named_month(phrase);
    const int part = phrase.value(DateShape::part);
    const Day first = month.first + days(10 * part);
    return {first, part == 2 ? month.last : first + days(9)};
}

Period read_quarter(const Phrase& phrase) {
    const int year = phrase.value(DateShape::year);
    check_year(phrase, year);
    return months_from(phrase, year * 12 + (phrase.value(DateShape::quarter) - 1) * 3, 3);
}

struct Rule {
    std::string_view shape;
    Period (*read)(const Phrase&);
};
constexpr std::array rules = std::to_array<Rule>({
    {"d", read_day_word},        {"Y", read_year},
    {"s", read_decade},          {"C", read_compact_day},
    {"Y-n", read_numeric_month}, {"Y-n-n", read_numeric_day},
    {"Y/n/n", read_numeric_day}, {"Y.n.n", read_numeric_day},
    {"n-n-Y", read_day_first},   {"n/n/Y", read_day_first},
    {"n.n.Y", read_day_first},   {"mY", read_named_month},
    {"Ym", read_named_month},    {"nmY", read_named_day},
    {"omY", read_named_day},     {"mnY", read_named_day},
    {"moY", read_named_day},     {"ru", read_relative_unit},
    {"nua", read_units_ago},     {"Nua", read_units_ago},
    {"Yua", read_units_ago},     {"cua", read_units_ago},
    {"rnu", read_last_units},    {"rNu", read_last_units},
    {"rYu", read_last_units},    {"rcu", read_last_units},
    {"w", read_weekday},         {"rw", read_relative_weekday},
    {"ufnmY", read_week_of},     {"ufmnY", read_week_of},
    {"ufomY", read_week_of},     {"ufmoY", read_week_of},
    {"pmY", read_part_of_month}, {"qY", read_quarter},
    {"Yq", read_quarter},
});

// What is missing in expressions that are nearly one.
struct Hint {
    std::string_view shape;
    std::string_view mend;
};
constexpr std::array hints = std::to_array<Hint>({
    {"m", "add the year, as in \"September 2022\""},
    {"nm", "add the year, as in \"16 September 2022\""},
    {"mn", "add the year, as in \"September 16, 2022\""},
    {"om", "add the year, as in \"16 September 2022\""},
    {"mo", "add the year, as in \"September 16, 2022\""},
    {"Y-Y", "a range has two dots, as in 2020..2022"},
    {"YY", "a range has two dots, as in 2020..2022"},
    {"nu", "write \"last 3 days\" or \"3 days ago\""},
    {"cu", "write \"last 3 days\" or \"3 days ago\""},
    {"u", "write \"this week\" or \"last week\""},
    {"n", "write the year with four digits"},
    {"n.n.n", "write the year with four digits"},
    {"n/n/n", "write the year with four digits"},
    {"n-n-n", "write the year with four digits"},
    {"N", "write the year with four digits"},
});

template <class Table>
auto row_of(const Table& table, std::string_view shape) {
    const auto* row = std::find_if(table.begin(), table.end(), [=](const auto& r) { return r.shape == shape; });
    return row == table.end() ? nullptr : row;
}

[[noreturn]] void refuse_unreadable(const Phrase& phrase, std::string_view shapes) {
    const auto unknown = shapes.find(static_cast<char>(DateShape::unknown));
    if (unknown == std::string_view::npos) {
        const Hint* hint = row_of(hints, shapes);
        phrase.refuse(fmt::format("{} is no date: {}", shown_piece(phrase.text), hint ? hint->mend : examples));
    }
    const Span at = phrase.words[unknown].span;
    const std::string_view word = phrase.text.substr(at.begin, at.end - at.begin);
    const auto nearest = nearest_date_word(word);
    throw QueryError({phrase.span.begin + at.begin, phrase.span.begin + at.end},
                     nearest ? fmt::format("{} is no word of a date: did you mean \"{}\"?", shown_piece(word), *nearest)
                             : fmt::format("{} is no date: {}", shown_piece(phrase.text), examples));
}

Period read_phrase(std::string_view text, Day today, std::size_t offset) {
    const Phrase phrase{text, {offset, offset + text.size()}, read_date_words(text), today};
    const std::string shapes = date_shapes(phrase.words);
    const Rule* rule = row_of(rules, shapes);
    if (rule == nullptr) refuse_unreadable(phrase, shapes);
    return rule->read(phrase);
}

// A side of a range; nothing for an open one.
std::optional<Period> read_side(std::string_view text, Day today, std::size_t offset) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return std::nullopt;
    const auto end = text.find_last_not_of(' ') + 1;
    return read_phrase(text.substr(begin, end - begin), today, offset + begin);
}

struct Split {
    std::size_t at;
    std::size_t length;  ///< 0: no range
};

// At two dots, or at the one slash of ISO 8601.
Split split_range(std::string_view text) {
    const auto dots = text.find("..");
    if (dots != std::string_view::npos) return {dots, 2};
    const auto slash = text.find('/');
    const bool one = slash != std::string_view::npos && text.find('/', slash + 1) == std::string_view::npos;
    return one ? Split{slash, 1} : Split{text.size(), 0};
}

}  // namespace

DayRange parse_date_expression(std::string_view text, Day today, std::size_t offset) {
    const Span span{offset, offset + text.size()};
    const Split split = split_range(text);
    const std::string_view second_text = text.substr(std::min(text.size(), split.at + split.length));
    const auto first = read_side(text.substr(0, split.at), today, offset);
    if (split.length == 0) {
        if (!first) throw QueryError(span, fmt::format("a date is missing: {}", examples));
        return {first->first, first->last};
    }
    const auto second = read_side(second_text, today, offset + split.at + split.length);
    const bool open_enough = split.length == 2 && (first || second);
    if (!open_enough && !(first && second)) throw QueryError(span, "a range needs dates: 2020..2022, 2020.. or ..2022");
    DayRange range;
    if (first) range.first = first->first;
    if (second) range.last = second->last;
    if (first && second && *range.first > *range.last)
        throw QueryError(span, fmt::format("{} ends before it begins: write {}..{}", shown_piece(text),
                                           to_string(second->first), to_string(first->last)));
    return range;
}

bool is_date_expression(std::string_view text, Day today) {
    try {
        parse_date_expression(text, today);
        return true;
    } catch (const QueryError&) {
        return false;
    }
}

}  // namespace dateline
