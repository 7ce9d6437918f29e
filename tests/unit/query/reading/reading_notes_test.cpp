#include "query/reading/reading_notes.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Notes = std::vector<std::string>;

}  // namespace

TEST_CASE("Names taken are told with their counts") {
    AnnotatedArchive archive({persons({"Volodymyr Zelenskiy"}), persons({"Volodymyr Zelenskiy"}), persons({"Zelensky"}),
                              persons({"A Smith", "B Smith", "C Smith", "D Smith", "E Smith", "F Smith"}),
                              persons({"Ann Berg"})});
    CHECK(reading_notes(archive.read("person:Zelenskyy")) ==
          Notes{"person Zelenskyy: taken as Volodymyr Zelenskiy (2), Zelensky (1)"});
    CHECK(reading_notes(archive.read("person:Smith")) ==
          Notes{"person Smith: taken as A Smith (1), B Smith (1), C Smith (1), D Smith (1) and 2 more"});
    CHECK(reading_notes(archive.read("person:\"ann berg\"")).empty());
    CHECK(reading_notes(archive.read("person:Nobody")).empty());
    CHECK(reading_notes(archive.read("entity:Berg")) == Notes{"entity (person) Berg: taken as Ann Berg (1)"});
}

TEST_CASE("A place that no article has is told to be not in the archive, and what else is called so") {
    AnnotatedArchive archive({places({"4250542"}), places({"4951788"}), places({"4250542"})});
    CHECK(reading_notes(archive.read("place:Kyiv")) ==
          Notes{"place Kyiv: taken as Kyiv, Kyiv City, Ukraine, which is not in the archive"});
    CHECK(reading_notes(archive.read("place:\"Springfield, Missouri\"")) ==
          Notes{"place Springfield, Missouri: taken as Springfield, Missouri, United States, which is not in the "
                "archive; the archive has Springfield, Illinois, United States (2), Springfield, Massachusetts, "
                "United States (1): write place:\"Springfield, Illinois, United States\""});
}

TEST_CASE("The place taken is told with its namesakes") {
    AnnotatedArchive archive({places({"4951788"}), places({"4250542"}), places({"4951788"})});
    const auto springfield = reading_notes(archive.read("place:Springfield"));
    REQUIRE(springfield.size() == 1);
    CHECK(springfield.front() ==
          "place Springfield: taken as Springfield, Massachusetts, United States (2); the archive also has "
          "Springfield, Illinois, United States (1): write place:\"Springfield, Illinois, United States\"");
    const auto kyiv = reading_notes(archive.read("near:Kyiv~20km"));
    REQUIRE(kyiv.size() == 1);
    CHECK(kyiv.front().starts_with("near Kyiv: within 20 km of Kyiv, "));
    CHECK(kyiv.front().ends_with("Ukraine (50.45, 30.52)"));
    CHECK(reading_notes(archive.read("near:1,2~20km")) == Notes{"near 1,2: within 20 km"});
}

TEST_CASE("A full name that stands for the surname too says so") {
    AnnotatedArchive archive({persons({"Paul Keating"}), persons({"Keating"})});
    CHECK(reading_notes(archive.read("person:\"Paul Keating\"")) ==
          Notes{"person Paul Keating: taken as Paul Keating (1), and as the surname alone where no other bearer is "
                "named"});
}
