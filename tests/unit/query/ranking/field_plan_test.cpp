#include "query/ranking/field_plan.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "query/open_generation.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

struct Archive {
    SmallArchive archive{{story("1", "", "fed federal feds coffee"), story("2", "", "feud feds")}, dealt_into(2)};
    OpenGeneration generation = open_generation(archive.layout());
    Statistics statistics{generation.shards};
};

}  // namespace

TEST_CASE("A wildcard stands for the words of all shards that begin so, sorted") {
    const Archive archive;
    std::vector<std::string> notes;
    CHECK(expand_wildcard(archive.statistics, "fed", "fed", notes) ==
          std::vector<std::string>{"fed", "federal", "feds"});
    CHECK(expand_wildcard(archive.statistics, "xyz", "xyz", notes).empty());
    CHECK(notes.empty());
}

TEST_CASE("A wildcard over too many words keeps the most frequent ones and says so") {
    std::string words;
    for (std::size_t i = 0; i < max_expansion + 10; ++i) words += " tea" + std::to_string(i);
    const SmallArchive archive({story("1", "", words), story("2", "", "tea5")});
    auto generation = open_generation(archive.layout());
    const Statistics statistics(generation.shards);
    std::vector<std::string> notes;
    const auto terms = expand_wildcard(statistics, "tea", "tea", notes);
    CHECK(terms.size() == max_expansion);
    CHECK(std::find(terms.begin(), terms.end(), "tea5") != terms.end());
    CHECK(notes.size() == 1);
}
