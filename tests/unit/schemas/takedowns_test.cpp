#include "schemas/takedowns.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

using Action = TakedownEvent::Action;

TakedownEvent event(Action action, const std::string& id, std::uint64_t generation, const std::string& reason = "why") {
    return {action, id, "2022-09-16T10:05:00Z", reason, generation};
}

}  // namespace

TEST_CASE("what is in force is what was removed and not lifted since") {
    Takedowns takedowns;
    takedowns.add(event(Action::removed, "b", 2));
    takedowns.add(event(Action::removed, "a", 3, "court \"order\"\n7"));
    takedowns.add(event(Action::lifted, "b", 4));
    CHECK(takedowns.ids() == std::vector<std::string>{"a"});
    CHECK(takedowns.in_force().at("a").reason == "court \"order\"\n7");
    takedowns.add(event(Action::removed, "b", 5));
    CHECK(takedowns.ids() == std::vector<std::string>{"a", "b"});
    CHECK(takedowns.in_force().at("b").generation == 5);
    CHECK(takedowns.first_clean() == 0);
    takedowns.add(event(Action::purged, "a", 6, ""));
    CHECK(takedowns.ids() == std::vector<std::string>{"a", "b"});
    CHECK(takedowns.first_clean() == 6);
    CHECK(takedowns.is_purged("a"));
    CHECK_FALSE(takedowns.is_purged("b"));
    takedowns.add(event(Action::lifted, "a", 7));
    CHECK_FALSE(takedowns.is_purged("a"));
}

TEST_CASE("the trail comes back from its lines, and lines only follow others") {
    Takedowns takedowns;
    takedowns.add(event(Action::removed, "Łódź \"7\"", 2, "a\ttab"));
    const auto before = takedowns.lines();
    takedowns.add(event(Action::purged, "Łódź \"7\"", 3, ""));
    CHECK(takedowns.lines().starts_with(before));
    const auto read = Takedowns::parse(takedowns.lines(), "file");
    CHECK(read.events() == takedowns.events());
    CHECK(read.ids() == takedowns.ids());
    CHECK(read.first_clean() == 3);
    CHECK(Takedowns::parse("", "file").events().empty());
}

TEST_CASE("a line that can't be read is an error that names it: to pass over it would bring an article back") {
    const auto line =
        GENERATE(as<std::string>(), "", "{", "[]", R"({"action":"removed","id":"a","at":"2022-09-16T10:05:00Z"})",
                 R"({"action":"vanished","id":"a","at":"2022-09-16T10:05:00Z","generation":1})",
                 R"({"action":"removed","id":7,"at":"2022-09-16T10:05:00Z","generation":1})",
                 R"({"action":"removed","id":"a","at":"2022-09-16T10:05:00Z","generation":-1})");
    CAPTURE(line);
    const std::string good = R"({"action":"removed","id":"a","at":"2022-09-16T10:05:00Z","generation":1})"
                             "\n";
    CHECK_THROWS_WITH(Takedowns::parse(good + line + "\n" + good, "takedowns.jsonl"),
                      Catch::StartsWith("takedowns.jsonl:2: damaged"));
    CHECK(Takedowns::parse(good + good, "takedowns.jsonl").ids() == std::vector<std::string>{"a"});
}
