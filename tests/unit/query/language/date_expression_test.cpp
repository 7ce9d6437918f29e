#include "query/language/date_expression.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "query/language/query_error.hpp"

using namespace dateline;

namespace {

// A Friday; its week begins on the 12th.
const Day friday = *make_day(2022, 9, 16);

std::string days_of(std::string_view text, Day today) {
    const DayRange range = parse_date_expression(text, today);
    const std::string first = range.first ? to_string(*range.first) : "";
    const std::string last = range.last ? to_string(*range.last) : "";
    return first == last ? first : first + ".." + last;
}

struct Row {
    std::string text;
    std::string days;
    std::string reason;
};

const std::vector<Row> readable{
    {"2022", "2022-01-01..2022-12-31", "a year"},
    {"1000", "1000-01-01..1000-12-31", "the first year there is"},
    {"2999", "2999-01-01..2999-12-31", "the last year there is"},
    {"2022-09", "2022-09-01..2022-09-30", "a month of 30 days"},
    {"2022-9", "2022-09-01..2022-09-30", "a month with one digit"},
    {"2022-02", "2022-02-01..2022-02-28", "February"},
    {"2020-02", "2020-02-01..2020-02-29", "February of a leap year"},
    {"1900-02", "1900-02-01..1900-02-28", "a century that is no leap year"},
    {"2022-09-16", "2022-09-16", "ISO day"},
    {"2020-02-29", "2020-02-29", "a leap day"},
    {"1600-02-29", "1600-02-29", "a leap day long ago"},
    {"2199-12-31", "2199-12-31", "a day far ahead"},
    {"2022-9-6", "2022-09-06", "day and month with one digit"},
    {"20220916", "2022-09-16", "ISO without dashes"},
    {"2022/09/16", "2022-09-16", "slashes, year first"},
    {"2022.09.16", "2022-09-16", "dots, year first"},
    {"2020s", "2020-01-01..2029-12-31", "a decade"},
    {"1990S", "1990-01-01..1999-12-31", "a decade with a capital"},
    {"16.9.2022", "2022-09-16", "day first: 16 is no month"},
    {"16/9/2022", "2022-09-16", "day first with slashes is no ISO interval"},
    {"16-09-2022", "2022-09-16", "day first with dashes"},
    {"9/16/2022", "2022-09-16", "month first: 16 is no month"},
    {"5.5.2022", "2022-05-05", "both readings are the same day"},
    {"september 2022", "2022-09-01..2022-09-30", "month by name"},
    {"September 2022", "2022-09-01..2022-09-30", "with a capital"},
    {"SEPTEMBER 2022", "2022-09-01..2022-09-30", "in capitals"},
    {"sep 2022", "2022-09-01..2022-09-30", "short name"},
    {"sept. 2022", "2022-09-01..2022-09-30", "short name with full stop"},
    {"2022 september", "2022-09-01..2022-09-30", "year before the month"},
    {"september, 2022", "2022-09-01..2022-09-30", "a comma before the year"},
    {"may 2022", "2022-05-01..2022-05-31", "a month that is no abbreviation"},
    {"16 september 2022", "2022-09-16", "day, month, year"},
    {"16th september 2022", "2022-09-16", "an ordinal"},
    {"1st jan 2022", "2022-01-01", "st"},
    {"2nd jan 2022", "2022-01-02", "nd"},
    {"3rd jan 2022", "2022-01-03", "rd"},
    {"september 16, 2022", "2022-09-16", "American order"},
    {"september 16 2022", "2022-09-16", "without the comma"},
    {"September 16th, 2022", "2022-09-16", "American order with an ordinal"},
    {"16-september-2022", "2022-09-16", "joined, so that no quotes are needed"},
    {"16-Sep-2022", "2022-09-16", "joined and short"},
    {"september-2022", "2022-09-01..2022-09-30", "joined month and year"},
    {"september_2022", "2022-09-01..2022-09-30", "joined by underlines"},
    {"today", "2022-09-16", "today"},
    {"now", "2022-09-16", "now is today"},
    {"Yesterday", "2022-09-15", "yesterday, with a capital"},
    {"tomorrow", "2022-09-17", "tomorrow"},
    {"this week", "2022-09-12..2022-09-18", "Monday to Sunday"},
    {"last week", "2022-09-05..2022-09-11", "the whole week before"},
    {"last-week", "2022-09-05..2022-09-11", "joined"},
    {"past week", "2022-09-05..2022-09-11", "another word for last"},
    {"next week", "2022-09-19..2022-09-25", "the week to come"},
    {"this month", "2022-09-01..2022-09-30", "all of it, also what is to come"},
    {"last month", "2022-08-01..2022-08-31", "the whole month before"},
    {"next month", "2022-10-01..2022-10-31", "the month to come"},
    {"this quarter", "2022-07-01..2022-09-30", "the third quarter"},
    {"last quarter", "2022-04-01..2022-06-30", "the second quarter"},
    {"this year", "2022-01-01..2022-12-31", "all of it"},
    {"last year", "2021-01-01..2021-12-31", "the year before"},
    {"previous year", "2021-01-01..2021-12-31", "another word for last"},
    {"next year", "2023-01-01..2023-12-31", "the year to come"},
    {"last decade", "2010-01-01..2019-12-31", "the whole decade before"},
    {"1 day ago", "2022-09-15", "yesterday in other words"},
    {"3 days ago", "2022-09-13", "a single day"},
    {"3-days-ago", "2022-09-13", "joined"},
    {"100 days ago", "2022-06-08", "three digits"},
    {"1000 days ago", "2019-12-21", "four digits are no year here"},
    {"a week ago", "2022-09-05..2022-09-11", "a whole week, as last week is"},
    {"two weeks ago", "2022-08-29..2022-09-04", "a number in letters"},
    {"1 month ago", "2022-08-01..2022-08-31", "a whole month"},
    {"9 months ago", "2021-12-01..2021-12-31", "over the turn of the year"},
    {"twelve months ago", "2021-09-01..2021-09-30", "the longest number in letters"},
    {"3 years ago", "2019-01-01..2019-12-31", "a whole year"},
    {"0 days ago", "2022-09-16", "nought is today"},
    {"last 1 day", "2022-09-16", "ends today, so it is today"},
    {"last 7 days", "2022-09-10..2022-09-16", "seven days with today"},
    {"past 7 days", "2022-09-10..2022-09-16", "another word for last"},
    {"last 365 days", "2021-09-17..2022-09-16", "three digits"},
    {"last 2 weeks", "2022-09-03..2022-09-16", "fourteen days"},
    {"last three months", "2022-06-17..2022-09-16", "months back to the same day"},
    {"last 2 years", "2020-09-17..2022-09-16", "years back to the same day"},
    {"friday", "2022-09-16", "today is one"},
    {"thursday", "2022-09-15", "the last one"},
    {"Saturday", "2022-09-10", "the last one is in the week before"},
    {"mon", "2022-09-12", "short name"},
    {"last friday", "2022-09-09", "before today"},
    {"last thursday", "2022-09-15", "yesterday is before today"},
    {"this monday", "2022-09-12", "of this week"},
    {"this sunday", "2022-09-18", "of this week, to come"},
    {"next friday", "2022-09-23", "after today"},
    {"next saturday", "2022-09-17", "tomorrow is after today"},
    {"2022-09-01..2022-09-30", "2022-09-01..2022-09-30", "a range of days"},
    {"2020..2022", "2020-01-01..2022-12-31", "from the first day of one to the last of the other"},
    {"2022-09..2022", "2022-09-01..2022-12-31", "the second is coarser and ends later"},
    {"2022..2022-03", "2022-01-01..2022-03-31", "the first is coarser"},
    {"2022..2022", "2022-01-01..2022-12-31", "both ends the same"},
    {"..2020", "..2020-12-31", "open before"},
    {"2020..", "2020-01-01..", "open behind"},
    {"2020 .. 2022", "2020-01-01..2022-12-31", "blanks about the dots"},
    {"last week..today", "2022-09-05..2022-09-16", "words on both sides"},
    {"september 2021..last month", "2021-09-01..2022-08-31", "several words on both sides"},
    {"17.9.2021..16.9.2022", "2021-09-17..2022-09-16", "dots within and between"},
    {"2022-09-01/2022-09-30", "2022-09-01..2022-09-30", "ISO interval"},
    {"2020/2022", "2020-01-01..2022-12-31", "ISO interval of years"},
    {"  2022  ", "2022-01-01..2022-12-31", "blanks about it"},
    {"last\t week", "2022-09-05..2022-09-11", "several blanks of any kind"},
    {"last\u00A0week", "2022-09-05..2022-09-11", "a blank that does not break"},
};

struct Fault {
    std::string text;
    Span span;
    std::string message;
    std::string reason;
};

const std::vector<Fault> unreadable{
    {"", {0, 0}, "a date is missing", "nothing"},
    {"   ", {0, 3}, "a date is missing", "blanks"},
    {"0999", {0, 4}, "outside the years 1000 to 2999", "before the first year"},
    {"3000", {0, 4}, "outside the years 1000 to 2999", "behind the last year"},
    {"999", {0, 3}, "four digits", "a year of three digits"},
    {"12022", {0, 5}, "four digits", "a year of five digits"},
    {"22", {0, 2}, "four digits", "a year of two digits"},
    {"16.9.22", {0, 7}, "four digits", "a year of two digits in a day"},
    {"123456", {0, 6}, "write a date as", "six digits"},
    {"99999999999999999999", {0, 20}, "write a date as", "more digits than a number has"},
    {"2022-13", {0, 7}, "there is no month 13", "month 13"},
    {"2022-00", {0, 7}, "there is no month 0", "month 0"},
    {"2022-02-30", {0, 10}, "no day 2022-02-30", "a day that is not in the calendar"},
    {"2022-02-29", {0, 10}, "no day 2022-02-29", "a leap day in a common year"},
    {"2022-09-00", {0, 10}, "no day 2022-09-00", "day 0"},
    {"20221301", {0, 8}, "there is no month 13", "month 13 without dashes"},
    {"31 june 2022", {0, 12}, "no day 2022-06-31", "June has 30 days"},
    {"5.9.2022", {0, 8}, "write 2022-09-05 or 2022-05-09", "day and month can't be told apart"},
    {"05/09/2022", {0, 10}, "write 2022-09-05 or 2022-05-09", "nor with slashes"},
    {"12-11-2022", {0, 10}, "write 2022-11-12 or 2022-12-11", "nor at the bound"},
    {"16.13.2022", {0, 10}, "there is no month 13", "neither is a month"},
    {"0.9.2022", {0, 8}, "no day 2022-09-00", "day 0 is not ambiguous but wrong"},
    {"septembre 2022", {0, 9}, "did you mean \"september\"", "a word that is nearly right: the caret is under it"},
    {"16 septmber 2022", {3, 11}, "did you mean \"september\"", "not the first word"},
    {"yesteday", {0, 8}, "did you mean \"yesterday\"", "a slip of the pen"},
    {"last wek", {5, 8}, "write a date as", "too short for a guess"},
    {"soon", {0, 4}, "write a date as", "two letters from \"mon\", but half of it"},
    {"1.9.2022..16.9.2022", {0, 8}, "can be read in two ways", "the first end of a range is ambiguous"},
    {"bananas", {0, 7}, "write a date as", "like nothing"},
    {"september", {0, 9}, "add the year", "a month without a year"},
    {"16 september", {0, 12}, "add the year", "a day without a year"},
    {"september 16", {0, 12}, "add the year", "American, without a year"},
    {"2020-2022", {0, 9}, "two dots", "a dash for a range"},
    {"week", {0, 4}, "last week", "a unit alone"},
    {"3 days", {0, 6}, "3 days ago", "ago is missing"},
    {"next 3 days", {0, 11}, "last 3 days", "only the past is counted"},
    {"last 0 days", {0, 11}, "last 3 days", "no days at all"},
    {"2022s", {0, 5}, "write 2020s", "no decade"},
    {"9999 years ago", {0, 14}, "before the year 1000", "before all calendars"},
    {"99999 weeks ago", {0, 15}, "outside the years", "a day before the first year"},
    {"last 9999 years", {0, 15}, "before the year 1000", "so many years are too many"},
    {"..", {0, 2}, "2020.. or ..2022", "a range without ends"},
    {"2022..2020", {0, 10}, "ends before it begins", "a range the wrong way round"},
    {"2022-09-16..2022-09-15", {0, 22}, "ends before it begins", "by one day"},
    {"today..yesterday", {0, 16}, "write 2022-09-15..2022-09-16", "the mend turns it round"},
    {"2020..bananas", {6, 13}, "write a date as", "the fault is in the second half"},
    {"bananas..2020", {0, 7}, "write a date as", "the fault is in the first half"},
    {"2020..2021..2022", {10, 11}, "write a date as", "two ranges in one"},
    {"2020...2022", {6, 7}, "write a date as", "three dots"},
    {"2022/", {0, 5}, "a range needs dates", "an interval has two ends"},
    {"/2022", {0, 5}, "a range needs dates", "an interval has two ends"},
    {"2022/09", {5, 7}, "four digits", "read as an interval, whose end is no date"},
    {"-2022", {0, 1}, "write a date as", "no years before Christ"},
    {"2022-", {4, 5}, "write a date as", "something is missing behind the dash"},
    {"2022--09", {4, 5}, "write a date as", "two dashes"},
    {"2022-09-16T10:00", {8, 13}, "write a date as", "times can't be asked for"},
    {"2022:09", {4, 5}, "write a date as", "no separator of dates"},
    {"2022*", {4, 5}, "write a date as", "no wildcards"},
    {"16th", {0, 4}, "write a date as", "an ordinal alone"},
    {"yesterday today", {0, 15}, "write a date as", "two dates"},
    {"ago 3 days", {0, 10}, "write a date as", "words in the wrong order"},
    {std::string("20\0"
                 "22",
                 5),
     {0, 5},
     "write a date as",
     "NUL is a blank: two numbers"},
    {"\xFF\xFE", {0, 2}, "write a date as", "damaged bytes"},
    {"сентябрь 2022", {0, 16}, "write a date as", "another language"},
};

}  // namespace

TEST_CASE("dates are read as days") {
    for (const Row& row : readable) {
        INFO(row.text << ": " << row.reason);
        CHECK(days_of(row.text, friday) == row.days);
        CHECK(is_date_expression(row.text, friday));
    }
    CHECK(readable.size() >= 80);
}

TEST_CASE("what is no date is refused with its place and a mend") {
    for (const Fault& row : unreadable) {
        INFO(row.text << ": " << row.reason);
        CHECK_FALSE(is_date_expression(row.text, friday));
        try {
            parse_date_expression(row.text, friday);
            FAIL_CHECK("it was read");
        } catch (const QueryError& error) {
            CHECK_THAT(error.what(), Catch::Contains(row.message));
            CHECK(error.span().begin == row.span.begin);
            CHECK(error.span().end == row.span.end);
        }
    }
}
