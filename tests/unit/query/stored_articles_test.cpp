#include "query/stored_articles.hpp"

#include <catch2/catch.hpp>

#include "schemas/article_record.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// An archive opened as a searcher opens it.
struct Opened {
    explicit Opened(const SmallArchive& archive)
        : generation(open_generation(archive.layout())),
          visibility(generation.manifest, generation.config.fields, generation.shards),
          articles(archive.layout(), generation, visibility) {}

    OpenGeneration generation;
    Visibility visibility;
    StoredArticles articles;
};

}  // namespace

TEST_CASE("A hit is filled with as much as is wanted of it") {
    Article article = story("a", "Graves", "izium", "2022-09-16");
    article.persons = {"Volodymyr Zelenskiy"};
    const SmallArchive archive({article});
    const Opened opened(archive);
    Hit hit;
    hit.document = 1;
    opened.articles.fill(hit, Details::none, 0);
    CHECK(hit.brief.id.empty());
    opened.articles.fill(hit, Details::brief, 0);
    CHECK(hit.brief.title == "Graves");
    CHECK(hit.persons.empty());
    opened.articles.fill(hit, Details::names, 0);
    CHECK(hit.persons.at(0).value == "Volodymyr Zelenskiy");
    CHECK(opened.articles.record(hit) == record_json(article));
}

TEST_CASE("The versions of matches are visited, each once") {
    std::vector<Article> articles{story("a", "Graves", ""), story("b", "Coffee", ""), story("c", "Tea", "")};
    const SmallArchive archive(articles, dealt_into(2));
    const Opened opened(archive);
    // Shard 0 has a and c, shard 1 has b.
    const std::vector<RankedMatch> matches{{0, 0, 0, 2}, {0, 0, 1, 1}, {0, 0, 0, 1}};
    std::vector<std::string> ids(3);
    opened.articles.visit_versions(matches, [&](std::size_t match, std::string_view id, const Hash128& record) {
        ids[match] += id;
        const auto& article = articles[static_cast<std::size_t>(id.front() - 'a')];
        CHECK(record == hash128(record_json(article)));
    });
    CHECK(ids == std::vector<std::string>{"c", "b", "a"});
    const auto ignore = [](std::size_t, std::string_view, const Hash128&) {};
    CHECK_THROWS_AS(opened.articles.visit_versions({{0, 0, 0, 9}}, ignore), Error);
}

TEST_CASE("A record is found in whatever shard, with why it may not be shown, but not once it is taken down") {
    std::vector<Article> articles{story("a", "Graves", ""), story("b", "Coffee", ""), story("gone", "Coffee", "")};
    articles[1].embargo = parse_moment("2022-09-20T00:00:00Z")->moment;
    auto options = dealt_into(3);
    options.hidden = {"gone"};
    const SmallArchive archive(articles, options);
    const Opened opened(archive);
    const auto now = parse_moment("2022-09-19")->moment.utc_seconds();
    CHECK(opened.articles.record("a", now).value().kept_back == KeptBack::no);
    CHECK(opened.articles.record("b", now).value().kept_back == KeptBack::embargoed);
    CHECK(opened.articles.history("a", now).value().versions.size() == 1);
    CHECK(opened.articles.like_source("a", now).value().article.title == "Graves");
    CHECK_FALSE(opened.articles.like_source("b", now));
    for (const char* id : {"gone", "nobody"}) {
        CHECK_FALSE(opened.articles.record(id, now));
        CHECK_FALSE(opened.articles.history(id, now));
        CHECK_FALSE(opened.articles.like_source(id, now));
    }
}
