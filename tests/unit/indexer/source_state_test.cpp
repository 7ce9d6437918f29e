#include "indexer/source_state.hpp"

#include <catch2/catch.hpp>

#include "indexer/holdings.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

RecordedSource recorded(const std::string& path, const std::string& folder = {}) { return {path, folder, {}}; }

SourceFile file(const std::string& path) {
    return {.path = path, .size = 0, .mtime = 0, .checksum = {}, .format = "jsonl", .records = 0};
}

}  // namespace

TEST_CASE("recorded sources are looked for where they were given") {
    const TestFolder folder;
    folder.write("wire/a.jsonl", "");
    Manifest manifest;
    manifest.recorded = {recorded("wire", folder.path("").string()), recorded(folder.path("gone").string()),
                         recorded("wire/b.jsonl", folder.path("").string()),
                         recorded("wire/a.jsonl/below", folder.path("").string()),
                         recorded(folder.path(std::string(300, 'x')).string())};
    const auto states = source_states(ArchiveLayout(folder.path("archive")), manifest).recorded;
    REQUIRE(states.size() == 5);
    CHECK(states[0].place == folder.path("wire").string());
    const std::vector<bool> gone{states[0].gone, states[1].gone, states[2].gone, states[3].gone, states[4].gone};
    CHECK(gone == std::vector<bool>{false, true, true, true, false});
    CHECK(states[2].source == manifest.recorded[2]);
    CHECK(states[3].unlooked_for.empty());
    CHECK_FALSE(states[4].unlooked_for.empty());
}

TEST_CASE("what came from standard input is counted over all its deliveries") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    Manifest live = archive.live();
    CHECK_FALSE(source_states(archive.layout(), live).from_input);
    live.sources = {file("-")};
    Holdings first;
    for (const char* id : {"1", "2", "2"}) first.add("-", id);
    Holdings second;
    second.add("-", "3");
    second.add_missing(first);
    archive.folder().write("archive/holdings/g000001", second.bytes(live.sources));
    auto states = source_states(archive.layout(), live);
    CHECK(states.from_input);
    CHECK(states.input_records == std::size_t{3});
    archive.folder().write("archive/holdings/g000001", "damaged");
    states = source_states(archive.layout(), live);
    CHECK(states.from_input);
    CHECK_FALSE(states.input_records);
}
