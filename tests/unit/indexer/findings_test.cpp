#include "indexer/findings.hpp"

#include <catch2/catch.hpp>

#include "schemas/stored_mentions.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Entity entity(NameClass kind, const std::string& name, std::uint32_t count, bool in_title = false,
              bool in_lead = false) {
    Entity entity;
    entity.kind = kind;
    entity.name = name;
    entity.salience = {count, in_title, in_lead};
    return entity;
}

MentionPlace meant(const char* id, const char* name, PlaceKind kind, GeoPoint point,
                   PlaceSense sense = PlaceSense::literal) {
    MentionPlace place;
    place.id = id;
    place.name = name;
    place.kind = kind;
    place.point = point;
    place.sense = sense;
    return place;
}

const MentionPlace kyiv = meant("703448", "Kyiv", PlaceKind::settlement, {50.45466, 30.5238});
const MentionPlace ukraine = meant("690791", "Ukraine", PlaceKind::country, {49, 32}, PlaceSense::demonym);

ArticlePlace article_place(const MentionPlace& place, std::uint32_t count, bool literal = true) {
    ArticlePlace found;
    found.place = place;
    found.salience.count = count;
    found.literal = literal;
    return found;
}

Mention mention(MentionKind kind, const std::string& name, std::optional<MentionPlace> place = std::nullopt) {
    Mention mention;
    mention.end = name.size();
    mention.surface = name;
    mention.kind = kind;
    mention.name = name;
    mention.place = std::move(place);
    return mention;
}

Mention time_at(TextField field, std::size_t start, const char* day) {
    Mention mention;
    mention.field = field;
    mention.start = start;
    mention.end = start + 6;
    mention.surface = "Friday";
    mention.kind = MentionKind::time;
    mention.time = Timex{TimexType::date, day, TimeExtent{{*parse_day(day), *parse_day(day)}, TimeGrain::day}};
    return mention;
}

Article article() { return story("1", "Kyiv, Ukrainian"); }

}  // namespace

TEST_CASE("names climb the ladder by how often and where they stand") {
    Annotation annotation;
    annotation.entities = {
        entity(NameClass::person, "Ann Lead", 1, true),       entity(NameClass::person, "Bob Often", 3),
        entity(NameClass::person, "Cy Once", 1, false, true), entity(NameClass::person, "Di Rare", 2),
        entity(NameClass::organisation, "Third", 1),          entity(NameClass::organisation, "Others", 2),
        entity(NameClass::miscellaneous, "World Cup", 9)};
    const Findings findings = findings_of(annotation, article(), nullptr);
    CHECK(findings.persons == std::vector<FoundName>{{"Ann Lead", 1, false, true},
                                                     {"Bob Often", 3, true, false},
                                                     {"Cy Once", 1, false, true},
                                                     {"Di Rare", 2, false, false}});
    CHECK(findings.organisations == std::vector<FoundName>{{"Third", 1, true, false}, {"Others", 2, true, false}});
}

TEST_CASE("a demonym gives its place an id, and neither a name, a rung nor a point") {
    Annotation annotation;
    annotation.places = {article_place(kyiv, 3), article_place(ukraine, 5, false)};
    annotation.mentions = {mention(MentionKind::place, "Kyiv", kyiv),
                           mention(MentionKind::other, "Ukrainian", ukraine)};
    const Findings findings = findings_of(annotation, article(), nullptr);
    REQUIRE(findings.places.size() == 2);
    CHECK(findings.places[0] == FoundPlace{"703448", "Kyiv", kyiv.point, true, false, false, false, true});
    CHECK(findings.places[1] == FoundPlace{"690791", "Ukraine", ukraine.point, false, false, false, false, false});
    CHECK(findings.place_names == std::vector<FoundName>{{"Kyiv", 3, true, false, "703448"}});
}

TEST_CASE("a place that stands for its government alone has no point") {
    Annotation annotation;
    MentionPlace government = kyiv;
    government.sense = PlaceSense::metonym;
    annotation.places = {article_place(government, 1)};
    annotation.mentions = {mention(MentionKind::place, "Kyiv", government)};
    CHECK_FALSE(findings_of(annotation, article(), nullptr).places.at(0).is_point);
}

TEST_CASE("places are known by the text's names beside the gazetteer's, and unknown ones by name alone") {
    Annotation annotation;
    annotation.places = {article_place(kyiv, 2)};
    annotation.mentions = {mention(MentionKind::place, "Kiev", kyiv), mention(MentionKind::place, "Nowhere Creek")};
    annotation.entities = {entity(NameClass::location, "Kiev", 2), entity(NameClass::location, "Nowhere Creek", 1)};
    CHECK(findings_of(annotation, article(), nullptr).place_names ==
          std::vector<FoundName>{{"Kyiv", 2, true, false, "703448"},
                                 {"Kiev", 0, false, false, ""},
                                 {"Nowhere Creek", 1, true, false, ""}});
}

TEST_CASE("times are counted by their days and how exactly they are said") {
    Article given = article();
    given.body = "KYIV, Sept 16 (Wire) - It rained on Friday.\n\nIt rained on Monday.";
    Annotation annotation;
    annotation.mentions = {time_at(TextField::title, 0, "2022-09-14"), time_at(TextField::body, 36, "2022-09-16"),
                           time_at(TextField::body, 58, "2022-09-12"), time_at(TextField::body, 60, "2022-09-16")};
    annotation.mentions.push_back(mention(MentionKind::time, "now"));
    annotation.mentions.back().time = Timex{TimexType::date, "PRESENT_REF", std::nullopt};
    const auto day = [](const char* text) { return Period{*parse_day(text), *parse_day(text)}; };
    CHECK(findings_of(annotation, given, nullptr).times ==
          std::vector<SpokenTime>{{day("2022-09-12"), TimeGrain::day, 1, false},
                                  {day("2022-09-14"), TimeGrain::day, 1, true},
                                  {day("2022-09-16"), TimeGrain::day, 2, true}});
}

TEST_CASE("the mentions are kept as they are") {
    Annotation annotation;
    annotation.mentions = {mention(MentionKind::person, "Ann Lead")};
    const Findings findings = findings_of(annotation, article(), nullptr);
    CHECK(decode_mentions(findings.mentions, article()) == annotation.mentions);
}

TEST_CASE("points of the record are taken as they are given") {
    Article given = article();
    given.places = {"Camp"};
    given.located = {{"Camp", "", GeoPoint{48.5, 37.25}}};
    CHECK(findings_of({}, given, nullptr).given_points == std::vector<GeoPoint>{{48.5, 37.25}});
}

TEST_CASE("a place that the record names is listed once, by the record's name, and found by all") {
    Annotation annotation;
    annotation.places = {article_place(kyiv, 2)};
    annotation.mentions = {mention(MentionKind::place, "Kyiv city", kyiv)};
    const std::vector<FoundName> names{
        {"Kiev", 2, true, false, "703448"}, {"Kyiv", 0, false, false, ""}, {"Kyiv city", 0, false, false, ""}};
    SECTION("by its name") {
        annotation.places[0].given_name = "Kiev";
        CHECK(findings_of(annotation, article(), nullptr).place_names == names);
    }
    SECTION("by its id") {
        Article given = article();
        given.places = {"Kiev"};
        given.located = {{"Kiev", "703448", std::nullopt}};
        const auto gazetteer = Gazetteer::load(shipped_gazetteer());
        CHECK(findings_of(annotation, given, gazetteer.get()).place_names == names);
    }
    SECTION("as the text does") {
        annotation.places[0].given_name = "Kyiv city";
        CHECK(findings_of(annotation, article(), nullptr).place_names ==
              std::vector<FoundName>{{"Kyiv city", 2, true, false, "703448"}, {"Kyiv", 0, false, false, ""}});
    }
}
