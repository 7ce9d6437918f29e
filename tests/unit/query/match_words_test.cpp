#include "query/match_words.hpp"

#include <catch2/catch.hpp>

#include "query/language/parser.hpp"

using namespace dateline;

namespace {

struct Row {
    const char* query;
    const char* word;  // folded, of an English text
    bool matches;
    const char* reason;
};

}  // namespace

TEST_CASE("Words of a text are known by what the query asks") {
    const std::vector<Row> rows{
        {"graves", "grave", true, "the same stem"},
        {"graves", "graver", false, "another stem"},
        {"dying", "die", true, "a stem with another second letter"},
        {"die", "dying", true, "and the other way"},
        {"+graves", "grave", false, "as it stands"},
        {"+graves", "graves", true, "as it stands"},
        {"\"mass graves\"", "graves", true, "a word of a phrase"},
        {"\"mass graves\"", "grave", false, "phrases match as they stand"},
        {"fed*", "federal", true, "a beginning"},
        {"fed*", "confederal", false, "no beginning"},
        {"grave NEAR/3 izium", "izium", true, "words of NEAR"},
        {"coffee -brazil", "brazil", false, "what is excluded is not marked"},
        {"coffee NOT (tea OR brazil)", "brazil", false, "nor is what stands deeper"},
        {"person:Zelenskiy", "zelenskiy", true, "a part of a name"},
        {"person:\"O'Brien\"", "o'brien", true, "a name without its apostrophe"},
        {"person:Zelenskij", "зеленський", true, "a name in another script"},
        {"title:graves", "grave", true, "words of the title"},
        {"topic:coffee", "coffee", false, "keywords are no words of the text"},
        {"date:2022", "2022", false, "nor are dates"},
        {"place~Ukraine", "ukraine", true, "a preference is marked too"},
        {"häuser", "haus", true, "a stem of another language of the archive"},
    };
    for (const auto& row : rows) {
        INFO(row.query << " in a text with " << row.word << ": " << row.reason);
        const auto query = parse_query(row.query, FieldTable::builtin(), {});
        const MatchWords words(*query.expression, {"en", "de"});
        MatchWords::Finder finder(words, "en");
        CHECK(finder(row.word).has_value() == row.matches);
    }
}

TEST_CASE("A word that the query repeats is one word") {
    const auto query = parse_query("graves +graves title:graves izium", FieldTable::builtin(), {});
    CHECK(MatchWords(*query.expression, {"en"}).size() == 2);
}
