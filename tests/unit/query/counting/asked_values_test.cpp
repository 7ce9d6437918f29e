#include "query/counting/asked_values.hpp"

#include <catch2/catch.hpp>

#include "query/searcher.hpp"
#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Annotation of(std::vector<std::string> persons, const std::vector<std::string>& places = {}) {
    Annotation annotation;
    annotation.persons = std::move(persons);
    for (const auto& place : places) annotation.places.push_back(place_of(shipped(), place));
    return annotation;
}

constexpr const char* ukraine = "690791";
constexpr const char* kyiv = "703448";

// The values of a facet that are marked, in order of the facet.
std::vector<std::string> marked(const AnnotatedArchive& archive, const std::string& text, const std::string& field) {
    Searcher searcher(archive.archive().path());
    const auto query = archive.parse(text);
    SearchRequest request;
    request.expression = query.expression.get();
    request.counts.facets = {field};
    const Answer answer = searcher.search(request);
    std::vector<std::string> values;
    for (const auto& value : answer.counts.facets.at(0).values)
        if (value.asked) values.push_back(value.value);
    return values;
}

using Values = std::vector<std::string>;

}  // namespace

TEST_CASE("Values that a question asks for are marked, as what they were taken for") {
    const AnnotatedArchive archive({of({"Volodymyr Zelensky", "Joe Biden"}, {ukraine, kyiv}),
                                    of({"Volodymyr Zelensky", "Joe Biden"}, {kyiv}), of({"Volodymyr Zelenskiy"}),
                                    of({"Joe Biden", "Jill Biden"}, {ukraine})});
    CHECK(marked(archive, "person:Zelensky", "person") == Values{"Volodymyr Zelensky", "Volodymyr Zelenskiy"});
    CHECK(marked(archive, "person:=\"Joe Biden\"", "person") == Values{"Joe Biden"});
    CHECK(marked(archive, "(person:Zelensky OR person:jil*) person~Biden", "person") ==
          Values{"Joe Biden", "Volodymyr Zelensky", "Jill Biden", "Volodymyr Zelenskiy"});
    CHECK(marked(archive, "entity:Zelensky", "person") == Values{"Volodymyr Zelensky", "Volodymyr Zelenskiy"});
    CHECK(marked(archive, "person:Zelensky", "place").empty());
    CHECK(marked(archive, "person:Biden -person:Jill", "person") == Values{"Joe Biden"});
}

TEST_CASE("Of a place itself is marked, and not what lies in it") {
    const AnnotatedArchive archive({of({}, {ukraine, kyiv}), of({}, {kyiv}), of({}, {ukraine})});
    CHECK(marked(archive, "place:Ukraine", "place") == Values{"Ukraine"});
    CHECK(marked(archive, "place:Kiev", "place") == Values{"Kyiv"});
}

TEST_CASE("Keywords are marked as they were typed, and what is excluded is not") {
    std::vector<Facet> facets{{"topic", {{"Trade", {2, 2}}, {"trade talks", {1, 1}}, {"grain", {1, 1}}}, false}};
    const auto query = parse_query("topic:trade -topic:grain", FieldTable::builtin(), {});
    mark_asked(facets, *query.expression, {});
    CHECK(facets[0].values[0].asked);
    CHECK_FALSE(facets[0].values[1].asked);
    CHECK_FALSE(facets[0].values[2].asked);
    const auto beginning = parse_query("topic:tra*", FieldTable::builtin(), {});
    mark_asked(facets, *beginning.expression, {});
    CHECK(facets[0].values[1].asked);
}
