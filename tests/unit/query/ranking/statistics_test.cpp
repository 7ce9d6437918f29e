#include "query/ranking/statistics.hpp"

#include <catch2/catch.hpp>

#include "query/open_generation.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

std::vector<Article> five() {
    return {story("1", "", "coffee coffee", "2022-09-14"), story("2", "", "coffee tea", "2022-09-16T23:30:00-05:00"),
            story("3", "", "tea teas"), story("4", "", "teams", "1600-01-01"), story("5", "", "teapot")};
}

}  // namespace

TEST_CASE("Statistics are sums over the shards") {
    for (const std::size_t shards : {1U, 2U, 5U}) {
        const SmallArchive archive(five(), dealt_into(shards));
        auto generation = open_generation(archive.layout());
        const Statistics statistics(generation.shards);
        CHECK(statistics.articles() == 5);
        CHECK(statistics.average_length() == 16.0 / 5);  // a word and its stem count one each
        CHECK(statistics.frequency("coffee") == 2);
        CHECK(statistics.frequency("milk") == 0);
        CHECK(statistics.frequency(std::vector<std::string>{"coffee"}) == 2);
        CHECK(statistics.frequency(std::vector<std::string>{"coffee", "tea"}) == Approx(5 * (1 - 0.6 * 0.6)));
        CHECK(statistics.frequency(std::vector<std::string>{}) == 0);
    }
}

TEST_CASE("A rare word weighs more than a frequent one, and none weighs nothing") {
    const SmallArchive archive(five());
    auto generation = open_generation(archive.layout());
    const Statistics statistics(generation.shards);
    CHECK(statistics.inverse_frequency(0) > statistics.inverse_frequency(1));
    CHECK(statistics.inverse_frequency(1) > statistics.inverse_frequency(5));
    CHECK(statistics.inverse_frequency(5) > 0);
}

TEST_CASE("Terms are expanded by frequency over all shards") {
    for (const std::size_t shards : {1U, 3U}) {
        const SmallArchive archive(five(), dealt_into(shards));
        auto generation = open_generation(archive.layout());
        const Statistics statistics(generation.shards);
        bool more = false;
        CHECK(statistics.terms_with_prefix("tea", 2, more) == std::vector<TermCount>{{"tea", 2}, {"teams", 1}});
        CHECK(more);
        CHECK(statistics.terms_with_prefix("tea", 4, more).size() == 4);
        CHECK_FALSE(more);
        CHECK(statistics.terms_with_prefix("x", 4, more).empty());
    }
}

TEST_CASE("The years behind a prefix are whole, and a longer prefix is another") {
    Xapian::WritableDatabase shard("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::Document document;
    for (const char* term : {"XEVENTY2021", "XEVENTY1999", "XEVENTYARD3000", "XEVENTYx", "XEVENT20300101"})
        document.add_boolean_term(term);
    shard.add_document(document);
    std::vector<Xapian::Database> shards{shard};
    const Statistics statistics(shards);
    const auto days = statistics.days_of_years("XEVENTY");
    REQUIRE(days);
    CHECK(to_string(days->first) == "1999-01-01");
    CHECK(to_string(days->last) == "2021-12-31");
    CHECK_FALSE(statistics.days_of_years("XBORNY"));
}

TEST_CASE("The days of a slot have room for time zones") {
    const SmallArchive archive(five(), dealt_into(2));
    auto generation = open_generation(archive.layout());
    const Statistics statistics(generation.shards);
    const auto days = statistics.days_in_slot(0);
    REQUIRE(days);
    CHECK(to_string(days->first) == "1599-12-31");
    CHECK(to_string(days->last) == "2022-09-18");
    CHECK_FALSE(statistics.days_in_slot(1));
}
