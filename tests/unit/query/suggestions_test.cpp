#include "query/suggestions.hpp"

#include <catch2/catch.hpp>

#include "query/open_generation.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

struct Row {
    const char* word;
    const char* instead;  // empty: none
    const char* reason;
};

}  // namespace

TEST_CASE("Suggestions are the nearest words of the archive") {
    auto named = story("7", "", "recapture");
    named.persons = {"Volodymyr Zelenskiy"};
    std::vector<Article> articles{story("1", "", "coffee izium brazil"),
                                  story("2", "", "coffee basil brazil"),
                                  story("3", "", "coffin the brazil"),
                                  story("4", "", "graves Київ café"),
                                  story("5", "", "grapes 1987"),
                                  story("6", "", "grapes tho tho tho"),
                                  named};
    const SmallArchive archive(articles, dealt_into(3));
    auto generation = open_generation(archive.layout());
    const Statistics statistics(generation.shards);
    const auto everything = [](const std::string&) { return true; };
    const std::vector<Row> rows{
        {"cofee", "coffee", "a letter is missing"},
        {"coffeee", "coffee", "a letter too many"},
        {"cofefe", "coffee", "two letters swapped"},
        {"ocffee", "coffee", "the first two letters swapped"},
        {"braxil", "brazil", "a wrong letter"},
        {"brasil", "brazil", "of two as near, the more frequent"},
        {"coffze", "coffee", "the nearer one, though \"coffin\" is near too"},
        {"grabes", "grapes", "of two as near and one more frequent, the more frequent"},
        {"teh", "the", "a swap is one edit"},
        {"txy", "", "two edits are too many for a short word"},
        {"recaptureXYZ", "", "three edits are too many for any"},
        {"xoffee", "", "the first letter must stand in the first two"},
        {"киівь", "киів", "letters of other scripts"},
        {"coffee", "", "a word that is there needs none"},
        {"", "", "no word"},
    };
    for (const auto& row : rows) {
        INFO(row.word << ": " << row.reason);
        const auto found = suggest({{row.word, "", {row.word}}}, statistics, everything);
        CHECK((found.empty() ? "" : found.front().instead) == row.instead);
    }
    const auto nobody = suggest({{"zelensky", "XPERSON", {"XPERSONzelensky"}}}, statistics, everything);
    REQUIRE(nobody.size() == 1);
    CHECK(nobody.front().instead == "zelenskiy");
    CHECK(suggest({{"cofee", "", {"cofee"}}}, statistics, [](const std::string&) { return false; }).empty());
    CHECK(suggest({{"cofee", "", {"cofee"}}, {"cofee", "", {"cofee"}}}, statistics, everything).size() == 1);

    // Of thousands of words a few are looked up.
    std::vector<WantedTerm> many;
    for (int i = 0; i < 9; ++i) many.push_back({"nothing" + std::to_string(i), "", {"nothing" + std::to_string(i)}});
    many.push_back({"cofee", "", {"cofee"}});
    many.push_back({"brasil", "", {"brasil"}});
    CHECK(suggest(many, statistics, everything).size() == 1);
}
