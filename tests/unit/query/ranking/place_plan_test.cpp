#include "query/ranking/place_plan.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

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
