#include "corpus/annotate/marked_table.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace dateline;

TEST_CASE("Keys of one place stand behind each other, round the end of the table") {
    std::vector<std::uint16_t> marks(4);
    const std::uint64_t last = (std::uint64_t{0xFFFFFFFF} << 32U);
    for (const std::uint16_t mark : std::vector<std::uint16_t>{1, 2, 3}) {
        const std::size_t place = find_place(marks, last | mark);
        REQUIRE(marks[place] == 0);
        marks[place] = mark;
    }
    CHECK(marks == std::vector<std::uint16_t>{2, 3, 0, 1});
    CHECK(find_place(marks, last | 3U) == 1);
    CHECK(marks[find_place(marks, last | 9U)] == 0);
}

TEST_CASE("No key has the mark of an empty place") { CHECK(mark_of(0x1234'5678'0000'0000U) == 1); }

TEST_CASE("A table has room to spare") {
    for (const std::size_t keys : std::vector<std::size_t>{0, 1, 2, 5, 1000}) {
        CHECK(places_for(keys) > keys);
        CHECK(places_for(keys) % 2 == 0);
    }
}
