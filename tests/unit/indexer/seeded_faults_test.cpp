// Faults that are planted in an archive, one after the other: `verify` must name the file of each, or nothing may be
// published on top of it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>

#include "indexer/commands/remove.hpp"
#include "indexer/commands/rollback.hpp"
#include "indexer/commands/verify.hpp"
#include "indexer/facet_file.hpp"
#include "indexer/generation.hpp"
#include "indexer/shard_check.hpp"
#include "schemas/facet_columns.hpp"
#include "schemas/seen_versions.hpp"
#include "schemas/terms.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t least_seeds = 30;

void write_bytes(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

void flip_bit(const fs::path& path) {
    std::string bytes = read_bytes(path);
    REQUIRE(!bytes.empty());
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_bytes(path, bytes);
}

void swap_files(const fs::path& one, const fs::path& other) {
    const std::string bytes = read_bytes(one);
    write_bytes(one, read_bytes(other));
    write_bytes(other, bytes);
}

void replace_text(const fs::path& path, const std::string& from, const std::string& to) {
    std::string bytes = read_bytes(path);
    const auto at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    write_bytes(path, bytes.replace(at, from.size(), to));
}

// An archive with something of everything: three partitions, rejects, versions, holdings, what annotators read by, and
// an article that is taken down.
struct Sound {
    TestArchive archive{Partitioning::year};

    Sound() {
        auto& options = archive.options;
        options.tolerate.records = 10;
        options.annotated.names = true;
        options.annotated.places = true;
        options.annotation.authority = archive.folder().write("names.csv", "canonical,kind\nAnna Nowak,person\n");
        options.annotation.homes = archive.folder().write("homes.csv", "place,source\nIllinois,Prairie Post\n");
        archive.add_sources({archive.folder().write(
            "first.jsonl", json_lines({story("a", "Anna Nowak came to Peoria.", "1990-05-01"),
                                       story("b", "Rain fell in Pekin.", "1990-06-02"),
                                       story("c", "Grain is dear.", "1995-05-01"), story("u", "No day.", "")}) +
                               "broken\n")});
        archive.add_sources({archive.folder().write(
            "second.jsonl", json_lines({version_of(story("c", "Grain is cheap.", "1995-05-01"), 2),
                                        story("d", "A court case.", "1995-07-01")}))});
        RemoveOptions removal;
        removal.archive = archive.layout().root();
        removal.ids = {"d"};
        removal.reason = "court";
        remove_articles(removal);
        archive.folder().write("archive/saved/0000000000000001.seen", SeenVersions({1, 2}).bytes());
    }
};

// A copy of it, in which faults are planted.
class Copy {
  public:
    explicit Copy(const Sound& sound) : layout(folder_.path("archive")), options_(sound.archive.options) {
        fs::copy(sound.archive.layout().root(), layout.root(), fs::copy_options::recursive);
    }

    const TestFolder& folder() const { return folder_; }
    Manifest live() const {
        return parse_manifest(read_bytes(layout.manifest(number())), layout.manifest(number()).string());
    }
    std::uint64_t number() const { return read_current(layout).value(); }
    fs::path manifest() const { return layout.manifest(number()); }
    /// A file of a shard: 0 the database, 1 the columns.
    fs::path file(std::size_t shard, std::size_t which = 0) const {
        return layout.shards() / live().shards.at(shard).files.at(which).name;
    }
    /// The one file of a folder whose name begins so.
    fs::path only(const fs::path& in, const std::string& start) const {
        for (const auto& name : names_in(in))
            if (name.starts_with(start)) return in / name;
        FAIL("no " << start << " in " << in);
        return {};
    }

    /// Writes the manifest anew, with its checksum right.
    void state(const std::function<void(Manifest&)>& change) const {
        Manifest manifest = live();
        change(manifest);
        write_bytes(layout.manifest(number()), write_manifest(manifest));
    }
    /// The same for what a shard's files are now, and for all that the manifest counts.
    void state_shard(std::size_t i) const {
        state([&](Manifest& manifest) {
            Shard& shard = manifest.shards.at(i);
            const Xapian::Database database((layout.shards() / shard.files[0].name).string());
            const auto facts = read_facts(database, fields());
            shard.articles = facts.articles;
            shard.first_day = facts.first_day;
            shard.last_day = facts.last_day;
            shard.digest = read_digest(database);
            for (auto& file : shard.files) file = read_shard_file(layout.shards() / file.name);
            total_up(manifest, layout, fields());
        });
    }
    /// Changes a shard, and makes everything that is told of it true but what its articles are.
    void edit(std::size_t shard, const std::function<void(Xapian::WritableDatabase&)>& change) const {
        const fs::path open = folder_.path("open");
        Xapian::Database(file(shard).string()).compact(open.string());
        {
            Xapian::WritableDatabase database(open.string());
            change(database);
            database.commit();
        }
        fs::remove(file(shard));
        Xapian::Database(open.string()).compact(file(shard).string(), Xapian::DBCOMPACT_SINGLE_FILE);
        write_bytes(file(shard, 1), facet_file_of(Xapian::Database(file(shard).string()), fields()));
        state_shard(shard);
    }
    void edit_article(std::size_t shard, const std::string& id,
                      const std::function<void(Xapian::Document&)>& change) const {
        edit(shard, [&](Xapian::WritableDatabase& database) {
            const auto number = *database.postlist_begin(id_term(id));
            auto document = database.get_document(number);
            change(document);
            database.replace_document(number, document);
        });
    }
    void add_to(std::size_t shard, const Article& article) const {
        edit(shard, [&](Xapian::WritableDatabase& database) {
            database.add_document(DocumentBuilder(fields(), "en").build(prepare(article)).document);
        });
    }

    VerifyOutcome verify() const { return verify_archive({layout.root(), false, false, 1}); }
    AddOutcome add(const std::vector<Article>& articles) const {
        auto options = options_;
        options.archive = layout.root();
        options.annotated = {.names = false, .places = false, .times = false};
        options.annotation = {};
        options.sources = {folder_.write("more.jsonl", json_lines(articles))};
        return add_articles(options);
    }

    TestFolder folder_;
    ArchiveLayout layout;

  private:
    static const FieldTable& fields() { return FieldTable::builtin(); }
    AddOptions options_;
};

// What catches a fault beside `verify`: a run that would publish on top of it.
enum class Publish { goes_on, is_refused };

struct Seed {
    const char* fault;
    const char* named;  ///< in what `verify` tells
    Publish publish;
    std::function<void(const Copy&)> plant;
};

constexpr auto goes_on = Publish::goes_on;
constexpr auto is_refused = Publish::is_refused;

const std::vector<Seed> lost_and_broken{
    {"a lost shard", "shards/1995.", is_refused, [](const Copy& c) { fs::remove(c.file(1)); }},
    {"lost columns", ".facets", is_refused, [](const Copy& c) { fs::remove(c.file(1, 1)); }},
    {"a truncated table", "shards/1995.", is_refused, [](const Copy& c) { fs::resize_file(c.file(1), 20'000); }},
    {"a shard with bytes behind it", "shards/1995.", is_refused,
     [](const Copy& c) { write_bytes(c.file(1), read_bytes(c.file(1)) + "more"); }},
    {"an empty shard file", "shards/1990.", is_refused, [](const Copy& c) { fs::resize_file(c.file(0), 0); }},
    {"a flipped bit in a shard", "shards/1990.", goes_on, [](const Copy& c) { flip_bit(c.file(0)); }},
    {"a flipped bit in the columns", ".facets", goes_on, [](const Copy& c) { flip_bit(c.file(0, 1)); }},
    {"a flipped bit in the manifest", "g000003.json", is_refused, [](const Copy& c) { flip_bit(c.manifest()); }},
    {"a flipped bit in an older manifest", "g000002.json", goes_on,
     [](const Copy& c) { flip_bit(c.layout.manifest(2)); }},
    {"a flipped bit in CURRENT", "CURRENT", is_refused, [](const Copy& c) { flip_bit(c.layout.current()); }},
    {"a flipped bit in takedowns.jsonl", "takedowns.jsonl", is_refused,
     [](const Copy& c) { flip_bit(c.layout.takedowns()); }},
    {"a flipped bit in the holdings", "holdings/g000003", goes_on,
     [](const Copy& c) { flip_bit(c.layout.holdings(3)); }},
    {"a flipped bit in the versions", "versions/g000003", goes_on,
     [](const Copy& c) { replace_text(c.layout.versions(3), "\"c\"", "\"b\""); }},
    {"a flipped bit in the rejects", "rejects/g000003", goes_on, [](const Copy& c) { flip_bit(c.layout.rejects(3)); }},
    {"a flipped bit in an authority file", "annotators/", goes_on,
     [](const Copy& c) {
         for (const auto& name : names_in(c.layout.annotators()))
             if (!name.starts_with("homes-")) flip_bit(c.layout.annotators() / name);
     }},
    {"a flipped bit in a table of homes", "annotators/homes-", goes_on,
     [](const Copy& c) { flip_bit(c.only(c.layout.annotators(), "homes-")); }},
    {"another language in archive.json", "archive.json", goes_on,
     [](const Copy& c) { replace_text(c.layout.config(), "\"en\"", "\"eo\""); }},
    {"lost rejects", "rejects/g000003", goes_on, [](const Copy& c) { fs::remove(c.layout.rejects(3)); }},
    {"lost versions", "versions/g000003", goes_on, [](const Copy& c) { fs::remove(c.layout.versions(3)); }},
    {"lost holdings", "holdings/g000003", goes_on, [](const Copy& c) { fs::remove(c.layout.holdings(3)); }},
    {"a lost table of homes", "annotators/homes-", goes_on,
     [](const Copy& c) { fs::remove(c.only(c.layout.annotators(), "homes-")); }},
    {"a missing CURRENT", "CURRENT", is_refused, [](const Copy& c) { fs::remove(c.layout.current()); }},
    {"a missing manifest", "g000003.json", is_refused, [](const Copy& c) { fs::remove(c.manifest()); }},
    {"a shard of another archive that has the right size", "shards/1990.", goes_on,
     [](const Copy& c) {
         TestArchive other(Partitioning::year);
         other.add_articles({story("x", "Another archive.", "1990-05-01")});
         auto bytes = read_bytes(other.layout().shards() / other.live().shards[0].files[0].name);
         bytes.resize(fs::file_size(c.file(0)));
         write_bytes(c.file(0), bytes);
     }},
    {"swapped shards of two partitions", "shards/1990.", goes_on,
     [](const Copy& c) { swap_files(c.file(0), c.file(1)); }},
    {"a flipped bit in what a saved search has reported", ".seen", goes_on,
     [](const Copy& c) { flip_bit(c.only(c.layout.saved(), "0")); }},
    {"a truncated file of a saved search", ".seen", goes_on,
     [](const Copy& c) { fs::resize_file(c.only(c.layout.saved(), "0"), 16); }},
};

const std::vector<Seed> wrong_manifests{
    {"a manifest of a newer format", "newer than this program", is_refused,
     [](const Copy& c) {
         std::string body = read_bytes(c.manifest());
         body.resize(body.rfind("xxh3-128 "));
         body.replace(body.find("\"format\": 1"), 11, "\"format\": 9");
         write_bytes(c.manifest(), body + "xxh3-128 " + hash128(body).hex() + '\n');
     }},
    {"CURRENT naming an older generation", "which is taken down", goes_on,
     [](const Copy& c) { write_bytes(c.layout.current(), "g000002\n"); }},
    {"CURRENT naming a generation that is not there", "g000007.json", is_refused,
     [](const Copy& c) { write_bytes(c.layout.current(), "g000007\n"); }},
    {"the manifest of another generation", "it is that of g000002", goes_on,
     [](const Copy& c) { fs::copy_file(c.layout.manifest(2), c.manifest(), fs::copy_options::overwrite_existing); }},
    {"a wrong parent", "its parent", goes_on, [](const Copy& c) { c.state([](Manifest& m) { m.parent = 8; }); }},
    {"a wrong count of a shard", "articles with", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { ++m.shards[0].articles; }); }},
    {"a wrong count of all", "g000003.json", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { ++m.articles; }); }},
    {"a wrong count of undated ones", "undated", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { m.undated = 0; }); }},
    {"a wrong count of a language", "languages", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { m.languages["de"] = 1; }); }},
    {"a stamp of who read nothing", "annotators", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { m.annotators.begin()->second = 1; }); }},
    {"other days of a shard", "its days are", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { m.shards[0].first_day = "1990-01-01"; }); }},
    {"a stale digest", "its digest", goes_on,
     [](const Copy& c) {
         const auto before = parse_manifest(read_bytes(c.layout.manifest(2)), "before").digest;
         c.state([&](Manifest& m) { m.shards[0].digest = before; });
     }},
    {"a stale digest of all", "not the sum", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { m.digest.low ^= 1; }); }},
    {"another schema", "schema", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { m.schema = std::string(32, '0'); }); }},
    {"a shard that is left out", "g000003.json", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { m.shards.erase(m.shards.begin()); }); }},
    {"a partition of another name", "belong to its partition", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { m.shards[0].partition = "1989"; }); }},
    {"a revived takedown", "it shows \"d\"", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { m.hidden.clear(); }); }},
    {"a hidden list that was changed", "it shows \"d\"", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) { m.hidden = {"a"}; }); }},
    {"an article that is hidden though nobody took it down", "it hides \"a\"", goes_on,
     [](const Copy& c) { c.state([](Manifest& m) {
                             m.hidden = {"a", "d"};
                         }); }},
    {"a line of the trail that is gone", "takedowns.jsonl", is_refused,
     [](const Copy& c) { write_bytes(c.layout.takedowns(), ""); }},
    {"a trail that is gone", "takedowns.jsonl", is_refused, [](const Copy& c) { fs::remove(c.layout.takedowns()); }},
    {"a line of the trail that was changed", "takedowns.jsonl", is_refused,
     [](const Copy& c) { replace_text(c.layout.takedowns(), "\"d\"", "\"b\""); }},
};

// All checksums and counts are right here: only what the articles are tells.
const std::vector<Seed> wrong_contents{
    {"swapped shards of two partitions, stated", "belong to its partition", goes_on,
     [](const Copy& c) {
         for (const std::size_t which : {0U, 1U}) swap_files(c.file(0, which), c.file(1, which));
         c.state_shard(0);
         c.state_shard(1);
     }},
    {"columns of another shard", "its columns are not those", goes_on,
     [](const Copy& c) {
         write_bytes(c.file(0, 1), read_bytes(c.file(1, 1)));
         c.state_shard(0);
     }},
    {"a lost article", "its digest is not", goes_on,
     [](const Copy& c) {
         const auto before = c.live();
         c.edit(0, [](auto& database) { database.delete_document(id_term("a")); });
         c.state([&](Manifest& m) { m.shards[0].digest = before.shards[0].digest; });
     }},
    {"an emptied field", "article \"a\" is not what was indexed", goes_on,
     [](const Copy& c) {
         c.edit_article(0, "a", [](auto& document) {
             for (const char* word : {"peoria", "came"}) document.remove_term(word);
         });
     }},
    {"an emptied slot", "article \"a\" is not what was indexed", goes_on,
     [](const Copy& c) {
         c.edit_article(0, "a", [](auto& document) {
             document.remove_value(static_cast<unsigned>(FieldTable::builtin().find("place")->slot));
         });
     }},
    {"shifted dates", "article \"c\" is not what was indexed", goes_on,
     [](const Copy& c) {
         c.edit_article(1, "c", [](auto& document) {
             document.remove_term("D19950501");
             document.add_boolean_term("D19950502");
         });
     }},
    {"a shifted order", "article \"c\" is not what was indexed", goes_on,
     [](const Copy& c) {
         c.edit_article(1, "c", [](auto& document) {
             document.add_value(slot::order, order_key(parse_moment("1995-05-02")->moment, "c"));
         });
     }},
    {"another text", "article \"a\" is not what was indexed", goes_on,
     [](const Copy& c) {
         c.edit_article(0, "a", [](auto& document) { document.set_data(prepare(story("a", "Other.")).record + '\n'); });
     }},
    {"a stale fingerprint", "article \"c\" is not what was indexed", goes_on,
     [](const Copy& c) {
         c.edit_article(1, "c", [](auto& document) {
             document.add_value(slot::fingerprint, encode_fingerprint({hash128("record"), hash128("indexed")}));
         });
     }},
    {"an article that two shards have", "in another shard too", goes_on,
     [](const Copy& c) { c.add_to(1, story("a", "Another day.", "1995-06-01")); }},
    {"an article that one shard has twice", "articles with", goes_on,
     [](const Copy& c) { c.add_to(1, story("c", "Once more.", "1995-06-01")); }},
    {"an article in a partition of another time", "belong to its partition", goes_on,
     [](const Copy& c) { c.add_to(1, story("y", "Long ago.", "1971-06-01")); }},
    {"an undated article among the dated ones", "belong to its partition", goes_on,
     [](const Copy& c) { c.add_to(1, story("z", "No day.", "")); }},
    {"a dated article among the undated ones", "belong to its partition", goes_on,
     [](const Copy& c) { c.add_to(2, story("z", "A day.", "1995-06-01")); }},
};

void expect_caught(const Sound& sound, const Seed& seed) {
    INFO("seed: " << seed.fault);
    const Copy copy(sound);
    seed.plant(copy);
    const auto outcome = copy.verify();
    CHECK(outcome.exit_code == 69);
    CHECK_THAT(outcome.report, Catch::Contains(seed.named));
    if (seed.publish == goes_on) return;
    const auto kind = error_of([&] { copy.add({story("new", "New.", "1995-08-01")}); });
    CHECK((kind == ErrorKind::unavailable || kind == ErrorKind::config || kind == ErrorKind::refused));
}

}  // namespace

TEST_CASE("each fault that is planted in a generation is told by verify, and many let nothing be published") {
    const Sound sound;
    REQUIRE(Copy(sound).verify().report.starts_with("sound: "));
    std::size_t count = 0;
    for (const auto* seeds : {&lost_and_broken, &wrong_manifests, &wrong_contents}) {
        for (const auto& seed : *seeds) expect_caught(sound, seed);
        count += seeds->size();
    }
    std::cout << "seeded faults: " << count << '\n';
    CHECK(count >= least_seeds);
}

TEST_CASE("damage of a generation that was refused is a note, and no failure") {
    const Sound sound;
    const Copy copy(sound);
    auto refused = copy.live();
    refused.generation = copy.number() + 1;
    set_aside(copy.layout, refused);
    CHECK_THAT(copy.verify().report,
               Catch::Contains("\nnote: g000004, which was not published, lies in ") && Catch::EndsWith(" files, sound\n"));
    const ArchiveLayout aside(copy.layout.refused());
    fs::remove(aside.shards() / refused.shards.at(0).files.at(0).name);
    const auto outcome = copy.verify();
    CHECK(outcome.exit_code == 0);
    CHECK_THAT(outcome.report, Catch::StartsWith("sound: ") && Catch::Contains("\nnote: g000004") &&
                                   Catch::Contains("refused/shards/1990."));
}

TEST_CASE("a clock that was ahead and is put right does no harm") {
    const Sound sound;
    const Copy copy(sound);
    const auto before = copy.live().articles;
    copy.state([](Manifest& manifest) { manifest.created = "2999-01-01T00:00:00Z"; });
    CHECK(copy.verify().exit_code == 0);
    copy.add({story("new", "New.", "1995-08-01")});
    CHECK(copy.live().created < "2999");
    CHECK(copy.live().parent == 3);
    CHECK(copy.verify().exit_code == 0);
    // The order of generations is that of their numbers.
    RollbackOptions back;
    back.archive = copy.layout.root();
    roll_back(back);
    CHECK(copy.live().articles == before);
    CHECK(copy.verify().exit_code == 0);
}
