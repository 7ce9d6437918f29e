#include "corpus/annotate/time_lexer.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

namespace {

// The parts of a text that stand for numbers and the like: "mid|-|1990s:1990".
std::string parts(std::string_view text) {
    const auto tokens = tokenize(text);
    std::vector<TimeToken> read;
    read_time_tokens(tokens, 0, tokens.tokens.size(), read);
    std::string out;
    for (const auto& token : read) {
        out.append(out.empty() ? "" : "|").append(text.substr(token.begin, token.end - token.begin));
        if (token.value > 0) out += ":" + std::to_string(token.value);
    }
    return out;
}

TimeToken only(std::string_view text) {
    const auto tokens = tokenize(text);
    std::vector<TimeToken> read;
    read_time_tokens(tokens, 0, tokens.tokens.size(), read);
    REQUIRE(read.size() == 1);
    return read.front();
}

}  // namespace

TEST_CASE("Tokens are cut at hyphens and where digits meet letters") {
    CHECK(parts("mid-1990s") == "mid|-|1990s:1990");
    CHECK(parts("three-day") == "three:3|-|day:3");
    CHECK(parts("1914-1918") == "1914:1914|-|1918:1918");
    CHECK(parts("10am") == "10:10|am");
    CHECK(parts("1914\u20131918") == "1914:1914|\u2013|1918:1918");
}

TEST_CASE("Numbers in words become one") {
    CHECK(parts("twenty-four") == "twenty-four:24");
    CHECK(parts("twenty four") == "twenty four:24");
    CHECK(parts("two hundred and five") == "two hundred and five:205");
    CHECK(parts("nineteen ninety-six") == "nineteen ninety-six:1996");
    CHECK(parts("twenty-first") == "twenty-first:21");
    CHECK(parts("two or three") == "two:2|or|three:3");
    CHECK(parts("six nine") == "six:6|nine:9");
}

TEST_CASE("Names of holidays become one, with month and day as their number") {
    CHECK(parts("on Christmas Eve") == "on|Christmas Eve:1224");
    CHECK(parts("New Year\u2019s Day") == "New Year\u2019s Day:101");
    CHECK(parts("Boxing Day, Thanksgiving") == "Boxing Day:1226|,|Thanksgiving:1100");
    CHECK(parts("the Year's Day") == "the|Year:11|'s|Day:3");
    CHECK(only("Halloween").is(TimeWord::holiday));
}

TEST_CASE("A number is all that it can be") {
    CHECK(only("16").is(TimeWord::day));
    CHECK(only("16").is(TimeWord::hour));
    CHECK_FALSE(only("32").is(TimeWord::day));
    CHECK(only("1998").is(TimeWord::year));
    CHECK_FALSE(only("2200").is(TimeWord::year));
    CHECK_FALSE(only("0999").is(TimeWord::year));
    CHECK(only("1990s").is(TimeWord::decade));
    CHECK(only("16th").is(TimeWord::ordinal));
    CHECK(only("10:30").value == 630);
    CHECK(only("2022-09-16").is(TimeWord::iso_date));
    CHECK(only("9/16/2022").is(TimeWord::iso_date));
}

TEST_CASE("What only looks like a number or a date is none") {
    for (const auto* text : {"25:00", "10:75", "1,985", "99999999999999999999", "1995s", "13th5"})
        CHECK(only(text).words == 0);
}

TEST_CASE("Months that are also words need a capital") {
    CHECK(only("May").is(TimeWord::month));
    CHECK(only("MAY").is(TimeWord::month));
    CHECK(only("may").words == 0);
    CHECK(only("march").words == 0);
    CHECK(only("september").is(TimeWord::month));
    CHECK(only("dec").words == 0);
    CHECK(only("Sun").is(TimeWord::weekday_short));
    CHECK(only("sun").words == 0);
}

TEST_CASE("Bytes that are no text are read to their end") {
    CHECK_NOTHROW(parts("\xFF-\xE2\x80 \xE2\x80\x93\xE2"));
    CHECK_NOTHROW(parts(std::string(100000, '-')));
    CHECK_NOTHROW(parts("one " + std::string(1000, 'x')));
}
