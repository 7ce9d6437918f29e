#include "corpus/gazetteer/compiler/message_catalogue.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "../gazetteer_folder.hpp"
#include "schemas/error.hpp"

using namespace dateline;

TEST_CASE("A catalogue's messages are read in either order of bytes") {
    std::string bytes = small_catalogue();
    const auto pairs = parse_catalogue(bytes, "en.mo");
    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].first == "3012874");
    CHECK(pairs[0].second == "Paris Region");
    for (std::size_t i = 0; i < 52; i += 4)
        std::reverse(bytes.begin() + static_cast<int>(i), bytes.begin() + static_cast<int>(i) + 4);
    CHECK(parse_catalogue(bytes, "en.mo") == pairs);
}

TEST_CASE("A catalogue that is none or damaged is refused") {
    const auto fault = [](const std::string& bytes) {
        try {
            parse_catalogue(bytes, "en.mo");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::bad_data);
            return std::string(error.what());
        }
        return std::string();
    };
    const std::string bytes = small_catalogue();
    CHECK_THAT(fault("msgid \"\""), Catch::Contains("en.mo: no gettext catalogue"));
    for (std::size_t size = 0; size + 2 < bytes.size(); ++size) CHECK_FALSE(fault(bytes.substr(0, size)).empty());
    std::string many = bytes;
    many[11] = '\x7F';  // two thousand million messages
    CHECK_THAT(fault(many), Catch::Contains("cut short"));
    std::string broken = bytes;
    broken[bytes.size() - 3] = '\xFF';
    CHECK_THAT(fault(broken), Catch::Contains("UTF-8"));
}
