#include "query/ranking/namesake_source.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <vector>

#include "query/ranking/score.hpp"

using namespace dateline;

namespace {

using Terms = std::vector<std::string>;

Xapian::WritableDatabase shard_of(const std::vector<Terms>& documents) {
    Xapian::WritableDatabase shard("", Xapian::DB_BACKEND_INMEMORY);
    for (const auto& terms : documents) {
        Xapian::Document document;
        for (const auto& term : terms) document.add_boolean_term(term);
        shard.add_document(document);
    }
    return shard;
}

// The documents that are not about a namesake alone.
std::vector<Xapian::docid> found(const Xapian::Database& shard, double least) {
    NamesakeSource source({"texas", "ontario"}, {"france", "seine"}, 0.1);
    source.init(shard);
    std::vector<Xapian::docid> documents;
    for (source.next(least); !source.at_end(); source.next(least)) {
        if (source.get_weight() > 0) documents.push_back(source.get_docid());
    }
    return documents;
}

}  // namespace

TEST_CASE("Only what has a namesake and not the place itself gets less") {
    const auto shard = shard_of({{"texas"}, {}, {"france"}, {"texas", "seine"}, {"ontario", "texas"}, {"other"}});
    const std::vector<Xapian::docid> others{2, 3, 4, 6};
    CHECK(found(shard, 0) == others);
    CHECK(found(shard, 0.05) == others);
    CHECK(found(shard, 0.2).empty());
    CHECK(found(shard_of({{"other"}}), 0) == std::vector<Xapian::docid>{1});
    CHECK(found(shard_of({}), 0).empty());
}

TEST_CASE("A source of namesakes is asked for single documents, and again") {
    const auto shard = shard_of({{"texas"}, {"france"}, {"texas"}});
    NamesakeSource made({"texas"}, {"france"}, 0.1);
    const std::unique_ptr<NamesakeSource> source(made.clone());
    for (int i = 0; i < 2; ++i) {
        source->init(shard);
        CHECK(source->get_maxweight() == round_score(0.1));
        source->skip_to(2, 0);
        CHECK(source->get_weight() == round_score(0.1));
        source->skip_to(3, 0);
        CHECK(source->get_weight() == 0);
        source->skip_to(4, 0);
        CHECK(source->at_end());
    }
}
