#include "corpus/annotate/place_words.hpp"

#include <catch2/catch.hpp>

#include "schemas/text_fold.hpp"
#include "shipped_places.hpp"

using namespace dateline;

namespace {

std::vector<std::string> written(const PlaceText& text) {
    std::vector<std::string> list;
    for (std::size_t i = 0; i < text.words.words().size(); ++i) list.emplace_back(text.words.written(i, i + 1));
    return list;
}

}  // namespace

TEST_CASE("words are parted at hyphens, and initials stay together") {
    const PlaceText text("The U.S.-led talks in Stratford-upon-Avon, W.Va., and Córdoba.");
    CHECK(written(text) == std::vector<std::string>{"The", "U.S.", "led", "talks", "in", "Stratford", "upon", "Avon",
                                                    "W.Va", "and", "Córdoba"});
    CHECK(text.words.words()[1].hash == Gazetteer::hash_of("us"));
    CHECK(text.words.words()[8].hash == Gazetteer::hash_of("wva"));
    CHECK(text.words.words()[10].hash == Gazetteer::hash_of("cordoba"));
    CHECK(text.words.words()[1].dotted);
    CHECK(text.words.words()[8].dotted);
    CHECK_FALSE(text.words.words()[10].dotted);
}

TEST_CASE("words know their letters, and what they follow") {
    const PlaceText text("Visit NATO in New York. Paris, Texas");
    const auto& words = text.words.words();
    REQUIRE(words.size() == 7);
    CHECK(words[0].capital);
    CHECK_FALSE(words[0].capitals);
    CHECK(words[1].capitals);
    CHECK_FALSE(words[2].capital);
    CHECK(words[4].follows);
    CHECK_FALSE(words[5].follows);
    CHECK_FALSE(words[6].follows);
}

TEST_CASE("a possessive belongs to the word before") {
    const PlaceText text("They sailed to St. John's and Athens' port.");
    const auto& words = text.words.words();
    REQUIRE(words.size() == 8);
    CHECK(words[4].hash == Gazetteer::hash_of("john"));
    CHECK(words[4].possessive == Gazetteer::hash_of("johns"));
    CHECK(text.text.substr(words[4].begin, words[4].possessive_end - words[4].begin) == "John's");
    CHECK(words[6].possessive == 0);
    CHECK(words[7].follows);
}

TEST_CASE("a word is found by its byte, and damaged text is no fault") {
    const PlaceText text("in \xFFParis \xC3");
    CHECK(text.words.at(0) == 0);
    CHECK(text.words.at(1) == 1);
    CHECK(text.words.at(1000) == text.words.words().size());
    CHECK(PlaceText("").words.words().empty());
}
