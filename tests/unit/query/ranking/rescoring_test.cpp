#include "query/ranking/rescoring.hpp"

#include <catch2/catch.hpp>

#include "query/language/parser.hpp"
#include "query/searcher.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// Three hundred articles that have the words, most of the shorter ones of September 2022; and nine times as many others
// of three years.
std::vector<Article> made_stories() {
    return stories(3000, [](std::size_t number) {
        const std::size_t month = 1 + number % 12;
        std::string day = std::to_string(2020 + number % 37 % 3) + (month < 10 ? "-0" : "-") + std::to_string(month) +
                          "-1" + std::to_string(number % 7);
        if (number % 10 != 0) return story(std::to_string(number), "", "other", day);
        number /= 10;
        if (number % 4 != 1) day = "2022-09-0" + std::to_string(1 + number % 7);
        std::string body = number % 5 == 0 ? "grain harbour" : "harbour other grain";
        for (std::size_t i = 0; i < number % 11; ++i) body += " other";
        return story(std::to_string(10 * number), "", body, day);
    });
}

struct Ask {
    bool peaks = true;
    std::uint64_t offset = 0;
    std::optional<std::uint64_t> limit = {};
    bool stream = false;
    Order order = Order::relevance;
};

Answer answer(Searcher& searcher, const std::string& text, const Ask& asked) {
    const auto query = parse_query(text, FieldTable::builtin(), {*make_day(2022, 9, 16), false, false});
    SearchRequest request;
    request.expression = query.expression.get();
    request.peaks = asked.peaks;
    request.offset = asked.offset;
    request.limit = asked.limit;
    request.stream = asked.stream;
    request.order = asked.order;
    request.explain = !asked.stream;
    return searcher.search(request);
}

using Scores = std::vector<std::pair<std::string, double>>;

Scores scores(Searcher& searcher, const Answer& answer) {
    Scores scores;
    for (const auto& hit : answer.hits) scores.emplace_back(hit.brief.id, hit.score);
    for (const auto& match : answer.all) {
        Hit hit = Searcher::hit(match, 1);
        searcher.fill(hit, Details::brief, 0);
        scores.emplace_back(hit.brief.id, hit.score);
    }
    return scores;
}

}  // namespace

TEST_CASE("A peak is preferred a little, said, and a part of the score") {
    const SmallArchive archive(made_stories(), dealt_into(2));
    Searcher searcher(archive.path());
    for (const char* text : {"grain harbour", "grain"}) {
        CAPTURE(text);
        const Answer with = answer(searcher, text, {});
        const Answer without = answer(searcher, text, {.peaks = false});
        REQUIRE(with.notes.size() == 1);
        CHECK_THAT(with.notes[0], Catch::Matchers::Contains("are of 2022-09: preferred"));
        CHECK(without.notes.empty());
        std::map<std::string, double> plain;
        for (const auto& hit : without.hits) plain[hit.brief.id] = hit.score;
        std::size_t preferred = 0;
        for (const auto& hit : with.hits) {
            double sum = 0;
            double time = 0;
            for (const auto& part : hit.parts) sum += part.score;
            for (const auto& part : hit.parts) time += part.name == "time" ? part.score : 0;
            CHECK(sum == hit.score);
            CHECK(hit.score == plain[hit.brief.id] + time);
            CHECK(time <= Weights().peak);
            if (time > 0) CHECK(hit.brief.published.substr(0, 7) == "2022-09");
            preferred += time > 0 ? 1 : 0;
        }
        CHECK(preferred > 100);
        CHECK(preferred < rescored);
    }
}

TEST_CASE("What is preferred depends neither on shards nor on pages, nor on how the list is asked for") {
    const auto articles = made_stories();
    const SmallArchive whole(articles);
    const SmallArchive parted(articles, dealt_into(7));
    Searcher one(whole.path());
    Searcher seven(parted.path());
    const Scores all = scores(one, answer(one, "grain harbour", {}));
    CHECK(all.size() == 300);
    CHECK(scores(seven, answer(seven, "grain harbour", {})) == all);
    CHECK(scores(seven, answer(seven, "grain harbour", {.stream = true})) == all);
    Scores pages;
    for (std::uint64_t offset = 0; offset < 300; offset += 37) {
        const auto page = scores(seven, answer(seven, "grain harbour", {.offset = offset, .limit = 37}));
        pages.insert(pages.end(), page.begin(), page.end());
    }
    CHECK(pages == all);
}

TEST_CASE("A peak is not looked for where a time is asked for, or nothing is scored") {
    const SmallArchive archive(made_stories());
    Searcher searcher(archive.path());
    CHECK(answer(searcher, "grain date:2021..2022", {}).notes.empty());
    CHECK(answer(searcher, "id:1 OR id:2", {}).notes.empty());
    CHECK(answer(searcher, "grain", {.order = Order::newest}).notes.empty());
}
