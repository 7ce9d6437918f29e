#include "corpus/annotate/place_finder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <catch2/catch.hpp>

#include "shipped_places.hpp"
#include "tagged_text.hpp"

using namespace dateline;

namespace {

const char* const sources[] = {"given", "filed", "location", "inside", "other", "organisation", "person", "text"};

// "location Paris; inside Boston": the toponyms of a text with its names marked (see tagged_text.hpp).
std::string found(const std::string& marked) {
    const TaggedArticle article(marked);
    const auto fields = article.fields();
    const auto entities = join_names(fields, nullptr);
    const PlaceEntities names{&entities, std::vector<bool>(entities.size())};
    const PlaceWords words(*fields.back().text);
    std::vector<std::string> list;
    for (const Toponym& one : find_toponyms({fields.back().field, &words, {}}, names, *shipped_places()))
        list.push_back(fmt::format("{} {}", sources[static_cast<std::size_t>(one.source)],
                                   fields.back().text->text.substr(one.begin, one.end - one.begin)));
    return fmt::format("{}", fmt::join(list, "; "));
}

Toponym only(const std::string& marked) {
    const TaggedArticle article(marked);
    const auto fields = article.fields();
    const auto entities = join_names(fields, nullptr);
    const PlaceEntities names{&entities, std::vector<bool>(entities.size())};
    const PlaceWords words(*fields.back().text);
    const auto list = find_toponyms({fields.back().field, &words, {}}, names, *shipped_places());
    REQUIRE(list.size() == 1);
    return list.front();
}

}  // namespace

TEST_CASE("what the tagger takes for places is looked up, with the words that belong to it") {
    CHECK(found("rain fell in [LOC Kharkiv] on Monday.") == "location Kharkiv");
    CHECK(found("they met in [LOC Paris], [LOC Texas].") == "location Paris; location Texas");
    CHECK(found("fire in [LOC Boone] County was put out.") == "location Boone County");
    CHECK(found("they fled [LOC northern Iraq].") == "location northern Iraq");
    CHECK(found("it stands in [LOC Qwzx].") == "location Qwzx");
    CHECK(only("it stands in [LOC Qwzx].").name == 0);
}

TEST_CASE("public bodies are of their place, persons and companies are not") {
    CHECK(found("he called the [ORG Boston Police Department].") == "inside Boston");
    CHECK(found("she teaches at the [ORG University of Nebraska].") == "inside Nebraska");
    CHECK(found("he reads the [ORG Chicago Tribune].").empty());
    CHECK(found("[PER Paris Hilton] sang.").empty());
    CHECK(found("senator [PER Jack Reed] spoke.").empty());
}

TEST_CASE("parts of words with hyphens are places of their own") {
    CHECK(found("the [MISC Sligo-based] band played.") == "inside Sligo");
    CHECK(found("the [MISC Russian-American] talks went on.") == "inside Russian; inside American");
}

TEST_CASE("the gazetteer alone finds what the tagger missed, more or less surely") {
    const Toponym plain = only("yesterday Gdansk won.");
    const Toponym located = only("they live in Gdansk now.");
    CHECK(plain.source == ToponymSource::text);
    CHECK(located.doubt < plain.doubt);
    CHECK(located.located);
    CHECK(found("Everyone knows that it is so.").empty());
}

TEST_CASE("words beside a name say what sort of place is meant, and how") {
    CHECK(only("voters in [LOC Washington] state went to the polls.").wish == PlaceWish::region);
    CHECK(only("the mayor of [LOC New York] resigned.").wish == PlaceWish::settlement);
    CHECK(only("they waded into the river [LOC Jordan] again.").wish == PlaceWish::nature);
    CHECK(only("then [LOC Moscow] denied it.").sense == PlaceSense::metonym);
    CHECK(only("officials in [LOC Moscow] said so.").sense == PlaceSense::literal);
    CHECK(only("troops of the [MISC Ukrainian] army came.").sense == PlaceSense::demonym);
}

TEST_CASE("what is taken by times holds no places") {
    const PlaceText text("on March 3 it rained in Bergen.");
    const std::vector<Entity> none;
    const auto list = find_toponyms({TextField::body, &text.words, {{3, 10}}}, {&none, {}}, *shipped_places());
    REQUIRE(list.size() == 1);
    CHECK(text.text.substr(list[0].begin, list[0].end - list[0].begin) == "Bergen");
}

TEST_CASE("words beside a name tell currencies, rivers, treaties and companies") {
    CHECK(only("it paid a million [LOC U.S.] dollars.").money);
    CHECK_FALSE(only("it paid a million in the [LOC U.S.] again.").money);
    CHECK(only("the [LOC Mississippi] crested on Monday.").wish == PlaceWish::stream);
    CHECK(only("farmers in [LOC Mississippi] sued.").wish == PlaceWish::land);
    CHECK(only("it broke the [LOC Geneva] Conventions.").doubt > only("it broke in [LOC Geneva] again.").doubt);
    CHECK(only("[ORG Piedmont Aviation Inc] rose, and [LOC Piedmont] gained.").doubt >
          only("[ORG Foreign Aviation Inc] rose, and [LOC Piedmont] gained.").doubt);
}

TEST_CASE("codes of states stand behind their places, and parts of company names are no places") {
    CHECK(found("he met [ORG NV Philips] today.").empty());
    CHECK(found("he met [ORG Ciba-Geigy] today.").empty());
    CHECK(found("he met the [ORG Union Bank of Switzerland] today.").empty());
    CHECK(found("they live in [LOC Reno], [LOC NV] again.") == "location Reno; location NV");
    CHECK(found("the New [MISC Jersey-based] firm paid.") == "inside New Jersey");
}
