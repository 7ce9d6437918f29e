#include "query/saved_searches.hpp"

#include <fcntl.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "query/seen_folder.hpp"
#include "schemas/error.hpp"
#include "tests/unit/query/ran_query.hpp"
#include "tests/unit/test_folder.hpp"

using namespace dateline;
using namespace dateline::test;
using Catch::Matchers::Contains;
using Json = nlohmann::json;

namespace {

// Searches that several archives are asked as if they were generations of one: its place goes from one to the next.
class Reported {
  public:
    explicit Reported(const std::string& searches) : file_(folder_.write("searches.jsonl", searches)) {}

    Ran report(const std::vector<Article>& articles, const std::vector<std::string>& more = {}) {
        const SmallArchive archive(articles, dealt_into(2));
        std::filesystem::create_directories(archive.path() / "saved");
        for (const auto& name : std::filesystem::exists(state()) ? names_in(state()) : std::vector<std::string>())
            std::filesystem::copy(state() / name, archive.path() / "saved" / name);
        std::vector<std::string> words{"--saved", file_};
        words.insert(words.end(), more.begin(), more.end());
        Ran ran = run(archive, words);
        std::filesystem::remove_all(state());
        std::filesystem::copy(archive.path() / "saved", state());
        return ran;
    }

    // The ids of what the first search reports.
    std::vector<std::string> ids(const std::vector<Article>& articles, std::vector<std::string> more = {}) {
        more.insert(more.end(), {"--format", "json"});
        const auto ran = report(articles, more);
        const auto json = Json::parse(ran.results);
        std::vector<std::string> ids;
        for (const auto& item : json["searches"][0]["items"]) ids.push_back(item["id"]);
        CHECK(ran.exit_code == (ids.empty() ? 1 : 0));
        return ids;
    }

    std::filesystem::path state() const { return folder_.path("state"); }
    const TestFolder& folder() const { return folder_; }

  private:
    TestFolder folder_;
    std::string file_;
};

using Ids = std::vector<std::string>;

const std::string tea = R"({"id":"s","query":"tea","title":"All tea"})";

std::vector<Article> old_news() {
    return {story("a", "Tea", "of Assam", "2022-09-01"), story("b", "Tea", "of Ceylon", "2022-09-02"),
            story("c", "Coffee", "of Brazil", "2022-09-03")};
}

std::vector<Article> with(std::vector<Article> articles, const Article& article) {
    articles.push_back(article);
    return articles;
}

}  // namespace

TEST_CASE("The first time nothing is reported, then what is new or changed, once") {
    Reported searches(tea);
    const auto first = searches.report(old_news());
    CHECK(first.exit_code == exit_nothing_found);
    CHECK(first.results == "All tea\n-------\nfirst time: 2 matches known from now on\n");

    const auto more = with(with(old_news(), story("d", "Tea", "of Kenya", "2022-08-01")), story("e", "Cocoa", ""));
    CHECK(searches.ids(more) == Ids{"d"});
    CHECK(searches.ids(more).empty());
    auto changed = more;
    changed[0].body = "of Upper Assam";
    CHECK(searches.ids(changed) == Ids{"a"});
    CHECK(searches.ids(changed).empty());
    // Back to what was before, and forward again.
    CHECK(searches.ids(old_news()).empty());
    CHECK(searches.ids(changed).empty());
}

TEST_CASE("What begins to match is news") {
    Reported searches(tea);
    auto articles = old_news();
    articles[2].embargo = parse_moment("2022-09-20T00:00:00Z")->moment;
    articles[2].body = "and tea of Brazil";
    searches.report(articles);
    CHECK(searches.ids(articles).empty());
    CHECK(searches.ids(articles, {"--now", "2022-09-21"}) == Ids{"c"});
}

TEST_CASE("The newest come first, as many as are wanted, and the others are counted and known") {
    Reported searches(tea);
    searches.report({});
    const auto ran = searches.report(old_news(), {"--limit", "1"});
    CHECK_THAT(ran.results, Contains("2 new or changed articles\n1 more is not shown") && Contains("2022-09-02  Tea") &&
                                !Contains("2022-09-01"));
    CHECK(searches.ids(old_news()).empty());
}

TEST_CASE("Copies of one story are one item unless all are wanted") {
    const std::string text =
        "tea growers of the northern hills met on Friday to ask for a fair price, since the rains had come late and "
        "the second flush was smaller than in any of the last nine years, their speaker told the newspaper";
    const std::vector<Article> copies{story("x", "Tea growers meet", text, "2022-09-10T08:00:00Z"),
                                      story("y", "Tea growers meet", text, "2022-09-10T09:00:00Z")};
    Reported folded(tea);
    folded.report({});
    const auto ran = folded.report(copies, {"--format", "json"});
    const auto search = Json::parse(ran.results)["searches"][0];
    CHECK(search["new"] == 2);
    CHECK(search["folded"] == 1);
    CHECK(search["items"][0]["id"] == "x");
    CHECK(search["items"][0]["copies"]["ids"] == Json{"y"});
    Reported all(tea);
    all.report({});
    CHECK(all.ids(copies, {"--all"}) == Ids{"y", "x"});
}

TEST_CASE("With a date what was published since is reported, and what was not stays news") {
    Reported searches(tea);
    CHECK(searches.ids(old_news(), {"--since", "2022-09-02"}) == Ids{"b"});
    CHECK(searches.ids(old_news()).empty());
    CHECK(searches.ids(old_news(), {"--since", "2022-09"}) == Ids{"b", "a"});
    const auto more = with(with(old_news(), story("d", "Tea", "of Kenya", "2022-08-01")), story("e", "Tea", "again"));
    CHECK(searches.ids(more, {"--since", "2022-09-02"}) == Ids{"b"});
    CHECK(searches.ids(more) == Ids{"d", "e"});
}

TEST_CASE("A place that is damaged is told, and is a first time") {
    Reported searches(tea);
    searches.report(old_news());
    for (const auto& name : names_in(searches.state()))
        if (name != "LOCK") searches.folder().write("state/" + name, "garbage");
    const auto ran = searches.report(old_news());
    CHECK(ran.exit_code == exit_nothing_found);
    CHECK_THAT(ran.results, Contains(".seen is damaged: ") && Contains("first time: 2 matches"));
    CHECK_THAT(searches.report(old_news()).results, Contains("nothing new"));
}

TEST_CASE("What was not put out is reported again") {
    const TestFolder folder;
    const auto file = folder.write("searches", tea);
    const SmallArchive archive(old_news());
    std::vector<std::string> words{archive.path().string(),      "--saved", file, "--since", "2022-09-01", "--state",
                                   folder.path("state").string()};
    const FileDescriptor full(::open("/dev/full", O_WRONLY));
    if (!full.is_open()) return;
    Output results(full.number(), "results");
    const auto job = parse_options(words, parse_moment("2022-09-17")->moment);
    CHECK(error_of([&] { run_query(job, {results, results}); }) == ErrorKind::io);
    CHECK(names_in(folder.path("state")) == Ids{"LOCK"});
}

TEST_CASE("Archives that share a folder have places of their own") {
    const TestFolder folder;
    const auto file = folder.write("searches", tea);
    const SmallArchive one(old_news());
    const SmallArchive other(old_news());
    const std::vector<std::string> words{"--saved", file, "--state", folder.path("state").string()};
    CHECK_THAT(run(one, words).results, Contains("first time"));
    CHECK_THAT(run(other, words).results, Contains("first time"));
    CHECK_THAT(run(one, words).results, Contains("nothing new"));
    CHECK_FALSE(std::filesystem::exists(one.path() / "saved"));
}

TEST_CASE("A feed leaves notes to the messages") {
    Reported searches(tea + "\n" + R"({"id":"coffee","place":"Brazil"})");
    auto articles = old_news();
    articles[0].url = "https://example.org/a";
    const auto ran = searches.report(articles, {"--format", "atom", "--since", "2022-09-01"});
    CHECK_THAT(ran.results,
               Contains("<entry>") && Contains("href=\"https://example.org/a\"") && !Contains("first time"));
    CHECK_THAT(ran.messages, Contains("s: first time: 2 matches") && Contains("coffee: first time: 0 matches"));
}

TEST_CASE("A file that can't be read says why, and nothing is made known") {
    struct Row {
        const char* line;
        const char* message;
    };
    const std::vector<Row> rows{{R"({"id":"s"})", "line 2: nothing is asked for"},
                                {R"({"id":"t","query":"coffee"})", "the id \"t\" is that of"},
                                {R"({"id":"s","query":"(tea"})", "line 2: query: "},
                                {R"({"id":"s","query":"tea","title":7})", "\"title\" is no string"},
                                {R"({"id":"s","from":"soon"})", "line 2: from: "}};
    for (const auto& row : rows) {
        const TestFolder folder;
        const auto file = folder.write("f", std::string(R"({"id":"t","query":"tea"})") + "\n" + row.line);
        const SmallArchive archive(old_news());
        std::string message;
        CHECK(error_of([&] { run(archive, {"--saved", file}); }, &message) == ErrorKind::bad_data);
        CHECK_THAT(message, Contains(row.message));
        CHECK_FALSE(std::filesystem::exists(archive.path() / "saved"));
    }
}
