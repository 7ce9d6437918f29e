#include "indexer/fingerprint_check.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "indexer/chunk_writer.hpp"
#include "schemas/custom_schema.hpp"
#include "schemas/error.hpp"
#include "schemas/terms.hpp"
#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Ids = std::vector<std::string>;

// An article with something in most fields.
Article rich(const std::string& id) {
    Article article = story(id, "Ships with grain left Odessa, and grain is dear.", "2022-09-16T23:30:00-05:00");
    article.dateline = "IZIUM, Ukraine";
    article.source = "Morning Post";
    article.topics = {"War Crimes", "Élysée"};
    article.persons = {"Volodymyr Zelenskiy", "Antony Blinken"};
    article.organisations = {"U.N."};
    article.places = {"Izium", "Nowhere"};
    article.located = {{"Nowhere", "", GeoPoint{1, 2}}};
    return article;
}

// A database of three articles, of which each may be changed as a document.
class EditedShard {
  public:
    explicit EditedShard(const FieldTable& fields = FieldTable::builtin(), const std::string& extra = {})
        : fields_(fields) {
        DocumentBuilder builder(fields_, "en");
        ChunkOrder order{.number = 0, .unit = *parse_partition("2022"), .articles = {}};
        for (const char* id : {"a", "b", "c"}) {
            Article article = rich(id);
            article.extra = extra;
            auto prepared = prepare(article);
            RecordMends mends;
            REQUIRE_FALSE(read_custom_values(article, fields_, prepared.custom, mends));
            order.articles.push_back(std::move(prepared));
        }
        path_ = write_chunk(folder_.path(), std::move(order), builder).path.string();
    }

    void change(const std::string& id, const std::function<void(Xapian::Document&)>& change) const {
        Xapian::WritableDatabase database(path_);
        const auto number = *database.postlist_begin(id_term(id));
        auto document = database.get_document(number);
        change(document);
        database.replace_document(number, document);
        database.commit();
    }
    Ids unlike(std::size_t most = 10) const {
        return unlike_their_fingerprints(Xapian::Database(path_), fields_, most);
    }

  private:
    FieldTable fields_;
    TestFolder folder_;
    std::string path_;
};

struct Change {
    const char* what;
    std::function<void(Xapian::Document&)> change;
};

const std::vector<Change> changes{
    {"a term that is gone", [](auto& document) { document.remove_term("grain"); }},
    {"a term more", [](auto& document) { document.add_boolean_term("XTOPICpeace"); }},
    {"another frequency", [](auto& document) { document.add_term("grain"); }},
    {"a word in another place",
     [](auto& document) {
         auto ships = document.termlist_begin();
         ships.skip_to("ships");
         document.remove_posting("ships", *ships.positionlist_begin(), 0);
         document.add_posting("ships", 999, 0);
     }},
    {"another day",
     [](auto& document) {
         document.remove_term("D20220916");
         document.add_boolean_term("D20220915");
     }},
    {"another order", [](auto& document) { document.add_value(slot::order, order_key(std::nullopt, "b")); }},
    {"an empty slot", [](auto& document) { document.remove_value(slot::order); }},
    {"another record", [](auto& document) { document.set_data(prepare(rich("c")).record + '\n'); }},
    {"mentions that nobody read",
     [](auto& document) { document.set_data(document.get_data() + std::string(5, '\1')); }},
    {"another fingerprint",
     [](auto& document) {
         document.add_value(slot::fingerprint, encode_fingerprint({{1, 2}, {3, 4}}));
     }},
};

}  // namespace

TEST_CASE("articles as they were built are those of their fingerprints") {
    CHECK(EditedShard().unlike().empty());
    const auto own = with_schema(FieldTable::builtin(), R"({"fields": [
        {"name": "desk", "kind": "keyword"}, {"name": "lead", "kind": "text"}, {"name": "kicker", "kind": "text", "weight": 2},
        {"name": "editor", "kind": "person"}, {"name": "venue", "kind": "place"}, {"name": "event", "kind": "date"},
        {"name": "price", "kind": "number"}, {"name": "mood", "kind": "text", "facet": true}]})");
    const std::string extra = R"({"desk":["Night","Sport"],"lead":"one two","kicker":"three","editor":"Ann Smith",)"
                              R"("venue":"Oslo","event":"2022-01-02","price":[1.5,-2],"mood":"glad"})";
    CHECK(EditedShard(own, extra).unlike().empty());
}

TEST_CASE("an article of which anything has changed is found, and no other") {
    for (const auto& change : changes) {
        CAPTURE(change.what);
        const EditedShard shard;
        shard.change("b", change.change);
        CHECK(shard.unlike() == Ids{"b"});
    }
}

TEST_CASE("a revision is no part of it, and no more are told than asked for") {
    const EditedShard shard;
    shard.change("a", [](auto& document) { document.add_value(slot::revision, encode_revision({.version = 7})); });
    CHECK(shard.unlike().empty());
    for (const char* id : {"a", "b", "c"}) shard.change(id, changes.front().change);
    CHECK(shard.unlike(2) == Ids{"a", "b"});
}

TEST_CASE("a slot that can't be read is damage") {
    const EditedShard shard;
    shard.change("a", [](auto& document) { document.add_value(slot::fingerprint, "short"); });
    CHECK(error_of([&] { shard.unlike(); }) == ErrorKind::unavailable);
}
