#include "indexer/commands/add.hpp"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <exception>
#include <nlohmann/json.hpp>

#include "indexer/archive_lock.hpp"
#include "indexer/commands/create.hpp"
#include "indexer/interruption.hpp"
#include "indexer/rejects.hpp"
#include "schemas/takedowns.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// Articles over many years, some undated, some with several versions, in no order of date.
std::vector<Article> mixed_articles(int count) {
    std::vector<Article> articles;
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        const std::string published =
            i % 11 == 0 ? "" : std::to_string(1960 + i * 37 % 12) + (i % 2 == 0 ? "-02-28" : "-11-05T10:00:00+02:00");
        Article article = version_of(story("id" + number, "the text of number " + number, published), 1);
        article.persons = {"Person " + std::to_string(i % 7)};
        articles.push_back(article);
        if (i % 5 == 0) {
            Article newer = version_of(story("id" + number, "the newer text of " + number, "1988-08-08"), 2);
            articles.insert(articles.begin() + (i / 2), newer);
        }
    }
    return articles;
}

void check_counts_add_up(const RunReport& report) {
    const auto& counts = report.counts;
    CHECK(counts.records ==
          counts.taken + counts.updated + counts.repeated + counts.unchanged + counts.superseded + counts.rejects());
}

Names generations_of(const TestArchive& archive) { return names_in(archive.layout().generations()); }

// What a failed run must leave as it was: everything but the lock's owner and scratch files, which the next run sweeps.
std::vector<std::pair<std::string, std::string>> served_bytes(const TestArchive& archive) {
    auto files = archive.bytes();
    std::erase_if(files, [](const auto& file) { return file.first == "LOCK" || file.first.starts_with("scratch/"); });
    return files;
}

}  // namespace

TEST_CASE("the first add makes the archive and publishes") {
    TestArchive archive;
    const auto outcome = archive.add_articles({story("a", "one", "1990-05-01"), story("b", "two", "")});
    CHECK(outcome.exit_code == exit_done);
    const auto& report = outcome.report;
    CHECK(report.command == "add");
    CHECK(report.archive == archive.options.archive.string());
    CHECK(report.published == 1U);
    CHECK(report.articles == 2);
    CHECK(report.counts.records == 2);
    CHECK(report.counts.taken == 2);
    CHECK(report.bytes_read > 0);
    check_counts_add_up(report);
    const Manifest live = archive.live();
    CHECK(report.digest == live.digest.hex());
    CHECK(live.generation == 1);
    CHECK_FALSE(live.parent.has_value());
    CHECK(live.articles == 2);
    CHECK(live.undated == 1);
    CHECK(live.schema == FieldTable::builtin().fingerprint());
    CHECK(live.program.starts_with("dateline-index "));
    REQUIRE(live.sources.size() == 1);
    CHECK(live.sources[0].path == archive.options.sources[0]);
    CHECK(live.sources[0].records == 2);
    CHECK(archive.partitions() == Names{"1990", "undated"});
    CHECK(archive.record("a") == prepare(story("a", "one", "1990-05-01")).record);
    CHECK_FALSE(fs::exists(archive.layout().scratch()));
}

TEST_CASE("adding the same again publishes nothing") {
    TestArchive archive;
    const auto articles = mixed_articles(30);
    archive.add_articles(articles);
    const auto before = served_bytes(archive);
    const auto outcome = archive.add();
    CHECK(outcome.exit_code == exit_done);
    CHECK_FALSE(outcome.report.published.has_value());
    CHECK(outcome.report.counts.taken == 0);
    CHECK(outcome.report.counts.updated == 0);
    CHECK(outcome.report.articles == 30);
    CHECK(outcome.report.digest == archive.live().digest.hex());
    check_counts_add_up(outcome.report);
    CHECK(served_bytes(archive) == before);
}

TEST_CASE("an update moves its article to where it belongs") {
    TestArchive archive(Partitioning::year);
    archive.add_articles({version_of(story("a", "old", "1990-05-01"), 1), story("b", "two", "1990-06-01"),
                          story("c", "three", "1995-01-01")});
    const Article moved = version_of(story("a", "new", "1995-05-01"), 2);
    const auto outcome = archive.add_articles({moved});
    CHECK(outcome.report.counts.updated == 1);
    CHECK(outcome.report.articles == 3);
    CHECK(archive.record("a") == prepare(moved).record);
    const Manifest live = archive.live();
    CHECK(live.parent == 1U);
    REQUIRE(live.shards.size() == 2);
    CHECK(live.shards[0].articles == 1);
    CHECK(live.shards[1].articles == 2);
    // And to a partition of its own, leaving nothing behind.
    archive.add_articles({version_of(story("b", "newest", ""), 2)});
    CHECK(archive.partitions() == Names{"1995", "undated"});
}

TEST_CASE("an older version changes nothing, and a conflict is rejected") {
    TestArchive archive;
    archive.add_articles({version_of(story("a", "two"), 2)});
    const auto older =
        archive.add_sources({archive.folder().write("older.jsonl", json_lines({version_of(story("a", "one"), 1)}))});
    CHECK(older.report.counts.superseded == 1);
    CHECK(older.exit_code == exit_done);
    const auto conflict = archive.add_sources(
        {archive.folder().write("other.jsonl", json_lines({version_of(story("a", "another two"), 2)}))});
    CHECK(conflict.report.counts.rejected == std::map<std::string, std::uint64_t>{{"conflict", 1}});
    CHECK(conflict.exit_code == exit_with_rejects);
    CHECK(archive.record("a") == prepare(version_of(story("a", "two"), 2)).record);
}

TEST_CASE("partitions and jobs make no difference to the digest") {
    const auto articles = mixed_articles(60);
    TestArchive reference(Partitioning::none);
    reference.options.jobs = 1;
    const auto expected = reference.add_articles(articles).report;
    struct Row {
        Partitioning partitioning;
        std::size_t jobs;
    };
    const auto row = GENERATE(values<Row>({{Partitioning::automatic, 2},
                                           {Partitioning::decade, 3},
                                           {Partitioning::year, 2},
                                           {Partitioning::month, 1},
                                           {Partitioning::month, 2},
                                           {Partitioning::month, 3}}));
    CAPTURE(to_string(row.partitioning), row.jobs);
    TestArchive archive(row.partitioning);
    archive.options.jobs = row.jobs;
    const auto report = archive.add_articles(articles).report;
    CHECK(report.digest == expected.digest);
    CHECK(report.articles == 60);
    CHECK(report.counts.superseded == expected.counts.superseded);
}

TEST_CASE("one run or many nights make no difference to the digest") {
    const auto articles = mixed_articles(60);
    TestArchive at_once;
    const auto expected = at_once.add_articles(articles).report;
    const auto partitioning = GENERATE(Partitioning::automatic, Partitioning::year, Partitioning::none);
    CAPTURE(to_string(partitioning));
    TestArchive nightly(partitioning);
    for (std::size_t first = 0; first < articles.size(); first += 20) {
        const auto last = std::min(first + 20, articles.size());
        nightly.add_articles({articles.begin() + static_cast<std::ptrdiff_t>(first),
                              articles.begin() + static_cast<std::ptrdiff_t>(last)});
    }
    const Manifest live = nightly.live();
    CHECK(live.digest.hex() == expected.digest);
    CHECK(live.articles == 60);
    CHECK(live.languages == at_once.live().languages);
    CHECK(live.undated == at_once.live().undated);
}

TEST_CASE("a dry run counts and writes nothing") {
    TestArchive archive;
    archive.options.dry_run = true;
    const auto missing = archive.add_articles({story("a", "one")});
    CHECK(missing.report.counts.taken == 1);
    CHECK(missing.report.dry_run);
    CHECK_FALSE(missing.report.published.has_value());
    CHECK_FALSE(fs::exists(archive.layout().root()));
    archive.options.dry_run = false;
    archive.add_articles({story("a", "one")});
    const auto before = archive.bytes();
    archive.options.dry_run = true;
    const auto there = archive.add_articles({story("a", "one"), story("b", "two")});
    CHECK(there.report.counts.unchanged == 1);
    CHECK(there.report.counts.taken == 1);
    CHECK(archive.bytes() == before);
}

TEST_CASE("a dry run reads while another process writes") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    const ArchiveLock lock(archive.layout());
    archive.options.dry_run = true;
    CHECK(archive.add_articles({story("b", "two")}).report.counts.taken == 1);
}

TEST_CASE("rejects are listed in every run and counted in their first") {
    TestArchive archive;
    const auto source = archive.folder().write("news.jsonl", json_lines({story("a", "one")}) + "broken\n{}\n");
    const auto first = archive.add_sources({source});
    CHECK(first.exit_code == exit_with_rejects);
    CHECK(first.report.published == 1U);
    CHECK(first.report.counts.new_rejects == 2);
    const auto again = archive.add();
    CHECK(again.exit_code == exit_done);
    CHECK_FALSE(again.report.published.has_value());
    CHECK(again.report.counts.rejects() == 2);
    CHECK(again.report.counts.new_rejects == 0);
    // They stand while other sources are read, and go when their own is mended.
    archive.add_sources({archive.folder().write("more.jsonl", json_lines({story("b", "two")}))});
    CHECK(read_rejects(archive.layout(), archive.live().generation).size() == 2);
    archive.add_sources({archive.folder().write("news.jsonl", json_lines({story("a", "one")}) + "broken\n")});
    CHECK(read_rejects(archive.layout(), archive.live().generation).size() == 1);
    archive.add_sources({archive.folder().write("news.jsonl", json_lines({story("a", "one")}))});
    CHECK(read_rejects(archive.layout(), archive.live().generation).empty());
}

TEST_CASE("a folder with a file that can't be read gives the same rejects every night") {
    TestArchive archive;
    archive.folder().write("news/empty.jsonl", "");
    archive.folder().write("news/image", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16));
    archive.folder().write("news/good.jsonl", json_lines({story("a", "one")}));
    const auto first = archive.add_sources({archive.folder().path("news").string()});
    CHECK(first.report.counts.new_rejects == 2);
    const auto again = archive.add();
    CHECK(again.report.counts.new_rejects == 0);
    CHECK_FALSE(again.report.published.has_value());
    CHECK(read_rejects(archive.layout(), archive.live().generation).size() == 2);
}

TEST_CASE("a file whose name is no UTF-8 is one source, every night") {
    TestArchive archive;
    const std::string name = "caf\xE9.jsonl";
    const auto source = archive.folder().write(name, json_lines({story("a", "one")}) + "broken\n");
    const auto first = archive.add_sources({source});
    CHECK(first.report.counts.new_rejects == 1);
    const auto again = archive.add();
    CHECK(again.report.counts.new_rejects == 0);
    CHECK_FALSE(again.report.published.has_value());
    CHECK(archive.live().sources.size() == 1);
}

TEST_CASE("new rejects within the tolerance are no failure") {
    TestArchive archive;
    const auto source = archive.folder().write("news.jsonl", json_lines({story("a", "one")}) + "broken\n{}\n");
    archive.options.tolerate = parse_tolerance("2");
    CHECK(archive.add_sources({source}).exit_code == exit_done);
    TestArchive strict;
    strict.options.tolerate = parse_tolerance("50%");
    CHECK(strict.add_sources({source}).exit_code == exit_with_rejects);
}

TEST_CASE("fields that are dropped are not indexed, and given again are no change") {
    TestArchive archive;
    Article full = story("a", "one");
    full.persons = {"Ada"};
    archive.options.drop_fields = {"persons"};
    archive.add_articles({full});
    Article bare = full;
    bare.persons.clear();
    CHECK(archive.record("a") == prepare(bare).record);
    CHECK(archive.add_articles({full}).report.counts.unchanged == 1);
}

TEST_CASE("what can't be dropped is a mistake, before anything is made") {
    const auto key = GENERATE("person", "id", "", "price");
    CAPTURE(key);
    TestArchive archive;
    archive.options.drop_fields = {"persons", key};
    std::string message;
    CHECK(error_of([&] { archive.add_articles({story("a", "one")}); }, &message) == ErrorKind::usage);
    CHECK(message == "--drop-fields: \"" + std::string(key) + "\" is no key of a record that can be dropped");
    CHECK(archive.bytes().empty());
    archive.options.drop_fields.clear();
    archive.add_articles({story("a", "one")});
    archive.options.drop_fields = {key};
    CHECK(error_of([&] { archive.add(); }, &message) == ErrorKind::usage);
}

TEST_CASE("fields of the archive's own are read, dropped and rejected by its table") {
    TestArchive archive;
    archive.options.create.schema = archive.folder().write(
        "own.json", R"({"fields": [{"name": "price", "kind": "number"}, {"name": "event", "kind": "date"}]})");
    const auto lines = [&](const char* text) { return archive.folder().write("news.jsonl", text); };
    const auto first = archive.add_sources({lines(R"({"id":"a","body":"one","price":5,"desk":"x"}
{"id":"b","body":"two","price":"cheap"}
{"id":"c","body":"three","event":"soon"}
)")});
    CHECK(first.exit_code == exit_with_rejects);
    CHECK(first.report.counts.rejected == std::map<std::string, std::uint64_t>{{"wrong-type", 1}, {"bad-date", 1}});
    CHECK(archive.record("a") == R"({"id":"a","body":"one","extra":{"price":5,"desk":"x"}})");
    CHECK(archive.config().fields.has_custom());

    archive.options.drop_fields = {"price", "event"};
    const auto second =
        archive.add_sources({lines("{\"id\":\"b\",\"body\":\"two\",\"price\":\"cheap\",\"desk\":7}\n")});
    CHECK(second.report.counts.rejects() == 0);
    CHECK(archive.record("b") == R"({"id":"b","body":"two","extra":{"desk":7}})");

    archive.options.create.schema = archive.folder().write("other.json", R"({"fields": []})");
    CHECK(error_of([&] { archive.add(); }) == ErrorKind::config);
}

TEST_CASE("columns of a table are read as the keys that they are named for") {
    TestArchive archive;
    archive.options.create.schema =
        archive.folder().write("own.json", R"({"fields": [{"name": "price", "kind": "number"}]})");
    archive.options.reading.columns = {{"id", "Nr"}, {"body", "Tekst"}, {"price", "Prijs"}};
    const auto source =
        archive.folder().write("news.csv", "Nr;Title;Tekst;Prijs\na;A;\"one; two\";5\nb;B;three;cheap\n");
    CHECK(archive.add_sources({source}).report.counts.rejected ==
          std::map<std::string, std::uint64_t>{{"wrong-type", 1}});
    CHECK(archive.record("a") == R"({"id":"a","title":"A","body":"one; two","extra":{"price":"5"}})");

    archive.options.reading.columns = {{"body", "Text"}};
    CHECK(archive.add_sources({source}).report.counts.rejected == std::map<std::string, std::uint64_t>{{"bad-row", 1}});

    archive.options.reading.columns = {{"titel", "Title"}};
    std::string message;
    CHECK(error_of([&] { archive.add_sources({source}); }, &message) == ErrorKind::usage);
    CHECK(message == "--map titel=Title: \"titel\" is no key of a record");
}

TEST_CASE("a dry run of a new archive knows its schema") {
    TestArchive archive;
    archive.options.create.schema =
        archive.folder().write("own.json", R"({"fields": [{"name": "price", "kind": "number"}]})");
    archive.options.dry_run = true;
    archive.options.drop_fields = {"price"};
    const auto source = archive.folder().write("news.jsonl", "{\"id\":\"b\",\"body\":\"two\",\"price\":\"cheap\"}\n");
    CHECK(archive.add_sources({source}).report.counts.rejects() == 0);
    archive.options.drop_fields.clear();
    CHECK(archive.add_sources({source}).report.counts.rejects() == 1);
    CHECK(archive.bytes().empty());
}

TEST_CASE("the language of a long article is recognised, a given one is believed") {
    const std::string german =
        "Der Bundestag hat am Donnerstag nach langer Debatte das Gesetz zur Reform der Krankenhäuser beschlossen. Die "
        "Abgeordneten der Regierung stimmten dafür, während die Opposition das Vorhaben ablehnte. Der Minister sprach "
        "von einem wichtigen Schritt für die Versorgung der Menschen auf dem Land.";
    Article given = story("given", german);
    given.language = "fr";
    Article recognised = story("long", german);
    TestArchive archive;
    archive.add_articles({given, recognised, story("short", "Der Bundestag hat das Gesetz beschlossen.")});
    CHECK(archive.record("given") == prepare(given).record);
    recognised.language = "de";
    CHECK(archive.record("long") == prepare(recognised).record);
    CHECK(archive.live().languages == std::map<std::string, std::uint64_t>{{"de", 1}, {"en", 1}, {"fr", 1}});
    recognised.language.clear();
    CHECK(archive.add_articles({recognised}).report.counts.unchanged == 1);
}

TEST_CASE("a source that is read anew stands for what it was") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    const auto outcome = archive.add_articles({story("a", "one"), story("b", "two")});
    CHECK(outcome.report.published == 2U);
    REQUIRE(archive.live().sources.size() == 1);
    CHECK(archive.live().sources[0].records == 2);
}

TEST_CASE("what the trail takes down is hidden by the next generation, though nothing else changes") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    Takedowns takedowns;
    takedowns.add({TakedownEvent::Action::removed, "a", "2022-09-16T10:05:00Z", "court order", 2});
    archive.folder().write("archive/takedowns.jsonl", takedowns.lines());
    CHECK(archive.add().report.published == 2U);
    CHECK(archive.live().hidden == Names{"a"});
    archive.add_articles({story("b", "two")});
    CHECK(archive.live().hidden == Names{"a"});
}

TEST_CASE("where the trail of takedowns is lost nothing is published") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    Takedowns takedowns;
    takedowns.add({TakedownEvent::Action::removed, "a", "2022-09-16T10:05:00Z", "court order", 2});
    archive.folder().write("archive/takedowns.jsonl", takedowns.lines());
    archive.add();
    fs::remove(archive.layout().takedowns());
    std::string message;
    CHECK(error_of([&] { archive.add_articles({story("b", "two")}); }, &message) == ErrorKind::unavailable);
    CHECK_THAT(message, Catch::Contains("takedowns.jsonl") && Catch::Contains("1 ids are taken down"));
    CHECK(archive.live().generation == 2);
}

TEST_CASE("a plain text file that is edited is updated") {
    TestArchive archive;
    const auto path = archive.folder().write("story.txt", "Title\n\nThe first text.\n");
    archive.add_sources({path});
    archive.folder().write("story.txt", "Title\n\nThe second text.\n");
    const auto outcome = archive.add();
    CHECK(outcome.report.counts.updated == 1);
    CHECK_THAT(archive.record("story.txt"), Catch::Contains("The second text."));
}

TEST_CASE("what a dead run left is swept by the next") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    archive.folder().write("archive/scratch/chunk0/postlist.glass", "half");
    archive.folder().write("archive/generations/g000002.json", "half a manifest");
    archive.folder().write("archive/rejects/g000002.jsonl", "{\"source\":\"x\"}\n");
    archive.folder().write("archive/shards/2022.g000002", "half a shard");
    archive.folder().write("archive/CURRENT.tmp", "g0000");
    const auto outcome = archive.add_articles({story("b", "two")});
    CHECK(outcome.report.published == 2U);
    CHECK(outcome.report.articles == 2);
    CHECK(generations_of(archive) == Names{"g000001.json", "g000002.json"});
    CHECK(names_in(archive.layout().shards()).size() == 2 * 2);  // each with its facets
    CHECK(names_in(archive.layout().rejects()).empty());
    CHECK_FALSE(fs::exists(archive.layout().root() / "CURRENT.tmp"));
}

TEST_CASE("folders of the archive that were lost are made again") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    fs::remove_all(archive.layout().rejects());
    CHECK(archive.add_articles({story("b", "two")}).report.articles == 2);
}

TEST_CASE("an archive is not touched while another process holds it") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    const ArchiveLock lock(archive.layout());
    const auto before = archive.bytes();
    CHECK(error_of([&] { archive.add_articles({story("b", "two")}); }) == ErrorKind::locked);
    CHECK(archive.bytes() == before);
}

TEST_CASE("nothing is written to an archive that is damaged or too new") {
    using Damage = std::function<void(const TestArchive&)>;
    const auto [what, kind, damage] = GENERATE(table<std::string, ErrorKind, Damage>({
        {"CURRENT names a missing generation", ErrorKind::unavailable,
         [](const auto& a) { a.folder().write("archive/CURRENT", "g000009\n"); }},
        {"CURRENT is lost", ErrorKind::unavailable, [](const auto& a) { fs::remove(a.layout().current()); }},
        {"a shard is cut short", ErrorKind::unavailable,
         [](const auto& a) { fs::resize_file(a.layout().shards() / "2022.g000002", 8192); }},
        {"a shard is missing", ErrorKind::unavailable,
         [](const auto& a) { fs::remove(a.layout().shards() / "2022.g000002"); }},
        {"the archive's format is newer", ErrorKind::config,
         [](const auto& a) {
             auto config = nlohmann::ordered_json::parse(read_bytes(a.layout().config()));
             config["format"] = archive_format + 1;
             a.folder().write("archive/archive.json", config.dump());
         }},
        {"the manifest's format is newer", ErrorKind::config,
         [](const auto& a) {
             const auto text = read_bytes(a.layout().manifest(2));
             auto json = nlohmann::ordered_json::parse(text.substr(0, text.rfind("xxh3-128")));
             json["format"] = archive_format + 1;
             const auto body = json.dump(1) + '\n';
             a.folder().write("archive/generations/g000002.json", body + "xxh3-128 " + hash128(body).hex() + '\n');
         }},
    }));
    CAPTURE(what);
    TestArchive archive(Partitioning::year);
    archive.add_articles({story("a", "one")});
    archive.add_articles({story("b", "two")});
    damage(archive);
    const auto before = served_bytes(archive);
    CHECK(error_of([&] { archive.add_articles({story("c", "three")}); }) == kind);
    CHECK(served_bytes(archive) == before);
}

TEST_CASE("an archive without facet columns gets them by the next run") {
    const bool adds_more = GENERATE(false, true);
    TestArchive archive(Partitioning::year);
    archive.add_articles({story("a", "one"), story("b", "two", "1987-02-26")});
    const auto columns = read_bytes(archive.layout().shards() / "1987.g000001.facets");
    Manifest before = archive.live();
    for (auto& shard : before.shards) {
        REQUIRE(shard.files.size() == 2);
        fs::remove(archive.layout().shards() / shard.files.back().name);
        shard.files.pop_back();
    }
    archive.folder().write("archive/generations/g000001.json", write_manifest(before));
    std::vector<Article> articles{story("a", "one"), story("b", "two", "1987-02-26")};
    if (adds_more) articles.push_back(story("c", "three"));
    CHECK(archive.add_articles(articles).report.published == 2);
    const Manifest after = archive.live();
    REQUIRE(after.shards.size() == 2);
    for (const auto& shard : after.shards) CHECK(shard.files.size() == 2);
    CHECK(after.shards.front().files.front().name == "1987.g000001");
    CHECK(read_bytes(archive.layout().shards() / after.shards.front().files.back().name) == columns);
    CHECK_FALSE(archive.add().report.published);
}

TEST_CASE("a source that is missing or no news makes no archive") {
    TestArchive archive;
    archive.options.sources = {archive.folder().path("missing.jsonl").string()};
    CHECK(error_of([&] { archive.add(); }) == ErrorKind::no_input);
    archive.options.sources = {archive.folder().write("empty.jsonl", "")};
    CHECK(error_of([&] { archive.add(); }) == ErrorKind::bad_data);
    CHECK_FALSE(fs::exists(archive.layout().root()));
}

TEST_CASE("a run that is interrupted leaves the archive as before") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    const auto before = served_bytes(archive);
    archive.options.sources = {archive.folder().write("more.jsonl", json_lines(mixed_articles(20)))};
    CHECK(in_child([&] {
              catch_interruptions();
              ::raise(SIGTERM);
              archive.add();
              return 0;
          }) == interrupted_child);
    CHECK(served_bytes(archive) == before);
    CHECK(archive.add().report.articles == 21);
    CHECK_FALSE(fs::exists(archive.layout().scratch()));
}

TEST_CASE("a run whose writing fails somewhere leaves the old generation live") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    const auto old_record = archive.record("a");
    archive.options.sources = {archive.folder().write("more.jsonl", json_lines(mixed_articles(500)))};
    constexpr int xapian_error = 1;
    static constexpr int terminated = 2;
    int failed = 0;
    for (std::uint64_t kib = 4; kib <= 4096; kib *= 2) {
        CAPTURE(kib);
        const auto before = archive.live().generation;
        const int code = in_child([&] {
            limit_file_size(kib << 10);
            std::set_terminate([] { ::_exit(terminated); });
            try {
                archive.add();
            } catch (const Xapian::Error&) {
                return xapian_error;
            }
            return 0;
        });
        if (code == 0) break;
        ++failed;
        // Xapian terminates the process where one of its destructors can't write.
        CHECK((code == static_cast<int>(ErrorKind::io) || code == xapian_error || code == terminated));
        CHECK(archive.live().generation == before);
        CHECK(archive.record("a") == old_record);
    }
    CHECK(failed >= 3);
    archive.add();
    CHECK(archive.live().articles == 501);
    CHECK(names_in(archive.layout().shards()).size() <= 2 * archive.live().shards.size());
}
