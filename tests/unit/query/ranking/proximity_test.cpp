#include "query/ranking/proximity.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "query/language/parser.hpp"
#include "query/searcher.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

const Bm25 formula{100};

double of(const std::vector<std::vector<Xapian::termpos>>& positions, std::vector<double> rarities = {}) {
    if (rarities.empty()) rarities.assign(positions.size(), 1);
    return proximity(positions, rarities, formula, 100);
}

// Words of three, here and there; many are alike, so that scores tie. Most articles have none of them.
std::vector<Article> made_stories(std::size_t count) {
    return stories(3 * count, [](std::size_t number) {
        if (number % 3 != 0) return story(std::to_string(number), "", "other", "2022-09-16");
        number /= 3;
        std::string body;
        for (std::size_t i = 0; i < 12; ++i) {
            const std::size_t place = (number * 7 + i * (number % 5 + 1)) % 11;
            body += place == 0 ? "grain " : place == 3 ? "harbour " : place == 7 ? "strikes " : "other ";
        }
        return story(std::to_string(3 * number), number % 4 == 0 ? "Grain" : "", body, "2022-09-16");
    });
}

using Scores = std::vector<std::pair<std::string, double>>;

struct Asked {
    std::uint64_t offset = 0;
    std::optional<std::uint64_t> limit = {};
    bool stream = false;
    Order order = Order::relevance;
    double weight = 0.2;
};

Scores ask(Searcher& searcher, const std::string& text, const Asked& asked) {
    const auto query = parse_query(text, FieldTable::builtin(), {*make_day(2022, 9, 16), false, false});
    SearchRequest request;
    request.expression = query.expression.get();
    request.offset = asked.offset;
    request.limit = asked.limit;
    request.stream = asked.stream;
    request.order = asked.order;
    request.weights.proximity = asked.weight;
    request.explain = !asked.stream;
    const Answer answer = searcher.search(request);
    Scores scores;
    for (const auto& match : answer.all) {
        Hit hit = Searcher::hit(match, 1);
        searcher.fill(hit, Details::brief, 0);
        scores.emplace_back(hit.brief.id, hit.score);
    }
    for (const auto& hit : answer.hits) {
        double sum = 0;
        for (const auto& part : hit.parts) sum += part.score;
        CHECK(sum == hit.score);
        scores.emplace_back(hit.brief.id, hit.score);
    }
    return scores;
}

}  // namespace

TEST_CASE("Words give each other more the nearer they stand") {
    CHECK(of({{1}, {2}}) > of({{1}, {3}}));
    CHECK(of({{1}, {3}}) > of({{1}, {30}}));
    CHECK(of({{2}, {1}}) == of({{1}, {2}}));
    CHECK(of({{1, 11}, {2, 12}}) > of({{1}, {2}}));
    CHECK(of({{1}, {}}) == 0);
    CHECK(of({{1, 2, 3}, {}}) == 0);
    CHECK(of({{4}, {4}}) == 0);
    CHECK(of({{}, {}}) == 0);
}

TEST_CASE("Neighbours alone give to each other, the rarer the more") {
    CHECK(of({{1}, {2}, {3}}) == of({{1}, {2}, {3}}, {7, 7, 7}));
    CHECK(of({{1}, {2}, {}}, {1, 9, 1}) > of({{1}, {}, {2}}, {1, 9, 1}));
    // One between two hides them from each other.
    CHECK(of({{1}, {3}, {2}}, {1, 1, 0}) < of({{1}, {3}, {}}, {1, 1, 0}));
}

TEST_CASE("However often words meet, it is never all") {
    std::vector<std::vector<Xapian::termpos>> often(2);
    for (Xapian::termpos i = 0; i < 2000; ++i) often[i % 2].push_back(i);
    CHECK(of(often) > 0.95);
    CHECK(of(often) < 1);
    CHECK(of({{1}, {2}}, {0, 0}) == 0);
}

TEST_CASE("Of articles with the same words those come first in which they stand together") {
    std::vector<Article> articles = made_stories(2);
    articles.push_back(story("apart", "", "Barley was scarce and so the old port closed", "2022-09-16"));
    articles.push_back(story("beside", "", "So the old barley ports closed and was scarce", "2022-09-15"));
    const SmallArchive archive(articles);
    Searcher searcher(archive.path());
    const auto found = ask(searcher, "barley port", {});
    REQUIRE(found.size() == 2);
    CHECK(found[0].first == "beside");  // by another form of the word
    CHECK(found[0].second > found[1].second);
    CHECK(ask(searcher, "barley port", {.weight = 0})[0].first == "apart");
}

TEST_CASE("A word of more than half of all articles is near to nothing") {
    const SmallArchive archive({story("apart", "", "Barley was scarce and so the old port closed", "2022-09-16"),
                                story("beside", "", "So the old barley port closed and was scarce", "2022-09-15")});
    Searcher searcher(archive.path());
    CHECK((ask(searcher, "barley port", {}) == ask(searcher, "barley port", {.weight = 0})));
}

TEST_CASE("Nearness does not depend on shards, pages or how a list is asked for") {
    const auto articles = made_stories(500);
    const SmallArchive whole(articles, dealt_into(1));
    const SmallArchive cut(articles, dealt_into(7));
    Searcher one(whole.path());
    Searcher many(cut.path());
    for (const std::string text :
         {"grain harbour", "grain OR harbour OR strikes", "\"grain harbour\" strikes", "grain"}) {
        INFO(text);
        const auto all = ask(one, text, {});
        REQUIRE_FALSE(all.empty());
        CHECK((ask(many, text, {}) == all));
        CHECK((ask(many, text, {.stream = true}) == all));
        CHECK(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second > b.second; }));
        // Of a page near the top few positions are read.
        for (const std::uint64_t size : {3U, 10U, 30U}) {
            Scores pages;
            for (std::uint64_t offset = 0; offset < all.size(); offset += size) {
                const auto page = ask(many, text, {.offset = offset, .limit = size});
                pages.insert(pages.end(), page.begin(), page.end());
            }
            CHECK((pages == all));
        }
    }
}

TEST_CASE("Only the first matches are scored anew, and the others stay behind them in their order") {
    const SmallArchive archive(made_stories(500), dealt_into(3));
    Searcher searcher(archive.path());
    const std::string text = "grain OR harbour OR strikes";
    const auto plain = ask(searcher, text, {.weight = 0});
    const auto anew = ask(searcher, text, {});
    REQUIRE(plain.size() > rescored);
    REQUIRE(anew.size() == plain.size());
    CHECK((Scores(anew.begin() + rescored, anew.end()) == Scores(plain.begin() + rescored, plain.end())));
    CHECK_FALSE((Scores(anew.begin(), anew.begin() + rescored) == Scores(plain.begin(), plain.begin() + rescored)));
    const auto by_date = ask(searcher, text, {.limit = 20, .order = Order::newest});
    CHECK((by_date == ask(searcher, text, {.limit = 20, .order = Order::newest, .weight = 0})));
}
