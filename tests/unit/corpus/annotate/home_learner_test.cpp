#include "corpus/annotate/home_learner.hpp"

#include <catch2/catch.hpp>

#include "shipped_places.hpp"

using namespace dateline;

namespace {

Article article(const std::string& source, const std::string& body) {
    Article made;
    made.source = source;
    made.body = body;
    return made;
}

const std::vector<Article>& articles() {
    static const std::vector<Article> list{
        article("Lamar Leader", "Fire broke out in Paris, Texas, and in Blossom. Lamar County sent help."),
        article("Lamar Leader", "In Paris and in Reno the Lamar County fair was put off."),
        article("Lamar Leader", "Trucks from Bonham, Clarksville and Paris met near Honey Grove in Texas."),
        article("Lamar Leader", "A storm hit Sulphur Springs, Texas, and went on to Mount Pleasant and Dallas."),
        article("World Wire", "Talks went on in Paris."),
        article("World Wire", "Rain fell in Tokyo and in Osaka."),
        article("World Wire", "The market in Lagos burned."),
        article("World Wire", "Voters in Bogota and in Lima stayed at home."),
        article("Two Only", "Rain fell in Tokyo."),
        article("Two Only", "Rain fell in Osaka."),
        article("", "Rain fell in Tokyo."),
    };
    return list;
}

std::string learned(const std::vector<Article>& list) {
    HomeLearner learner(shipped_places());
    for (const Article& one : list) learner.add(one);
    return learner.learn().csv(*shipped_places());
}

}  // namespace

TEST_CASE("a paper whose places come together is at home there, an agency nowhere") {
    HomeLearner learner(shipped_places());
    for (const Article& one : articles()) learner.add(one);
    const SourceHomes homes = learner.learn();
    REQUIRE(homes.find("Lamar Leader").size() == 1);
    const PlaceNumber home = homes.find("Lamar Leader")[0];
    const PlaceNumber texas = place_with("4736286");
    CHECK((home == texas || shipped_places()->lies_in(home, texas)));
    CHECK(homes.find("World Wire").empty());
    CHECK(homes.find("Two Only").empty());
}

TEST_CASE("a few articles of a wire on what is in the news give it no home") {
    CHECK(learned({article("Crisis Wire", "Shells fell on Kharkiv, Ukraine."),
                   article("Crisis Wire", "Grain left Odesa, Ukraine."),
                   article("Crisis Wire", "Power failed in Kyiv, Ukraine.")}) == "source,place\n");
    CHECK(learned({article("Crisis Wire", "Rain fell in Bogota."), article("Crisis Wire", "Fire in Bogota."),
                   article("Crisis Wire", "Voters of Bogota stayed at home.")}) == "source,place\n");
}

TEST_CASE("neither order nor who read what changes the homes") {
    const std::string table = learned(articles());
    std::vector<Article> turned(articles().rbegin(), articles().rend());
    CHECK(learned(turned) == table);
    HomeLearner first(shipped_places());
    HomeLearner second(shipped_places());
    for (std::size_t i = 0; i < articles().size(); ++i) (i % 3 == 0 ? first : second).add(articles()[i]);
    second.merge(first);
    CHECK(second.learn().csv(*shipped_places()) == table);
}
