#include "query/ranking/language_range.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("A language takes in its regions, a region itself") {
    struct Row {
        const char* tag;
        const char* range;
        bool within;
        const char* reason;
    };
    const Row rows[] = {
        {"de", "de", true, "the language"},
        {"de-at", "de", true, "a region of it"},
        {"zh-hant-tw", "zh", true, "two more parts"},
        {"zh-hant-tw", "zh-hant", true, "one more part"},
        {"en_gb", "en", true, "a region behind an underscore"},
        {"de", "de-at", false, "a region does not take in its language"},
        {"de-ch", "de-at", false, "nor another region"},
        {"den", "de", false, "a longer code is another language"},
        {"en", "de", false, "another language"},
    };
    for (const auto& row : rows) {
        INFO(row.reason);
        CHECK(is_in_language_range(row.tag, row.range) == row.within);
    }
}
