#include "indexer/facet_file.hpp"

#include <catch2/catch.hpp>

#include "indexer/chunk_writer.hpp"
#include "schemas/custom_schema.hpp"
#include "schemas/facet_columns.hpp"
#include "schemas/manifest.hpp"
#include "schemas/slots.hpp"
#include "schemas/stored_mentions.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Lines = std::vector<std::string>;

// The file of a shard with these articles.
class Made {
  public:
    explicit Made(const std::vector<PreparedArticle>& articles, const FieldTable& fields = FieldTable::builtin()) {
        DocumentBuilder builder(fields, "en");
        const Chunk chunk = write_chunk(folder_.path(), {.number = 0, .unit = {}, .articles = articles}, builder);
        bytes_ = facet_file_of(Xapian::Database(chunk.path.string()), fields);
    }
    FacetColumns columns() const { return {bytes_, "made"}; }
    Lines shown(std::string_view field, std::uint32_t document) const {
        const FacetColumn column = columns().values(field);
        Lines lines;
        column.visit(document, [&](std::uint32_t ordinal) { lines.push_back(column.value(ordinal).shown); });
        return lines;
    }

  private:
    TestFolder folder_;
    std::string bytes_;
};

PreparedArticle full() {
    Article article = story("a", "words", "2022-09-16T23:30:00-05:00");
    article.persons = {"Ann Smith", "Bo"};
    article.organisations = {"U.N."};
    article.places = {"Kyiv", "Izium", "Nowhere"};
    article.located = {{"Izium", "707292", GeoPoint{49.2, 37.2}}, {"Nowhere", "", GeoPoint{1, 2}}};
    article.source = "Wire";
    article.section = "World";
    article.topics = {"War", "war", "Grain"};
    return prepare(article);
}

}  // namespace

TEST_CASE("each facet field has the values of the article") {
    const Made made({prepare(story("b", "nothing", "")), full()});
    CHECK(made.shown("person", 2) == Lines{"Ann Smith", "Bo"});
    CHECK(made.shown("org", 2) == Lines{"U.N."});
    CHECK(made.shown("place", 2) == Lines{"Kyiv", "Izium", "Nowhere"});
    CHECK(made.shown("source", 2) == Lines{"Wire"});
    CHECK(made.shown("section", 2) == Lines{"World"});
    CHECK(made.shown("topic", 2) == Lines{"War", "Grain"});
    CHECK(made.shown("language", 1) == Lines{"en"});
    CHECK(made.shown("person", 1).empty());
    const auto days = made.columns().days();
    CHECK_FALSE(days.day(1));
    // The day that the source wrote, not that of UTC.
    CHECK(days.day(2) == parse_day("2022-09-16"));
    CHECK(made.columns().lengths()(1) > 0);
    CHECK(made.columns().lengths()(0) == 0);
    const auto signatures = made.columns().signatures();
    const OrderKey order = read_order_key(signatures(2).order_key);
    CHECK(order.id == "a");
    CHECK(order.published == parse_moment("2022-09-17T04:30:00Z")->moment.utc_seconds());
    CHECK_FALSE(signatures(2).likeness);
    CHECK_FALSE(read_order_key(signatures(1).order_key).published);
}

TEST_CASE("places are known by what the record says of them, and by their mentions") {
    PreparedArticle prepared = full();
    prepared.findings.place_names = {{.name = "Kyiv", .count = 1, .id = "703448"}};
    Mention mention;
    mention.kind = MentionKind::place;
    mention.field = TextField::body;
    mention.end = 5;
    mention.surface = "words";
    MentionPlace kyiv;
    kyiv.id = "703448";
    kyiv.name = "Kyiv (Kiev)";
    kyiv.point = {50.45, 30.52};
    mention.place = kyiv;
    prepared.findings.mentions = encode_mentions({mention}, prepared.article);
    const FacetPlaces places = Made({prepared}).columns().places();
    CHECK(places.places == std::vector<FacetPlace>{{"703448", "Kyiv (Kiev)", GeoPoint{50.45, 30.52}},
                                                   {"707292", "Izium", GeoPoint{49.2, 37.2}},
                                                   {"", "Nowhere", GeoPoint{1, 2}}});
    CHECK(places.numbers == std::vector<std::uint32_t>{2, 1, 3});
}

TEST_CASE("fields of an archive's own are facets where its schema says so") {
    const auto fields = with_schema(FieldTable::builtin(), R"({"fields": [
        {"name": "desk", "kind": "keyword", "facet": true}, {"name": "event", "kind": "date", "facet": true},
        {"name": "price", "kind": "number", "facet": true}, {"name": "plain", "kind": "keyword"}]})");
    PreparedArticle prepared = prepare(story("a", "words"));
    prepared.article.extra = R"({"desk":["Night",7],"event":["2022-09-15","2021-01-01"],"price":[2.5,-1],"plain":"x"})";
    RecordMends mends;
    REQUIRE_FALSE(read_custom_values(prepared.article, fields, prepared.custom, mends));
    const Made made({prepared}, fields);
    CHECK(made.shown("desk", 1) == Lines{"Night", "7"});
    CHECK(made.shown("price", 1) == Lines{"-1", "2.5"});
    CHECK(made.shown("event", 1) == Lines{"2021-01-01", "2022-09-15"});
    CHECK_THROWS_AS(made.columns().values("plain"), Error);
}

TEST_CASE("a published shard has its facets beside it, whatever the number of jobs") {
    std::vector<Article> articles;
    for (int i = 0; i < 3000; ++i) {
        articles.push_back(story("a" + std::to_string(i), "word" + std::to_string(i)));
        articles.back().persons = {"Person " + std::to_string(i % 7), "Other " + std::to_string(i)};
    }
    std::vector<std::string> files;
    for (const std::size_t jobs : {1U, 4U}) {
        TestArchive archive;
        archive.options.jobs = jobs;
        archive.add_articles(articles);
        const Shard shard = archive.live().shards.at(0);
        REQUIRE(shard.files.size() == 2);
        CHECK(shard.files[1].name == shard.files[0].name + ".facets");
        files.push_back(read_bytes(archive.layout().shards() / shard.files[1].name));
        CHECK(shard.files[1].size == files.back().size());
        CHECK(shard.files[1].checksum == hash128(files.back()));
    }
    CHECK(files[0] == files[1]);
}
