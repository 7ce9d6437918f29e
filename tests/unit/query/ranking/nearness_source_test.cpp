#include "query/ranking/nearness_source.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <vector>

#include "query/ranking/score.hpp"
#include "schemas/slots.hpp"

using namespace dateline;

namespace {

constexpr Xapian::valueno point_slot = 10;
constexpr Circle around_kyiv{{50.45, 30.52}, 100};

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

// North of Kyiv; a degree of latitude is 111.2 km.
GeoPoint at_km(double km) { return {around_kyiv.centre.latitude + km / 111.195, around_kyiv.centre.longitude}; }

// At the centre, far away, without a point, at the rim, at two radii and at the centre among others.
Xapian::WritableDatabase made_shard() {
    return shard_of({{at_km(0)}, {{-33.9, 151.2}}, {}, {at_km(100)}, {at_km(200)}, {at_km(150), at_km(0), at_km(900)}});
}

// What the source gives to each document that it goes through, if it is asked for so much.
std::vector<std::pair<Xapian::docid, double>> walk(const Xapian::Database& shard, double least) {
    NearnessSource source(point_slot, around_kyiv, 0.8);
    source.init(shard);
    std::vector<std::pair<Xapian::docid, double>> found;
    for (source.next(least); !source.at_end(); source.next(least))
        found.emplace_back(source.get_docid(), source.get_weight());
    return found;
}

}  // namespace

TEST_CASE("Nearness is all in the centre, half at the rim, and nothing far away") {
    CHECK(nearness(0, 100) == 1);
    CHECK(nearness(100, 100) == 0.5);
    CHECK(nearness(200, 100) == 0.25);
    CHECK(nearness(301, 100) == 0);
    CHECK(nearness(10, 100) > nearness(11, 100));
}

TEST_CASE("Each document gets what its nearest place gives") {
    const auto found = walk(made_shard(), 0);
    REQUIRE(found.size() == 6);
    CHECK(found[0].second == round_score(0.8));
    CHECK(found[1].second == 0);
    CHECK(found[2].second == 0);
    CHECK(found[3].second == Approx(0.4).epsilon(0.001));
    CHECK(found[4].second == Approx(0.2).epsilon(0.001));
    CHECK(found[5].second == found[0].second);
    for (const auto& [document, weight] : found) CHECK(weight == round_score(weight));
}

TEST_CASE("What does not reach the weight that is asked for is passed over") {
    const auto documents = [](double least) {
        std::vector<Xapian::docid> passed;
        for (const auto& [document, weight] : walk(made_shard(), least)) passed.push_back(document);
        return passed;
    };
    CHECK(documents(0.1) == std::vector<Xapian::docid>{1, 4, 5, 6});
    CHECK(documents(0.3) == std::vector<Xapian::docid>{1, 4, 6});
    CHECK(documents(round_score(0.8)) == std::vector<Xapian::docid>{1, 6});
    CHECK(documents(0.9).empty());
}

TEST_CASE("A source of nearness is asked for single documents, again and without points") {
    const auto shard = made_shard();
    NearnessSource made(point_slot, around_kyiv, 0.8);
    const std::unique_ptr<NearnessSource> source(made.clone());
    for (int i = 0; i < 2; ++i) {
        source->init(shard);
        CHECK(source->get_maxweight() == round_score(0.8));
        source->skip_to(3, 0);
        CHECK(source->get_docid() == 3);
        CHECK(source->get_weight() == 0);
        source->skip_to(6, 0);
        CHECK(source->get_weight() == round_score(0.8));
        source->skip_to(7, 0);
        CHECK(source->at_end());
    }
    CHECK(walk(shard_of({{}, {}}), 0).size() == 2);
    CHECK(walk(shard_of({{}, {}}), 0.1).empty());
    CHECK(walk(shard_of({}), 0).empty());
}
