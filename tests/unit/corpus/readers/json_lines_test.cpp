#include "corpus/readers/json_lines.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

TEST_CASE("A line of JSON Lines becomes an article with all its keys") {
    const auto article = read_article(
        "jsonl",
        R"({"id": "a1", "title": "Izium", "body": "Text.", "published": "2022-09-16", "persons": ["V. Zelenskiy"], "desk": "world"})");
    CHECK(article.id == "a1");
    CHECK(article.body == "Text.");
    CHECK(to_string(*article.published) == "2022-09-16");
    CHECK(article.persons == std::vector<std::string>{"V. Zelenskiy"});
    CHECK(article.extra == R"({"desk":"world"})");
}

TEST_CASE("Lines are taken or rejected one by one, each with its place") {
    check_rows(
        "jsonl",
        {
            {"two records", "{\"id\":\"1\",\"title\":\"A\"}\n{\"id\":\"2\",\"title\":\"B\"}\n", {"1: A", "2: B"}},
            {"no line end at the end", "{\"id\":\"1\",\"title\":\"A\"}", {"1: A"}},
            {"line ends of another system",
             "{\"id\":\"1\",\"title\":\"A\"}\r\n{\"id\":\"2\",\"title\":\"B\"}\r\n",
             {"1: A", "2: B"}},
            {"blank lines and blanks",
             "\n \n{\"id\":\"1\",\"title\":\"A\"}\n\t\n\r\n  {\"id\":\"2\",\"title\":\"B\"}\n\n",
             {"1: A", "2: B"}},
            {"a byte order mark", "\xEF\xBB\xBF{\"id\":\"1\",\"title\":\"A\"}\n", {"1: A"}},
            {"nothing", "", {}},
            {"blank lines alone", "\n\n \n", {}},
            {"cut short in the middle of a line",
             "{\"id\":\"1\",\"title\":\"A\"}\n{\"id\":\"2\",\"ti",
             {"1: A", "line 2 byte 23: broken-json"}},
            {"a broken line among good ones",
             "{\"id\":\"1\",\"title\":\"A\"}\n{\"id\":}\n{\"id\":\"2\",\"title\":\"B\"}\n",
             {"1: A", "line 2 byte 23: broken-json", "2: B"}},
            {"a record over two lines",
             "{\"id\":\"1\",\n\"title\":\"A\"}\n",
             {"line 1 byte 0: broken-json", "line 2 byte 11: broken-json"}},
            {"two records in a line", "{\"title\":\"A\"} {\"title\":\"B\"}\n", {"line 1 byte 0: broken-json"}},
            {"an array", "[1]\n", {"line 1 byte 0: not-an-object"}},
            {"a number, a string, null",
             "7\n\"A\"\nnull\n",
             {"line 1 byte 0: not-an-object", "line 2 byte 2: not-an-object", "line 3 byte 6: not-an-object"}},
            {"text that is no JSON", "Markets fall\n", {"line 1 byte 0: broken-json"}},
            {"neither title nor body", "{\"id\":\"1\"}\n", {"line 1 byte 0: no-text"}},
            {"a body of control characters",
             "{\"id\":\"1\",\"body\":\"\\u0000\\u0001\"}\n",
             {"line 1 byte 0: no-text"}},
            {"a title of the wrong kind", "{\"title\":[1]}\n", {"line 1 byte 0: wrong-type"}},
            {"a day that is none", "{\"title\":\"A\",\"published\":\"2022-02-30\"}\n", {"line 1 byte 0: bad-date"}},
            {"a status that is none", "{\"title\":\"A\",\"status\":\"gone\"}\n", {"line 1 byte 0: bad-status"}},
            {"damaged UTF-8",
             "{\"title\":\"caf\xE9\"}\n{\"id\":\"2\",\"title\":\"B\"}\n",
             {"line 1 byte 0: broken-json", "2: B"}},
            {"a bare control character in a string", "{\"title\":\"a\x01\"}\n", {"line 1 byte 0: broken-json"}},
            {"a zero byte between records",
             std::string("{\"id\":\"1\",\"title\":\"A\"}\n\0\n", 25),
             {"1: A", "line 2 byte 23: broken-json"}},
            {"brackets a hundred thousand deep",
             std::string(100'000, '[') + "\n{\"id\":\"2\",\"title\":\"B\"}\n",
             {"line 1 byte 0: broken-json", "2: B"}},
        });
}

TEST_CASE("A line over the limit is rejected, and the next is read") {
    const std::string long_line = "{\"id\":\"1\",\"title\":\"" + std::string(100, 'x') + "\"}\n";
    check_rows("jsonl",
               {{"between two others",
                 "{\"id\":\"0\",\"title\":\"A\"}\n" + long_line + "{\"id\":\"2\",\"title\":\"B\"}\n",
                 {"0: A", "line 2 byte 23: too-large", "2: B"}},
                {"at the end, without a line end", long_line.substr(0, 90), {"line 1 byte 0: too-large"}}},
               {"here", {}, INT64_MIN, {50}});
}

TEST_CASE("A line of 100 MB is passed over") {
    const auto items =
        read_items("jsonl", std::make_unique<LongStream>("{\"id\":\"1\",\"title\":\"A\"}\n{\"title\":\"", 100'000'000,
                                                         'x', "\"}\n{\"id\":\"2\",\"title\":\"B\"}\n"));
    CHECK(one_line_each(items) == std::vector<std::string>{"1: A", "line 2 byte 23: too-large", "2: B"});
}

TEST_CASE("A time that can't be read is dropped and counted") {
    const auto items = read_items("jsonl", R"({"title": "A", "published": "2022-09-16T77:00"})");
    REQUIRE(items.size() == 1);
    const auto& delivery = std::get<Delivery>(items[0]);
    CHECK(delivery.mends.times_dropped == 1);
    CHECK(to_string(*delivery.article.published) == "2022-09-16");
}

TEST_CASE("A record without an id gets one from its content, not from its place") {
    const auto items = read_items("jsonl", "{\"title\":\"A\"}\n{\"title\":\"B\"}\n\n{\"title\":\"A\"}\n");
    REQUIRE(items.size() == 3);
    const auto id = [&](std::size_t i) { return std::get<Delivery>(items[i]).article.id; };
    CHECK(id(0) == id(2));
    CHECK(id(0) != id(1));
    CHECK_FALSE(std::get<Delivery>(items[0]).path_is_id);
}
