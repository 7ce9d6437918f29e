#include "indexer/shard_merger.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "indexer/generation.hpp"
#include "schemas/durable_file.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// An archive folder, and generations merged one on the other without the rest of a run.
class Merging {
  public:
    explicit Merging(Partitioning partitioning = Partitioning::automatic) {
        config_.partition = partitioning;
        for (const auto& path : {layout_.shards(), layout_.generations(), layout_.rejects(), layout_.scratch()})
            make_directory(path);
    }

    // A chunk for the next merge; gives its number.
    std::uint64_t chunk(const std::string& unit, const std::vector<Article>& articles) {
        ChunkOrder order{.number = next_chunk_++, .unit = *parse_partition(unit), .articles = {}};
        for (const auto& article : articles) order.articles.push_back(prepare(article));
        chunks_.push_back(write_chunk(layout_.scratch(), std::move(order), builder_));
        return chunks_.back().number;
    }
    // Makes the planning of partitions believe that the last chunk has so many articles.
    void claim_articles(std::uint64_t count) {
        claimed_ += count - chunks_.back().articles;
        chunks_.back().articles = count;
    }
    void retract(std::uint64_t chunk, const std::string& id) { retracted_[chunk].push_back(id); }
    void replace(const std::string& partition, const std::string& id) { replaced_[shard_of(partition)].push_back(id); }

    // Merges, checks, and makes the result the live generation.
    const Manifest& publish(std::size_t jobs = 2) {
        ++generation_;
        MergedShards merged = merge_shards({.layout = layout_,
                                            .config = config_,
                                            .live = live_ ? &*live_ : nullptr,
                                            .generation = generation_,
                                            .chunks = std::move(chunks_),
                                            .replaced = std::move(replaced_),
                                            .retracted = std::move(retracted_),
                                            .scratch = layout_.scratch(),
                                            .jobs = jobs});
        merged.articles -= claimed_;
        check_shards(merged, layout_, config_, jobs);
        make_directory(layout_.scratch());
        Manifest manifest;
        manifest.generation = generation_;
        manifest.shards = merged.shards;
        total_up(manifest, layout_, config_.fields);
        live_ = manifest;
        chunks_.clear();
        replaced_.clear();
        retracted_.clear();
        claimed_ = 0;
        return *live_;
    }

    // "2022: a b", in order of the shards; ids sorted.
    std::vector<std::string> contents() const {
        std::vector<std::string> lines;
        for (const auto& shard : live_->shards) {
            std::vector<std::string> ids;
            for (const auto& [id, record] : articles_in(open(shard))) ids.push_back(id);
            std::sort(ids.begin(), ids.end());
            std::string line = shard.partition + ':';
            for (const auto& id : ids) line += ' ' + id;
            lines.push_back(line);
        }
        return lines;
    }
    std::string file_of(const std::string& partition) const {
        return live_->shards.at(shard_of(partition)).files.at(0).name;
    }
    // Turns a bit that no reader looks at: in the midst of zeros.
    void damage(const std::string& partition) const {
        const auto path = layout_.shards() / file_of(partition);
        std::string bytes = read_file(path, ErrorKind::io);
        bytes.at(bytes.find(std::string(256, '\0')) + 128) ^= 1;
        write_synced(path, bytes);
    }
    Xapian::Database open(const Shard& shard) const {
        return Xapian::Database((layout_.shards() / shard.files.at(0).name).string());
    }

  private:
    std::size_t shard_of(const std::string& partition) const {
        const auto found = std::find_if(live_->shards.begin(), live_->shards.end(),
                                        [&](const Shard& shard) { return shard.partition == partition; });
        REQUIRE(found != live_->shards.end());
        return static_cast<std::size_t>(found - live_->shards.begin());
    }

    TestFolder folder_;
    ArchiveLayout layout_{folder_.path()};
    ArchiveConfig config_;
    DocumentBuilder builder_{config_.fields, config_.language};
    std::optional<Manifest> live_;
    std::vector<Chunk> chunks_;
    std::map<std::size_t, std::vector<std::string>> replaced_;
    std::map<std::uint64_t, std::vector<std::string>> retracted_;
    std::uint64_t generation_ = 0;
    std::uint64_t next_chunk_ = 0;
    std::uint64_t claimed_ = 0;
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("chunks become one shard for each partition") {
    Merging merging;
    merging.chunk("1990", {story("a", "one", "1990-05-01"), story("b", "two", "1990-06-01")});
    merging.chunk("undated", {story("u", "text", "")});
    merging.chunk("1992", {story("c", "three", "1992-01-01")});
    merging.chunk("1990", {story("d", "four", "1990-07-01")});
    const auto& manifest = merging.publish();
    CHECK(merging.contents() == Lines{"1990..1992: a b c d", "undated: u"});
    CHECK(manifest.articles == 5);
    CHECK(manifest.undated == 1);
    CHECK(manifest.shards[0].articles == 4);
    CHECK(manifest.shards[0].first_day == "1990-05-01");
    CHECK(manifest.shards[0].last_day == "1992-01-01");
    CHECK(manifest.shards[0].files.at(0).name == "1990..1992.g000001");
    CHECK(manifest.shards[1].first_day.empty());
}

TEST_CASE("positions, slots and data come through a merge") {
    Merging merging;
    const Article article = story("a", "some words and more words", "1990-05-01");
    merging.chunk("1990", {story("b", "two", "1990-06-01")});
    merging.chunk("1990", {article});
    const auto& manifest = merging.publish();
    const auto database = merging.open(manifest.shards.at(0));
    const auto built = DocumentBuilder(FieldTable::builtin(), "en").build(prepare(article)).document;
    const auto merged = database.get_document(2);
    CHECK(terms_of(merged) == terms_of(built));
    CHECK(merged.get_data() == built.get_data());
    REQUIRE(merged.values_count() == built.values_count());
    for (auto value = built.values_begin(); value != built.values_end(); ++value)
        CHECK(merged.get_value(value.get_valueno()) == *value);
}

TEST_CASE("the digest is the same however the articles are cut") {
    const std::vector<Article> articles{story("a", "one", "1990-05-01"), story("b", "two", "1990-06-01"),
                                        story("c", "three", "1990-07-01")};
    Merging whole;
    whole.chunk("1990", articles);
    const auto digest = whole.publish(1).digest;
    Merging parts;
    parts.chunk("1990-07", {articles[2]});
    parts.chunk("1990", {articles[1], articles[0]});
    CHECK(parts.publish(3).digest == digest);
    CHECK(parts.contents() == whole.contents());
}

TEST_CASE("what was retracted from a chunk is not merged") {
    Merging merging;
    const auto first = merging.chunk("1990", {story("a", "old", "1990-05-01"), story("b", "two", "1990-05-01")});
    merging.chunk("1990", {story("a", "new", "1990-05-02")});
    const auto whole = merging.chunk("undated", {story("c", "three", "")});
    merging.retract(first, "a");
    merging.retract(whole, "c");
    CHECK(merging.publish().articles == 2);
    CHECK(merging.contents() == Lines{"1990: a b"});
}

TEST_CASE("a shard that loses articles is written anew without them") {
    Merging merging(Partitioning::year);
    merging.chunk("1990", {story("a", "old", "1990-05-01"), story("b", "two", "1990-05-01")});
    merging.chunk("1991", {story("c", "three", "1991-05-01")});
    merging.publish();
    merging.replace("1990", "a");
    merging.chunk("1991", {story("a", "new", "1991-06-01")});
    merging.publish();
    CHECK(merging.contents() == Lines{"1990: b", "1991: a c"});
    CHECK(merging.file_of("1990") == "1990.g000002");
}

TEST_CASE("a shard that loses all its articles goes") {
    Merging merging(Partitioning::year);
    merging.chunk("1990", {story("a", "old", "1990-05-01")});
    merging.chunk("1991", {story("c", "three", "1991-05-01")});
    merging.publish();
    merging.replace("1990", "a");
    merging.chunk("1991", {story("a", "new", "1991-06-01")});
    CHECK(merging.publish().articles == 2);
    CHECK(merging.contents() == Lines{"1991: a c"});
}

TEST_CASE("a shard that doesn't change is carried over as it is") {
    Merging merging(Partitioning::year);
    merging.chunk("1990", {story("a", "one", "1990-05-01")});
    merging.chunk("1991", {story("b", "two", "1991-05-01")});
    merging.publish();
    merging.chunk("1991", {story("c", "three", "1991-06-01")});
    merging.publish();
    CHECK(merging.file_of("1990") == "1990.g000001");
    CHECK(merging.file_of("1991") == "1991.g000002");
    CHECK(merging.contents() == Lines{"1990: a", "1991: b c"});
}

TEST_CASE("damage does not come into a new shard, and what stays as it is keeps nobody from his work") {
    Merging merging(Partitioning::year);
    merging.chunk("1990", {story("a", "one", "1990-05-01")});
    merging.chunk("1991", {story("b", "two", "1991-05-01")});
    merging.publish();
    merging.damage("1990");
    merging.chunk("1991", {story("c", "three", "1991-06-01")});
    CHECK(merging.publish().articles == 3);
    merging.chunk("1990", {story("d", "four", "1990-06-01")});
    std::string message;
    CHECK(error_of([&] { merging.publish(); }, &message) == ErrorKind::unavailable);
    CHECK_THAT(message, Catch::Contains("1990: ") && Catch::Contains("1990.g000001: its checksum is wrong"));
}

TEST_CASE("a merge of nothing new carries everything over") {
    Merging merging;
    merging.chunk("1990", {story("a", "one", "1990-05-01")});
    const Manifest before = merging.publish();
    const Manifest& after = merging.publish();
    CHECK(after.shards == before.shards);
    CHECK(after.digest == before.digest);
}

TEST_CASE("more chunks than can be open at once are merged in rounds") {
    Merging merging;
    std::string expected = "1990:";
    for (int i = 0; i < 230; ++i) {
        const std::string id = std::to_string(1000 + i);
        merging.chunk("1990", {story(id, "text", "1990-05-01")});
        expected += ' ' + id;
    }
    CHECK(merging.publish(1).articles == 230);
    CHECK(merging.contents() == Lines{expected});
}

TEST_CASE("a new year joins the newest shard, and a gap makes one of its own") {
    Merging merging;
    merging.chunk("1990", {story("a", "one", "1990-05-01")});
    merging.publish();
    merging.chunk("1991", {story("b", "two", "1991-05-01")});
    merging.chunk("1950", {story("c", "three", "1950-05-01")});
    merging.publish();
    CHECK(merging.contents() == Lines{"1950: c", "1990..1991: a b"});
}

TEST_CASE("a shard of several years that has grown too large is dealt out anew") {
    Merging merging;
    merging.chunk("1990", {story("a", "one", "1990-05-01")});
    merging.chunk("1991", {story("b", "two", "1991-05-01")});
    merging.chunk("1992", {story("c", "three", "1992-05-01")});
    merging.publish();
    REQUIRE(merging.contents() == Lines{"1990..1992: a b c"});
    merging.chunk("1990", {story("d", "four", "1990-06-01")});
    merging.claim_articles(30'000);
    merging.chunk("1991", {story("e", "five", "1991-06-01")});
    merging.claim_articles(30'000);
    merging.publish();
    CHECK(merging.contents() == Lines{"1990: a d", "1991: b e", "1992: c"});
}

TEST_CASE("a year that has grown too large is dealt out by month") {
    Merging merging;
    merging.chunk("2020", {story("a", "one", "2020-01-31"), story("b", "two", "2020-12-01")});
    merging.publish();
    merging.chunk("2020", {story("c", "three", "2020-02-29")});
    merging.claim_articles(500'000);
    merging.chunk("2020-12", {story("d", "four", "2020-12-31")});
    merging.publish();
    CHECK(merging.contents() == Lines{"2020-01: a", "2020-02: c", "2020-12: b d"});
}

TEST_CASE("a month that had no article gets its first") {
    Merging merging;
    merging.chunk("2020-01", {story("a", "one", "2020-01-31")});
    merging.claim_articles(500'001);
    merging.publish();
    REQUIRE(merging.contents() == Lines{"2020-01: a"});
    // Chunks of a run with few articles are of the whole year.
    merging.chunk("2020", {story("b", "two", "2020-06-01"), story("c", "three", "2020-01-01")});
    merging.publish();
    CHECK(merging.contents() == Lines{"2020-01: a c", "2020-06: b"});
}

TEST_CASE("what is dealt out can lose articles in the same run") {
    Merging merging;
    merging.chunk("1990", {story("a", "one", "1990-05-01"), story("b", "two", "1990-06-01")});
    merging.chunk("1991", {story("c", "three", "1991-05-01")});
    merging.publish();
    merging.replace("1990..1991", "a");
    merging.chunk("1990", {story("d", "four", "1990-06-01")});
    merging.claim_articles(30'000);
    merging.chunk("1991", {story("a", "moved", "1991-06-01")});
    merging.claim_articles(30'000);
    merging.publish();
    CHECK(merging.contents() == Lines{"1990: b d", "1991: a c"});
}

TEST_CASE("one shard holds all where nothing is parted") {
    Merging merging(Partitioning::none);
    merging.chunk("all", {story("a", "one", "1990-05-01"), story("b", "two", "")});
    merging.publish();
    merging.chunk("all", {story("c", "three", "2020-05-01")});
    merging.publish();
    CHECK(merging.contents() == Lines{"all: a b c"});
}
