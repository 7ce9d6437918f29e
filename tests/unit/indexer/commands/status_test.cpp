#include "indexer/commands/status.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "indexer/commands/create.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using nlohmann::json;

std::string text_of(const TestArchive& archive) { return describe_status({archive.options.archive, false}); }
json json_of(const TestArchive& archive) { return json::parse(describe_status({archive.options.archive, true})); }

void fill(TestArchive& archive) {
    Article german = story("b", "zwei", "1999-12-31");
    german.language = "de";
    archive.add_sources({archive.folder().write(
        "news.jsonl", json_lines({story("a", "one", "1987-02-26"), german, story("c", "three", "")}) + "broken\n")});
}

}  // namespace

TEST_CASE("the status of an empty archive says how to fill it") {
    TestArchive archive(Partitioning::decade);
    create_archive(archive.options.create);
    const std::string root = archive.options.archive.string();
    CHECK(text_of(archive) == "Archive          " + root +
                                  "\nPartition        decade, language en, 2 generations kept\n"
                                  "Empty: nothing has been published yet. dateline-index add fills it.\n");
    CHECK(json_of(archive) == json({{"version", 1},
                                    {"archive", root},
                                    {"format", archive_format},
                                    {"partition", "decade"},
                                    {"language", "en"},
                                    {"retention", 2},
                                    {"schema", FieldTable::builtin().fingerprint()},
                                    {"fields", json::array()},
                                    {"generations", json::array()},
                                    {"live", nullptr},
                                    {"rejects", 0},
                                    {"warnings", json::array()}}));
}

TEST_CASE("the status of an archive as JSON has its counts, shards and generations") {
    TestArchive archive(Partitioning::decade);
    fill(archive);
    archive.add_articles({story("d", "four", "1980-01-01")});
    const Manifest live = archive.live();
    const json status = json_of(archive);
    CHECK(status.at("generations") == json({"g000002", "g000001"}));
    CHECK(status.at("rejects") == 0);
    const json& told = status.at("live");
    CHECK(told.at("generation") == "g000002");
    CHECK(told.at("created") == live.created);
    CHECK(told.at("program") == live.program);
    CHECK(told.at("annotator") == "none");
    CHECK(told.at("articles") == 4);
    CHECK(told.at("undated") == 1);
    CHECK(told.at("hidden") == 0);
    CHECK(told.at("languages") == json({{"de", 1}, {"en", 3}}));
    CHECK(told.at("digest") == live.digest.hex());
    CHECK(told.at("sources") == 1);
    REQUIRE(told.at("shards").size() == 3);
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const json& shard = told.at("shards").at(i);
        CHECK(shard.at("partition") == live.shards[i].partition);
        CHECK(shard.at("file") == live.shards[i].files[0].name);
        CHECK(shard.at("bytes") == live.shards[i].files[0].size + live.shards[i].files[1].size);
        bytes += live.shards[i].files[0].size + live.shards[i].files[1].size;
    }
    CHECK(told.at("bytes") == bytes);
    CHECK(told.at("shards").at(0) == json({{"partition", "1980..1989"},
                                           {"articles", 2},
                                           {"first_day", "1980-01-01"},
                                           {"last_day", "1987-02-26"},
                                           {"file", live.shards[0].files[0].name},
                                           {"bytes", live.shards[0].files[0].size + live.shards[0].files[1].size}}));
    CHECK(told.at("shards").at(2).at("first_day").get<std::string>().empty());
}

TEST_CASE("the status of an archive as text tells the same to people") {
    TestArchive archive(Partitioning::decade);
    fill(archive);
    const std::string text = text_of(archive);
    for (const std::string part :
         {"Live generation  g000001 of 20", "Articles         3, 1 of them undated\n",
          "Shown            3; not shown: 0 cancelled, 0 withheld, 0 under embargo, 0 hidden\n",
          "Languages        de 1, en 2\n", "Sources          1\n", "  1980..1989            1 articles",
          "  1987-02-26 to 1987-02-26\n", "  undated               1 articles", "Rejects          1, listed in "}) {
        CHECK_THAT(text, Catch::Contains(part));
    }
    CHECK_THAT(text, Catch::Contains("Digest           " + archive.live().digest.hex() + '\n'));
    CHECK_THAT(text, Catch::EndsWith(archive.layout().rejects(1).string() + '\n'));
}

TEST_CASE("the status tells how many articles are shown, and why others are not") {
    TestArchive archive;
    Article cancelled = story("a", "one");
    cancelled.status = Status::cancelled;
    Article withheld = story("b", "two");
    withheld.status = Status::withheld;
    Article due = story("c", "three");
    due.embargo = parse_moment("2001-01-01")->moment;
    Article not_due = story("d", "four");
    not_due.embargo = parse_moment("2999-12-31")->moment;
    archive.add_articles({cancelled, withheld, due, not_due, story("e", "five")});
    CHECK_THAT(text_of(archive),
               Catch::Contains("\nArticles         5, 0 of them undated\n"
                               "Shown            2; not shown: 1 cancelled, 1 withheld, 1 under embargo, 0 hidden\n"));
    const json told = json_of(archive).at("live");
    CHECK(told.at("articles") == 5);
    CHECK(told.at("shown") == 2);
    CHECK(told.at("cancelled") == 1);
    CHECK(told.at("withheld") == 1);
    CHECK(told.at("embargoed") == 1);
    CHECK(told.at("hidden") == 0);
}

TEST_CASE("the status tells which sources the next rebuild will not find") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    const auto place = archive.folder().path("news.jsonl");
    CHECK(text_of(archive).find("Gone") == std::string::npos);
    const json there = json_of(archive).at("live");
    CHECK(there.at("standard_input").is_null());
    CHECK(there.at("recorded") == json({{{"path", place.string()},
                                         {"place", place.string()},
                                         {"reading", json::object()},
                                         {"gone", false},
                                         {"error", nullptr}}}));
    std::filesystem::remove(place);
    CHECK_THAT(text_of(archive), Catch::Contains("\nSources          1\nGone             " + place.string() +
                                                 ": recorded, and not there\nShards\n"));
    CHECK(json_of(archive).at("live").at("recorded").at(0).at("gone") == true);
}

TEST_CASE("the status tells what the next generation must show") {
    TestArchive archive;
    archive.add_articles({story("a", "rain")});
    const auto status = [&](bool json) { return describe_status({archive.layout().root(), json}); };
    CHECK_THAT(status(false), !Catch::Contains("Checked by"));
    archive.options.canaries = archive.folder().write("c.jsonl", R"({"id": "rain", "query": "rain"})");
    archive.options.shrink_limit = ShrinkLimit{20, 100};
    archive.add();
    CHECK_THAT(status(false),
               Catch::Contains("Checked by       1 canary; a source's month may lose 20 % or 100 articles\n"));
    const auto checks = nlohmann::json::parse(status(true)).at("live").at("checks");
    CHECK(checks.at("shrink").at("articles") == 100);
    CHECK(checks.at("canaries").at(0).at("query") == "rain");
}

TEST_CASE("the status warns of more than 200 shards") {
    TestArchive archive(Partitioning::month);
    std::vector<Article> articles;
    for (int i = 0; i < 200; ++i) {
        const std::string month = std::to_string(101 + i % 12).substr(1);
        articles.push_back(story("s" + std::to_string(i), "x", std::to_string(2000 + i / 12) + '-' + month + "-01"));
    }
    archive.add_articles(articles);
    REQUIRE(archive.live().shards.size() == 200);
    CHECK(json_of(archive).at("warnings").empty());
    CHECK(text_of(archive).find("Warning") == std::string::npos);
    archive.add_articles({story("one more", "x", "2030-01-01")});
    REQUIRE(json_of(archive).at("warnings").size() == 1);
    CHECK_THAT(text_of(archive),
               Catch::Contains("\nWarning          201 shards") && Catch::EndsWith("coarser --partition than month\n"));
}

TEST_CASE("the status lists the fields of the archive's own") {
    TestArchive archive;
    archive.options.create.schema = archive.folder().write("own.json", R"({"fields": [
        {"name": "desk", "kind": "keyword"}, {"name": "event", "record": "eventDate", "kind": "date"}]})");
    create_archive(archive.options.create);
    const std::string line = "\nFields           desk keyword, event date\n";
    CHECK_THAT(text_of(archive), Catch::Contains(line + "Empty: "));
    CHECK(json_of(archive).at("fields") == json({{{"name", "desk"}, {"record", "desk"}, {"kind", "keyword"}},
                                                 {{"name", "event"}, {"record", "eventDate"}, {"kind", "date"}}}));
    archive.add_articles({story("a", "one")});
    CHECK_THAT(text_of(archive), Catch::Contains(line + "Live generation  g000001"));
}

TEST_CASE("the status of what is no archive, or a damaged one, is an error") {
    using Damage = std::function<void(const TestArchive&)>;
    const auto [what, kind, damage] = GENERATE(table<std::string, ErrorKind, Damage>({
        {"nothing there", ErrorKind::unavailable,
         [](const auto& a) { std::filesystem::remove_all(a.layout().root()); }},
        {"no archive.json", ErrorKind::unavailable, [](const auto& a) { std::filesystem::remove(a.layout().config()); }},
        {"archive.json is cut short", ErrorKind::unavailable,
         [](const auto& a) { std::filesystem::resize_file(a.layout().config(), 20); }},
        {"archive.json of a newer format", ErrorKind::config,
         [](const auto& a) { a.folder().write("archive/archive.json", R"({"format": 99})"); }},
        {"a shard is missing", ErrorKind::unavailable,
         [](const auto& a) { std::filesystem::remove_all(a.layout().shards()); }},
        {"the manifests are gone", ErrorKind::unavailable,
         [](const auto& a) { std::filesystem::remove_all(a.layout().generations()); }},
        {"all but archive.json and CURRENT is gone", ErrorKind::unavailable,
         [](const auto& a) {
             std::filesystem::remove_all(a.layout().generations());
             std::filesystem::remove_all(a.layout().shards());
         }},
    }));
    CAPTURE(what);
    TestArchive archive;
    fill(archive);
    damage(archive);
    CHECK(error_of([&] { text_of(archive); }) == kind);
}

TEST_CASE("an empty archive that lost its folders has no generations") {
    TestArchive archive;
    create_archive(archive.options.create);
    std::filesystem::remove_all(archive.layout().generations());
    CHECK(json_of(archive).at("generations") == json::array());
}
