#include "query/language/date_words.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace dateline;

namespace {

struct Row {
    std::string text;
    std::string shapes;
    std::string reason;
};

const std::vector<Row> rows{
    {"", "", "nothing"},
    {"2022", "Y", "four digits"},
    {"9 09", "nn", "one and two digits"},
    {"20220916", "C", "eight digits"},
    {"123 12345", "NN", "other numbers"},
    {"123456", "?", "more digits than are counted"},
    {"16th 1990s", "os", "digits with an ending"},
    {"1990th 16s 5x", "???", "endings that do not fit"},
    {"2022-09-16", "Y-n-n", "dashes among digits stay"},
    {"9/16", "n/n", "slashes too"},
    {"9.16", "n.n", "full stops too"},
    {"last-week", "ru", "a dash beside a letter is a blank"},
    {"16-sep-2022", "nmY", "also between a digit and a letter"},
    {"sept. 16, 2022", "mnY", "a full stop behind a letter and a comma are passed over"},
    {"this_friday", "rw", "an underline"},
    {"-5", "?n", "a dash in front belongs to nothing"},
    {"5-", "n?", "nor does one at the end"},
    {"a day ago", "cua", "small words"},
    {"YESTERDAY", "d", "capitals"},
    {"maybe", "?", "no word of a date"},
    {"été", "?", "other letters"},
};

}  // namespace

TEST_CASE("words of dates have shapes") {
    for (const Row& row : rows) {
        INFO(row.text << ": " << row.reason);
        CHECK(date_shapes(read_date_words(row.text)) == row.shapes);
    }
}

TEST_CASE("words of dates have values and places") {
    const auto words = read_date_words("the 16th  September");
    REQUIRE(words.size() == 3);
    CHECK(words[1].value == 16);
    CHECK(words[1].span == Span{4, 8});
    CHECK(words[2].value == 9);
    CHECK(words[2].span == Span{10, 19});
    CHECK(date_unit(read_date_words("quarters")[0].value).months == 3);
}

TEST_CASE("the nearest word is near") {
    CHECK(nearest_date_word("Febuary") == "february");
    CHECK(nearest_date_word("wensday").value_or("") == "wednesday");
    CHECK_FALSE(nearest_date_word("soon"));
    CHECK_FALSE(nearest_date_word("xyz"));
    CHECK_FALSE(nearest_date_word(std::string(1000, 'x')));
}
