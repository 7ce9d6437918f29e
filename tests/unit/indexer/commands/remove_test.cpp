#include "indexer/commands/remove.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "indexer/commands/rollback.hpp"
#include "indexer/commands/verify.hpp"
#include "indexer/generation.hpp"
#include "schemas/takedowns.hpp"
#include "tests/unit/indexer/byte_search.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// A word that no other article and no file format has, at the edges of what slots are bounded by.
constexpr std::string_view secret = "zyxomminous";

std::vector<Article> articles_with_a_secret() {
    std::vector<Article> articles;
    for (int i = 0; i < 40; ++i)
        articles.push_back(story("id" + std::to_string(i), "the harbour was open on day " + std::to_string(i),
                                 i < 20 ? "1990-05-01" : "1995-05-01"));
    Article article = story("secret", "nobody may read of zyxomminous any more", "1990-05-02");
    article.title = "Zyxomminous and zyxomminous";
    article.persons = {"Zyxomminous Smith"};
    article.source = "zyxomminous";
    article.topics = {"zyxomminous"};
    articles.push_back(article);
    return articles;
}

RemoveOptions removal(const TestArchive& archive, Names ids) {
    RemoveOptions options;
    options.archive = archive.layout().root();
    options.ids = std::move(ids);
    options.reason = "court order";
    options.quiet = true;
    return options;
}

bool is_sound(const TestArchive& archive) {
    return verify_archive({.archive = archive.layout().root(), .json = false, .quick = false, .jobs = 1}).exit_code ==
           0;
}

// Names of the files of an archive that still have the secret; the trail of takedowns may name ids.
Names files_with_secret(const TestArchive& archive) {
    Names files;
    for (const auto& [name, bytes] : archive.bytes()) {
        std::string small = bytes;
        std::transform(small.begin(), small.end(), small.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (has_word(bytes, secret) || has_word(small, secret) || has_word(bytes, "Zyxomminous")) files.push_back(name);
    }
    return files;
}

bool api_has_secret(const fs::path& shard) {
    const auto texts = all_texts(Xapian::Database(shard.string()));
    return std::any_of(texts.begin(), texts.end(), [](const std::string& text) {
        return text.find(secret) != std::string::npos || text.find("Zyxomminous") != std::string::npos;
    });
}

}  // namespace

TEST_CASE("what is removed is hidden at once, by a generation that shares every shard") {
    TestArchive archive(Partitioning::year);
    archive.add_articles(articles_with_a_secret());
    const auto before = archive.live();
    const auto outcome = remove_articles(removal(archive, {"secret", "id3", "secret"}));
    CHECK(outcome.ids == Names{"id3", "secret"});
    CHECK(outcome.published == 2U);
    const auto live = archive.live();
    CHECK(live.hidden == Names{"id3", "secret"});
    CHECK(live.shards == before.shards);
    CHECK(live.digest == before.digest);
    CHECK(live.parent == 1U);
    const auto event = read_takedowns(archive.layout()).in_force().at("secret");
    CHECK(event.reason == "court order");
    CHECK(event.generation == 2);
    CHECK(is_sound(archive));
    // Once more: nothing is left to do.
    const auto again = remove_articles(removal(archive, {"secret"}));
    CHECK(again.ids.empty());
    CHECK_FALSE(again.published.has_value());
}

TEST_CASE("a later run does not bring back what was taken down, in whatever version it comes") {
    TestArchive archive(Partitioning::year);
    archive.add_articles(articles_with_a_secret());
    remove_articles(removal(archive, {"secret"}));
    const auto outcome = archive.add_articles(
        {version_of(story("secret", "zyxomminous once more"), 7), story("new", "something else", "1995-06-01")});
    CHECK(outcome.report.counts.taken_down == 1);
    CHECK(outcome.report.counts.taken == 1);
    CHECK(outcome.report.counts.rejects() == 0);
    CHECK(archive.live().hidden == Names{"secret"});
    CHECK(archive.record("secret").find("once more") == std::string::npos);
}

TEST_CASE("an id that the archive does not have is an error, and nothing is done") {
    TestArchive archive;
    archive.add_articles(articles_with_a_secret());
    const auto before = archive.bytes();
    std::string message;
    auto options = removal(archive, {"id1", "nobody"});
    CHECK(error_of([&] { remove_articles(options); }, &message) == ErrorKind::no_input);
    CHECK_THAT(message, Catch::Contains("\"nobody\"") && Catch::Contains("--in-advance"));
    CHECK(archive.live().hidden.empty());
    options.in_advance = true;
    remove_articles(options);
    CHECK(archive.live().hidden == Names{"id1", "nobody"});
    const auto outcome = archive.add_articles({story("nobody", "comes too late")});
    CHECK(outcome.report.counts.taken_down == 1);
    CHECK(archive.record("nobody").empty());
}

TEST_CASE("a dry run tells and changes nothing") {
    TestArchive archive;
    archive.add_articles(articles_with_a_secret());
    const auto before = archive.bytes();
    auto options = removal(archive, {"id1"});
    options.dry_run = true;
    const auto outcome = remove_articles(options);
    CHECK(outcome.ids == Names{"id1"});
    CHECK(archive.bytes() == before);
    CHECK_THAT(outcome.summary(options), Catch::Contains("dry run"));
}

TEST_CASE("what was taken down by mistake is shown again") {
    TestArchive archive;
    archive.add_articles(articles_with_a_secret());
    auto options = removal(archive, {"id1"});
    options.lift = true;
    CHECK(error_of([&] { remove_articles(options); }) == ErrorKind::no_input);
    remove_articles(removal(archive, {"id1"}));
    const auto outcome = remove_articles(options);
    CHECK(outcome.ids == Names{"id1"});
    CHECK(archive.live().hidden.empty());
    CHECK(read_takedowns(archive.layout()).events().size() == 2);
    CHECK(is_sound(archive));
}

TEST_CASE("copies of the story go with it, others stay") {
    TestArchive archive;
    std::string text;
    for (int i = 0; i < 120; ++i) text += "word" + std::to_string(i) + ' ';
    auto articles = articles_with_a_secret();
    articles.push_back(story("wire", text, "2022-09-16"));
    articles.push_back(story("copy", text + "and one more sentence of our own", "2022-09-17"));
    articles.push_back(story("later", text, "2022-12-24"));
    archive.add_articles(articles);
    auto options = removal(archive, {"wire"});
    options.duplicates = true;
    const auto outcome = remove_articles(options);
    CHECK(outcome.ids == Names{"copy", "wire"});
    CHECK(outcome.copies == 1);
}

TEST_CASE("a purge leaves no byte of what was removed in any file of the archive") {
    TestArchive archive(Partitioning::year);
    archive.add_articles(articles_with_a_secret());
    // Versions and rejects name it too.
    archive.add_articles({version_of(story("secret", "zyxomminous in another version", "1990-05-03"), 3)});
    REQUIRE_FALSE(files_with_secret(archive).empty());
    auto options = removal(archive, {"secret"});
    options.purge = true;
    const auto outcome = remove_articles(options);
    CHECK(outcome.purged == 1);
    CHECK(outcome.held.empty());
    const auto live = archive.live();
    CHECK(live.articles == 40);
    CHECK(live.hidden == Names{"secret"});
    CHECK(generations_on_disk(archive.layout()) == std::vector<std::uint64_t>{live.generation});
    CHECK(files_with_secret(archive).empty());
    for (const auto& shard : live.shards) {
        CAPTURE(shard.partition);
        CHECK_FALSE(api_has_secret(archive.layout().shards() / shard.files[0].name));
    }
    CHECK(is_sound(archive));
    // The same articles from the first give the same digest.
    TestArchive other(Partitioning::year);
    auto articles = articles_with_a_secret();
    articles.pop_back();
    other.add_articles(articles);
    CHECK(other.live().digest == live.digest);
}

TEST_CASE("a removal that died behind the trail is finished when it is asked for again") {
    TestArchive archive(Partitioning::year);
    archive.add_articles(articles_with_a_secret());
    const auto trail = [&](const Takedowns& takedowns) {
        archive.folder().write("archive/takedowns.jsonl", takedowns.lines());
    };
    Takedowns takedowns;
    takedowns.add({TakedownEvent::Action::removed, "secret", "2022-09-16T10:05:00Z", "why", 2});
    trail(takedowns);
    remove_articles(removal(archive, {"secret"}));
    CHECK(archive.live().hidden == Names{"secret"});
    CHECK(read_takedowns(archive.layout()).events().size() == 1);

    takedowns.add({TakedownEvent::Action::lifted, "secret", "2022-09-17T10:05:00Z", "error", 3});
    trail(takedowns);
    auto lift = removal(archive, {"secret"});
    lift.lift = true;
    remove_articles(lift);
    CHECK(archive.live().hidden.empty());
    CHECK(read_takedowns(archive.layout()).events().size() == 2);
    CHECK(error_of([&] { remove_articles(lift); }) == ErrorKind::no_input);
}

TEST_CASE("a purge that is asked for again publishes and notes nothing more") {
    TestArchive archive(Partitioning::year);
    archive.add_articles(articles_with_a_secret());
    auto options = removal(archive, {"secret"});
    options.purge = true;
    remove_articles(options);
    const auto live = archive.live();
    const auto trail = read_bytes(archive.layout().takedowns());
    CHECK_FALSE(remove_articles(options).published.has_value());
    CHECK(archive.live() == live);
    CHECK(read_bytes(archive.layout().takedowns()) == trail);
}

TEST_CASE("a purge leaves nothing of a generation that was refused, either") {
    TestArchive archive(Partitioning::year);
    archive.add_articles(articles_with_a_secret());
    set_aside(archive.layout(), archive.live());
    auto options = removal(archive, {"secret"});
    options.purge = true;
    remove_articles(options);
    CHECK(files_with_secret(archive).empty());
    CHECK_FALSE(fs::exists(archive.layout().refused()));
}

TEST_CASE("the search for bytes sees what deletion and compaction leave") {
    TestArchive archive(Partitioning::none);
    archive.add_articles(articles_with_a_secret());
    const fs::path shard = archive.layout().shards() / archive.live().shards[0].files[0].name;
    const std::string copy = archive.folder().path("copy").string();
    const std::string compacted = archive.folder().path("compacted").string();
    Xapian::Database(shard.string()).compact(copy);
    Xapian::WritableDatabase database(copy, Xapian::DB_OPEN);
    REQUIRE(has_word(read_bytes(shard), secret));
    database.delete_document("Qsecret");
    database.commit();
    Xapian::Database(copy).compact(compacted, Xapian::DBCOMPACT_SINGLE_FILE);
    CHECK((api_has_secret(compacted) || has_word(read_bytes(compacted), secret)));
}

TEST_CASE("once no older generation shows it, the text goes with the next run") {
    TestArchive archive(Partitioning::year);
    archive.add_articles(articles_with_a_secret());
    remove_articles(removal(archive, {"secret"}));  // generation 2; generation 1 is kept and shows it
    CHECK(archive.add_articles({story("n1", "one", "1995-07-01")}).report.counts.purged == 0);
    CHECK_FALSE(archive.record("secret").empty());
    const auto outcome = archive.add_articles({story("n2", "two", "1995-07-02")});
    CHECK(outcome.report.counts.purged == 1);
    CHECK(archive.record("secret").empty());
    CHECK(archive.live().articles == 42);
    archive.add_articles({story("n3", "three", "1995-07-03")});
    CHECK(files_with_secret(archive).empty());
    CHECK(is_sound(archive));
}
