#include "indexer/article_reader.hpp"

#include <catch2/catch.hpp>

#include "schemas/stored_mentions.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

const LoadedAnnotation& times_alone() {
    static const LoadedAnnotation loaded = load_annotation(parse_annotated("--annotate", "times"), {});
    return loaded;
}

}  // namespace

TEST_CASE("an article is read by what is loaded, and stamped with it") {
    ArticleReader reader(&times_alone());
    const Article article = story("1", "It rained in May 1945.");
    const Findings findings = reader.read(article);
    CHECK(findings.stamp == "v1-t");
    REQUIRE(findings.times.size() == 1);
    CHECK(findings.times[0].days == Period{*parse_day("1945-05-01"), *parse_day("1945-05-31")});
    CHECK(decode_mentions(findings.mentions, article).size() == 1);
    CHECK(findings.persons.empty());
}

TEST_CASE("where nothing is read, the record's points are there and no stamp") {
    ArticleReader reader(nullptr);
    Article article = story("1", "It rained in May 1945.");
    article.places = {"Camp"};
    article.located = {{"Camp", "999", GeoPoint{1, 2}}};
    const Findings findings = reader.read(article);
    CHECK(findings.given_points == std::vector<GeoPoint>{{1, 2}});
    CHECK(findings.stamp.empty());
    CHECK(findings.mentions.empty());
    CHECK(findings.times.empty());
    CHECK_FALSE(reader.holders());
    CHECK(reader.unknown_places(article) == 0);
}

TEST_CASE("with a gazetteer, places by their id are certain and those that it lacks are counted") {
    const LoadedAnnotation loaded = load_annotation(parse_annotated("--annotate", "places"), {});
    ArticleReader reader(&loaded);
    Article article = story("1", "It was wet.");
    // Paris in Texas, whatever else the name may mean.
    article.places = {"Paris", "Zzyxqua"};
    article.located = {{"Paris", "4717560", {}}, {"Zzyxqua", "4000000000", {}}};
    const Findings findings = reader.read(article);
    REQUIRE(findings.places.size() == 1);
    CHECK(findings.places[0].id == "4717560");
    CHECK(findings.places[0].is_point);
    CHECK(reader.unknown_places(article) == 1);
    const auto holders = reader.holders()("703448");
    CHECK(std::find(holders.begin(), holders.end(), "690791") != holders.end());
    CHECK(reader.holders()("nowhere").empty());
}
