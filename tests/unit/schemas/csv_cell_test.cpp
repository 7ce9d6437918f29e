#include "schemas/csv_cell.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace dateline;

namespace {

struct Row {
    std::string text;
    std::string cell;
    const char* reason;
};

}  // namespace

TEST_CASE("cells are as RFC 4180 has them, and no formula") {
    const std::vector<Row> rows{
        {"Graves", "Graves", "plain text"},
        {"", "", "an empty cell"},
        {"a,b", "\"a,b\"", "a comma"},
        {"say \"no\"", "\"say \"\"no\"\"\"", "quotes are doubled"},
        {"=1+1", "'=1+1", "a formula"},
        {"+1", "'+1", "a formula by plus"},
        {"-1", "'-1", "a formula by minus"},
        {"@SUM(A1)", "'@SUM(A1)", "a formula by at"},
        {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"", "a formula with commas and quotes"},
        {"\t=1", "' =1", "a formula behind a tab"},
        {"\r=1", "' =1", "or a carriage return"},
        {"a\nb", "a b", "a line end becomes a blank"},
        {"a\x1b[31m", "a [31m", "no control passes"},
        {"a=b", "a=b", "a sign within is none"},
    };
    for (const auto& row : rows) {
        INFO(row.reason);
        CHECK(csv_cell(row.text) == row.cell);
    }
}
