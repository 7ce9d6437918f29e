#include "query/ranking/visibility.hpp"

#include <catch2/catch.hpp>

#include "query/open_generation.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("A query is left as it is where nothing is kept back") {
    Article held = story("held", "Tea", "");
    held.embargo = parse_moment("2022-09-16T12:00:00Z")->moment;
    const std::int64_t end = held.embargo->utc_seconds();
    const SmallArchive archive({held, story("free", "Tea", "")}, dealt_into(2));
    auto generation = open_generation(archive.layout());
    const Visibility visibility(generation.manifest, generation.config.fields, generation.shards);
    const Xapian::Query tea("tea");
    const std::string plain = tea.get_description();
    CHECK(visibility.visible(tea, 0, end - 1).get_description() != plain);
    CHECK(visibility.visible(tea, 1, end - 1).get_description() == plain);  // the other shard has no embargo
    CHECK(visibility.visible(tea, 0, end).get_description() == plain);
    CHECK(visibility.restricts(end - 1));
    CHECK_FALSE(visibility.restricts(end));

    generation.manifest.hidden = {"free"};
    const Visibility hiding(generation.manifest, generation.config.fields, generation.shards);
    CHECK(hiding.restricts(end));
    CHECK(hiding.visible(tea, 1, end).get_description() == "Query((tea AND_NOT Qfree))");
    CHECK(hiding.kept_back("free", generation.shards[1].get_document(1), end) == KeptBack::taken_down);
    CHECK(hiding.kept_back("held", generation.shards[0].get_document(1), end) == KeptBack::no);
    CHECK(hiding.kept_back("held", generation.shards[0].get_document(1), end - 1) == KeptBack::embargoed);
}
