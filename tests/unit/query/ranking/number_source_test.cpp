#include "query/ranking/number_source.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "schemas/number.hpp"

using namespace dateline;

namespace {

constexpr Xapian::valueno price_slot = 64;

// Documents with none, one and several numbers; "even" is in every second one.
Xapian::Database priced_shard() {
    Xapian::WritableDatabase shard("", Xapian::DB_BACKEND_INMEMORY);
    for (const auto& numbers : std::vector<std::vector<double>>{{5}, {}, {-2.5}, {1, 100}, {7, 5, 6}, {0}, {}, {5.5}}) {
        Xapian::Document document;
        document.add_boolean_term("all");
        if (shard.get_doccount() % 2 == 1) document.add_boolean_term("even");
        if (!numbers.empty()) document.add_value(price_slot, encode_numbers(numbers));
        shard.add_document(document);
    }
    return shard;
}

using Documents = std::set<Xapian::docid>;

Documents found(const Xapian::Query& query) {
    Xapian::Enquire enquire(priced_shard());
    enquire.set_query(query);
    Documents documents;
    const auto matches = enquire.get_mset(0, 100);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        documents.insert(*match);
        CHECK(match.get_weight() == 0);
    }
    CHECK(matches.get_matches_estimated() == documents.size());
    return documents;
}

Xapian::Query within(NumberRange range) { return Xapian::Query((new NumberSource(price_slot, range))->release()); }

}  // namespace

TEST_CASE("A document is found where one of its numbers lies within the range") {
    struct Row {
        const char* why;
        NumberRange range;
        Documents documents;
    };
    const std::vector<Row> rows{
        {"one number", {5, 5}, {1, 5}},
        {"a range, both ends included", {5, 5.5}, {1, 5, 8}},
        {"open before", {std::nullopt, 0}, {3, 6}},
        {"open behind", {7, std::nullopt}, {4, 5}},
        {"between two numbers of a document", {2, 4}, {}},
        {"below zero", {-3, -1}, {3}},
        {"above all", {101, std::nullopt}, {}},
        {"every number", {std::nullopt, std::nullopt}, {1, 3, 4, 5, 6, 8}},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(found(within(row.range)) == row.documents);
        // Beside other conditions the source is asked for one document after the other.
        CHECK(found(Xapian::Query(Xapian::Query::OP_FILTER, Xapian::Query(0.0, Xapian::Query("all")),
                                  within(row.range))) == row.documents);
        Documents even;
        for (const auto document : row.documents) {
            if (document % 2 == 0) even.insert(document);
        }
        CHECK(found(Xapian::Query(
                  0.0, Xapian::Query(Xapian::Query::OP_AND, Xapian::Query("even"), within(row.range)))) == even);
    }
}

TEST_CASE("A range can be excluded, and can be one of several") {
    const Xapian::Query all("all");
    CHECK(found(Xapian::Query(0.0, Xapian::Query(Xapian::Query::OP_AND_NOT, all, within({0, 1000})))) ==
          Documents{2, 3, 7});
    CHECK(found(Xapian::Query(Xapian::Query::OP_OR, within({-5, -1}), within({100, 100}))) == Documents{3, 4});
}
