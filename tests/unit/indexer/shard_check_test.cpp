#include "indexer/shard_check.hpp"

#include <poll.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "indexer/chunk_writer.hpp"
#include "schemas/error.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

namespace fs = std::filesystem;

fs::path make_chunk(const TestFolder& folder, const std::vector<Article>& articles) {
    ChunkOrder order{.number = 0, .unit = {}, .articles = {}};
    for (const auto& article : articles) order.articles.push_back(prepare(article));
    DocumentBuilder builder(FieldTable::builtin(), "en");
    return write_chunk(folder.path(), std::move(order), builder).path;
}

// A published shard is one file.
fs::path make_shard(const TestFolder& folder, const std::vector<Article>& articles) {
    const fs::path shard = folder.path("shard");
    Xapian::Database(make_chunk(folder, articles).string()).compact(shard.string(), Xapian::DBCOMPACT_SINGLE_FILE);
    return shard;
}

std::vector<Article> many_stories(int count) {
    std::vector<Article> articles;
    for (int i = 0; i < count; ++i) {
        const auto number = std::to_string(i);
        articles.push_back(story(number, "some text with the word w" + number + " and v" + std::to_string(i * 7919)));
    }
    return articles;
}

ShardFacts facts_of(const std::vector<Article>& articles) {
    const TestFolder folder;
    return read_facts(Xapian::Database(make_chunk(folder, articles).string()), FieldTable::builtin());
}

}  // namespace

TEST_CASE("the facts of a shard are counted from its terms") {
    Article german = story("4", "Text", "1987-02-26");
    german.language = "de";
    // Updates and embargoes are dates too, but not those of publication.
    german.updated = parse_moment("2021-01-01").value().moment;
    german.embargo = parse_moment("1900-01-01").value().moment;
    const auto facts = facts_of({story("1", "text", "1987-03-01"), story("2", "text", "1999-12-31T23:00:00-05:00"),
                                 story("3", "text", ""), german, story("5", "text", "1987-12-31")});
    CHECK(facts.articles == 5);
    CHECK(facts.ids == 5);
    CHECK(facts.undated == 1);
    CHECK(facts.languages == std::map<std::string, std::uint64_t>{{"de", 1}, {"en", 4}});
    CHECK(facts.years == std::map<int, std::uint64_t>{{1987, 3}, {1999, 1}});
    CHECK(facts.first_day == "1987-02-26");
    CHECK(facts.last_day == "1999-12-31");
}

TEST_CASE("a shard without dates has no days, and one without articles nothing") {
    const auto undated = facts_of({story("1", "text", "")});
    CHECK(undated.first_day.empty());
    CHECK(undated.last_day.empty());
    CHECK(undated.years.empty());
    CHECK(undated.undated == 1);
    CHECK(facts_of({}).articles == 0);
    CHECK(facts_of({}).ids == 0);
}

TEST_CASE("days of far years are told apart") {
    const auto facts = facts_of({story("1", "text", "1600-01-01"), story("2", "text", "2199-12-31")});
    CHECK(facts.first_day == "1600-01-01");
    CHECK(facts.last_day == "2199-12-31");
}

TEST_CASE("an id that stands twice is one id") {
    const auto facts = facts_of({story("1", "text"), story("1", "another text")});
    CHECK(facts.articles == 2);
    CHECK(facts.ids == 1);
}

TEST_CASE("a shard's digest is the sum over its articles, whatever their order") {
    const TestFolder folder;
    const TestFolder other;
    const auto one = story("1", "text");
    const auto two = story("2", "text");
    DocumentBuilder builder(FieldTable::builtin(), "en");
    ArchiveDigest digest;
    digest.add(builder.build(prepare(one)).indexed);
    digest.add(builder.build(prepare(two)).indexed);
    CHECK(read_digest(Xapian::Database(make_chunk(folder, {one, two}).string())) == digest.sum());
    CHECK(read_digest(Xapian::Database(make_shard(other, {two, one}).string())) == digest.sum());
}

TEST_CASE("a file's size and checksum are those of its bytes") {
    const TestFolder folder;
    const std::string bytes = std::string((1 << 20) + 17, 'x') + '\0';
    const auto file = read_shard_file(folder.write("2022.g000001", bytes));
    CHECK(file == ShardFile{"2022.g000001", bytes.size(), hash128(bytes)});
    CHECK(read_shard_file(folder.write("empty", "")) == ShardFile{"empty", 0, hash128("")});
    CHECK(error_of([&] { read_shard_file(folder.path("missing")); }) == ErrorKind::io);
}

TEST_CASE("a flipped bit changes the checksum") {
    const TestFolder folder;
    const auto shard = make_shard(folder, many_stories(20));
    const auto before = read_shard_file(shard);
    std::string bytes = read_bytes(shard);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    folder.write("shard", bytes);
    CHECK(read_shard_file(shard).size == before.size);
    CHECK_FALSE(read_shard_file(shard).checksum == before.checksum);
}

TEST_CASE("sound databases pass the check") {
    const TestFolder folder;
    const auto shard = make_shard(folder, many_stories(50));
    check_databases({}, 2);
    check_databases({shard}, 1);
    check_databases({shard, shard, shard}, 2);
}

TEST_CASE("a database that is cut short or overwritten is refused, and the checker lives on") {
    const TestFolder folder;
    const auto shard = make_shard(folder, many_stories(400));
    const std::string bytes = read_bytes(shard);
    const auto [what, damaged] = GENERATE_REF(table<std::string, std::string>({
        {"one byte", bytes.substr(0, 1)},
        {"half", bytes.substr(0, bytes.size() / 2)},
        {"without the last block", bytes.substr(0, bytes.size() - 8192)},
        {"zeros in the middle",
         bytes.substr(0, 8192) + std::string(bytes.size() - 16384, '\0') + bytes.substr(bytes.size() - 8192)},
        {"no database", "plain text that is no database at all"},
    }));
    CAPTURE(what);
    const std::string bad = folder.write("bad", damaged);
    std::string message;
    CHECK(error_of([&] { check_databases({shard, bad, shard}, 2); }, &message) == ErrorKind::refused);
    CHECK_THAT(message, Catch::StartsWith(bad + ": "));
}

TEST_CASE("a checker ends with the process that it checks for") {
    // A pipe in the place of a table keeps it busy for ever; who holds the other end of ours is still there.
    const TestFolder folder;
    std::filesystem::create_directory(folder.path("busy"));
    REQUIRE(::mkfifo(folder.path("busy/iamglass").c_str(), 0600) == 0);
    int held[2];
    REQUIRE(::pipe(held) == 0);
    in_child([&] {
        check_databases({folder.path("busy")}, 1, [](std::size_t) { ::raise(SIGKILL); });
        return 0;
    });
    ::close(held[1]);
    pollfd end{held[0], POLLIN, 0};
    CHECK(::poll(&end, 1, 60'000) == 1);
    ::close(held[0]);
}

TEST_CASE("a database that can't be read is not called damaged") {
    const TestFolder folder;
    const auto path = GENERATE(as<std::string>(), "missing", "shard/below");
    const auto shard = make_shard(folder, many_stories(5));
    std::string message;
    CHECK(error_of([&] { check_databases({shard, folder.path(path)}, 1); }, &message) == ErrorKind::io);
    CHECK_THAT(message, Catch::StartsWith(folder.path(path)));
    CHECK(error_of([&] { failing_databases({shard, folder.path(path)}, 1); }) == ErrorKind::io);
}

TEST_CASE("a checker that may open no more files is told, and no shard is called damaged") {
    const TestFolder folder;
    const auto shard = make_shard(folder, many_stories(5));
    const auto status = in_child([&] {
        const rlimit none{3, 3};  // what stands open already: input, output and errors
        if (::setrlimit(RLIMIT_NOFILE, &none) != 0) return 1;
        std::string message;
        if (error_of([&] { check_databases({shard}, 1); }, &message) != ErrorKind::unavailable) return 2;
        if (message.find("ulimit -n") == std::string::npos) return 3;
        return error_of([&] { failing_databases({shard}, 1); }) == ErrorKind::unavailable ? 0 : 4;
    });
    CHECK(status == 0);
}
