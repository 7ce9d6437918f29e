#include "corpus/annotate/source_homes.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"
#include "shipped_places.hpp"

using namespace dateline;

namespace {

SourceHomes parse(const std::string& csv) { return SourceHomes::parse(csv, "homes.csv", *shipped_places()); }

}  // namespace

TEST_CASE("homes are read by name or number, for sources in any letters") {
    const auto homes = parse("place,note,source\n\"Paris, Texas\",x,The Paris News\n703448,y,Kyiv Post\n");
    REQUIRE(homes.find("the paris NEWS").size() == 1);
    CHECK(homes.find("the paris NEWS")[0] == place_with("4717560"));
    CHECK(homes.find("Kyiv Post")[0] == place_with("703448"));
    CHECK(homes.find("").empty());
    CHECK(homes.find("Daily Nobody").empty());
}

TEST_CASE("a table can be written and read again, and its fingerprint is of what it says") {
    SourceHomes homes;
    CHECK(homes.empty());
    homes.add("Post, Kyiv", place_with("703448"));
    homes.add("Post, Kyiv", place_with("690791"));
    homes.add("Post, Kyiv", place_with("703448"));
    const auto again = parse(homes.csv(*shipped_places()));
    CHECK(again.find("post, kyiv").size() == 2);
    CHECK(again.fingerprint(*shipped_places()) == homes.fingerprint(*shipped_places()));
    homes.add("Another", place_with("703448"));
    CHECK(again.fingerprint(*shipped_places()) != homes.fingerprint(*shipped_places()));
}

TEST_CASE("a row that can't be used is named") {
    const struct {
        const char* csv;
        const char* message;
    } rows[] = {
        {"", "homes.csv, line 1: no header"},
        {"source\nKyiv Post\n", "homes.csv, line 1: no column \"place\""},
        {"source,place\n,Kyiv\n", "homes.csv, line 2: no source"},
        {"source,place\nKyiv Post,\n", "homes.csv, line 2: no place"},
        {"source,place\nKyiv Post,Kyiv\nX,Qwzx\n", "homes.csv, line 3: no place \"Qwzx\" is known"},
        {"source,place\n\"X,Kyiv\n", "homes.csv, line 2: quotes that don't close"},
        {"source,place\nKyiv \xFF Post,Kyiv\n", "homes.csv, line 2: not UTF-8; save the file as UTF-8"},
    };
    for (const auto& row : rows) {
        INFO(row.message);
        try {
            parse(row.csv);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::config);
            CHECK(std::string(error.what()).find(row.message) == 0);
        }
    }
    CHECK_THROWS_AS(SourceHomes::read("/nowhere/homes.csv", *shipped_places()), Error);
}
