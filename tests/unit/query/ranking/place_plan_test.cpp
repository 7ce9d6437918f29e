#include "query/ranking/place_plan.hpp"

#include <catch2/catch.hpp>

#include "query/ranking/score.hpp"
#include "query/searcher.hpp"
#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Answer ask(const AnnotatedArchive& archive, const std::string& text, const Weights& weights = {}) {
    Searcher searcher(archive.archive().path());
    const auto query = archive.parse(text);
    SearchRequest request;
    request.expression = query.expression.get();
    request.weights = weights;
    request.explain = true;
    return searcher.search(request);
}

std::string ids(const Answer& answer) {
    std::string ids;
    for (const auto& hit : answer.hits) ids += hit.brief.id;
    return ids;
}

double part(const Hit& hit, const std::string& name) {
    double sum = 0;
    double found = 0;
    for (const auto& given : hit.parts) {
        sum += given.score;
        if (given.name == name) found = given.score;
    }
    CHECK(sum == hit.score);
    return found;
}

}  // namespace

TEST_CASE("A place is searched by its id, and by its name where nobody has resolved it") {
    Annotation unresolved;
    unresolved.places.push_back({"", "Paris", {}, std::nullopt, false, false});
    AnnotatedArchive archive({places({"2988507"}), places({"4717560"}), places({"2988507"})});
    CHECK(archive.filter("place:\"Paris, Texas\"") == "XPLACEID4717560");
    CHECK(archive.filter("place:Paris") ==
          "(XPLACEID2988507 OR (XPLACEFULLparis AND_NOT (XPLACEID2968815 OR XPLACEID4717560)))");
    CHECK(archive.filter("place:4717560") == "XPLACEID4717560");
}

TEST_CASE("A circle is searched by its cells and the distance itself") {
    AnnotatedArchive archive({places({"703448"})});
    const std::string near = archive.filter("near:Kyiv~20km");
    CHECK(near.find("XNEARq280x421") != std::string::npos);
    CHECK(near.find("DistanceSource(10, 20 km around 50.45") != std::string::npos);
    CHECK(archive.filter("near:50.45,30.52~5000km").find("XNEAR") == std::string::npos);
    CHECK(archive.filter("near:50.45,30.52~0").find("1 km around") != std::string::npos);
}

TEST_CASE("An area is searched by what it is made of, and a continent by its countries") {
    AnnotatedArchive archive({places({"707292"}), places({"2988507"}), places({"AREA.DONBAS"})});
    const std::string donbas = archive.filter("place:Donbas");
    CHECK(donbas.find("XPLACEID:AREA.DONBAS OR XPLACEID") != std::string::npos);
    const std::string europe = archive.filter("place:6255148");
    CHECK(europe.find("XPLACEID690791") != std::string::npos);
    CHECK(europe.find("XPLACEID3017382") != std::string::npos);
    CHECK(europe.find("XPLACEID707292") == std::string::npos);
}

TEST_CASE("A wrong namesake of a preferred place costs something, and shuts nothing out") {
    const std::string paris = "2988507";
    const std::string texas = "4717560";
    const AnnotatedArchive archive({places({texas}), places({paris}), places({paris, texas}), {}, places({paris})}, 2,
                                   {"Fair", "Fair", "Fair", "Fair", "Fair"});
    const auto found = ask(archive, "fair place~Paris");
    REQUIRE(found.hits.size() == 5);
    for (const auto& hit : found.hits)
        CHECK(part(hit, "namesake") == (hit.brief.id == "0" ? -round_score(Weights().namesake) : 0));
    CHECK(ids(ask(archive, "place~Paris")).find('0') == std::string::npos);  // a place alone is what must match
    Weights none;
    none.namesake = 0;
    for (const auto& hit : ask(archive, "fair place~Paris", none).hits) CHECK(part(hit, "namesake") == 0);
    for (const auto& hit : ask(archive, "fair place:Paris").hits) CHECK(part(hit, "namesake") == 0);
}

TEST_CASE("A place that holds another of its name is no stranger to it") {
    AnnotatedArchive archive({places({"2988507"}), places({"2968815"}), places({"4717560"}), places({"2988507"})});
    CHECK(archive.read("place:Paris").place->strangers == std::vector<PlaceId>{"4717560"});
}

TEST_CASE("The nearer a place the more it gives, whether the distance is required or preferred") {
    // Kharkiv, Irpin, Kyiv, Sydney, and none.
    const AnnotatedArchive archive(
        {places({"706483"}), places({"707565"}), places({"703448"}), places({"2147714"}), {}}, 2,
        {"Fair", "Fair", "Fair", "Fair", "Fair"});
    CHECK(ids(ask(archive, "near:Kyiv~500km")) == "210");
    const auto preferred = ask(archive, "fair near~Kyiv~500km");
    REQUIRE(preferred.hits.size() == 5);
    CHECK(ids(preferred).substr(0, 3) == "210");
    CHECK(part(preferred.hits[0], "place") == round_score(Weights().place));
    CHECK(part(preferred.hits[1], "place") > part(preferred.hits[2], "place"));
    CHECK(part(preferred.hits[2], "place") > Weights().place / 2);
    CHECK(part(preferred.hits[3], "place") == 0);
    CHECK(ids(ask(archive, "near~Kyiv~500km")) == "210");
    // Beyond the radius there is still something.
    CHECK(part(ask(archive, "fair near~Kyiv~200km").hits[2], "place") > 0);
}
