#include "query/counting/facet_counter.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "schemas/facet_columns.hpp"
#include "tests/unit/query/counting/counted_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Article naming(std::string id, std::vector<std::string> persons) {
    Article article = story(std::move(id), "t", "x");
    article.persons = std::move(persons);
    return article;
}

// By looking at all articles.
Facet slow_facet(const std::vector<Article>& articles, const std::set<std::string>& matched,
                 const std::set<std::string>& kept_back, std::size_t limit) {
    const Field& field = *FieldTable::builtin().find("person");
    struct Known {
        ArticleTally tally;
        std::map<std::string, std::uint64_t> spellings;
    };
    std::map<std::string, Known> keys;
    for (const auto& article : articles) {
        if (kept_back.contains(article.id)) continue;
        std::set<std::string> seen;
        for (const auto& person : article.persons) {
            const auto key = facet_key(field, person);
            if (!seen.insert(key).second) continue;
            ++keys[key].tally.archive;
            ++keys[key].spellings[person];
            if (matched.contains(article.id)) ++keys[key].tally.articles;
        }
    }
    std::vector<std::pair<std::string, Known>> order(keys.begin(), keys.end());
    std::erase_if(order, [](const auto& known) { return known.second.tally.articles == 0; });
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second.tally.articles > b.second.tally.articles; });
    Facet facet{"person", {}, order.size() > limit};
    order.resize(std::min(limit, order.size()));
    for (const auto& [key, known] : order) {
        std::string shown;
        std::uint64_t most = 0;
        for (const auto& [spelling, count] : known.spellings)
            if (count > std::exchange(most, std::max(most, count))) shown = spelling;
        facet.values.push_back({shown, known.tally});
    }
    return facet;
}

}  // namespace

TEST_CASE("spellings of one key are counted as one, shown by the most frequent") {
    const std::vector<Article> articles{naming("a", {"Ann O'Hara"}), naming("b", {"Ann OHara", "Bo"}),
                                        naming("c", {"Ann O'Hara", "Bo"}), naming("d", {"BO"}), naming("e", {"BO"})};
    for (const std::size_t shards : {1U, 2U, 5U}) {
        CountedArchive archive(articles, {"a", "b", "c"}, {"e"}, dealt_into(shards));
        const Facet facet = count_facet(archive.files(), "person", archive.documents(), 10);
        // With "e" BO would be as frequent as Bo.
        CHECK(facet == Facet{"person", {{"Ann O'Hara", {3, 3}}, {"Bo", {2, 3}}}, false});
        CHECK(count_facet(archive.files(), "person", archive.documents(), 1).more);
        CHECK(count_facet(archive.files(), "org", archive.documents(), 10) == Facet{"org", {}, false});
    }
}

TEST_CASE("random facets are what counting by hand gives, whatever the shards", "[oracle]") {
    std::mt19937 engine(1987);
    const auto below = [&](std::size_t count) { return engine() % count; };
    for (int round = 0; round < 12; ++round) {
        // Some rounds have more different names than are brought together.
        const std::size_t names = round % 3 == 0 ? 20'000 : 30;
        std::vector<Article> articles;
        std::set<std::string> matched;
        std::set<std::string> kept_back;
        for (std::size_t i = 0; i < 500; ++i) {
            std::vector<std::string> persons;
            for (std::size_t count = below(names > 100 ? 40 : 5); count > 0; --count) {
                const auto number = std::to_string(1 + below(1 + below(names)));
                persons.push_back(std::vector<std::string>{"Name ", "NAME ", "name "}[below(3)] + number);
            }
            articles.push_back(naming("a" + std::to_string(i), std::move(persons)));
            if (below(100) < 60) matched.insert(articles.back().id);
            if (below(100) < 5) kept_back.insert(articles.back().id);
        }
        const std::size_t limit = 1 + below(15);
        const Facet expected = slow_facet(articles, matched, kept_back, limit);
        for (const std::size_t shards : {1U, 4U, 13U}) {
            CountedArchive archive(articles, matched, kept_back, dealt_into(shards));
            INFO("round " << round << ", " << shards << " shards");
            REQUIRE((count_facet(archive.files(), "person", archive.documents(), limit) == expected));
        }
    }
}
