#include "corpus/readers/dateline.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

// "text|agency|day|the rest of the story", "none" where there is no dateline.
std::string parts(const std::optional<Dateline>& found, std::string_view story) {
    if (!found) return "none";
    std::string out = found->text + '|' + found->agency + '|';
    if (const auto& day = found->day)
        out += std::to_string(day->year) + '-' + std::to_string(day->month) + '-' + std::to_string(day->day);
    return out + '|' + std::string(story.substr(found->size));
}

struct Row {
    std::string why;
    std::string text;
    std::string parts;
};

std::int64_t noon_of(int year, unsigned month, unsigned day) {
    return Moment{*make_day(year, month, day), std::chrono::hours{12}}.utc_seconds();
}

}  // namespace

TEST_CASE("A month is known by its name or the beginning of it") {
    CHECK(month_number("September") == 9U);
    CHECK(month_number("Sept.") == 9U);
    CHECK(month_number("SEP") == 9U);
    CHECK(month_number("may") == 5U);
    CHECK(month_number("Jun") == 6U);
    CHECK(month_number("Jul") == 7U);
    for (const auto* word : {"Ju", "", ".", "Septembers", "Monday", "12"}) CHECK_FALSE(month_number(word).has_value());
}

TEST_CASE("A day is read from three words") {
    CHECK(read_day("26", "FEB", "1987") == make_day(1987, 2, 26));
    CHECK(read_day("3", "March", "1987") == make_day(1987, 3, 3));
    CHECK_FALSE(read_day("29", "FEB", "1987").has_value());
    CHECK_FALSE(read_day("0", "FEB", "1987").has_value());
    CHECK_FALSE(read_day("26", "XYZ", "1987").has_value());
    CHECK_FALSE(read_day("26", "FEB", "87").has_value());
    CHECK_FALSE(read_day("", "", "").has_value());
    CHECK_FALSE(read_day("-1", "FEB", "1987").has_value());
}

TEST_CASE("A story's dateline is found at its head") {
    const Row rows[] = {
        {"city, day and agency", "KYIV, Sept 16 (Reuters) - He said", "KYIV, Sept 16|Reuters|0-9-16|He said"},
        {"a country between", "IZIUM, Ukraine, Sept 16 (Reuters) - He said",
         "IZIUM, Ukraine, Sept 16|Reuters|0-9-16|He said"},
        {"the year is written", "IZIUM, Ukraine, September 16, 2022 (AFP) - He said",
         "IZIUM, Ukraine, September 16, 2022|AFP|2022-9-16|He said"},
        {"the day before the month", "PARIS, 3 March 2020 (AFP) -- He said",
         "PARIS, 3 March 2020|AFP|2020-3-3|He said"},
        {"an agency without a day", "LAGOS, Nigeria (AP) — He said", "LAGOS, Nigeria|AP||He said"},
        {"a dash without blanks", "LAGOS, Nigeria (AP)—He said", "LAGOS, Nigeria|AP||He said"},
        {"an en dash", "LAGOS (AP) – He said", "LAGOS|AP||He said"},
        {"a day without an agency", "LONDON, March 3 - He said", "LONDON, March 3||0-3-3|He said"},
        {"a city of two words", "NEW YORK, Oct. 19 (UPI) - He said", "NEW YORK, Oct. 19|UPI|0-10-19|He said"},
        {"a hyphen in the city", "WILKES-BARRE, Pa., April 9 - He said", "WILKES-BARRE, Pa., April 9||0-4-9|He said"},
        {"letters with marks", "ZÜRICH, May 2 (Reuters) - He said", "ZÜRICH, May 2|Reuters|0-5-2|He said"},
        {"small letters, where day and agency stand by it", "Chicago, June 1 (Reuters) - He said",
         "Chicago, June 1|Reuters|0-6-1|He said"},
        {"cut by a line end", "IZIUM, Ukraine,\nSept 16 (Reuters) -\nHe said",
         "IZIUM, Ukraine, Sept 16|Reuters|0-9-16|He said"},
        {"an agency of two words", "KYIV, Sept 16 (Thomson Reuters) - He said",
         "KYIV, Sept 16|Thomson Reuters|0-9-16|He said"},
        {"no dash", "KYIV, Sept 16 (Reuters) He said", "none"},
        {"a dash in another paragraph", "KYIV, Sept 16 (Reuters)\n\nHe said - no", "none"},
        {"a sentence with a dash", "The minister said on Sept 16 - a Friday - that", "none"},
        {"a sentence in capitals", "NATO WILL ACT - SOURCES", "none"},
        {"a bracket that names no agency", "BREXIT (Analysis) - What now", "none"},
        {"small letters and no agency", "Chicago, June 1 - He said", "none"},
        {"a small letter first", "kyiv, Sept 16 (Reuters) - He said", "none"},
        {"a day that no month has", "KYIV, Sept 32 (Reuters) - He said", "none"},
        {"a quotation", "\"WE WON\", Sept 16 (Reuters) - He said", "none"},
        {"a long way to the dash", "KYIV" + std::string(300, ' ') + "Sept 16 (Reuters) - He said", "none"},
        {"a day and no place", "Sept 16 (Reuters) - He said", "none"},
        {"nothing", "", "none"},
        {"a dash alone", " - ", "none"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(parts(find_dateline(row.text), row.text) == row.parts);
    }
}

TEST_CASE("A script's dateline is a line of place, day and agency") {
    const Row rows[] = {
        {"all of it", "KYIV, UKRAINE (SEPTEMBER 16, 2022) (Reuters)", "KYIV, UKRAINE|Reuters|2022-9-16|"},
        {"the label before, the terms of use behind",
         "SHOWS: KYIV, UKRAINE (SEPTEMBER 16, 2022) (REUTERS - ACCESS ALL)", "KYIV, UKRAINE|REUTERS|2022-9-16|"},
        {"when it was taken is not known to the day", "KYIV, UKRAINE (RECENT - SEPTEMBER 16, 2022) (REUTERS)",
         "KYIV, UKRAINE|REUTERS|2022-9-16|"},
        {"no agency", "KYIV, UKRAINE (SEPTEMBER 16, 2022)", "KYIV, UKRAINE||2022-9-16|"},
        {"no year", "KYIV, UKRAINE (SEPTEMBER 16) (REUTERS)", "KYIV, UKRAINE|REUTERS|0-9-16|"},
        {"no day", "KYIV, UKRAINE (REUTERS)", "none"},
        {"a shot", "1. VARIOUS OF GRAVES (SEPTEMBER 16, 2022)", "none"},
        {"a sentence", "Kyiv was quiet (September 16, 2022) (Reuters)", "none"},
        {"text behind", "KYIV, UKRAINE (SEPTEMBER 16, 2022) and more", "none"},
        {"an open bracket", "KYIV, UKRAINE (SEPTEMBER 16, 2022", "none"},
        {"nothing", "", "none"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(parts(read_script_dateline(row.text), row.text) == row.parts);
    }
}

TEST_CASE("A year that is not written comes from the file's time") {
    struct YearRow {
        std::string why;
        DatelineDay day;
        std::int64_t file_time;
        std::optional<Day> expected;
    };
    const YearRow rows[] = {
        {"written: the file's time does not matter", {9, 16, 2022}, noon_of(1999, 1, 1), make_day(2022, 9, 16)},
        {"before the file's day", {9, 16, 0}, noon_of(2022, 9, 20), make_day(2022, 9, 16)},
        {"the file's day", {9, 16, 0}, noon_of(2022, 9, 16), make_day(2022, 9, 16)},
        {"a day later, which is today in the east", {9, 17, 0}, noon_of(2022, 9, 16), make_day(2022, 9, 17)},
        {"two days later is the year before", {9, 18, 0}, noon_of(2022, 9, 16), make_day(2021, 9, 18)},
        {"December, in a file of January", {12, 30, 0}, noon_of(2023, 1, 2), make_day(2022, 12, 30)},
        {"New Year, in a file of the last evening", {1, 1, 0}, noon_of(2022, 12, 31), make_day(2023, 1, 1)},
        {"a leap day of the year before", {2, 29, 0}, noon_of(2021, 1, 5), make_day(2020, 2, 29)},
        {"a leap day that neither year has", {2, 29, 0}, noon_of(2023, 5, 5), std::nullopt},
        {"the file's time is not known", {9, 16, 0}, INT64_MIN, std::nullopt},
        {"a file's time of no calendar", {9, 16, 0}, INT64_MAX / 2, std::nullopt},
        {"no such day", {2, 30, 2022}, 0, std::nullopt},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK((resolve_day(row.day, row.file_time) == row.expected));
    }
}
