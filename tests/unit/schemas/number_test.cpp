#include "schemas/number.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

#include "schemas/error.hpp"

using namespace dateline;

TEST_CASE("numbers are read as they are written, and nothing else is") {
    struct Row {
        const char* why;
        const char* text;
        std::optional<double> number;
    };
    const std::vector<Row> rows{
        {"a whole one", "5", 5},
        {"below zero", "-2.5", -2.5},
        {"with a plus", "+3", 3},
        {"without a zero in front", ".5", 0.5},
        {"with an exponent", "1e3", 1000},
        {"nothing", "", std::nullopt},
        {"a word", "many", std::nullopt},
        {"a unit behind it", "5 EUR", std::nullopt},
        {"a comma", "1,5", std::nullopt},
        {"two signs", "+-5", std::nullopt},
        {"hexadecimal", "0x10", std::nullopt},
        {"infinity", "inf", std::nullopt},
        {"no number", "nan", std::nullopt},
        {"too large for a double", "1e999", std::nullopt},
        {"a blank", " 5", std::nullopt},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(parse_number(row.text) == row.number);
    }
}

TEST_CASE("a number is written as shortly as it can be read again") {
    CHECK(number_text(10) == "10");
    CHECK(number_text(-2.5) == "-2.5");
    CHECK(number_text(0.1) == "0.1");
}

TEST_CASE("the bytes of numbers sort as the numbers do") {
    constexpr double most = std::numeric_limits<double>::max();
    const std::vector<double> rising{-most, -1e10, -2.5, -2, -1e-300, 0, 1e-300, 0.1, 2, 2.5, 1e10, most};
    std::vector<std::string> bytes;
    for (const double number : rising) {
        bytes.push_back(encode_numbers({number}));
        CHECK(bytes.back().size() == 8);
        CHECK(decode_numbers(bytes.back()) == std::vector<double>{number});
    }
    CHECK(std::is_sorted(bytes.begin(), bytes.end()));
    CHECK(std::adjacent_find(bytes.begin(), bytes.end()) == bytes.end());
}

TEST_CASE("several numbers are kept in rising order, each once") {
    CHECK(decode_numbers(encode_numbers({3, -1, 3, 2})) == std::vector<double>{-1, 2, 3});
    CHECK(encode_numbers({0, -0.0}) == encode_numbers({0}));
    CHECK(encode_numbers({}).empty());
    CHECK(decode_numbers("").empty());
}

TEST_CASE("damaged numbers are told") {
    CHECK_THROWS_AS(decode_numbers("1234567"), Error);
    CHECK_THROWS_AS(decode_numbers(encode_numbers({1}) + "x"), Error);
}
