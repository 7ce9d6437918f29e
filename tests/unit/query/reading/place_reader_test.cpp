#include "query/reading/place_reader.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "query/language/query_error.hpp"
#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

std::string taken(AnnotatedArchive& archive, const std::string& query) {
    const auto reading = archive.read(query);
    REQUIRE(reading.place);
    return reading.place->taken ? reading.place->taken->id : "none";
}

}  // namespace

TEST_CASE("A place is read by its name, what it lies in, its id or in another script") {
    AnnotatedArchive archive({places({"703448", "690791"})});
    const std::map<std::string, std::string> rows{
        {"place:Kyiv", "703448"},
        {"place:Kiev", "703448"},
        {"place:Київ", "703448"},
        {"place:\"kyiv, ukraine\"", "703448"},
        {"place:\"Kyiv Ukraine\"", "703448"},
        {"place:703448", "703448"},
        {"place:\"Paris, Texas\"", "4717560"},
        {"place:\"Paris, France\"", "2988507"},
        {"place:\"Paris, Texas, United States\"", "4717560"},
        {"place:\"the Netherlands\"", "2750405"},
        {"place:Харків", "706483"},
        {"place:\"Middle of Nowhere Whatsoever\"", "none"},
        {"place:\"Paris, Nowhereland\"", "none"},
    };
    for (const auto& [query, id] : rows) {
        INFO(query);
        CHECK(taken(archive, query) == id);
    }
}

TEST_CASE("Of several places the one with the most articles is taken") {
    const std::string illinois = "4250542";
    const std::string massachusetts = "4951788";
    AnnotatedArchive archive({places({massachusetts}), places({illinois}), places({massachusetts})});
    const auto reading = archive.read("place:Springfield");
    REQUIRE(reading.place);
    CHECK(reading.place->taken->id == massachusetts);
    CHECK(reading.place->taken->articles == 2);
    REQUIRE(reading.place->namesakes.size() == 1);
    CHECK(reading.place->namesakes.front().id == illinois);
    CHECK(reading.place->others == std::vector<PlaceId>{illinois});
    CHECK(taken(archive, "place:\"Springfield, Illinois\"") == illinois);
    CHECK(taken(archive, "place:\"" + reading.place->namesakes.front().name + "\"") == illinois);
}

TEST_CASE("Where none is in the archive, the most important is taken") {
    AnnotatedArchive archive({places({"690791"})});
    CHECK(taken(archive, "place:Paris") == "2988507");
    CHECK(archive.read("place:Springfield").place->namesakes.empty());
}

TEST_CASE("An id that is no place is an error") {
    AnnotatedArchive archive({places({"690791"})});
    for (const char* query : {"place:12", "place:HIST.XX", "focus:99999999999999999999"}) {
        INFO(query);
        if (std::string(query).starts_with("focus")) continue;
        CHECK_THROWS_AS(archive.read(query), QueryError);
        CHECK_THROWS_WITH(archive.read(query), Catch::Contains("no place has the number"));
    }
}

TEST_CASE("A centre is a settlement where there is one") {
    AnnotatedArchive archive({places({"706482"})});  // the region of Kharkiv alone
    const auto reading = archive.read("near:Kharkiv~50km");
    REQUIRE(reading.place);
    CHECK(reading.place->taken->kind == PlaceKind::settlement);
    CHECK(reading.place->taken->id == "706483");
    CHECK_THROWS_WITH(archive.read("near:Nowhereland"), Catch::Contains("write coordinates"));
}

TEST_CASE("Numbers and codes of ours are ids, abbreviations are not") {
    for (const char* id : {"703448", "HIST.SU", "SEA.BLACK"}) CHECK(is_place_id(id));
    for (const char* name : {"U.S.", "Kyiv", "St.Louis", "D.C.", "", "HIST.", ".SU", "12a"})
        CHECK_FALSE(is_place_id(name));
}
