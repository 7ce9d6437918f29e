#include "corpus/annotate/times.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "found_times.hpp"

using namespace dateline;

TEST_CASE("Languages with a table of times are known by their code") {
    for (const auto* language : {"en", "en-gb", "de", "fr", "es", "ru", "uk"}) CHECK(has_time_rules(language));
    for (const auto* language : {"", "pl", "english", "xx"}) CHECK_FALSE(has_time_rules(language));
}

TEST_CASE("Texts of any size and bytes are read in order") {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "the first last 16 of May - to 1990 ";
    text += "\xFF\xFE \x01 May\xE2\x80";
    const auto tokens = tokenize(text);
    const auto spans = find_times(tokens, Moment{*make_day(2022, 9, 16), {}, {}}, "en");
    std::uint32_t end = 0;
    for (const auto& span : spans) {
        CHECK(span.begin >= end);
        CHECK(span.end > span.begin);
        end = span.end;
    }
    CHECK(end <= text.size());
}
