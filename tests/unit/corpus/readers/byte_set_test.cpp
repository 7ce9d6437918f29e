#include "corpus/readers/byte_set.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

TEST_CASE("Bytes of a set, and outside of it, are found") {
    constexpr ByteSet set("a\xFF");
    CHECK(set.has('a'));
    CHECK(set.has('\xFF'));
    CHECK_FALSE(set.has('b'));
    CHECK_FALSE(ByteSet("").has('\0'));
    CHECK(set.find_in("bca") == 2);
    CHECK(set.find_in("b\xFF") == 1);
    CHECK(set.find_in("bc") == 2);
    CHECK(set.find_in("") == 0);
    CHECK(set.find_outside("aab") == 2);
    CHECK(set.find_outside("aa") == 2);
    CHECK(ByteSet(std::string_view("\0", 1)).find_in(std::string("x\0", 2)) == 1);
}
