#include "query/topics.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace dateline;
using Catch::Matchers::Contains;

namespace {

class TopicsFile {
  public:
    explicit TopicsFile(const std::string& content)
        : path_(std::filesystem::temp_directory_path() / ("dateline-topics-" + std::to_string(::getpid()))) {
        std::ofstream(path_, std::ios::binary) << content;
    }
    ~TopicsFile() { std::filesystem::remove(path_); }
    std::string path() const { return path_.string(); }

  private:
    std::filesystem::path path_;
};

struct Row {
    std::string line;
    const char* message;
    const char* reason;
};

}  // namespace

TEST_CASE("Topics are read line by line") {
    const TopicsFile file(
        "{\"id\":\"F1\",\"query\":\"coffee\",\"place\":\"Brazil\",\"from\":\"1987\",\"kind\":\"x\",\"relevant\":5}\n"
        "\n  \r\n"
        "{\"id\":7,\"person\":\"Volcker\",\"org\":null,\"to\":\"1988\"}");
    const auto topics = read_topics(file.path());
    REQUIRE(topics.size() == 2);
    CHECK(topics[0].question.id == "F1");
    CHECK(topics[0].question.text == "coffee");
    CHECK(topics[0].question.places == std::vector<std::string>{"Brazil"});
    CHECK(topics[0].question.from == "1987");
    CHECK(topics[0].where == file.path() + " line 1");
    CHECK(topics[1].question.id == "7");
    CHECK(topics[1].question.text.empty());
    CHECK(topics[1].question.persons == std::vector<std::string>{"Volcker"});
    CHECK(topics[1].question.organisations.empty());
    CHECK(topics[1].where == file.path() + " line 4");
}

TEST_CASE("Saved searches have titles, which topics may have for what they like") {
    const TopicsFile file("{\"id\":\"F1\",\"query\":\"coffee\",\"title\":\"Coffee news\"}\n{\"id\":\"2\"}");
    const auto searches = read_topics(file.path(), TopicKind::saved);
    REQUIRE(searches.size() == 2);
    CHECK(searches[0].title == "Coffee news");
    CHECK(searches[0].question.text == "coffee");
    CHECK(searches[1].title.empty());
    CHECK(read_topics(file.path())[0].title.empty());
    const TopicsFile broken("{\"id\":\"1\",\"title\":5}");
    CHECK(read_topics(broken.path()).size() == 1);
    CHECK_THROWS_WITH(read_topics(broken.path(), TopicKind::saved), Contains("line 1: \"title\" is no string"));
}

TEST_CASE("A broken line is named") {
    const std::vector<Row> rows{
        {"{\"id\":\"1\"", "no JSON object", "cut short"},
        {"[1]", "no JSON object", "a list"},
        {"{\"query\":\"x\"}", "\"id\" is missing", "no id"},
        {"{\"id\":\"\"}", "\"id\" is no string", "an empty id"},
        {"{\"id\":1.5}", "\"id\" is no string", "half an id"},
        {"{\"id\":\"1\",\"query\":5}", "\"query\" is no string", "a number for words"},
        {"{\"id\":\"1\",\"place\":[\"x\"]}", "\"place\" is no string", "a list of places"},
        {"{\"id\":\"\xFF\"}", "no JSON object", "damaged bytes"},
    };
    for (const auto& row : rows) {
        INFO(row.reason);
        const TopicsFile file("{\"id\":\"0\"}\n" + row.line + "\n");
        try {
            read_topics(file.path());
            FAIL_CHECK("taken");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::bad_data);
            CHECK_THAT(error.what(), Contains(file.path() + " line 2: ") && Contains(row.message));
        }
    }
}

TEST_CASE("A file that is not there, or is a folder, is named") {
    try {
        read_topics("/no/such/topics");
        FAIL("read");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::no_input);
        CHECK_THAT(error.what(), Contains("/no/such/topics"));
    }
    CHECK_THROWS_AS(read_topics(std::filesystem::temp_directory_path().string()), Error);
}
