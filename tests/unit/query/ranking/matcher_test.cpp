#include "query/ranking/matcher.hpp"

#include <catch2/catch.hpp>

#include "query/open_generation.hpp"
#include "schemas/terms.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

MatchRequest::ShardQuery same(const Xapian::Query& query) {
    return [query](std::size_t) { return query; };
}

Xapian::Query constant(double score, const std::string& term) {
    auto* source = new Xapian::FixedWeightPostingSource(score);
    return {Xapian::Query::OP_FILTER, Xapian::Query(source->release()), Xapian::Query(term)};
}

}  // namespace

TEST_CASE("Counts are exact where they are asked to be, and else said not to be") {
    const std::vector<std::string> bodies{"coffee tea", "coffee", "tea"};
    const auto articles =
        stories(300, [&](std::size_t i) { return story(std::to_string(i), "", bodies[i % 3], "2022-09-16"); });
    const SmallArchive archive(articles, dealt_into(4));
    auto generation = open_generation(archive.layout());
    const Matcher matcher(generation.shards);
    const Xapian::Query either(Xapian::Query::OP_OR, Xapian::Query("coffee"), Xapian::Query("tea"));
    CHECK(matcher.count(same(either)) == 300);
    MatchRequest request;
    request.query = request.filter = same({0.0, either});
    request.order = Order::newest;
    CHECK(matcher.best(request).total.value == 300);
    CHECK(matcher.best(request).total.exact);
    request.exact_count = false;
    request.need = 1;
    const auto estimated = matcher.best(request).total;
    CHECK((estimated.exact ? estimated.value == 300 : estimated.value <= 300));
}

TEST_CASE("Ties on both sides of the cut are decided by the key") {
    const auto articles = stories(
        50, [](std::size_t i) { return story("a" + std::to_string(99 - i), "", i == 30 ? "tea best" : "tea"); });
    for (const std::size_t shards : {1U, 4U}) {
        const SmallArchive archive(articles, dealt_into(shards));
        auto generation = open_generation(archive.layout());
        const Matcher matcher(generation.shards);
        MatchRequest request;
        request.query = same({Xapian::Query::OP_AND_MAYBE, constant(0.25, "tea"), constant(0.25, "best")});
        request.filter = same(Xapian::Query("tea"));
        request.need = 3;
        const auto best = matcher.best(request).best;
        REQUIRE(best.size() == 3);
        CHECK(best[0].score == 0.5);
        CHECK(best[1].score == 0.25);
        const auto id = [&](const Candidate& candidate) {
            return decode_brief(
                       generation.shards[candidate.shard].get_document(candidate.document).get_value(slot::brief))
                .id;
        };
        CHECK(id(best[0]) == "a69");
        CHECK(id(best[1]) == "a50");
        CHECK(id(best[2]) == "a51");
    }
}
