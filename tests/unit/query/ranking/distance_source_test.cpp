#include "query/ranking/distance_source.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "schemas/error.hpp"
#include "schemas/slots.hpp"

using namespace dateline;

namespace {

constexpr Xapian::valueno point_slot = 10;

// A document for each list of points; nothing in the slot where it is empty.
Xapian::WritableDatabase shard_of(const std::vector<std::vector<GeoPoint>>& documents) {
    Xapian::WritableDatabase shard("", Xapian::DB_BACKEND_INMEMORY);
    for (const auto& points : documents) {
        Xapian::Document document;
        document.add_boolean_term("all");
        if (!points.empty()) document.add_value(point_slot, encode_points(points));
        shard.add_document(document);
    }
    return shard;
}

std::vector<Xapian::docid> found(const Xapian::Database& shard, const Xapian::Query& query) {
    Xapian::Enquire enquire(shard);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    std::vector<Xapian::docid> documents;
    const auto matches = enquire.get_mset(0, shard.get_doccount());
    for (auto item = matches.begin(); item != matches.end(); ++item) documents.push_back(*item);
    return documents;
}

Xapian::Query around(GeoPoint centre, double km) {
    return Xapian::Query((new DistanceSource(point_slot, {centre, km}))->release());
}

using Documents = std::vector<Xapian::docid>;

}  // namespace

TEST_CASE("An article is near where one of its points is") {
    const auto shard = shard_of({{{50.45, 30.52}}, {}, {{0, 0}, {50.5, 30.6}}, {{48.85, 2.35}}});
    CHECK(found(shard, around({50.45, 30.52}, 20)) == Documents{1, 3});
    CHECK(found(shard, around({50.45, 30.52}, 1)) == Documents{1});
    CHECK(found(shard, around({50.45, 30.52}, 3000)) == Documents{1, 3, 4});
    CHECK(found(shard, around({-50, -150}, 100)).empty());
}

TEST_CASE("Distance goes over the date line and the poles") {
    const auto shard = shard_of({{{-17, 179.9}}, {{-17, -179.9}}, {{89.9, 0}}, {{89.9, 180}}});
    CHECK(found(shard, around({-17, 180}, 20)) == Documents{1, 2});
    CHECK(found(shard, around({90, 90}, 20)) == Documents{3, 4});
}

TEST_CASE("Among other terms the source is asked for single documents") {
    const auto shard = shard_of({{{0, 0}}, {{1, 1}}, {{0, 0.1}}});
    const Xapian::Query both(Xapian::Query::OP_AND, Xapian::Query("all"), around({0, 0}, 50));
    CHECK(found(shard, both) == Documents{1, 3});
}

TEST_CASE("Damaged points are an error") {
    Xapian::WritableDatabase shard("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::Document document;
    document.add_value(point_slot, "abc");
    shard.add_document(document);
    CHECK_THROWS_AS(found(shard, around({0, 0}, 5)), Error);
}
