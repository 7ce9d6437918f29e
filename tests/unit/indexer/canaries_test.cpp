#include "indexer/canaries.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Faults = std::vector<std::string>;

struct Asked {
    TestArchive archive;
    CanaryTrial trial{{}};

    Asked() {
        archive.add_articles({story("a", "graves found at Izium"), story("b", "a day in Izium"),
                              story("c", "rain in Paris"), story("d e", "snow in Paris")});
    }
    Faults failures(const Canary& canary) const {
        return trial.failures({canary}, archive.layout().root(), archive.live());
    }
};

// A program that stands for dateline-query.
std::filesystem::path script(const TestFolder& folder, const std::string& lines) {
    const auto path = folder.write("query", "#!/bin/sh\n" + lines);
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
}

}  // namespace

TEST_CASE_METHOD(Asked, "a canary that is answered as it must be has no fault") {
    CHECK(failures({"izium", "izium", 2, {"a", "b"}, 2}).empty());
    CHECK(failures({"none", "nothinglikeit", 0}).empty());
    CHECK(failures({"blank", "snow", 1, {"d e"}}).empty());
}

TEST_CASE_METHOD(Asked, "too few articles, and ids that are not among the first, are told") {
    CHECK(failures({"izium", "izium", 3}) == Faults{"izium: 2 articles where 3 are the least"});
    CHECK(failures({"x", "xylophone"}) == Faults{"x: 0 articles where 1 is the least"});
    CHECK(failures({"one", "izium graves", 1, {"a", "c"}}) == Faults{"one: c is not among the first 10"});
    CHECK(failures({"first", "izium graves OR izium", 1, {"b"}, 1}) == Faults{"first: b is not among the first 1"});
}

TEST_CASE_METHOD(Asked, "an id that is taken down need not be found") {
    auto live = archive.live();
    live.hidden = {"c"};
    CHECK(trial.failures({{"one", "izium", 1, {"c"}}}, archive.layout().root(), live).empty());
}

TEST_CASE_METHOD(Asked, "a query that can't be read is refused when it is given, and a fault afterwards") {
    const Canary broken{"open", "(izium"};
    std::string message;
    CHECK(error_of([&] { trial.check_queries({broken}, archive.layout().root()); }, &message) == ErrorKind::bad_data);
    CHECK_THAT(message, Catch::StartsWith("canary open: ") && Catch::Contains("character"));
    CHECK_THAT(failures(broken).at(0), Catch::StartsWith("open: "));
    CHECK_NOTHROW(trial.check_queries({{"a", "nothing-like-it", 50}}, archive.layout().root()));
}

TEST_CASE_METHOD(Asked, "a program that fails or says something else is a fault") {
    const auto said = [&](const std::string& lines) {
        const CanaryTrial other(script(archive.folder(), lines), "");
        return other.failures({{"a", "izium"}}, archive.layout().root(), archive.live());
    };
    CHECK(said("echo 'dateline-query: damaged' >&2; exit 69") == Faults{"a: damaged"});
    CHECK(said("kill -9 $$") == Faults{"a: dateline-query ended with 137"});
    CHECK_THAT(said("echo found").at(0), Catch::Contains("gave no result that can be read"));
    CHECK_THAT(said("echo '{\"total\": 5}'").at(0), Catch::Contains("gave no result that can be read"));
}

TEST_CASE("a file of canaries is read line by line") {
    const TestFolder folder;
    const auto path =
        folder.write("c.jsonl", "{\"id\": \"a\", \"query\": \"b\"}\n\n  \r\n{\"id\": \"c\", \"query\": \"d\"}");
    CHECK(read_canaries(path) == std::vector<Canary>{{"a", "b"}, {"c", "d"}});
    CHECK(read_canaries(folder.write("empty.jsonl", "")).empty());
    const auto said = [&](const std::string& lines) {
        std::string message;
        const auto file = folder.write("c.jsonl", lines);
        CHECK(error_of([&] { read_canaries(file); }, &message) == ErrorKind::bad_data);
        return message.substr(message.rfind("line"));
    };
    CHECK(said("{\"id\": \"a\", \"query\": \"b\"}\nno\n") == "line 2: no JSON object");
    CHECK(said("{\"id\": \"a\", \"query\": \"b\"}\n{\"id\": \"a\", \"query\": \"c\"}\n") ==
          "line 2: id \"a\" once more");
    std::string many;
    for (int i = 0; i < 1001; ++i) many += "{\"id\": \"" + std::to_string(i) + "\", \"query\": \"b\"}\n";
    CHECK(said(many) == "line 1001: more than 1000 canaries");
    CHECK(error_of([&] { read_canaries(folder.path("gone")); }) == ErrorKind::no_input);
    std::string message;
    CHECK(error_of([] { read_canaries("/dev/zero"); }, &message) == ErrorKind::bad_data);
    CHECK(message == "/dev/zero: more than 4 MiB");
}

TEST_CASE("of many failures the first are told") {
    CHECK(describe_failures({"a", "b"}) == "a; b");
    CHECK(describe_failures({"a", "b", "c", "d", "e", "f", "g"}) == "a; b; c; d; e; and 2 more");
}
