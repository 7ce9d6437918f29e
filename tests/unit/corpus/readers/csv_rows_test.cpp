#include "corpus/readers/csv_rows.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

std::vector<std::string> values(std::string_view row, char separator = ',') {
    std::vector<CsvField> fields;
    split_row(row, separator, fields);
    std::vector<std::string> out;
    for (const auto& field : fields) out.push_back(field.value());
    return out;
}

using Values = std::vector<std::string>;

}  // namespace

TEST_CASE("A row is split into its fields") {
    CHECK(values("a,b,c") == Values{"a", "b", "c"});
    CHECK(values("a,,") == Values{"a", "", ""});
    CHECK(values("") == Values{""});
    CHECK(values("a b , c\r") == Values{"a b ", " c"});
    CHECK(values("\"a,b\", \"c\" ,d") == Values{"a,b", "c", "d"});
    CHECK(values("\"a \"\"b\"\"\",\"\"\"\",\"\"") == Values{"a \"b\"", "\"", ""});
    CHECK(values("a\"b,c\"") == Values{"a\"b", "c\""});
    CHECK(values("\"a\nb\"\r") == Values{"a\nb"});
    CHECK(values("\"open,b") == Values{"open,b"});
    CHECK(values("a,b\tc", '\t') == Values{"a,b", "c"});
}

TEST_CASE("A row ends at the line end that no quotes hold, wherever the bytes are cut") {
    struct Row {
        std::string why;
        std::string text;
        std::size_t size;  // of the row; npos: it goes on
        bool broken;
    };
    constexpr auto npos = std::string_view::npos;
    const Row rows[] = {
        {"plain", "a,b\nc", 3, false},
        {"an empty row", "\na", 0, false},
        {"a line end in quotes", "a,\"b\nc\"\nd", 7, false},
        {"doubled quotes", "\"a\"\"\n\"\nd", 6, false},
        {"quotes inside of a plain field", "a\"\nb", 2, false},
        {"no end", "a,b", npos, false},
        {"quotes that don't close", "\"a\nb", npos, true},
        {"quotes that close in the middle", "\"a\"b\nc", 4, true},
        {"quotes that close in the middle of another line", "\"a\nb\"c\nd", 2, true},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        RowScanner whole(',');
        const Scan scan = whole(row.text, 0);
        CHECK(scan.found == (row.size != npos));
        if (scan.found) CHECK(scan.seen == row.size);
        CHECK(whole.has_broken_quotes() == row.broken);

        RowScanner pieces(',');
        Scan step;
        for (std::size_t size = 1; size <= row.text.size() && !step.found; ++size)
            step = pieces(std::string_view(row.text).substr(0, size), step.seen);
        CHECK(step.found == scan.found);
        CHECK(step.seen == scan.seen);
    }
}

TEST_CASE("Quotes that don't close leave a way back to the first line's end") {
    RowScanner recovers(',');
    CHECK(recovers("\"a\nb\nc", 0).retreat == 2);
    RowScanner stays(',', false);
    CHECK(stays("\"a\nb\nc", 0).retreat == std::string_view::npos);
    RowScanner forgot(',');
    CHECK(forgot("a,b", 0).seen == 3);
    CHECK(forgot("\"c\nd", 0).retreat == std::string_view::npos);  // the row's beginning is not held any more
}

TEST_CASE("The separator is the one that parts the rows alike") {
    struct Row {
        std::string why;
        std::string text;
        char separator;
    };
    const Row rows[] = {
        {"commas", "a,b\nc,d\n", ','},
        {"semicolons, with commas in the text", "a;b\nc, d;e, f\n", ';'},
        {"tabs", "a\tb\nc\td\n", '\t'},
        {"bars", "a|b|c\nd|e|f\n", '|'},
        {"separators in quotes don't count", "a,b\n\"c;d;e\",f\n", ','},
        {"a line end in quotes", "a;b\n\"c\n\nd\";e\nf;g\n", ';'},
        {"the rows outvote the header", "a,b;c\nd;e\nf;g\n", ';'},
        {"more fields, as many rows", "a;b,c,d\ne;f,g,h\n", ','},
        {"none", "abc\ndef\n", ','},
        {"nothing", "", ','},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(find_separator(row.text).separator == row.separator);
    }
    const auto counted = find_separator("a,b\nc,d\ne\nf,g");
    CHECK(counted.rows == 3);  // the last may be cut
    CHECK(counted.agreeing == 2);
}
