#include "query/ranking/all_matches.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "query/open_generation.hpp"
#include "query/ranking/word_source.hpp"
#include "schemas/slots.hpp"
#include "schemas/terms.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

std::vector<std::string> ids_of(const OpenGeneration& generation, const std::vector<RankedMatch>& matches) {
    std::vector<std::string> ids;
    for (const auto& match : matches)
        ids.push_back(
            decode_brief(generation.shards[match.shard].get_document(match.document).get_value(slot::brief)).id);
    return ids;
}

std::vector<std::string> ids_of(const OpenGeneration& generation, const std::vector<Candidate>& matches) {
    std::vector<std::string> ids;
    for (const auto& match : matches)
        ids.push_back(
            decode_brief(generation.shards[match.shard].get_document(match.document).get_value(slot::brief)).id);
    return ids;
}

}  // namespace

TEST_CASE("all matches are in the order of the best, whatever it is by", "[oracle]") {
    std::mt19937 engine(5);
    const auto articles = stories(300, [&](std::size_t number) {
        const std::vector<std::string> dates{"2022-09-16", "2022-09-16T10:05:00Z", "1987-02-26", "", "1600-01-01"};
        return story("a" + std::to_string(number), "t", engine() % 3 == 0 ? "graves" : "peace",
                     dates[engine() % dates.size()]);
    });
    for (const std::size_t shards : {1U, 7U}) {
        const SmallArchive archive(articles, dealt_into(shards));
        const auto generation = open_generation(archive.layout());
        const Matcher matcher(generation.shards);
        for (const Order order : {Order::relevance, Order::newest, Order::oldest}) {
            MatchRequest request;
            // One word gives a score, the other none.
            request.query = [](std::size_t) {
                return Xapian::Query(Xapian::Query::OP_OR, Xapian::Query(0.0, Xapian::Query("peace")),
                                     Xapian::Query("graves"));
            };
            request.filter = request.query;
            request.order = order;
            request.need = articles.size();
            const auto all = rank_all(matcher, generation.shards, request);
            CHECK(all.size() == articles.size());
            CHECK((ids_of(generation, all) == ids_of(generation, matcher.best(request).best)));
        }
    }
}
