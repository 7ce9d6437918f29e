#include "corpus/readers/news_moment.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("Moments of RFC 822 are read as feeds write them") {
    struct Row {
        std::string why;
        std::string text;
        std::string moment;  // empty: can't be read; with ! where a time was dropped
    };
    const Row rows[] = {
        {"in full", "Fri, 16 Sep 2022 10:15:00 +0200", "2022-09-16T10:15:00+02:00"},
        {"by name of zone", "Fri, 16 Sep 2022 10:15:00 GMT", "2022-09-16T10:15:00Z"},
        {"a zone of America", "Fri, 16 Sep 2022 10:15:00 EDT", "2022-09-16T10:15:00-04:00"},
        {"a zone of Europe", "Fri, 16 Sep 2022 10:15:00 CEST", "2022-09-16T10:15:00+02:00"},
        {"a comment behind the zone", "Fri, 16 Sep 2022 10:15:00 +0300 (EEST)", "2022-09-16T10:15:00+03:00"},
        {"no weekday", "16 Sep 2022 10:15:00 GMT", "2022-09-16T10:15:00Z"},
        {"a weekday without a comma", "Fri 16 Sep 2022 10:15:00 GMT", "2022-09-16T10:15:00Z"},
        {"no seconds, no zone", "16 Sep 2022 10:15", "2022-09-16T10:15:00Z"},
        {"an hour of one digit", "6 Sep 2022 9:05:00 GMT", "2022-09-06T09:05:00Z"},
        {"a month in full", "16 September 2022 10:15:00 GMT", "2022-09-16T10:15:00Z"},
        {"a year of this century", "16 Sep 22 10:15:00 UT", "2022-09-16T10:15:00Z"},
        {"a year of the last century", "03 Mar 87 10:15:00 Z", "1987-03-03T10:15:00Z"},
        {"a year since 1900", "03 Mar 099 10:15:00 Z", "1999-03-03T10:15:00Z"},
        {"blanks all over", " Fri,  16 Sep\t2022  10:15:00   GMT ", "2022-09-16T10:15:00Z"},
        {"a day alone", "16 Sep 2022", "2022-09-16"},
        {"a zone that nobody knows", "16 Sep 2022 10:15:00 XYZ", "2022-09-16!"},
        {"a time that is none", "16 Sep 2022 25:15:00 GMT", "2022-09-16!"},
        {"a day that is none", "31 Sep 2022 10:15:00 GMT", ""},
        {"a month that is none", "16 Foo 2022 10:15:00 GMT", ""},
        {"a year that is none", "16 Sep 2O22", ""},
        {"no year", "16 Sep", ""},
        {"words", "last Friday", ""},
        {"a weekday alone", "Fri,", ""},
        {"one letter", "F", ""},
        {"nothing", "", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto read = parse_rfc822_moment(row.text);
        CHECK((read ? to_string(read->moment) + (read->time_dropped ? "!" : "") : "") == row.moment);
    }
}

TEST_CASE("A record's moments are read in either form, and the first bad one is kept") {
    RecordMends mends;
    MomentReader moments(mends);
    CHECK(to_string(*moments.read("a", "20220916T101500+0200")) == "2022-09-16T10:15:00+02:00");
    CHECK(to_string(*moments.read("a", " 2022-09-16 ")) == "2022-09-16");
    CHECK(to_string(*moments.read("a", "16 Sep 2022 10:15 EST")) == "2022-09-16T10:15:00-05:00");
    CHECK_FALSE(moments.read("a", "  "));
    CHECK_FALSE(moments.fault());
    CHECK(mends.times_dropped == 0);
    CHECK(to_string(*moments.read("a", "2022-09-16T99")) == "2022-09-16");
    CHECK(mends.times_dropped == 1);
    CHECK_FALSE(moments.read("first", "soon"));
    CHECK_FALSE(moments.read("second", "later"));
    REQUIRE(moments.fault());
    CHECK(moments.fault()->reason == RejectReason::bad_date);
    CHECK(moments.fault()->detail == "first: soon");
}
