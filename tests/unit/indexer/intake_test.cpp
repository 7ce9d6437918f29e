#include "indexer/intake.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// Every article is a chunk of its own, or all wait for the end.
const ChunkLimits at_once{.articles = 1};
const ChunkLimits at_the_end{};

Candidate candidate(const Article& article, std::optional<StoredArticle> stored = std::nullopt) {
    Candidate made;
    made.prepared = prepare(article);
    made.where = {"news.jsonl", 1, 0};
    made.stored = stored;
    return made;
}

// The state of an article in shard 3 of the live generation.
StoredArticle stored_as(const Article& article) {
    return {.shard = 3,
            .fingerprint = {hash128(prepare(article).record), {}},
            .revision = revision_of(article),
            .stamp = {}};
}

// What a run comes to: its chunks, and what is left of them.
struct Run {
    explicit Run(ChunkLimits limits = at_the_end, Partitioning partitioning = Partitioning::automatic)
        : intake(partitioning, limits) {}

    void accept(IntakeItem item) { keep(intake.accept(std::move(item))); }
    void finish() { keep(intake.finish()); }
    void keep(std::vector<ChunkOrder> orders) {
        for (auto& order : orders) chunks.push_back(std::move(order));
    }
    // Articles of all chunks but for those that were taken back.
    std::vector<Article> articles() const {
        std::vector<Article> left;
        for (const auto& chunk : chunks) {
            const auto retracted = intake.retracted().find(chunk.number);
            for (const auto& prepared : chunk.articles) {
                const bool gone = retracted != intake.retracted().end() &&
                                  std::count(retracted->second.begin(), retracted->second.end(), prepared.article.id);
                if (!gone) left.push_back(prepared.article);
            }
        }
        return left;
    }
    std::uint64_t counted() const {
        const auto& counts = intake.counts();
        return counts.taken + counts.updated + counts.repeated + counts.unchanged + counts.superseded +
               counts.rejects();
    }

    Intake intake;
    std::vector<ChunkOrder> chunks;
};

Article v(std::int64_t version) { return version_of(story("1", "version " + std::to_string(version)), version); }

Article updated_on(Article article, std::string_view day) {
    article.updated = parse_moment(day).value().moment;
    return article;
}

}  // namespace

TEST_CASE("the newest delivery is kept, whatever the order") {
    Article conflict = v(2);
    conflict.body = "another version 2";
    std::vector<Article> deliveries{v(1), v(2), v(2), v(3), conflict};
    const auto limits = GENERATE(at_once, at_the_end);
    std::vector<std::size_t> order{0, 1, 2, 3, 4};
    do {
        Run run(limits);
        for (const auto index : order) run.accept(candidate(deliveries[index]));
        run.finish();
        CAPTURE(order, limits.articles);
        REQUIRE(run.articles() == std::vector<Article>{v(3)});
        REQUIRE(run.intake.counts().records == 5);
        REQUIRE(run.counted() == 5);
        REQUIRE(run.intake.counts().taken == 1);
        REQUIRE(run.intake.replaced().empty());
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("what the live generation has is replaced once, whatever the order") {
    std::vector<Article> deliveries{v(1), v(2), v(3), v(4)};
    const auto limits = GENERATE(at_once, at_the_end);
    const auto stored_version = GENERATE(range(0, 6));
    std::vector<std::size_t> order{0, 1, 2, 3};
    do {
        Run run(limits);
        for (const auto index : order) run.accept(candidate(deliveries[index], stored_as(v(stored_version))));
        run.finish();
        CAPTURE(order, limits.articles, stored_version);
        const bool is_newer = stored_version < 4;
        REQUIRE(run.articles() == (is_newer ? std::vector<Article>{v(4)} : std::vector<Article>{}));
        const std::map<std::size_t, std::vector<std::string>> replaced{{3, {"1"}}};
        REQUIRE(run.intake.replaced() == (is_newer ? replaced : decltype(replaced){}));
        REQUIRE(run.intake.counts().updated == (is_newer ? 1 : 0));
        REQUIRE(run.intake.counts().taken == 0);
        REQUIRE(run.counted() == 4);
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("a delivery is judged against what is stored") {
    struct Row {
        std::string why;
        Article stored;
        Article delivered;
        bool path_is_id;
        std::string outcome;
    };
    Article moved = v(2);
    moved.published = parse_moment("1999-01-01").value().moment;
    const auto row = GENERATE_REF(values<Row>({
        {"the same", v(2), v(2), false, "unchanged"},
        {"the same file", v(0), v(0), true, "unchanged"},
        {"a higher version", v(1), v(2), false, "updated"},
        {"a lower version", v(2), v(1), false, "superseded"},
        {"another text of the version", v(2), moved, false, "conflict"},
        {"neither has a version", story("1", "a"), story("1", "b"), false, "conflict"},
        {"a file with other content is an update", story("1", "a"), story("1", "b"), true, "updated"},
        {"a later update", updated_on(v(2), "2022-01-01"), updated_on(moved, "2022-01-02"), false, "updated"},
        {"an earlier update", updated_on(v(2), "2022-01-02"), updated_on(moved, "2022-01-01"), false, "superseded"},
        {"an update where none was stated", v(2), updated_on(moved, "1990-01-01"), false, "updated"},
        {"the version counts before the time", updated_on(v(2), "2022-01-02"), updated_on(v(3), "2022-01-01"), false,
         "updated"},
    }));
    CAPTURE(row.why);
    Run run;
    auto item = candidate(row.delivered, stored_as(row.stored));
    item.path_is_id = row.path_is_id;
    run.accept(std::move(item));
    run.finish();
    const auto& counts = run.intake.counts();
    CHECK(counts.records == 1);
    CHECK(run.counted() == 1);
    CHECK(counts.unchanged == (row.outcome == "unchanged"));
    CHECK(counts.updated == (row.outcome == "updated"));
    CHECK(counts.superseded == (row.outcome == "superseded"));
    CHECK(counts.rejects() == (row.outcome == "conflict"));
    CHECK(run.articles().size() == counts.updated);
    CHECK(run.intake.replaced().size() == counts.updated);
}

TEST_CASE("a conflict is rejected with its place and id") {
    Run run;
    run.accept(candidate(story("1", "a")));
    auto second = candidate(story("1", "b"));
    second.where = {"late.jsonl", 12, 345};
    run.accept(std::move(second));
    const Reject expected{{"late.jsonl", 12, 345}, "1", RejectReason::conflict, {}};
    CHECK(run.intake.rejects() == std::vector<Reject>{expected});
    CHECK(run.intake.counts().rejected == std::map<std::string, std::uint64_t>{{"conflict", 1}});
}

TEST_CASE("rejects of the reader are counted by reason, and mends are added up") {
    Run run;
    const Reject reject{{"a", 1, 0}, {}, RejectReason::no_text, {}};
    run.accept(reject);
    run.accept(reject);
    auto mended = candidate(v(1));
    mended.mends = {.times_dropped = 2, .bytes_replaced = 5};
    run.accept(std::move(mended));
    CHECK(run.intake.rejects() == std::vector<Reject>{reject, reject});
    const auto& counts = run.intake.counts();
    CHECK(counts.records == 3);
    CHECK(counts.rejected == std::map<std::string, std::uint64_t>{{"no-text", 2}});
    CHECK(counts.times_dropped == 2);
    CHECK(counts.bytes_replaced == 5);
    CHECK(run.counted() == 3);
}

TEST_CASE("a newer delivery takes the older out of a chunk that waits") {
    Run run;
    run.accept(candidate(v(1)));
    run.accept(candidate(story("2", "another")));
    run.accept(candidate(v(2)));
    run.finish();
    REQUIRE(run.chunks.size() == 1);
    CHECK(run.chunks[0].articles.size() == 2);
    CHECK(run.intake.retracted().empty());
    CHECK(run.intake.counts().superseded == 1);
}

TEST_CASE("a newer delivery takes the older out of a chunk that was cut") {
    Run run(at_once);
    run.accept(candidate(v(1)));
    run.accept(candidate(v(2)));
    run.accept(candidate(v(3)));
    run.finish();
    REQUIRE(run.chunks.size() == 3);
    const std::map<std::uint64_t, std::vector<std::string>> retracted{{run.chunks[0].number, {"1"}},
                                                                      {run.chunks[1].number, {"1"}}};
    CHECK(run.intake.retracted() == retracted);
}

TEST_CASE("an article that moves to another partition leaves its chunk there") {
    Article moved = v(2);
    moved.published = parse_moment("1999-01-01").value().moment;
    Run run;
    run.accept(candidate(v(1)));
    run.accept(candidate(moved));
    run.finish();
    REQUIRE(run.chunks.size() == 1);
    CHECK(run.chunks[0].unit.name() == "1999");
    CHECK(run.chunks[0].articles.at(0).article == moved);
}

TEST_CASE("articles are dealt into chunks by unit") {
    Run run(at_the_end, Partitioning::month);
    for (const char* day : {"2022-09-16", "1999-12-31", "2022-09-01", "", "2022-10-01"})
        run.accept(candidate(story(std::string("id") + day, "text", day)));
    run.finish();
    std::map<std::string, std::size_t> sizes;
    std::set<std::uint64_t> numbers;
    for (const auto& chunk : run.chunks) {
        sizes[chunk.unit.name()] += chunk.articles.size();
        numbers.insert(chunk.number);
    }
    CHECK(sizes == std::map<std::string, std::size_t>{{"1999-12", 1}, {"2022-09", 2}, {"2022-10", 1}, {"undated", 1}});
    CHECK(numbers.size() == run.chunks.size());
}

TEST_CASE("a chunk is cut when it has enough articles") {
    Run run({.articles = 3});
    for (int i = 0; i < 7; ++i) run.accept(candidate(story(std::to_string(i), "text")));
    CHECK(run.chunks.size() == 2);
    run.finish();
    REQUIRE(run.chunks.size() == 3);
    CHECK(run.chunks[0].articles.size() == 3);
    CHECK(run.chunks[1].articles.size() == 3);
    CHECK(run.chunks[2].articles.size() == 1);
    CHECK(run.chunks[2].articles[0].article.id == "6");
}

TEST_CASE("a chunk is cut when it has enough bytes") {
    const std::size_t record = prepare(story("0", std::string(1000, 'x'))).record.size();
    Run run({.bytes = 2 * record});
    for (int i = 0; i < 5; ++i) run.accept(candidate(story(std::to_string(i), std::string(1000, 'x'))));
    REQUIRE(run.chunks.size() == 2);
    CHECK(run.chunks[0].articles.size() == 2);
    run.accept(candidate(story("9", std::string(5000, 'x'))));
    REQUIRE(run.chunks.size() == 3);
    CHECK(run.chunks[2].articles.size() == 2);
}

TEST_CASE("the largest chunk is cut when too much waits") {
    const std::size_t record = prepare(story("0", std::string(1000, 'x'))).record.size();
    Run run({.waiting_bytes = 3 * record});
    run.accept(candidate(story("0", std::string(1000, 'x'), "1990-01-01")));
    run.accept(candidate(story("1", std::string(1000, 'x'), "1991-01-01")));
    run.accept(candidate(story("2", std::string(1000, 'x'), "1991-01-01")));
    CHECK(run.chunks.empty());
    run.accept(candidate(story("3", std::string(1000, 'x'), "1992-01-01")));
    REQUIRE(run.chunks.size() == 1);
    CHECK(run.chunks[0].unit.name() == "1991");
    run.finish();
    CHECK(run.articles().size() == 4);
}

TEST_CASE("an article larger than all that may wait is cut at once") {
    Run run({.waiting_bytes = 10});
    run.accept(candidate(story("0", "text")));
    run.accept(candidate(story("1", "text")));
    CHECK(run.chunks.size() == 2);
    CHECK(run.intake.finish().empty());
}

TEST_CASE("a chunk of which everything was taken back is not written") {
    Article moved = v(2);
    moved.published = parse_moment("1999-01-01").value().moment;
    Run run({.waiting_bytes = 10'000});
    run.accept(candidate(v(1)));
    run.accept(candidate(moved));
    run.finish();
    for (const auto& chunk : run.chunks) CHECK_FALSE(chunk.articles.empty());
}

namespace {

const std::vector<std::string> new_gazetteer{"the gazetteer"};

Candidate to_be_reread(const Article& article) {
    Candidate made = candidate(article, stored_as(article));
    made.reread = &new_gazetteer;
    return made;
}

}  // namespace

TEST_CASE("an unchanged article that is read once more replaces itself") {
    Run run;
    run.accept(to_be_reread(v(1)));
    run.finish();
    CHECK(run.articles() == std::vector<Article>{v(1)});
    CHECK(run.intake.replaced() == std::map<std::size_t, std::vector<std::string>>{{3, {"1"}}});
    CHECK(run.intake.versions().empty());
    CHECK(run.intake.counts().unchanged == 1);
    CHECK(run.intake.counts().reread == 1);
    CHECK(run.intake.counts().reread_because == std::set<std::string>{"the gazetteer"});
    CHECK(run.counted() == run.intake.counts().records);
}

TEST_CASE("a newer version behind one that is read once more takes its place") {
    const auto limits = GENERATE(at_once, at_the_end);
    Run run(limits);
    run.accept(to_be_reread(v(1)));
    run.accept(candidate(v(2), stored_as(v(1))));
    run.accept(to_be_reread(v(1)));
    run.finish();
    CHECK(run.articles() == std::vector<Article>{v(2)});
    CHECK(run.intake.replaced() == std::map<std::size_t, std::vector<std::string>>{{3, {"1"}}});
    CHECK(run.intake.counts().reread == 0);
    CHECK(run.intake.counts().updated == 1);
    CHECK(run.intake.counts().superseded == 2);
    CHECK(run.counted() == run.intake.counts().records);
}

TEST_CASE("an article that is read once more keeps the higher revision") {
    Candidate made = to_be_reread(v(0));
    made.stored->revision.updated = 1'700'000'000;
    Run run;
    run.accept(std::move(made));
    run.finish();
    CHECK(run.chunks.at(0).articles.at(0).revision.updated == 1'700'000'000);
}
