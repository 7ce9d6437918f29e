#include "schemas/code_points.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

TEST_CASE("code points are read from any bytes") {
    CHECK(code_point_at("a", 0).value == U'a');
    CHECK(code_point_at("xé", 1).value == U'é');
    CHECK(code_point_at("xé", 1).length == 2);
    CHECK(code_point_at("\U0001F600", 0).length == 4);
    for (const std::string damaged :
         {"\xFF", "\xC3", "\xE2\x80", "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80"}) {
        INFO(damaged.size());
        CHECK(code_point_at(damaged, 0).damaged);
        CHECK(code_point_at(damaged, 0).length == 1);
    }
}

TEST_CASE("damaged bytes are replaced one by one") {
    CHECK(mended_utf8("é\xFFx\xE2\x80") == "é\uFFFDx\uFFFD\uFFFD");
    CHECK(mended_utf8("").empty());
}

TEST_CASE("columns count code points, and damaged bytes as one each") {
    const CodePointColumns columns("aé\xFFz");
    CHECK(columns(0) == 0);
    CHECK(columns(1) == 1);
    CHECK(columns(2) == 1);
    CHECK(columns(3) == 2);
    CHECK(columns(4) == 3);
    CHECK(columns(5) == 4);
    CHECK(columns(99) == 4);
}

TEST_CASE("blanks of all kinds part words, letters do not") {
    for (const char32_t c : {U'\0', U'\t', U' ', U'\u00A0', U'\u2003', U'\u2029', U'\u3000', U'\uFEFF'})
        CHECK(is_blank(c));
    for (const char32_t c : {U'a', U'-', U'é', U'\u200B', U'京'}) CHECK_FALSE(is_blank(c));
}
