#include "query/asked_topics.hpp"

#include <catch2/catch.hpp>

#include "query/language/describe.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;
using Catch::Matchers::Contains;

namespace {

Topic topic(const std::string& id, const std::string& text) {
    Topic made;
    made.question.id = id;
    made.question.text = text;
    made.where = "file line " + id;
    return made;
}

}  // namespace

TEST_CASE("Topics are asked for any of their words, saved searches for all") {
    const SmallArchive archive({story("a", "Tea", "coffee")});
    Searcher searcher(archive.path());
    QueryJob job;
    job.action = QueryJob::Action::topics;
    const auto any = ask_topics(searcher, {topic("1", "tea coffee"), topic("2", "tea")}, job);
    REQUIRE(any.size() == 2);
    CHECK(any[0].topic.question.id == "1");
    CHECK(canonical_query(*any[0].question.query.expression) == "tea OR coffee");
    job.action = QueryJob::Action::saved;
    const auto all = ask_topics(searcher, {topic("1", "tea coffee")}, job);
    CHECK(canonical_query(*all[0].question.query.expression) == "tea AND coffee");
}

TEST_CASE("A topic that can't be read is named before any is answered") {
    const SmallArchive archive({story("a", "Tea", "coffee")});
    Searcher searcher(archive.path());
    auto backwards = topic("2", "tea");
    backwards.question.from = "2023";
    backwards.question.to = "2022";
    CHECK_THROWS_WITH(ask_topics(searcher, {topic("1", "tea"), topic("2", "(tea")}, {}),
                      Contains("file line 2: query: "));
    CHECK_THROWS_WITH(ask_topics(searcher, {backwards}, {}), Contains("file line 2: to: 2022 is before 2023"));
}
