#include "corpus/annotate/place_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <catch2/catch.hpp>

#include "shipped_places.hpp"

using namespace dateline;

namespace {

std::string read(const std::string& written) {
    const PlaceText text(written);
    std::vector<std::string> list;
    for (const Toponym& one :
         read_place_text({TextField::dateline, &text.words, {}}, ToponymSource::filed, *shipped_places()))
        list.push_back(written.substr(one.begin, one.end - one.begin));
    return fmt::format("{}", fmt::join(list, "; "));
}

}  // namespace

TEST_CASE("a text that is a place is read in whatever letters, each name in the next") {
    const PlaceText text("IZIUM, Ukraine");
    const auto list = read_place_text({TextField::dateline, &text.words, {}}, ToponymSource::filed, *shipped_places());
    REQUIRE(list.size() == 2);
    CHECK(list[0].qualified);
    CHECK_FALSE(list[1].qualified);
    const PlaceText number("5 2 1987");
    CHECK(read_place_text({TextField::dateline, &number.words, {}}, ToponymSource::filed, *shipped_places()).empty());
}

TEST_CASE("neither days nor parts of names are places of a dateline") {
    CHECK(read("MILWAUKEE, Wis., March 2") == "MILWAUKEE; Wis.");
    CHECK(read("La Paz, march 4") == "La Paz");
    CHECK(read("St. PAUL, March 17") == "St. PAUL");
    CHECK(read("ST. PAUL, March 17") == "ST. PAUL");
    CHECK(read("READING, England") == "READING; England");
}
