#include "corpus/annotate/place_resolver.hpp"

#include <catch2/catch.hpp>

#include "shipped_places.hpp"

using namespace dateline;

namespace {

// Ids of the places that the names of a text mean, where the gazetteer alone finds them: "4717560 4736286".
std::string ids(const std::string& written, const std::vector<std::string>& homes = {}) {
    const PlaceText text(written);
    const std::vector<Entity> none;
    const auto toponyms = find_toponyms({TextField::body, &text.words, {}}, {&none, {}}, *shipped_places());
    std::vector<PlaceNumber> at_home;
    for (const auto& id : homes) at_home.push_back(place_with(id));
    std::string list;
    for (const Resolution& one : PlaceResolver(*shipped_places()).resolve(toponyms, at_home)) {
        if (one.place == no_place) continue;
        list += (list.empty() ? "" : " ") + shipped_places()->id(one.place);
    }
    return list;
}

}  // namespace

TEST_CASE("the best known place is meant unless something speaks for another") {
    CHECK(ids("They flew to Paris today.") == "2988507");
    CHECK(ids("They flew to Paris, Texas, today.") == "4717560 4736286");
    CHECK(ids("They flew to Paris today.", {"4736286", "4717560"}) == "4717560");
}

TEST_CASE("one name means one place, but where the words tell them apart") {
    CHECK(ids("Fire in Moscow, Idaho, was put out. Crews from Moscow stayed.") == "5601538 5596512 5601538");
    CHECK(ids("From London, Ontario, she flew to London, England.").find("6058560") == 0);
}

TEST_CASE("the article's other places draw a name to them") {
    CHECK(ids("Trains from Birmingham to Montgomery and Mobile in Alabama were late.").find("4049979") == 0);
    CHECK(ids("They live in Birmingham now.") == "2655603");
}

TEST_CASE("a word with more against it than for it is no place") {
    CHECK(ids("Hope is all that was left.").empty());
    CHECK(ids("Of all the men he was the best.").empty());
}

TEST_CASE("of many namesakes alike none is taken, unless something speaks for it") {
    CHECK(ids("They live in Springfield now.").empty());
    CHECK(ids("They live in Springfield, Illinois, now.").find("4250542") == 0);
    CHECK(ids("They live in Springfield now.", {"4250542"}) == "4250542");
}

TEST_CASE("rivers have an article, states have none") {
    const auto meant = [](std::string written) {
        const PlaceText text(std::move(written));
        const std::vector<Entity> none;
        auto toponyms = find_toponyms({TextField::body, &text.words, {}}, {&none, {}}, *shipped_places());
        REQUIRE(toponyms.size() == 1);
        toponyms[0].doubt = 0;
        return shipped_places()->id(PlaceResolver(*shipped_places()).resolve(toponyms, {})[0].place);
    };
    CHECK(meant("The Mississippi crested today.") == "SEA.MISSISSIPPI");
    CHECK(meant("They sued in Mississippi.") == "4436296");
    CHECK(meant("The Mississippi legislature met.") == "4436296");
}

TEST_CASE("a name with namesakes keeps a runner-up, and chances make one") {
    const PlaceText text("They live in Birmingham now.");
    const std::vector<Entity> none;
    const auto toponyms = find_toponyms({TextField::body, &text.words, {}}, {&none, {}}, *shipped_places());
    REQUIRE(toponyms.size() == 1);
    PlaceResolver resolver(*shipped_places());
    const auto results = resolver.resolve(toponyms, {});
    REQUIRE(results[0].place != no_place);
    CHECK(results[0].runner_up != no_place);
    CHECK(results[0].runner_up != results[0].place);
    CHECK(results[0].confidence >= results[0].runner_up_confidence);
    const auto chances = resolver.chances(0);
    CHECK(chances.size() > 1);
    double sum = 0;
    for (const PlaceChance& one : chances) sum += one.chance;
    CHECK(sum == Approx(1));
}

TEST_CASE("nothing gives nothing, and a resolver forgets what it has read") {
    PlaceResolver resolver(*shipped_places());
    CHECK(resolver.resolve({}, {}).empty());
    const std::string alone = ids("They flew to Georgia today.");
    for (int i = 0; i < 3; ++i) CHECK(ids("They flew to Georgia today.") == alone);
}
