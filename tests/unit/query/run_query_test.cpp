#include "query/run_query.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "schemas/article_record.hpp"
#include "schemas/error.hpp"
#include "tests/unit/query/ran_query.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;
using Catch::Matchers::Contains;
using Json = nlohmann::json;

namespace {

std::vector<Article> wire() {
    auto graves =
        story("g1", "Graves found at Izium", "Some 450 graves were found, the minister said.", "2022-09-16T10:05:00Z");
    graves.places = {"Izium", "Ukraine"};
    graves.persons = {"Volodymyr Zelenskiy"};
    graves.source = "Reuters";
    auto coffee = story("c1", "Coffee prices rise", "Brazil's coffee exports fell; =cmd prices rose.", "2022-08-01");
    coffee.places = {"Brazil"};
    return {graves, coffee, story("c2", "=Coffee", "coffee of Brazil and the minister")};
}

std::string error_of(const SmallArchive& archive, const std::vector<std::string>& words, ErrorKind kind) {
    try {
        run(archive, words);
    } catch (const Error& error) {
        CHECK(error.kind() == kind);
        return error.what();
    }
    return "no error";
}

std::string topics_file(const std::string& content) {
    const auto path = std::filesystem::temp_directory_path() / ("dateline-run-topics-" + std::to_string(::getpid()));
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
}

}  // namespace

TEST_CASE("Articles like another one are a question like any other") {
    auto articles = wire();
    articles.push_back(story("g2", "Graves", "The minister said that graves were found.", "2022-09-18"));
    articles.push_back(story("held", "Graves found", "The minister said that graves were found.", "2022-09-18"));
    articles.back().embargo = parse_moment("2022-09-20T00:00:00Z")->moment;
    for (const char* id : {"t1", "t2", "t3", "t4", "t5", "t6"}) articles.push_back(story(id, "Tea", "No more of it."));
    const SmallArchive archive(articles, dealt_into(2));
    const auto json = Json::parse(run(archive, {"--like", "g1", "--format", "json", "--explain"}).results);
    REQUIRE(json["hits"].size() == 1);
    CHECK(json["hits"][0]["id"] == "g2");
    CHECK(json["hits"][0]["explain"]["parts"].size() > 0);
    const std::string understood = json["query"]["parsed"];
    CHECK_THAT(understood, Contains("graves") && Contains("date~\"2022-09-13..2022-09-19\"") && Contains("-id:\"g1\""));

    CHECK(run(archive, {"--like", "g1", "--to", "2022-09-17"}).exit_code == 1);
    CHECK(run(archive, {"-minister", "--like", "g1"}).exit_code == 1);
    CHECK(run(archive, {"minister", "--like", "g1"}).exit_code == 0);
    CHECK_THAT(run(archive, {"--like", "g1", "--parse"}).results, Contains("\"excluded\""));
}

TEST_CASE("Of an article that is not there or kept back nothing is told by what is like it") {
    auto articles = wire();
    articles[1].embargo = parse_moment("2022-09-20T00:00:00Z")->moment;
    auto options = dealt_into(2);
    options.hidden = {"c2"};
    const SmallArchive archive(articles, options);
    for (const char* action : {"--explain", "--parse"}) {
        for (const char* id : {"nobody", "c2"}) {
            const auto ran = run(archive, {"--like", id, action});
            CHECK(ran.exit_code == 1);
            CHECK(ran.results.empty());
            CHECK(ran.messages == "no article has the id \"" + std::string(id) + "\"\n");
        }
        const auto ran = run(archive, {"--like", "c1", action});
        CHECK(ran.exit_code == 1);
        CHECK(ran.results.empty());
        CHECK_THAT(ran.messages, Contains("embargo") && !Contains("Coffee"));
    }
}

TEST_CASE("A query is answered in every format") {
    const SmallArchive archive(wire(), dealt_into(2));
    const auto text = run(archive, {"graves", "minister"});
    CHECK(text.exit_code == 0);
    CHECK_THAT(text.results, Contains("1 article\n") && Contains(" 1. 2022-09-16  Graves found at Izium\n") &&
                                 Contains("Some 450 graves"));
    const auto json = Json::parse(run(archive, {"coffee", "--place", "brazil", "--format", "json"}).results);
    CHECK(json["query"]["text"] == "coffee");
    CHECK(json["query"]["parsed"] == "coffee AND place:\"brazil\"");
    CHECK(json["hits"][0]["id"] == "c1");
    CHECK(json["hits"][0]["snippet"]["marks"].size() == 2);
    CHECK_THAT(run(archive, {"coffee", "--format", "csv"}).results, Contains("'=Coffee"));
    CHECK_THAT(run(archive, {"coffee", "--format", "trec"}).results, Contains("1 Q0 c1 ") && Contains(" dateline\n"));
}

TEST_CASE("Results are byte for byte the same however the archive is cut") {
    const SmallArchive one(wire());
    const SmallArchive three(wire(), dealt_into(3));
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"coffee", "--format", "jsonl"},
                                               {"--format", "jsonl"},
                                               {"coffee", "--any", "minister", "--format", "csv", "--limit", "all"},
                                               {"minister", "--sort", "oldest", "--format", "trec"},
                                               {"minister", "--explain", "--format", "json"}}) {
        CHECK(run(one, words).results == run(three, words).results);
    }
}

TEST_CASE("Nothing found is exit code 1, with advice where there is room for it") {
    const SmallArchive archive(wire(), dealt_into(2));
    const auto text = run(archive, {"cofee", "graves"});
    CHECK(text.exit_code == 1);
    CHECK_THAT(text.results,
               Contains("Nothing found.") && Contains("did you mean \"coffee\"") && Contains("with --any there are 1"));
    const auto lines = run(archive, {"cofee", "graves", "--format", "jsonl"});
    CHECK(lines.exit_code == 1);
    CHECK(lines.results.empty());
    CHECK_THAT(lines.messages, Contains("did you mean \"coffee\""));
}

TEST_CASE("Counting alone shows no hit") {
    const SmallArchive archive(wire());
    CHECK(run(archive, {"coffee", "--limit", "0"}).results == "2 articles\n");
    CHECK(run(archive, {"coffee", "--offset", "5"}).results == "2 articles\n");
}

TEST_CASE("An article is shown by its id") {
    const SmallArchive archive(wire(), dealt_into(2));
    const auto text = run(archive, {"--show", "g1"});
    CHECK(text.exit_code == 0);
    CHECK_THAT(text.results, Contains("Graves found at Izium\n\n") && Contains("places         Izium, Ukraine\n"));
    CHECK(run(archive, {"--show", "g1", "--format", "json"}).results == record_json(wire()[0]) + "\n");
    const auto missing = run(archive, {"--show", "nobody"});
    CHECK(missing.exit_code == 1);
    CHECK(missing.results.empty());
    CHECK_THAT(missing.messages, Contains("no article has the id \"nobody\""));
}

TEST_CASE("How a query is understood is shown as JSON, conditions among it") {
    const SmallArchive archive(wire());
    const auto json = Json::parse(run(archive, {"--parse", "graves", "--from", "yesterday"}).results);
    CHECK(json["understood"] == "graves AND date:\"2022-09-16..\"");
    CHECK(json["expression"]["kind"] == "all");
}

TEST_CASE("An error in the query is shown at its place, one in a condition by its name") {
    const SmallArchive archive(wire());
    const auto message = error_of(archive, {"graves", "persn:x"}, ErrorKind::usage);
    CHECK_THAT(message, Contains("\"persn\"") && Contains("did you mean \"person\"") && Contains("\n         ^^^^^"));
    CHECK_THAT(error_of(archive, {"graves", "--from", "someday"}, ErrorKind::usage), Contains("--from: "));
}

TEST_CASE("A batch answers any of the words, each topic by itself") {
    const SmallArchive archive(wire(), dealt_into(2));
    const auto path = topics_file(
        "{\"id\":\"T1\",\"query\":\"coffee "
        "graves\"}\n{\"id\":\"T2\",\"place\":\"Brazil\"}\n{\"id\":\"T3\",\"query\":\"nothing\"}\n");
    const auto trec = run(archive, {"--topics", path, "--format", "trec"});
    CHECK(trec.exit_code == 0);
    CHECK(std::count(trec.results.begin(), trec.results.end(), '\n') == 4);
    CHECK_THAT(trec.results, Contains("T1 Q0 ") && Contains("T2 Q0 c1 1 0.8385868 dateline\n"));
    const auto lines = run(archive, {"--topics", path, "--format", "jsonl", "--limit", "1"});
    CHECK_THAT(lines.results, Contains("{\"topic\":\"T1\",\"rank\":1,") && Contains("{\"topic\":\"T2\",\"rank\":1,"));
    std::filesystem::remove(path);
}

TEST_CASE("A broken topic stops the batch before anything is shown") {
    const SmallArchive archive(wire());
    const auto query = topics_file("{\"id\":\"1\",\"query\":\"coffee\"}\n{\"id\":\"2\",\"query\":\"persn:x\"}\n");
    CHECK_THAT(error_of(archive, {"--topics", query, "--format", "trec"}, ErrorKind::bad_data),
               Contains("line 2: query: "));
    const auto condition = topics_file("{\"id\":\"1\",\"from\":\"someday\"}\n");
    CHECK_THAT(error_of(archive, {"--topics", condition, "--format", "trec"}, ErrorKind::bad_data),
               Contains("line 1: from: "));
    std::filesystem::remove(condition);
}
