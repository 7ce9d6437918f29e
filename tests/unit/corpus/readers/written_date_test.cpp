#include "corpus/readers/written_date.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

struct Row {
    std::string why;
    std::string text;
    std::string moment;  // "none" where the day can't be read; "~" behind it where a time was dropped
    DateOrder order = DateOrder::unknown;
};

std::string shown(const std::optional<ReadMoment>& read) {
    return read ? to_string(read->moment) + (read->time_dropped ? "~" : "") : "none";
}

}  // namespace

TEST_CASE("A written date is read in every form that leaves no doubt") {
    const Row rows[] = {
        {"ISO", "2022-09-16", "2022-09-16"},
        {"ISO with time and zone", "2022-09-16T10:05:00+03:00", "2022-09-16T10:05:00+03:00"},
        {"as databases print it", "2022-09-16 10:05:00.123", "2022-09-16T10:05:00Z"},
        {"ISO with twelve hours", "2022-09-16 10:05 PM", "2022-09-16T22:05:00Z"},
        {"ISO with a named zone", "2022-09-16 10:05:00 UTC", "2022-09-16T10:05:00Z"},
        {"eight digits", "20220916", "2022-09-16"},
        {"nine digits", "202209161", "none"},
        {"year first with strokes", "2022/9/6", "2022-09-06"},
        {"points: the day is first", "6.9.2022", "2022-09-06"},
        {"points and blanks", "6. 9. 2022, 10:05", "2022-09-06T10:05:00Z"},
        {"no thirteenth month: day first", "16/09/2022", "2022-09-16"},
        {"no sixteenth month: month first", "09/16/2022", "2022-09-16"},
        {"hyphens", "16-09-2022", "2022-09-16"},
        {"either order", "03/04/2022", "none"},
        {"either order, the same day", "05/05/2022 10:05", "2022-05-05T10:05:00Z"},
        {"either order, said to be American", "03/04/2022", "2022-03-04", DateOrder::month_first},
        {"no such day in either order", "31/31/2022", "none"},
        {"a day that the American order has not", "31/12/2022", "none", DateOrder::month_first},
        {"two digits of a year", "16/09/22", "none"},
        {"two digits of a year, American", "03/24/87", "1987-03-24", DateOrder::month_first},
        {"two digits, this century", "03/24/07", "2007-03-24", DateOrder::month_first},
        {"American with a time", "06/01/1998 00:07:00", "1998-06-01T00:07:00Z", DateOrder::month_first},
        {"RFC 822", "Fri, 16 Sep 2022 10:05:00 GMT", "2022-09-16T10:05:00Z"},
        {"RFC 822 with a number as zone", "Fri, 16 Sep 2022 10:05:00 +0300", "2022-09-16T10:05:00+03:00"},
        {"RFC 822 with an American zone", "16 Sep 2022 10:05 EDT", "2022-09-16T10:05:00-04:00"},
        {"a zone that nobody knows", "16 Sep 2022 10:05 XYZ", "2022-09-16~"},
        {"month first, in words", "September 16, 2022", "2022-09-16"},
        {"weekday and edition behind", "January 1, 1989, Sunday, Home Edition ", "1989-01-01"},
        {"weekday in front", "Friday, September 16, 2022", "2022-09-16"},
        {"an ordinal", "Sept. 16th 2022", "2022-09-16"},
        {"midnight of twelve hours", "Sep 16, 2022 12:30 AM", "2022-09-16T00:30:00Z"},
        {"noon", "Sep 16, 2022 12:30pm", "2022-09-16T12:30:00Z"},
        {"hyphens and a name", "16-SEP-2022", "2022-09-16"},
        {"a time that is none", "16 Sep 2022 25:61", "2022-09-16~"},
        {"words with a digit behind", "16 Sep 2022, page 4", "2022-09-16~"},
        {"year first, the month in words", "2022-Sep-16", "2022-09-16"},
        {"a fifteenth hour of twelve", "Sep 16, 2022 15:00 AM", "2022-09-16~"},
        {"no such day", "31 April 2022", "none"},
        {"no year", "16 September", "none"},
        {"a month alone", "September 2022", "none"},
        {"a word that is no month", "16 Foo 2022", "none"},
        {"two months", "May June 2022", "none"},
        {"a number alone", "1663329600", "none"},
        {"words", "yesterday", "none"},
        {"a weekday alone", "Friday", "none"},
        {"separators alone", "//", "none"},
        {"blanks", " ", "none"},
        {"nothing", "", "none"},
        {"a long text", std::string(300, '1'), "none"},
    };
    for (const auto& row : rows) {
        INFO(row.why << ": " << row.text);
        CHECK(shown(read_written_moment(row.text, row.order)) == row.moment);
    }
}
