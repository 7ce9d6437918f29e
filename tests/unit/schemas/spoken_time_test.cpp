#include "schemas/spoken_time.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

Day day(const char* text) { return parse_day(text).value(); }

std::string joined(const std::vector<SpokenUnit>& units) {
    std::string text;
    for (const auto& unit : units) text += (text.empty() ? "" : " ") + to_string(unit);
    return text;
}

std::string spoken(const char* first, const char* last) {
    return joined(spoken_units({{day(first), day(last)}, TimeGrain::day}));
}

}  // namespace

TEST_CASE("a time that is said is cut into whole units of the calendar") {
    struct Row {
        const char* first;
        const char* last;
        const char* units;
    };
    const Row rows[] = {
        {"2022-09-16", "2022-09-16", "D20220916"},
        {"2022-09-01", "2022-09-30", "M202209"},
        {"2022-07-01", "2022-09-30", "Q20223"},
        {"2022-01-01", "2022-12-31", "Y2022"},
        {"1990-01-01", "1999-12-31", "C1990"},
        {"1992-01-01", "1993-03-31", "Y1992 Q19931"},
        {"2022-09-12", "2022-09-18", "D20220912 D20220913 D20220914 D20220915 D20220916 D20220917 D20220918"},
        {"1901-01-01", "2000-12-31",
         "Y1901 Y1902 Y1903 Y1904 Y1905 Y1906 Y1907 Y1908 Y1909 C1910 C1920 C1930 C1940 C1950 C1960 C1970 C1980 C1990 "
         "Y2000"},
    };
    for (const auto& row : rows) CHECK(spoken(row.first, row.last) == row.units);
}

TEST_CASE("a long time is told in units that are no more than most_units") {
    const TimeExtent long_time{{day("1022-03-16"), day("2922-09-18")}, TimeGrain::day};
    const auto units = spoken_units(long_time);
    CHECK(units.size() <= 200);
    CHECK_FALSE(units.empty());
    CHECK(spoken("2019-02-10", "2022-04-20") == "M201902 M201903 Q20192 Q20193 Q20194 Y2020 Y2021 Q20221 M202204");
}

TEST_CASE("what a question asks for is covered exactly") {
    CHECK(joined(cover({day("2022-08-31"), day("2022-10-01")})) == "D20220831 M202209 D20221001");
    CHECK(joined(cover({day("1989-12-31"), day("2000-12-31")})) == "D19891231 C1990 Y2000");
}

TEST_CASE("a unit lies in all coarser ones") {
    CHECK(joined(units_around({SpokenGrain::day, day("2022-09-16")})) == "M202209 Q20223 Y2022 C2020");
    CHECK(joined(units_around({SpokenGrain::year, day("1945-01-01")})) == "C1940");
    CHECK(units_around({SpokenGrain::decade, day("1940-01-01")}).empty());
    CHECK(days_of({SpokenGrain::quarter, day("2022-07-01")}) == Period{day("2022-07-01"), day("2022-09-30")});
    CHECK(days_of({SpokenGrain::month, day("2024-02-01")}) == Period{day("2024-02-01"), day("2024-02-29")});
}

TEST_CASE("spoken times come back in order") {
    const SpokenTime day_said{{day("2022-09-16"), day("2022-09-16")}, TimeGrain::day, 2, true};
    const SpokenTime month_said{{day("2022-09-01"), day("2022-09-30")}, TimeGrain::month, 1, false};
    const SpokenTime long_ago{{day("1600-01-01"), day("1699-12-31")}, TimeGrain::century, 300, false};
    const std::string bytes = encode_spoken({day_said, long_ago, month_said});
    CHECK(decode_spoken(bytes) == std::vector<SpokenTime>{long_ago, month_said, day_said});
    CHECK(decode_spoken("").empty());
    CHECK(bytes.size() < 24);
}

TEST_CASE("damaged spoken times are refused") {
    const std::string bytes = encode_spoken({{{day("2022-09-16"), day("2022-09-17")}, TimeGrain::weekend, 1, true}});
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) CHECK_THROWS_AS(decode_spoken(bytes.substr(0, cut)), Error);
    CHECK_THROWS_AS(decode_spoken(bytes + "x"), Error);
    std::string no_grain = bytes;
    no_grain[no_grain.size() - 2] = '\x7f';
    CHECK_THROWS_AS(decode_spoken(no_grain), Error);
}
