#include "query/seen_folder.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"
#include "tests/unit/test_folder.hpp"

using namespace dateline;
using namespace dateline::test;
using Catch::Matchers::Contains;

namespace {

const std::string name = "0123456789abcdef";

}  // namespace

TEST_CASE("Each search has a place of its own, and another one where it asks for something else") {
    Question question;
    question.id = "s";
    question.text = "tea";
    const auto base = place_name(question, "");
    CHECK(base.size() == 16);
    CHECK(place_name(question, "") == base);
    CHECK(place_name(question, "/an/archive") != base);
    for (auto* text : {&question.id, &question.text, &question.from, &question.to}) {
        const auto before = *text;
        *text += "x";
        CHECK(place_name(question, "") != base);
        *text = before;
    }
    question.persons = {"x"};
    const auto by_person = place_name(question, "");
    question.persons.clear();
    question.places = {"x"};
    CHECK(by_person != base);
    CHECK(place_name(question, "") != by_person);
}

TEST_CASE("Places are only ever added to") {
    const TestFolder folder;
    {
        const SeenFolder places(folder.path("made/here"));
        CHECK(places.read(name).first_time);
        places.add(name, {});
        CHECK_FALSE(places.read(name).first_time);
        places.add(name, {3, 1});
        places.add(name, {2});
        places.add(name, {});
    }
    const auto place = SeenFolder(folder.path("made/here")).read(name);
    CHECK_FALSE(place.first_time);
    CHECK(place.damaged.empty());
    CHECK(place.seen.size() == 3);
    CHECK(names_in(folder.path("made/here")) == std::vector<std::string>{name + ".seen", "LOCK"});
}

TEST_CASE("A place that is damaged is told and begun anew") {
    const TestFolder folder;
    const SeenFolder places(folder.path());
    const auto file = folder.write(name + ".seen", "garbage");
    const auto place = places.read(name);
    CHECK(place.first_time);
    CHECK(place.damaged == file);
    places.add(name, {7});
    CHECK(places.read(name).seen.has(7));
    CHECK(places.read(name).damaged.empty());
}

TEST_CASE("One process at a time holds a folder") {
    const TestFolder folder;
    std::string message;
    {
        const SeenFolder first(folder.path());
        CHECK(error_of([&] { const SeenFolder second(folder.path()); }, &message) == ErrorKind::locked);
        CHECK_THAT(message, Contains("LOCK: another process") && Contains("try again"));
    }
    CHECK_NOTHROW(SeenFolder(folder.path()));
}

TEST_CASE("Where nothing can be written the mend is named") {
    const TestFolder folder;
    folder.write("file", "");
    std::string message;
    CHECK(error_of([&] { const SeenFolder places(folder.path("file")); }, &message) == ErrorKind::cannot_create);
    CHECK_THAT(message, Contains("file") && Contains("--state"));
    CHECK(error_of([&] { const SeenFolder places(folder.path("file/sub")); }) == ErrorKind::cannot_create);
}
