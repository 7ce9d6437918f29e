#include "corpus/gazetteer/gazetteer.hpp"

#include <catch2/catch.hpp>

#include "gazetteer_folder.hpp"
#include "schemas/error.hpp"
#include "schemas/text_fold.hpp"

using namespace dateline;

namespace {

std::string ids(const Gazetteer& gazetteer, const std::vector<PlaceNumber>& places) {
    std::string text;
    for (const PlaceNumber place : places) text += (text.empty() ? "" : " ") + gazetteer.id(place);
    return text;
}

}  // namespace

TEST_CASE("A place is found by its names, the most important first") {
    const GazetteerFolder folder;
    const auto gazetteer = folder.gazetteer();
    CHECK(ids_of(*gazetteer, "Paris") == "2988507 3012874 4717560");
    CHECK(ids_of(*gazetteer, "Kyiv") == "703448 703447");
    for (const char* name : {"Kiev", "KIEV", "Київ", "Kijów"}) CHECK(ids_of(*gazetteer, name) == "703448");
    CHECK(ids_of(*gazetteer, "Kharkiv") == "706483 706482");
    CHECK(ids_of(*gazetteer, "Saint Petersburg") == "498817");
    CHECK(ids_of(*gazetteer, "Saint").empty());
    CHECK(ids_of(*gazetteer, "").empty());
}

TEST_CASE("A name says how it means its place") {
    const GazetteerFolder folder;
    const auto gazetteer = folder.gazetteer();
    const auto kind_of = [&](const std::string& name) {
        const auto found = gazetteer->find(Gazetteer::hash_of(name_words(name)));
        REQUIRE_FALSE(found.empty());
        return found.front().kind;
    };
    CHECK(kind_of("Izium") == PlaceNameKind::main);
    CHECK(kind_of("Ile-de-France") == PlaceNameKind::main);
    CHECK(kind_of("Izyum") == PlaceNameKind::alternate);
    CHECK(kind_of("U.S.") == PlaceNameKind::abbreviation);
    CHECK(kind_of("Leningrad") == PlaceNameKind::former);
    CHECK(kind_of("Kremlin") == PlaceNameKind::metonym);
    CHECK(kind_of("Ukrainians") == PlaceNameKind::demonym);
}

TEST_CASE("A longer name is told by its beginning") {
    const GazetteerFolder folder;
    const auto gazetteer = folder.gazetteer();
    CHECK(gazetteer->begins_name(Gazetteer::hash_of(name_words("Saint"))));
    CHECK(gazetteer->begins_name(Gazetteer::hash_of(name_words("Moulin à Vent de la"))));
    std::size_t wrong = 0;
    for (int i = 0; i < 1000; ++i) wrong += gazetteer->begins_name(Gazetteer::hash_of("word" + std::to_string(i)));
    CHECK(wrong < 100);
}

TEST_CASE("Joined hashes keep the order of words") {
    const std::uint64_t a = Gazetteer::hash_of(std::string_view("new"));
    const std::uint64_t b = Gazetteer::hash_of(std::string_view("york"));
    CHECK(Gazetteer::join(a, b) == Gazetteer::hash_of(std::vector<std::string>{"new", "york"}));
    CHECK(Gazetteer::join(a, b) != Gazetteer::join(b, a));
}

TEST_CASE("A place is told with all that it lies in") {
    const GazetteerFolder folder;
    const auto gazetteer = folder.gazetteer();
    const PlaceNumber izium = number_of(*gazetteer, "707292");
    const Place place = gazetteer->place(izium);
    CHECK(place.name == "Izium");
    CHECK(place.country == "UA");
    CHECK(place.kind == PlaceKind::settlement);
    CHECK(place.feature == "PPLA2");
    CHECK(place.point.latitude == Approx(49.20697));
    CHECK(place.point.longitude == Approx(37.27679));
    CHECK(place.population == 45884);
    CHECK(gazetteer->id(place.district) == "12476700");
    CHECK(gazetteer->id(place.region) == "706482");
    CHECK(gazetteer->id(place.state) == "690791");
    CHECK(gazetteer->id(place.continent) == "6255148");
    CHECK(gazetteer->full_name(izium) == "Izium, Kharkiv Oblast, Ukraine");
    CHECK(ids(*gazetteer, gazetteer->ancestors(izium)) ==
          "12476700 706482 690791 6255148 AREA.EAST AREA.EASTERN_EUROPE");
    CHECK(gazetteer->lies_in(izium, number_of(*gazetteer, "AREA.EAST")));
    CHECK_FALSE(gazetteer->lies_in(izium, number_of(*gazetteer, "6252001")));
    CHECK_FALSE(gazetteer->lies_in(izium, izium));
    CHECK(gazetteer->importance(izium) > 0.2);
}

TEST_CASE("A region's point and people are of its settlements, and its capital is the seat") {
    const GazetteerFolder folder;
    const auto gazetteer = folder.gazetteer();
    const Place texas = gazetteer->place(number_of(*gazetteer, "4736286"));
    CHECK(texas.point.latitude == Approx(31.97).margin(0.02));
    CHECK(texas.population == 24782 + 961855);
    CHECK(gazetteer->id(gazetteer->capital(texas.number)) == "4671654");
    CHECK(gazetteer->id(gazetteer->capital(number_of(*gazetteer, "6252001"))) == "4140963");
    CHECK(gazetteer->capital(number_of(*gazetteer, "SEA.BLACK")) == no_place);
}

TEST_CASE("Members are of former states, areas and continents") {
    const GazetteerFolder folder;
    const auto gazetteer = folder.gazetteer();
    const PlaceNumber soviet_union = number_of(*gazetteer, "HIST.SU");
    CHECK(ids(*gazetteer, gazetteer->members(soviet_union)) == "690791 2017370");
    CHECK(ids(*gazetteer, gazetteer->ancestors(soviet_union)) == "6255148");
    CHECK(gazetteer->place(soviet_union).country == "RU");
    CHECK(ids(*gazetteer, gazetteer->members(number_of(*gazetteer, "6255148"))) == "690791 2017370 3017382");
    CHECK(gazetteer->place(number_of(*gazetteer, "AREA.EAST")).country == "UA");
    CHECK(gazetteer->members(number_of(*gazetteer, "707292")).empty());
}

TEST_CASE("Ids are looked up, whatever they are") {
    const GazetteerFolder folder;
    const auto gazetteer = folder.gazetteer();
    for (PlaceNumber place = 0; place < gazetteer->size(); ++place)
        CHECK(number_of(*gazetteer, gazetteer->id(place)) == place);
    for (const char* id : {"", "0", "2", "4294967296", "9999999999", "SEA", "SEA.BLACK.", "ZZZ", "-1", "703448x"})
        CHECK_FALSE(gazetteer->find_id(id));
}

TEST_CASE("A gazetteer is loaded from its file, and says where it is from") {
    const GazetteerFolder folder;
    const std::string bytes = folder.bytes();
    const auto loaded = Gazetteer::load(folder.write("small.gazetteer", bytes));
    const auto parsed = Gazetteer::parse(bytes, "small");
    CHECK(loaded->fingerprint() == parsed->fingerprint());
    CHECK(loaded->credit() == "GeoNames (geonames.org) 2023-01-23, CC BY 4.0");
    CHECK(ids_of(*loaded, "Paris") == ids_of(*parsed, "Paris"));
}

TEST_CASE("A gazetteer that is not there is named") {
    try {
        Gazetteer::load("/nonexistent/places.gazetteer");
        FAIL("loaded");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::no_input);
        CHECK_THAT(error.what(), Catch::Contains("/nonexistent/places.gazetteer"));
    }
}
