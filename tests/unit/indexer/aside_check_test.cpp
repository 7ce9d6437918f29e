#include "indexer/aside_check.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "indexer/generation.hpp"
#include "schemas/seen_versions.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;

// An archive whose refused generation shares one shard with the live one and has one of its own.
struct WithRefused : TestArchive {
    WithRefused() : TestArchive(Partitioning::year), config_(config_after_filling()) {
        Manifest refused = live();
        refused.generation = 3;
        set_aside(layout(), refused);
        const auto own = aside.shards() / live().shards.at(1).files.at(0).name;
        const auto bytes = read_bytes(own);
        fs::remove(own);
        std::ofstream(own, std::ios::binary) << bytes;
    }
    ArchiveConfig config_after_filling() {
        add_articles({story("a", "one", "1990-05-01"), story("b", "two", "1995-05-01")});
        return config();
    }
    RefusedState look() const {
        SoundnessCheck checked(layout_, config_, 1);
        checked.check_files(live());
        const auto state = check_refused(layout_, checked);
        REQUIRE(state);
        return *state;
    }
    ArchiveLayout layout_ = layout();
    ArchiveConfig config_;
    ArchiveLayout aside{layout().refused()};
};

}  // namespace

TEST_CASE("an archive that has refused nothing says nothing of it") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    const auto layout = archive.layout();
    const auto config = archive.config();
    CHECK_FALSE(check_refused(layout, SoundnessCheck(layout, config, 1)));
}

TEST_CASE_METHOD(WithRefused, "the files of what was refused are looked at") {
    const auto state = look();
    CHECK(state.generation == 3U);
    CHECK(state.files == 4);
    CHECK(state.damages.empty());
}

TEST_CASE_METHOD(WithRefused, "damage of what was refused is told, whether it shares the file or not") {
    const auto shard = static_cast<std::size_t>(GENERATE(0, 1));
    const auto path = aside.shards() / live().shards.at(shard).files.at(0).name;
    auto bytes = read_bytes(path);
    bytes[100] = static_cast<char>(bytes[100] ^ 1);
    std::ofstream(path, std::ios::binary) << bytes;
    const auto state = look();
    REQUIRE(state.damages.size() == 1);
    CHECK(state.damages[0].where == path.string());
    CHECK(state.damages[0].partition == (shard == 0 ? "1990" : "1995"));
}

TEST_CASE_METHOD(WithRefused, "a refused generation that is not whole is told") {
    const auto which = static_cast<std::size_t>(GENERATE(0, 1, 2));
    const fs::path gone = std::vector<fs::path>{aside.config(), aside.current(), aside.manifest(3)}[which];
    CAPTURE(gone.string());
    fs::remove(gone);
    const auto state = look();
    REQUIRE(state.damages.size() == 1);
    CHECK(state.generation.has_value() == (which == 2));
}

TEST_CASE("damaged files of saved searches are found, and others are not looked at") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    CHECK(check_saved(archive.layout()).empty());
    const auto& folder = archive.folder();
    folder.write("archive/saved/LOCK", "");
    folder.write("archive/saved/0000000000000001.seen", SeenVersions({1, 2}).bytes());
    CHECK(check_saved(archive.layout()).empty());
    auto bytes = SeenVersions({1, 2}).bytes();
    bytes[10] = static_cast<char>(bytes[10] ^ 1);
    const auto flipped = folder.write("archive/saved/0000000000000003.seen", bytes);
    const auto cut = folder.write("archive/saved/0000000000000002.seen", bytes.substr(0, 12));
    const auto damages = check_saved(archive.layout());
    REQUIRE(damages.size() == 2);
    CHECK(damages[0].where == cut);
    CHECK(damages[1].where == flipped);
}
