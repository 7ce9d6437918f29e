#include "indexer/generation.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "indexer/commands/create.hpp"
#include "schemas/durable_file.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// An archive of three generations with two kept: g000002 and g000003. A shard of 1990 is shared by both.
class ThreeGenerations : public TestArchive {
  public:
    ThreeGenerations() : TestArchive(Partitioning::year) {
        TestArchive::add_articles({story("a", "one", "1990-05-01")});
        TestArchive::add_articles({story("b", "two", "1991-05-01")});
        TestArchive::add_articles({story("c", "three", "1991-06-01")});
    }
    Names generations() const { return names_in(layout().generations()); }
    /// Each has its facets beside it.
    Names shards() const {
        Names names;
        for (const auto& name : names_in(layout().shards())) {
            if (!name.ends_with(".facets")) names.push_back(name);
        }
        CHECK(names_in(layout().shards()).size() == 2 * names.size());
        return names;
    }
};

// Holds a generation as a reader does.
class HeldGeneration {
  public:
    explicit HeldGeneration(const fs::path& manifest) : fd_(::open(manifest.c_str(), O_RDONLY | O_CLOEXEC)) {
        REQUIRE(fd_ >= 0);
        REQUIRE(::flock(fd_, LOCK_SH) == 0);
    }
    ~HeldGeneration() { ::close(fd_); }
    HeldGeneration(const HeldGeneration&) = delete;
    HeldGeneration& operator=(const HeldGeneration&) = delete;

  private:
    int fd_;
};

// New shards for check_shards: one with these articles, named as in generation 9.
MergedShards merged_from(const ArchiveLayout& layout, const std::vector<Article>& articles) {
    DocumentBuilder builder(FieldTable::builtin(), "en");
    ChunkOrder order{.number = 0, .unit = {}, .articles = {}};
    for (const auto& article : articles) order.articles.push_back(prepare(article));
    const Chunk chunk = write_chunk(layout.scratch(), std::move(order), builder);
    Xapian::Database(chunk.path.string())
        .compact((layout.shards() / "all.g000009").string(), Xapian::DBCOMPACT_SINGLE_FILE);
    Shard shard{.partition = "all", .first_day = {}, .last_day = {}, .digest = {}, .files = {}};
    shard.files.push_back({.name = "all.g000009", .size = 0, .checksum = {}});
    return {.shards = {shard}, .fresh = {0}, .articles = articles.size(), .digest = chunk.digest};
}

// An archive without a generation.
class EmptyArchive : public TestArchive {
  public:
    EmptyArchive() {
        create_archive(options.create);
        make_directory(layout().scratch());
    }
};

}  // namespace

TEST_CASE("an archive in which nothing was published has no live generation") {
    const EmptyArchive archive;
    CHECK_FALSE(read_live(archive.layout()).has_value());
    CHECK(generations_on_disk(archive.layout()).empty());
}

TEST_CASE("the live generation is the one that CURRENT names") {
    const ThreeGenerations archive;
    const auto live = read_live(archive.layout());
    REQUIRE(live.has_value());
    CHECK(live->generation == 3);
    CHECK(live->parent == 2U);
    CHECK(live->articles == 3);
    CHECK(generations_on_disk(archive.layout()) == std::vector<std::uint64_t>{3, 2});
}

TEST_CASE("damage to the live generation is found when it is read") {
    using Damage = std::function<void(const ThreeGenerations&)>;
    const auto [what, named, damage] = GENERATE(table<std::string, std::string, Damage>({
        {"CURRENT names a generation that is not there", "g000009.json",
         [](const auto& a) { a.folder().write("archive/CURRENT", "g000009\n"); }},
        {"CURRENT names nothing", "CURRENT", [](const auto& a) { a.folder().write("archive/CURRENT", "newest\n"); }},
        {"CURRENT is empty", "CURRENT", [](const auto& a) { a.folder().write("archive/CURRENT", ""); }},
        {"CURRENT is lost", "CURRENT", [](const auto& a) { fs::remove(a.layout().current()); }},
        {"the manifest is cut short", "g000003.json",
         [](const auto& a) { fs::resize_file(a.layout().manifest(3), 200); }},
        {"a byte of the manifest is another", "g000003.json",
         [](const auto& a) {
             auto text = read_bytes(a.layout().manifest(3));
             text[text.find("\"articles\"") + 1] = 'A';
             a.folder().write("archive/generations/g000003.json", text);
         }},
        {"a shard is missing", "1990.g000001",
         [](const auto& a) { fs::remove(a.layout().shards() / "1990.g000001"); }},
        {"a shard is cut short", "1991.g000003",
         [](const auto& a) { fs::resize_file(a.layout().shards() / "1991.g000003", 8192); }},
        {"a shard's facets are missing", "1990.g000001.facets",
         [](const auto& a) { fs::remove(a.layout().shards() / "1990.g000001.facets"); }},
        {"a shard has grown", "1991.g000003",
         [](const auto& a) {
             const auto file = a.layout().shards() / "1991.g000003";
             fs::resize_file(file, fs::file_size(file) + 1);
         }},
    }));
    CAPTURE(what);
    const ThreeGenerations archive;
    damage(archive);
    std::string message;
    CHECK(error_of([&] { read_live(archive.layout()); }, &message) == ErrorKind::unavailable);
    CHECK_THAT(message, Catch::Contains(named));
}

TEST_CASE("other files among the manifests are passed over") {
    const ThreeGenerations archive;
    for (const char* name : {"g000001.json~", "g000003.json.bak", "g000007.txt", "g000008", "notes.json", "g7.json"})
        archive.folder().write(fs::path("archive/generations") / name, "not a manifest");
    CHECK(generations_on_disk(archive.layout()) == std::vector<std::uint64_t>{3, 2});
}

TEST_CASE("new shards are checked and described") {
    const EmptyArchive archive;
    auto merged = merged_from(archive.layout(), {story("a", "one", "1990-05-01"), story("b", "two", "1991-05-01")});
    const auto digest = merged.digest;
    check_shards(merged, archive.layout(), ArchiveConfig{}, 2);
    REQUIRE(merged.shards.size() == 1);
    const auto& shard = merged.shards[0];
    CHECK(shard.articles == 2);
    CHECK(shard.first_day == "1990-05-01");
    CHECK(shard.last_day == "1991-05-01");
    CHECK(shard.digest == digest);
    const auto bytes = read_bytes(archive.layout().shards() / "all.g000009");
    const auto facets = read_bytes(archive.layout().shards() / "all.g000009.facets");
    CHECK(shard.files == std::vector<ShardFile>{{"all.g000009", bytes.size(), hash128(bytes)},
                                                {"all.g000009.facets", facets.size(), hash128(facets)}});
}

TEST_CASE("new shards that are not as meant are refused") {
    using Change = std::function<void(MergedShards&)>;
    const auto [why, part, change] = GENERATE(table<std::string, std::string, Change>({
        {"an article too few", "has 2 articles and should have 3", [](auto& merged) { ++merged.articles; }},
        {"an article too many", "has 2 articles and should have 1", [](auto& merged) { --merged.articles; }},
        {"another article", "digest", [](auto& merged) { merged.digest.low ^= 1; }},
        {"a carried shard went missing", "has 2 articles and should have 7", [](auto& merged) { merged.articles = 7; }},
    }));
    CAPTURE(why);
    const EmptyArchive archive;
    auto merged = merged_from(archive.layout(), {story("a", "one"), story("b", "two")});
    change(merged);
    std::string message;
    CHECK(error_of([&] { check_shards(merged, archive.layout(), ArchiveConfig{}, 1); }, &message) ==
          ErrorKind::refused);
    CHECK_THAT(message, Catch::Contains(part));
}

TEST_CASE("a shard with an id twice is refused") {
    const EmptyArchive archive;
    auto merged = merged_from(archive.layout(), {story("a", "one"), story("a", "two")});
    std::string message;
    CHECK(error_of([&] { check_shards(merged, archive.layout(), ArchiveConfig{}, 1); }, &message) ==
          ErrorKind::refused);
    CHECK_THAT(message, Catch::Contains("all.g000009: 1 ids for 2 articles"));
}

TEST_CASE("a new shard that is not whole is refused") {
    // To Xapian, a file without a byte is a database without an article.
    const auto size = GENERATE(0U, 8192U, 40000U);
    CAPTURE(size);
    const EmptyArchive archive;
    auto merged = merged_from(archive.layout(), {story("a", "one")});
    fs::resize_file(archive.layout().shards() / "all.g000009", size);
    CHECK(error_of([&] { check_shards(merged, archive.layout(), ArchiveConfig{}, 1); }) == ErrorKind::refused);
}

TEST_CASE("an empty new shard is dropped with its file") {
    const EmptyArchive archive;
    auto merged = merged_from(archive.layout(), {});
    check_shards(merged, archive.layout(), ArchiveConfig{}, 1);
    CHECK(merged.shards.empty());
    CHECK(names_in(archive.layout().shards()).empty());
}

TEST_CASE("a manifest tells of all its articles together") {
    TestArchive archive(Partitioning::year);
    Article german = story("b", "two", "1991-05-01");
    german.language = "de";
    archive.add_articles({story("a", "one", "1990-05-01"), german, story("c", "three", "")});
    const Manifest expected = archive.live();
    Manifest manifest;
    manifest.shards = expected.shards;
    manifest.articles = 99;
    manifest.languages = {{"fr", 9}};
    total_up(manifest, archive.layout(), FieldTable::builtin());
    CHECK(manifest.articles == 3);
    CHECK(manifest.undated == 1);
    CHECK(manifest.languages == std::map<std::string, std::uint64_t>{{"de", 1}, {"en", 2}});
    ArchiveDigest digest;
    for (const auto& shard : manifest.shards) digest.add(shard.digest);
    CHECK(manifest.digest == digest.sum());
    CHECK(manifest.digest == expected.digest);
}

TEST_CASE("a generation that is published is the live one") {
    const ThreeGenerations archive;
    Manifest manifest = archive.live();
    manifest.generation = 4;
    publish(archive.layout(), manifest, {.rejects = "a reject\n", .versions = "a version\n"});
    CHECK(read_bytes(archive.layout().current()) == "g000004\n");
    auto published = read_live(archive.layout());
    REQUIRE(published);
    Names beside;
    for (const auto& file : published->beside) beside.push_back(file.name);
    CHECK(beside == Names{"archive.json", "rejects/g000004.jsonl", "versions/g000004.jsonl"});
    CHECK(published->beside[1].checksum == hash128("a reject\n"));
    manifest.beside = published->beside;
    CHECK(published == manifest);
    CHECK(read_bytes(archive.layout().rejects(4)) == "a reject\n");
    CHECK(read_bytes(archive.layout().versions(4)) == "a version\n");
    CHECK_FALSE(fs::exists(archive.layout().root() / "CURRENT.tmp"));
}

TEST_CASE("the sweep removes what dead runs left and nothing else") {
    const ThreeGenerations archive;
    const auto before = archive.bytes();
    const auto& folder = archive.folder();
    folder.write("archive/scratch/chunk7/postlist.glass", "half a chunk");
    folder.write("archive/generations/g000004.json", "half a manifest");
    folder.write("archive/rejects/g000004.jsonl", "of a run that died");
    folder.write("archive/CURRENT.tmp", "g0000");
    folder.write("archive/shards/1991.g000004", "never published");
    folder.write("archive/shards/1991.g000004.tmp/postlist.glass", "left by a compaction");
    sweep(archive.layout(), 2);
    CHECK(archive.bytes() == before);
    CHECK_FALSE(fs::exists(archive.layout().scratch()));
}

TEST_CASE("rejects of a run that died before its manifest are not those of the next") {
    const EmptyArchive archive;
    archive.folder().write("archive/rejects/g000001.jsonl", "left by a dead run\n");
    sweep(archive.layout(), 2);
    CHECK(names_in(archive.layout().rejects()).empty());
}

TEST_CASE("a first generation that was not made live is swept") {
    const EmptyArchive archive;
    archive.folder().write("archive/generations/g000001.json", "a draft");
    archive.folder().write("archive/shards/all.g000001", "a shard");
    sweep(archive.layout(), 2);
    CHECK(generations_on_disk(archive.layout()).empty());
    CHECK(names_in(archive.layout().shards()).empty());
}

TEST_CASE("as many generations are kept as the archive wants") {
    ThreeGenerations archive;
    CHECK(archive.generations() == Names{"g000002.json", "g000003.json"});
    CHECK(archive.shards() == Names{"1990.g000001", "1991.g000002", "1991.g000003"});
    sweep(archive.layout(), 1);
    CHECK(archive.generations() == Names{"g000003.json"});
    CHECK(archive.shards() == Names{"1990.g000001", "1991.g000003"});
    CHECK(read_live(archive.layout())->articles == 3);
}

TEST_CASE("what an older generation lists stays where its manifest can't be read, and goes where it is damaged") {
    const ThreeGenerations archive;
    const auto manifest = archive.layout().manifest(2);
    const auto shards = archive.shards();
    fs::remove(manifest);
    fs::create_directory(manifest);  // can be opened, and not be read
    std::string message;
    CHECK(error_of([&] { sweep(archive.layout(), 2); }, &message) == ErrorKind::io);
    CHECK_THAT(message, Catch::StartsWith(manifest.string()));
    CHECK(archive.shards() == shards);
    fs::remove(manifest);
    archive.folder().write("archive/generations/g000002.json", "no manifest");
    sweep(archive.layout(), 2);
    CHECK(archive.shards() == Names{"1990.g000001", "1991.g000003"});
}

TEST_CASE("a generation that a reader holds stays until it lets go") {
    ThreeGenerations archive;
    {
        const HeldGeneration held(archive.layout().manifest(2));
        archive.add_articles({story("d", "four", "1991-07-01")});
        CHECK(archive.generations() == Names{"g000002.json", "g000003.json", "g000004.json"});
        sweep(archive.layout(), 1);
        CHECK(archive.generations() == Names{"g000002.json", "g000004.json"});
        CHECK(archive.shards() == Names{"1990.g000001", "1991.g000002", "1991.g000004"});
    }
    sweep(archive.layout(), 1);
    CHECK(archive.generations() == Names{"g000004.json"});
    CHECK(archive.shards() == Names{"1990.g000001", "1991.g000004"});
}

TEST_CASE("rejects go with their generation") {
    TestArchive archive;
    archive.options.tolerate.records = 10;
    for (int i = 0; i < 4; ++i) {
        const auto number = std::to_string(i);
        archive.add_sources({archive.folder().write("news" + number + ".jsonl",
                                                    json_lines({story(number, "text")}) + "broken " + number + '\n')});
    }
    CHECK(names_in(archive.layout().rejects()) == Names{"g000003.jsonl", "g000004.jsonl"});
}

TEST_CASE("a table of homes is kept as long as a kept generation is read by it") {
    TestArchive archive;
    const auto kept = [&] { return names_in(archive.layout().annotators()); };
    const std::string table = "source,place\nprairie post,4896861\n";
    archive.options.annotated.places = true;
    archive.options.annotation.homes = archive.folder().write("homes.csv", "place,source\nIllinois,Prairie Post\n");
    archive.add_articles({story("1", "Rain fell in Peoria.")});
    const std::string file = "homes-" + hash128(table).hex().substr(0, 16) + ".csv";
    CHECK(kept() == std::vector<std::string>{file});
    CHECK(read_bytes(archive.layout().annotators() / file) == table);
    CHECK(archive.live().homes == hash128(table).hex().substr(0, 16));
    // Told of nothing, a run reads by it.
    archive.options.annotation.homes.clear();
    archive.add_articles({story("2", "Rain fell in Pekin.")});
    CHECK(archive.live().annotators.size() == 1);
    std::filesystem::remove(archive.layout().annotators() / file);
    CHECK_THROWS_WITH(archive.add_articles({story("3", "Rain.")}), Catch::Contains("give --homes learn, none or FILE"));
}

TEST_CASE("an authority file is kept as long as an article of a kept generation was read by it") {
    TestArchive archive;
    const auto kept = [&] { return names_in(archive.layout().annotators()); };
    const auto file_of = [](const std::string& rows) { return hash128(rows).hex().substr(0, 16) + ".csv"; };
    const std::string old_rows = "canonical,kind\nAnna Nowak,person\n";
    const std::string new_rows = old_rows + "Blue Rock,place\n";
    archive.options.annotated.names = true;
    archive.options.annotation.authority = archive.folder().write("old.csv", old_rows);
    archive.add_articles({story("1", "Anna Nowak came to Blue Rock.")});
    CHECK(kept() == std::vector<std::string>{file_of(old_rows)});
    CHECK(read_bytes(archive.layout().annotators() / file_of(old_rows)) == old_rows);
    archive.options.annotation.authority = archive.folder().write("new.csv", new_rows);
    const auto outcome = archive.add_articles({story("1", "Anna Nowak came to Blue Rock.")});
    CHECK(outcome.report.counts.reread == 1);
    CHECK(kept().size() == 2);
    archive.add_articles({story("2", "Nothing.")});
    CHECK(kept() == std::vector<std::string>{file_of(new_rows)});
}
