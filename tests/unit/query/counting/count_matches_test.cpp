#include "query/counting/count_matches.hpp"

#include <catch2/catch.hpp>

#include "schemas/custom_schema.hpp"
#include "schemas/error.hpp"
#include "tests/unit/query/counting/counted_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Names = std::vector<std::string>;

CountRequest facets(Names names) {
    CountRequest request;
    request.facets = std::move(names);
    return request;
}

CountRequest table(Names names) {
    CountRequest request;
    request.count_by = std::move(names);
    return request;
}

}  // namespace

TEST_CASE("fields are counted by under their names and those of the record's keys") {
    const auto fields = with_schema(FieldTable::builtin(),
                                    R"({"fields": [{"name": "desk", "kind": "keyword", "facet": true},
                                        {"name": "plain", "kind": "keyword"}]})");
    CHECK(resolve_fields(facets({"person", "organisations", "Places", "byline", "desk"}), fields).facets ==
          Names{"person", "org", "place", "byline", "desk"});
    CHECK(resolve_fields(table({"month", "place", "topics"}), fields).count_by == Names{"month", "place", "topic"});
    CHECK_THROWS_WITH(resolve_fields(facets({"persn"}), fields), Catch::Contains("did you mean \"person\"?"));
    CHECK_THROWS_WITH(resolve_fields(facets({"plain"}), fields),
                      Catch::Contains("--facets") && Catch::Contains("plain"));
    CHECK_THROWS_WITH(resolve_fields(facets({"month"}), fields), Catch::Contains("month"));
    CHECK_THROWS_WITH(resolve_fields(table({"mnth"}), fields), Catch::Contains("\"month\""));
    CHECK_THROWS_WITH(resolve_fields(table({"xyzzyx"}), fields), Catch::Contains("write day, month, year, person"));
    CHECK_THROWS_WITH(resolve_fields(table({"place", "places"}), fields), Catch::Contains("twice"));
    CHECK_THROWS_WITH(resolve_fields(table({"day", "month", "year", "place", "org"}), fields),
                      Catch::Contains("at most 4"));
}

TEST_CASE("what is asked for is counted, and nothing else") {
    Article article = story("a", "t", "x", "2022-09-16");
    article.persons = {"Ann"};
    CountedArchive archive({article, story("b", "t", "x")}, {"a"}, {"b"});
    CountRequest request = facets({"person", "source"});
    Counts counts = count_matches(request, archive.files(), archive.documents());
    CHECK(counts.archive == 1);
    CHECK(counts.facets == std::vector<Facet>{{"person", {{"Ann", {1, 1}}}, false}, {"source", {}, false}});
    CHECK_FALSE(counts.timeline);
    CHECK_FALSE(counts.table);
    CHECK_FALSE(counts.places);
    request = table({"year"});
    request.timeline = Granularity::day;
    request.places = true;
    counts = count_matches(request, archive.files(), archive.documents());
    CHECK(counts.facets.empty());
    CHECK(counts.timeline->periods.size() == 1);
    CHECK(counts.table->rows.size() == 1);
    CHECK(counts.places->empty());
}
