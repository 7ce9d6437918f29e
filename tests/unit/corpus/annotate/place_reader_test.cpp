#include "corpus/annotate/place_reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "shipped_places.hpp"

using namespace dateline;

namespace {

struct Read {
    ReadPlaces places;
    std::vector<Entity> entities;

    const ArticlePlace* find(const std::string& id) const {
        const auto found = std::find_if(places.places.begin(), places.places.end(),
                                        [&](const ArticlePlace& place) { return place.place.id == id; });
        return found == places.places.end() ? nullptr : &*found;
    }
};

// By the gazetteer alone.
Read read(const Article& article, std::shared_ptr<const SourceHomes> homes = nullptr) {
    const PlaceText title(article.title);
    const PlaceText body(article.body);
    PlaceTexts texts;
    texts.article = &article;
    texts.fields = {{TextField::title, &title.words, {}}, {TextField::body, &body.words, {}}};
    Read out;
    out.places = PlaceReader(shipped_places(), std::move(homes)).read(texts, out.entities);
    return out;
}

Article article(const std::string& title, const std::string& body) {
    Article made;
    made.id = "a";
    made.title = title;
    made.body = body;
    return made;
}

}  // namespace

TEST_CASE("a dateline's place is where it was filed, the title's what it is about") {
    Article text = article("Floods reach Gdansk in Poland", "The river rose in Gdansk. Poland sent help to Gdansk.");
    text.dateline = "WARSAW, March 3 -";
    const Read got = read(text);
    const ArticlePlace* warsaw = got.find("756135");
    REQUIRE(warsaw != nullptr);
    CHECK(warsaw->in_dateline);
    CHECK(warsaw->place.role == PlaceRole::dateline);
    CHECK(warsaw->salience.count == 0);
    const ArticlePlace* gdansk = got.find("3099434");
    REQUIRE(gdansk != nullptr);
    CHECK(gdansk->place.role == PlaceRole::focus);
    CHECK(gdansk->salience.count == 3);
    CHECK(gdansk->salience.in_title);
    CHECK(got.places.mentions.back().field == TextField::dateline);
    CHECK(got.places.mentions.back().end == 6);
    CHECK(std::none_of(got.places.places.begin(), got.places.places.end(),
                       [](const ArticlePlace& place) { return place.place.name == "March"; }));
}

TEST_CASE("a dateline at the head of the body counts, and what only says where its place lies does not") {
    const Read got = read(article("", "KYIV, Ukraine (Reuters) - Rain fell in Lviv on Monday."));
    REQUIRE(got.find("703448") != nullptr);
    CHECK(got.find("703448")->in_dateline);
    REQUIRE(got.find("690791") != nullptr);
    CHECK_FALSE(got.find("690791")->in_dateline);
    REQUIRE(got.find("702550") != nullptr);
    CHECK(got.find("702550")->focus > 0);
}

TEST_CASE("places that the record names are certain, and have no mention") {
    Article text = article("Quiet", "Nothing happened.");
    text.places = {"Paris, Texas", "Qwzx"};
    const Read got = read(text);
    const ArticlePlace* paris = got.find("4717560");
    REQUIRE(paris != nullptr);
    CHECK(paris->given);
    CHECK(paris->given_name == "Paris, Texas");
    REQUIRE(got.find("4736286") != nullptr);
    CHECK(got.find("4736286")->given_name.empty());
    CHECK(got.places.mentions.empty());
    CHECK(got.entities.empty());
}

TEST_CASE("all names of one place are one entity with one name") {
    const Read got = read(article("", "The U.S. sent help. In the United States it rained."));
    REQUIRE(got.entities.size() == 1);
    CHECK(got.entities[0].name == "United States");
    CHECK(got.entities[0].kind == NameClass::location);
    CHECK(got.entities[0].mentions.size() == 2);
}

TEST_CASE("whose home is known means what is near it") {
    SourceHomes homes;
    homes.add("Lamar Leader", place_with("4717560"));
    Article text = article("", "They live in Paris.");
    text.source = "lamar leader";
    const Read got = read(text, std::make_shared<const SourceHomes>(std::move(homes)));
    REQUIRE(got.places.places.size() == 1);
    CHECK(got.places.places[0].place.id == "4717560");
    REQUIRE(got.places.mentions[0].place.runner_up);
    CHECK(got.places.mentions[0].place.runner_up->id == "2988507");
}

TEST_CASE("megabytes of capitals, and a name with hundreds of namesakes, are read as far as the limit lets them") {
    std::string names;
    for (int i = 0; i < 60'000; ++i) names += "Paris, Santa Rosa, San Antonio and Boston in Springfield. ";
    const Read got = read(article("", names));
    CHECK(got.places.mentions.size() == ReadingLimits{}.mentions);
    CHECK(got.places.cut_short);
    CHECK(got.places.places.size() < 20);
}
