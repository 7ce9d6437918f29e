#include "query/counting/typical_names.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "query/counting/facet_counter.hpp"
#include "query/counting/log_likelihood.hpp"
#include "tests/unit/query/counting/counted_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Article naming(std::string id, std::vector<std::string> persons) {
    Article article = story(std::move(id), "t", "x");
    article.persons = std::move(persons);
    return article;
}

// By looking at all articles; each person has one spelling.
std::vector<FacetCount> slow_typical(const std::vector<Article>& articles, const std::set<std::string>& matched,
                                     const std::set<std::string>& kept_back, std::size_t limit) {
    std::map<std::string, ArticleTally> tallies;
    std::uint64_t matches = 0;
    for (const auto& article : articles) {
        if (kept_back.contains(article.id)) continue;
        const bool is_match = matched.contains(article.id);
        if (is_match) ++matches;
        for (const auto& person : std::set<std::string>(article.persons.begin(), article.persons.end())) {
            ++tallies[person].archive;
            if (is_match) ++tallies[person].articles;
        }
    }
    std::vector<FacetCount> typical;
    for (const auto& [person, tally] : tallies) {
        const double score = log_likelihood(tally, matches, articles.size() - kept_back.size());
        if (tally.articles >= 2 && score >= 6.635) typical.push_back({person, tally, false, score});
    }
    std::stable_sort(typical.begin(), typical.end(), [](const auto& a, const auto& b) {
        return a.score != b.score ? a.score > b.score : a.tally.articles > b.tally.articles;
    });
    if (typical.size() > limit) typical.resize(limit);
    return typical;
}

}  // namespace

TEST_CASE("typical is who stands in the matches and hardly elsewhere, not who is everywhere") {
    std::vector<Article> articles;
    std::set<std::string> matched;
    for (int i = 0; i < 60; ++i) {
        const auto id = "a" + std::to_string(i);
        articles.push_back(naming(id, {"Everybody"}));
        if (i % 10 != 0) continue;
        matched.insert(id);
        articles.back().persons.emplace_back("Ann Smith");
    }
    articles[1].persons.emplace_back("Ann Smith");
    articles[2].persons.emplace_back("ANN SMITH");
    for (const std::size_t shards : {1U, 3U}) {
        CountedArchive archive(articles, matched, {"a2"}, dealt_into(shards));
        const Facet facet = typical_names(archive.files(), "person", archive.documents(), 10);
        CHECK(facet == Facet{"person", {{"Ann Smith", {6, 7}, false, log_likelihood({6, 7}, 6, 59)}}, false});
        CHECK(typical_names(archive.files(), "org", archive.documents(), 10) == Facet{"org", {}, false});
    }
    CountedArchive nothing(articles, {});
    CHECK(typical_names(nothing.files(), "person", nothing.documents(), 10).values.empty());
}

TEST_CASE("random typical names are what a look at every article gives, whatever the shards", "[oracle]") {
    std::mt19937 engine(1993);
    const auto below = [&](std::size_t count) { return engine() % count; };
    for (int round = 0; round < 12; ++round) {
        // Some rounds have more names than are looked at first.
        const std::size_t names = round % 2 == 0 ? 2000 : 40;
        std::vector<Article> articles;
        std::set<std::string> matched;
        std::set<std::string> kept_back;
        for (std::size_t i = 0; i < 400; ++i) {
            const bool is_match = below(100) < 30;
            std::vector<std::string> persons;
            for (std::size_t count = below(20); count > 0; --count) {
                const std::size_t number = below(1 + below(names));
                persons.push_back("Name " + std::to_string(is_match && below(3) == 0 ? number / 7 * 7 : number));
            }
            articles.push_back(naming("a" + std::to_string(i), std::move(persons)));
            if (is_match) matched.insert(articles.back().id);
            if (below(100) < 8) kept_back.insert(articles.back().id);
        }
        const std::size_t limit = round % 4 == 0 ? 200 : 1 + below(15);
        const auto expected = slow_typical(articles, matched, kept_back, limit);
        for (const std::size_t shards : {1U, 4U, 13U}) {
            CountedArchive archive(articles, matched, kept_back, dealt_into(shards));
            INFO("round " << round << ", " << shards << " shards");
            REQUIRE((typical_names(archive.files(), "person", archive.documents(), limit).values == expected));
        }
    }
}
