#include "indexer/commands/verify.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "indexer/commands/create.hpp"
#include "indexer/commands/remove.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

VerifyOutcome verify(const TestArchive& archive, bool as_json = false) {
    return verify_archive({archive.layout().root(), as_json, false, 1});
}

TestArchive& filled(TestArchive& archive) {
    archive.add_articles({story("a", "one", "1990-05-01"), story("b", "two", "1995-05-01")});
    archive.add_articles({story("c", "three", "1995-06-01")});
    return archive;
}

void flip(const fs::path& path, std::size_t at) {
    std::string bytes = read_bytes(path);
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a sound archive is told to be sound") {
    TestArchive archive(Partitioning::year);
    filled(archive);
    const auto outcome = verify(archive);
    CHECK(outcome.exit_code == 0);
    CHECK_THAT(outcome.report, Catch::StartsWith("sound: 2 generations, 6 files"));
    const auto report = json::parse(verify(archive, true).report);
    CHECK(report["sound"] == true);
    CHECK(report["live"] == "g000002");
    CHECK(report["damages"].empty());
}

TEST_CASE("an archive without a generation is sound") {
    const TestFolder folder;
    create_archive(CreateOptions{.archive = folder.path("archive")});
    CHECK(verify_archive({folder.path("archive"), false, false, 1}).exit_code == 0);
}

TEST_CASE("a flipped bit anywhere in shards and manifests is found, and its file is named") {
    TestArchive archive(Partitioning::year);
    filled(archive);
    std::vector<fs::path> files{archive.layout().manifest(1), archive.layout().manifest(2)};
    for (const auto& name : names_in(archive.layout().shards())) files.push_back(archive.layout().shards() / name);
    for (const auto& file : files) {
        CAPTURE(file.string());
        const std::string whole = read_bytes(file);
        for (std::size_t at = 0; at < whole.size(); at += whole.size() / 7 + 1) {
            CAPTURE(at);
            flip(file, at);
            const auto outcome = verify(archive);
            CHECK(outcome.exit_code == 69);
            CHECK_THAT(outcome.report, Catch::Contains(file.string()));
            flip(file, at);
        }
    }
    CHECK(verify(archive).exit_code == 0);
}

TEST_CASE("what is lost, cut or of another run is found") {
    TestArchive archive(Partitioning::year);
    filled(archive);
    const auto live = archive.live();
    const auto shard = archive.layout().shards() / live.shards.at(1).files.at(0).name;
    std::string part;
    SECTION("a shard") {
        fs::remove(shard);
        part = "1995";
    }
    SECTION("a shard that is cut") {
        fs::resize_file(shard, fs::file_size(shard) - 1);
        part = "bytes where the manifest has";
    }
    SECTION("a manifest") {
        fs::remove(archive.layout().manifest(2));
        part = "missing, though CURRENT names it";
    }
    SECTION("CURRENT") {
        fs::remove(archive.layout().current());
        part = "CURRENT";
    }
    SECTION("a CURRENT that names nothing") {
        archive.folder().write("archive/CURRENT", "gone\n");
        part = "names no generation";
    }
    const auto outcome = verify(archive);
    CHECK(outcome.exit_code == 69);
    CHECK_THAT(outcome.report, Catch::Contains(part) && Catch::Contains("mend: dateline-index"));
}

TEST_CASE("a manifest that says other than its shards is found, though its own checksum is right") {
    TestArchive archive(Partitioning::year);
    filled(archive);
    Manifest manifest = archive.live();
    std::string part;
    SECTION("articles of a shard") {
        ++manifest.shards[1].articles;
        part = "articles with";
    }
    SECTION("days of a shard") {
        manifest.shards[0].last_day = "1990-12-31";
        part = "its days are";
    }
    SECTION("digest of a shard") {
        manifest.shards[0].digest.low ^= 1;
        part = "its digest";
    }
    SECTION("articles in all") {
        ++manifest.articles;
        part = "4 articles where there are 3";
    }
    SECTION("undated ones") {
        ++manifest.undated;
        part = "undated";
    }
    SECTION("languages") {
        manifest.languages["de"] = 1;
        part = "languages";
    }
    SECTION("digest") {
        manifest.digest.high ^= 1;
        part = "not the sum";
    }
    SECTION("schema") {
        manifest.schema = std::string(32, '0');
        part = "schema";
    }
    archive.folder().write(archive.layout().manifest(2), write_manifest(manifest));
    const auto outcome = verify(archive);
    CHECK(outcome.exit_code == 69);
    CHECK_THAT(outcome.report, Catch::Contains(part));
}

TEST_CASE("a takedown that is forgotten is found") {
    TestArchive archive(Partitioning::year);
    filled(archive);
    RemoveOptions removal;
    removal.archive = archive.layout().root();
    removal.ids = {"a"};
    removal.reason = "why";
    remove_articles(removal);
    CHECK(verify(archive).exit_code == 0);
    std::string part;
    SECTION("by the manifest") {
        Manifest manifest = archive.live();
        manifest.hidden.clear();
        archive.folder().write(archive.layout().manifest(3), write_manifest(manifest));
        part = "it shows \"a\", which is taken down";
    }
    SECTION("by the trail") {
        fs::remove(archive.layout().takedowns());
        part = "takedowns.jsonl: lines of it were changed or are missing";
    }
    SECTION("by a changed line") {
        std::string lines = read_bytes(archive.layout().takedowns());
        lines.replace(lines.find("\"a\""), 3, "\"b\"");
        archive.folder().write("archive/takedowns.jsonl", lines);
        part = "takedowns.jsonl";
    }
    const auto outcome = verify(archive);
    CHECK(outcome.exit_code == 69);
    CHECK_THAT(outcome.report, Catch::Contains(part));
}
