#include "corpus/readers/csv_table.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

constexpr std::size_t largest = std::size_t{1} << 20U;

std::string error_of(const std::string& csv) {
    try {
        CsvTable table(csv, "table.csv", largest);
        while (table.next()) {
        }
        return {};
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::config);
        return error.what();
    }
}

}  // namespace

TEST_CASE("the header and the rows of a table are gone through, and empty rows passed over") {
    CsvTable table("\xEF\xBB\xBF Source ,PLACE\r\n\r\n \"The \"\"Post\"\"\",  Kyiv ,x\n\n\"two\nlines\"\nlast",
                   "table.csv", largest);
    REQUIRE(table.next());
    CHECK(table.find("source") == std::size_t{0});
    CHECK(table.find("place") == std::size_t{1});
    CHECK_FALSE(table.find("note"));
    REQUIRE(table.next());
    CHECK(table.line() == 3);
    CHECK(table.fields() == 3);
    CHECK(table.field(0) == "The \"Post\"");
    CHECK(table.field(1) == "Kyiv");
    CHECK(table.field(7).empty());
    REQUIRE(table.next());
    CHECK(table.field(0) == "two lines");
    REQUIRE(table.next());
    CHECK(table.line() == 7);
    CHECK_FALSE(table.next());
}

TEST_CASE("a table that can't be used is an error with its line and the mend") {
    CHECK(error_of("").empty());
    CHECK(error_of("a,b\n\"c,d\n") ==
          "table.csv, line 2: quotes that don't close, or close inside of a field; write \"\" for a quote");
    CHECK(error_of("a,b\n\xFF,d\n") == "table.csv, line 2: not UTF-8; save the file as UTF-8");
    CHECK(error_of("a,b\n\xED\xA0\x80,d\n") == "table.csv, line 2: not UTF-8; save the file as UTF-8");
    CHECK(error_of(std::string(largest + 1, 'a')) == "table.csv: larger than 1 MiB; divide it, or leave rows out");
}
