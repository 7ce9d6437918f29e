#include "schemas/publish_checks.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "tests/unit/test_folder.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("a canary is a question and what it must find") {
    const auto plain = parse_canary(R"({"id": "izium", "query": "Izium graves"})", "line 1");
    CHECK(plain == Canary{.id = "izium", .query = "Izium graves"});
    CHECK(plain.least == 1);
    const auto full =
        parse_canary(R"({"id": "a", "query": "place:Kyiv", "least": 5, "first": ["x", "y"], "within": 3})", "line 1");
    CHECK(full == Canary{"a", "place:Kyiv", 5, {"x", "y"}, 3});
    CHECK(parse_canary(R"({"id": "a", "query": "b", "first": "x"})", "").first == std::vector<std::string>{"x"});
}

TEST_CASE("what is no canary is refused with the line and the key") {
    const auto said = [](const char* json) {
        std::string message;
        CHECK(error_of([&] { parse_canary(json, "c.jsonl line 2"); }, &message) == ErrorKind::bad_data);
        return message;
    };
    CHECK(said("izium") == "c.jsonl line 2: no JSON object");
    CHECK(said("[]") == "c.jsonl line 2: no JSON object");
    CHECK(said(R"({"query": "b"})") == "c.jsonl line 2: \"id\" is missing or no string");
    CHECK(said(R"({"id": "a", "query": ""})") == "c.jsonl line 2: \"query\" is missing or no string");
    CHECK(said(R"({"id": "a", "query": "b", "least": -1})") == "c.jsonl line 2: \"least\" is no whole number");
    CHECK(said(R"({"id": "a", "query": "b", "within": 0})") == "c.jsonl line 2: \"within\" is not 1 to 1000");
    CHECK(said(R"({"id": "a", "query": "b", "first": [1]})") ==
          "c.jsonl line 2: \"first\" is no id and no list of ids");
    CHECK(said(R"({"id": "a", "query": "b\u0000c"})") == "c.jsonl line 2: \"query\" has a control character");
    CHECK(said(R"({"id": "a\nb", "query": "b"})") == "c.jsonl line 2: \"id\" has a control character");
    const std::string huge(16385, 'a');
    CHECK(said((R"({"id": "a", "query": ")" + huge + "\"}").c_str()) ==
          "c.jsonl line 2: \"query\" has more than 16384 bytes");
    CHECK(said(R"({"id": "a", "query": "b", "leest": 2})") == "c.jsonl line 2: \"leest\" is no key of a canary");
}

TEST_CASE("checks are read as they were written") {
    PublishChecks checks{{25, 100}, {{"a", "\"mass grave\" é", 2, {"x"}, 5}, {"b", "c"}}};
    CHECK(parse_publish_checks(write_publish_checks(checks)) == checks);
    CHECK(parse_publish_checks(write_publish_checks({})) == PublishChecks{});
    for (const char* broken : {"", "[]", "{}", R"({"shrink": {"percent": 101}})",
                               R"({"shrink": {}, "canaries": [{"id": "a"}]})", R"({"shrink": {"articles": "x"}})"})
        CHECK_THROWS_AS(parse_publish_checks(broken), std::invalid_argument);
}

TEST_CASE("a limit of shrinking is a part, and a number of articles") {
    CHECK(parse_shrink_limit("20%") == ShrinkLimit{20, 10});
    CHECK(parse_shrink_limit("0%,0") == ShrinkLimit{0, 0});
    CHECK(parse_shrink_limit("5%,1000") == ShrinkLimit{5, 1000});
    for (const char* wrong : {"", "20", "%", "20%,", "20% 5", "101%", "-1%", "20%,x", "20%;5", "2.5%"}) {
        std::string message;
        CHECK(error_of([&] { parse_shrink_limit(wrong); }, &message) == ErrorKind::usage);
        CHECK_THAT(message, Catch::Contains(std::string("--shrink-limit ") + wrong));
    }
}
