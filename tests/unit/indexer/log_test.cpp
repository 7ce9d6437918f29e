#include "indexer/log.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

using namespace dateline;
using nlohmann::json;

TEST_CASE("a line of text has the program before what is wrong") {
    const LogContext context{LogFormat::text, "add", "news"};
    CHECK(log_line(context, {LogLevel::info, "3 records: 3 new"}) == "3 records: 3 new\n");
    CHECK(log_line(context, {LogLevel::warning, "much"}) == "dateline-index: warning: much\n");
    CHECK(log_line(context, {LogLevel::error, "disk full", 74}) == "dateline-index: disk full\n");
}

TEST_CASE("a line of JSON has time, level, what was run, and numbers") {
    const LogContext context{LogFormat::json, "add", "/news/\xFF"};
    const std::string line = log_line(context, {LogLevel::error, "\"a\"\nb \xFF", 74, {{"records", 3}}});
    CHECK(line.find('\n') == line.size() - 1);
    json entry = json::parse(line);
    CHECK(std::regex_match(entry.at("time").get<std::string>(), std::regex(R"(20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ)")));
    entry.erase("time");
    CHECK(entry == json({{"level", "error"},
                         {"program", "dateline-index"},
                         {"command", "add"},
                         {"archive", "/news/\uFFFD"},
                         {"exit_code", 74},
                         {"records", 3},
                         {"message", "\"a\"\nb \uFFFD"}}));
    CHECK(json::parse(log_line(context, {LogLevel::info, "x"})).at("level") == "info");
    CHECK(json::parse(log_line(context, {LogLevel::warning, "x"})).at("level") == "warning");
}

TEST_CASE("the forms of a log have names") {
    CHECK(parse_log_format("text") == LogFormat::text);
    CHECK(parse_log_format("json") == LogFormat::json);
    CHECK_FALSE(parse_log_format("xml"));
}
