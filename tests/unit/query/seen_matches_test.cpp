#include "query/seen_matches.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"
#include "tests/unit/test_folder.hpp"

using namespace dateline;
using namespace dateline::test;
using Catch::Matchers::Contains;

namespace {

const std::string name = "0123456789abcdef";

}  // namespace

TEST_CASE("A version is known by the id of the article and by its record") {
    const auto record = hash128("record");
    CHECK(version_key("a", record) == version_key("a", record));
    CHECK(version_key("a", record) != version_key("b", record));
    CHECK(version_key("a", record) != version_key("a", hash128("other")));
}

TEST_CASE("What was seen comes back from its bytes") {
    for (const auto& keys : {std::vector<std::uint64_t>{}, {7}, {9, 1, UINT64_MAX, 0, 9}}) {
        const auto read = SeenMatches::parse(SeenMatches(keys).bytes());
        REQUIRE(read);
        for (const auto key : keys) CHECK(read->has(key));
        CHECK_FALSE(read->has(8));
    }
    SeenMatches seen({5, 3});
    seen.add({4, 5});
    CHECK(seen.size() == 3);
    CHECK(SeenMatches({3, 4, 5}).bytes() == seen.bytes());
}

TEST_CASE("Any damage is noticed") {
    const auto bytes = SeenMatches({1, 2, 3}).bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(SeenMatches::parse(bytes.substr(0, size)));
    CHECK_FALSE(SeenMatches::parse(bytes + std::string(8, '\0')));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        INFO(at);
        CHECK_FALSE(SeenMatches::parse(flipped));
    }
}

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
