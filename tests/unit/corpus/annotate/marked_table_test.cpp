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

TEST_CASE("Keys are found in tables of every size, wherever they stand") {
    for (std::size_t size = 2; size < 40; ++size) {
        CAPTURE(size);
        std::vector<std::uint16_t> marks(size);
        std::vector<std::size_t> places;
        const auto key = [](std::size_t i) { return i * 0x9E3779B97F4A7C15U; };
        for (std::size_t i = 1; i < size; ++i) {
            places.push_back(find_place(marks, key(i)));
            REQUIRE(places.back() < size);
            REQUIRE(marks[places.back()] == 0);
            marks[places.back()] = mark_of(key(i));
        }
        for (std::size_t i = 1; i < size; ++i) CHECK(find_place(marks, key(i)) == places[i - 1]);
        CHECK(marks[find_place(marks, 0xFFFF'FFFF'0000'ABCDU)] == 0);
    }
}

TEST_CASE("No key has the mark of an empty place") { CHECK(mark_of(0x1234'5678'0000'0000U) == 1); }

TEST_CASE("A table has room to spare") {
    for (const std::size_t keys : std::vector<std::size_t>{0, 1, 2, 5, 1000}) {
        CHECK(places_for(keys) > keys);
        CHECK(places_for(keys) % 2 == 0);
    }
}
