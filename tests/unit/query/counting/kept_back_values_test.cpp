#include "query/counting/kept_back_values.hpp"

#include <catch2/catch.hpp>

#include "query/counting/cross_table.hpp"
#include "query/counting/facet_counter.hpp"
#include "query/counting/place_map.hpp"
#include "query/searcher.hpp"
#include "tests/unit/query/counting/counted_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Article about(std::string id, const std::string& person, const std::string& place) {
    Article article = story(std::move(id), "t", "x", "2022-09-16");
    article.persons = {person};
    article.places = {place};
    return article;
}

// Most articles spell the names as only those do that may not be shown.
const std::vector<Article>& articles() {
    static const std::vector<Article> made{about("a", "ANN SMITH", "KYIV"), about("b", "ANN SMITH", "KYIV"),
                                           about("c", "Ann Smith", "Kyiv")};
    return made;
}

}  // namespace

TEST_CASE("values are counted without the articles that are kept back") {
    CountedArchive archive(articles(), {}, {"a", "b"});
    KeptBackValues values(archive.files(), archive.documents().kept_back);
    CHECK(values.shown(0, "person", 0) == FacetValue{"ANN SMITH", "ann smith", 0});
    CHECK(values.shown(0, "person", 1) == FacetValue{"Ann Smith", "ann smith", 1});
    values.keep_back({});
    CHECK(values.shown(0, "person", 0).articles == 2);
}

TEST_CASE("a spelling that only articles have that may not be shown is not shown") {
    for (const std::size_t shards : {1U, 3U}) {
        CountedArchive archive(articles(), {"a", "b", "c"}, {"a", "b"}, dealt_into(shards));
        CHECK(count_facet(archive.files(), "person", archive.documents(), 9).values ==
              std::vector<FacetCount>{{"Ann Smith", {1, 1}}});
        const auto table = make_cross_table(archive.files(), {"person", "place"}, archive.documents());
        CHECK(table.rows == std::vector<CrossTable::Row>{{{"Ann Smith", "Kyiv"}, {1, 1}}});
        const auto places = map_places(archive.files(), archive.documents());
        REQUIRE(places.size() == 1);
        CHECK(places.front().name == "Kyiv");

        SmallArchiveOptions options = dealt_into(shards);
        options.hidden = {"a", "b"};
        const SmallArchive hiding(articles(), options);
        Searcher searcher(hiding.path());
        const auto names = searcher.names({.prefix = "ann", .offset = 0, .limit = {}}, 0);
        REQUIRE(names.size() == 1);
        CHECK(names.front().name == "Ann Smith");
        const auto query = parse_query("person:ann", FieldTable::builtin(), {});
        const auto readings = searcher.readings(*query.expression, 0);
        REQUIRE(readings.size() == 1);
        CHECK(readings.front().names.front().names == std::vector<NameTaken>{{"Ann Smith", 1}});
    }
}

TEST_CASE("as of another moment, other articles are kept back") {
    std::vector<Article> later = articles();
    for (const std::size_t i : {0U, 1U}) later[i].embargo = parse_moment("2023-01-01")->moment;
    const SmallArchive archive(later);
    Searcher searcher(archive.path());
    for (const auto& [now, name] : {std::pair("2022-10-01", "Ann Smith"), std::pair("2023-02-01", "ANN SMITH"),
                                    std::pair("2022-10-01", "Ann Smith")}) {
        const auto names =
            searcher.names({.prefix = "ann", .offset = 0, .limit = {}}, parse_moment(now)->moment.utc_seconds());
        REQUIRE(names.size() == 1);
        CHECK(names.front().name == name);
    }
}
