#include "corpus/gazetteer/compiler/line_reader.hpp"

#include <zlib.h>

#include <catch2/catch.hpp>

#include "../gazetteer_folder.hpp"
#include "schemas/error.hpp"

using namespace dateline;

namespace {

std::vector<std::string> lines_of(const std::string& path) {
    LineReader file(path);
    std::vector<std::string> lines;
    while (file.next()) lines.emplace_back(file.line());
    return lines;
}

std::string fault(const std::string& bytes) {
    const GazetteerFolder folder;
    try {
        lines_of(folder.write("table", bytes));
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::bad_data);
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("Lines come one by one, whatever ends them") {
    const GazetteerFolder folder;
    using Lines = std::vector<std::string>;
    CHECK(lines_of(folder.write("a", "one\ntwo\r\n\nthree")) == Lines{"one", "two", "", "three"});
    CHECK(lines_of(folder.write("b", "")) == Lines{});
    CHECK(lines_of(folder.write("c", "\n")) == Lines{""});
    const std::string wide(300'000, 'x');
    CHECK(lines_of(folder.write("d", wide + "\n" + wide)) == Lines{wide, wide});
}

TEST_CASE("Packed lines are unpacked") {
    const GazetteerFolder folder;
    const std::string path = folder.write("lines.gz", "");
    gzFile file = gzopen(path.c_str(), "wb");
    gzputs(file, "one\ntwo\n");
    gzclose(file);
    CHECK(lines_of(path) == std::vector<std::string>{"one", "two"});
}

TEST_CASE("Lines that are too long or no text are named") {
    CHECK_THAT(fault("good\n\xFF\n"), Catch::Contains("table: line 2: no UTF-8"));
    CHECK_THAT(fault(std::string("a\0b\n", 4)), Catch::Contains("line 1: no UTF-8"));
    CHECK_THAT(fault("good\n" + std::string((1U << 20U) + 1, 'x') + "\n"), Catch::Contains("line 2: longer than"));
    CHECK_THAT(fault(std::string(3U << 20U, 'x')), Catch::Contains("line 1: longer than"));
    CHECK_THAT(fault("\x1F\x8B\x08 no gzip at all"), Catch::Contains("table: "));
    try {
        LineReader missing("/nonexistent/table");
        FAIL("opened");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::no_input);
        CHECK_THAT(error.what(), Catch::Contains("/nonexistent/table"));
    }
}

TEST_CASE("Columns and their numbers are checked") {
    const GazetteerFolder folder;
    LineReader file(folder.write("table", "a\t\t12\t-3.5"));
    REQUIRE(file.next());
    const Columns& columns = file.columns(4);
    CHECK(columns.size() == 4);
    CHECK(columns[1].empty());
    CHECK(file.whole_number(columns[2], "count", 12) == 12);
    CHECK(file.degrees(columns[3], "latitude", 90) == Approx(-3.5));
    CHECK_THROWS_WITH(file.whole_number(columns[2], "count", 11), Catch::Contains("count \"12\""));
    CHECK_THROWS_WITH(file.whole_number(columns[1], "count", 11), Catch::Contains("line 1"));
    CHECK_THROWS_WITH(file.degrees(columns[0], "latitude", 90), Catch::Contains("latitude \"a\""));
    CHECK_THROWS_WITH(file.columns(5), Catch::Contains("4 columns, and there must be 5"));
}

TEST_CASE("A table is found packed or not") {
    const GazetteerFolder folder;
    CHECK(find_table(folder.sources().geonames, "cities500.txt") == folder.sources().geonames + "/cities500.txt");
    const std::string packed = folder.write("geonames/more.txt.gz", "");
    CHECK(find_table(folder.sources().geonames, "more.txt") == packed);
    CHECK(find_table(folder.sources().geonames, "less.txt").empty());
}
