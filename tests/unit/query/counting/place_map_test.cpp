#include "query/counting/place_map.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/query/counting/counted_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Article naming(std::string id, std::vector<std::string> places, std::vector<GivenPlace> located = {}) {
    Article article = story(std::move(id), "t", "x");
    article.places = std::move(places);
    article.located = std::move(located);
    return article;
}

}  // namespace

TEST_CASE("places are counted by their ids, and by their names where they have none") {
    const GeoPoint kyiv{50.45, 30.52};
    const std::vector<Article> articles{
        naming("a", {"Kyiv"}, {{"Kyiv", "703448", kyiv}}),
        naming("b", {"Kiev", "Kyiv"}, {{"Kiev", "703448", kyiv}, {"Kyiv", "703448", kyiv}}),
        naming("c", {"Nowhere"}),
        naming("d", {"NOWHERE", "Paris"}, {{"Paris", "2988507", std::nullopt}}),
        naming("e", {"Nowhere", "Paris"}, {{"Paris", "4717560", std::nullopt}}),
        naming("f", {"Kyiv"})};
    for (const std::size_t shards : {1U, 3U, 6U}) {
        CountedArchive archive(articles, {"a", "b", "c", "d", "e"}, {"f"}, dealt_into(shards));
        const auto places = map_places(archive.files(), archive.documents());
        REQUIRE(places.size() == 4);
        CHECK(places[0].name == "Nowhere");
        CHECK(places[0].articles == 3);
        CHECK_FALSE(places[0].point);
        CHECK(places[1].id == "703448");
        CHECK(places[1].articles == 2);
        CHECK(places[1].point == kyiv);
        CHECK(places[2] == MappedPlace{"2988507", "Paris", std::nullopt, 1});
        CHECK(places[3] == MappedPlace{"4717560", "Paris", std::nullopt, 1});
    }
}
