#include "corpus/readers/dateline.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

// "place|agency|day|the rest of the story", "none" where there is no dateline.
std::string parts(const std::optional<Dateline>& found, std::string_view story) {
    if (!found) return "none";
    std::string out = found->text + '|' + found->agency + '|';
    if (found->day) out += to_string(*found->day);
    return out + '|' + std::string(story.substr(found->size));
}

struct Row {
    std::string why;
    std::string text;
    std::string parts;
};

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
        {"city, day and agency; a year is not guessed", "KYIV, Sept 16 (Reuters) - He said", "KYIV|Reuters||He said"},
        {"a country between", "IZIUM, Ukraine, Sept 16 (Reuters) - He said", "IZIUM, Ukraine|Reuters||He said"},
        {"the year is written", "IZIUM, Ukraine, September 16, 2022 (AFP) - He said",
         "IZIUM, Ukraine|AFP|2022-09-16|He said"},
        {"the day before the month", "PARIS, 3 March 2020 (AFP) -- He said", "PARIS|AFP|2020-03-03|He said"},
        {"an agency without a day", "LAGOS, Nigeria (AP) — He said", "LAGOS, Nigeria|AP||He said"},
        {"a dash without blanks", "LAGOS, Nigeria (AP)—He said", "LAGOS, Nigeria|AP||He said"},
        {"an underscore, as wires sent a dash", "LAGOS (AP) _ He said", "LAGOS|AP||He said"},
        {"an en dash", "LAGOS (AP) – He said", "LAGOS|AP||He said"},
        {"a day without an agency", "LONDON, March 3 - He said", "LONDON|||He said"},
        {"a city of two words", "NEW YORK, Oct. 19 (UPI) - He said", "NEW YORK|UPI||He said"},
        {"a hyphen in the city", "WILKES-BARRE, Pa., April 9 - He said", "WILKES-BARRE, Pa.|||He said"},
        {"letters with marks", "ZÜRICH, May 2 (Reuters) - He said", "ZÜRICH|Reuters||He said"},
        {"small letters, where day and agency stand by it", "Chicago, June 1 (Reuters) - He said",
         "Chicago|Reuters||He said"},
        {"cut by a line end", "IZIUM, Ukraine,\nSept 16 (Reuters) -\nHe said", "IZIUM, Ukraine|Reuters||He said"},
        {"an agency of two words", "KYIV, Sept 16 (Thomson Reuters) - He said", "KYIV|Thomson Reuters||He said"},
        {"no dash", "KYIV, Sept 16 (Reuters) He said", "none"},
        {"a dash in another paragraph", "KYIV, Sept 16 (Reuters)\n\nHe said - no", "none"},
        {"a sentence with a dash", "The minister said on Sept 16 - a Friday - that", "none"},
        {"a sentence in capitals", "NATO WILL ACT - SOURCES", "none"},
        {"a bracket that names no agency", "BREXIT (Analysis) - What now", "none"},
        {"small letters and no agency", "Chicago, June 1 - He said", "none"},
        {"a small letter first", "kyiv, Sept 16 (Reuters) - He said", "none"},
        {"small words in a place", "RIO de Janeiro, Sept 16 (Reuters) - He said", "RIO de Janeiro|Reuters||He said"},
        {"a sentence with a bracket and a dash", "He said on Sept 16 (a Friday) - that", "none"},
        {"a sentence before the dateline", "Moscow denied.\nKYIV, Sept 16 (Reuters) - He said", "none"},
        {"a day that the year has not", "KYIV, Sept 31, 2022 (Reuters) - He said", "none"},
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
        {"all of it", "KYIV, UKRAINE (SEPTEMBER 16, 2022) (Reuters)", "KYIV, UKRAINE|Reuters|2022-09-16|"},
        {"the label before, the terms of use behind",
         "SHOWS: KYIV, UKRAINE (SEPTEMBER 16, 2022) (REUTERS - ACCESS ALL)", "KYIV, UKRAINE|REUTERS|2022-09-16|"},
        {"when it was taken is not known to the day", "KYIV, UKRAINE (RECENT - SEPTEMBER 16, 2022) (REUTERS)",
         "KYIV, UKRAINE|REUTERS|2022-09-16|"},
        {"no agency", "KYIV, UKRAINE (SEPTEMBER 16, 2022)", "KYIV, UKRAINE||2022-09-16|"},
        {"no year", "KYIV, UKRAINE (SEPTEMBER 16) (REUTERS)", "KYIV, UKRAINE|REUTERS||"},
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

TEST_CASE("A line that is known to be a dateline gives its place") {
    struct PlaceRow {
        std::string why;
        std::string line;
        std::string place;
    };
    const PlaceRow rows[] = {
        {"day and agency", "KYIV, Sept 16 (Reuters) -", "KYIV"},
        {"small letters, and a day alone", "New York, April 16", "New York"},
        {"small letters, and an agency alone", "Bangkok, Thailand (AP)", "Bangkok, Thailand"},
        {"an agency that nobody knows, behind a day", "Paris, 12 May 1994 (XYZ)", "Paris"},
        {"the place alone", "IZIUM, Ukraine", "IZIUM, Ukraine"},
        {"a bracket that may belong to the place", "Paris (Texas)", "Paris (Texas)"},
        {"a dash and blanks", "New York \n --", "New York"},
        {"a dash between two places", "Kyiv - Lviv", "Kyiv - Lviv"},
        {"a day and no place", "May 12", "May 12"},
        {"other letters", "ХАРКІВ, Sept 16 -", "ХАРКІВ"},
        {"too long", std::string(300, 'A') + ", Sept 16", std::string(300, 'A') + ", Sept 16"},
        {"nothing", "", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(dateline_place(row.line) == row.place);
    }
}
