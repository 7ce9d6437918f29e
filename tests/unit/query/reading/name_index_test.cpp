#include "query/reading/name_index.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

using Names = std::map<std::string, std::uint32_t>;

TEST_CASE("names are found by what one of their words sounds like, in all shards") {
    AnnotatedArchive archive({persons({"Volodymyr Zelenskiy"}), persons({"Zelenskyy", "Ann Smith"}),
                              persons({"Volodymyr Zelenskiy"}), organisations({"Zelensky Foundation"})},
                             3);
    const Field& person = *FieldTable::builtin().find("person");
    Names like;
    std::set<std::uint64_t> numbers;
    archive.names().visit_like(person, archive.names().keys()("zelensky"),
                               [&](std::uint64_t number, const FacetValue& name) {
                                   like[name.shown] += name.articles;
                                   CHECK(numbers.insert(number).second);
                               });
    CHECK(like == Names{{"Volodymyr Zelenskiy", 2}, {"Zelenskyy", 1}});
    CHECK(archive.names().count_like(person, archive.names().keys()("zelensky")) == numbers.size());
    CHECK(archive.names().count_like(person, archive.names().keys()("nobody")) == 0);
    Names all;
    archive.names().visit_all(person, [&](std::uint64_t, const FacetValue& name) { all[name.shown] += name.articles; });
    CHECK(all == Names{{"Volodymyr Zelenskiy", 2}, {"Zelenskyy", 1}, {"Ann Smith", 1}});
    CHECK(archive.names().has(person));
    CHECK_FALSE(archive.names().has(*FieldTable::builtin().find("source")));
}

TEST_CASE("Keys are kept") {
    NameKeys keys;
    CHECK(keys("zelenskiy") == keys("zelensky"));
    CHECK(&keys("zelensky") == &keys("zelensky"));
}
