#include "schemas/stemmer.hpp"

#include <catch2/catch.hpp>
#include <random>

using dateline::Stemmer;

TEST_CASE("words stem by language") {
    struct Row {
        const char* why;
        const char* language;
        const char* word;
        const char* stem;
    };
    const std::vector<Row> rows{
        {"English", "en", "investigators", "investig"},
        {"English leaves short words", "en", "war", "war"},
        {"German", "de", "kriegsverbrechen", "kriegsverbrech"},
        {"French", "fr", "accusations", "accus"},
        {"Russian", "ru", "россииские", "россииск"},
        {"a language with a region", "en-gb", "investigators", "investig"},
        {"a region the POSIX way", "en_US", "investigators", "investig"},
        {"a language without a stemmer leaves words alone", "uk", "україни", "україни"},
        {"no language", "", "investigators", "investigators"},
        {"nonsense", "no such language", "investigators", "investigators"},
        {"a word with a joint", "en", "at&t", "at&t"},
        {"letters of another script", "en", "東", "東"},
        {"what begins with a digit has no stem", "en", "1990s", "1990s"},
        {"no word", "en", "", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        Stemmer stemmer(row.language);
        CHECK(stemmer(row.word) == row.stem);
        CHECK(stemmer(row.word) == row.stem);  // remembered
    }
}

TEST_CASE("languages with a stemmer are known") {
    for (const auto* language : {"en", "de", "fr", "ru", "en-gb"}) CHECK(Stemmer::knows(language));
    for (const auto* language : {"", "none", "uk", "zh", "xx", "-", "lovins", "porter"})
        CHECK_FALSE(Stemmer::knows(language));
}

TEST_CASE("English stems begin as their words do, but for a second letter y") {
    CHECK(Stemmer::keeps_beginning("en-gb"));
    CHECK_FALSE(Stemmer::keeps_beginning("de"));
    Stemmer stemmer("en");
    std::mt19937 engine(3);
    const std::vector<std::string> pieces{"a",  "e",  "i",   "y",  "d",     "s",  "ing",
                                          "ed", "ly", "ies", "'s", "ation", "er", "b"};
    for (int round = 0; round < 200'000; ++round) {
        std::string word;
        for (std::size_t i = 0; i <= engine() % 4; ++i) word += pieces[engine() % pieces.size()];
        if (word.front() == '\'') continue;
        const std::string stem(stemmer(word));
        INFO(word);
        REQUIRE(stem.front() == word.front());
        if (stem.size() > 1 && word[1] != 'y') REQUIRE(stem[1] == word[1]);
    }
    CHECK(stemmer("dying") == "die");
}

TEST_CASE("more words than are remembered stem alike") {
    Stemmer stemmer("en");
    for (int i = 0; i < 100'100; ++i) stemmer("w" + std::to_string(i));
    CHECK(stemmer("investigators") == "investig");
    CHECK(stemmer("graves") == "grave");
    CHECK(stemmer("w7") == "w7");
}

TEST_CASE("very long words stem") {
    Stemmer stemmer("en");
    const std::string word = std::string(100'000, 'a') + "ations";
    CHECK(stemmer(word).size() < word.size());
}

TEST_CASE("a stemmer moves with its memory") {
    Stemmer stemmer("en");
    stemmer("graves");
    Stemmer moved = std::move(stemmer);
    CHECK(moved("graves") == "grave");
}
