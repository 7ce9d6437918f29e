#include "indexer/kept_back.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Article in_state(const std::string& id, Status status, const std::string& embargo = "",
                 const std::string& published = "2022-09-16") {
    Article article = story(id, "some words of " + id, published);
    article.status = status;
    if (!embargo.empty()) article.embargo = parse_moment(embargo)->moment;
    return article;
}

}  // namespace

TEST_CASE("what is kept back is counted once, in every shard") {
    TestArchive archive(Partitioning::decade);
    archive.add_articles({
        in_state("a", Status::usable), in_state("b", Status::corrected),
        in_state("c", Status::cancelled, "", "1987-02-26"), in_state("d", Status::cancelled),
        in_state("e", Status::withheld, "2023-01-01T12:00:00Z"),  // withheld whatever its embargo
        in_state("f", Status::usable, "2023-01-01T12:00:00Z"),
        in_state("g", Status::corrected, "2023-01-01T13:00:00Z", "1987-02-26"),
        in_state("h", Status::cancelled),  // hidden before all else
    });
    Manifest manifest = archive.live();
    REQUIRE(manifest.shards.size() == 2);
    manifest.hidden = {"h", "unknown"};
    const auto at = [&](const std::string& moment) {
        return count_kept_back(archive.layout(), manifest, archive.config().fields,
                               parse_moment(moment)->moment.utc_seconds());
    };
    const KeptBackCounts before{.hidden = 1, .cancelled = 2, .withheld = 1, .embargoed = 2};
    CHECK(at("2023-01-01T11:59:59Z") == before);
    CHECK(before.all() == 6);
    CHECK(at("2023-01-01T12:00:00Z").embargoed == 1);
    CHECK(at("2023-01-01T13:00:00Z").embargoed == 0);
}

TEST_CASE("an archive without anything to keep back keeps nothing back") {
    TestArchive archive;
    archive.add_articles({story("a", "one")});
    CHECK(count_kept_back(archive.layout(), archive.live(), archive.config().fields, 0) == KeptBackCounts{});
}
