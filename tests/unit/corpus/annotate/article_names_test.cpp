#include "corpus/annotate/article_names.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "tests/unit/corpus/annotate/small_model.hpp"

using namespace dateline;

TEST_CASE("Names of title and body are told by their own tokens") {
    NameTagger tagger(small_model());
    const TokenizedText title = tokenize("Anna Berg in Paris");
    const TokenizedText body = tokenize("It rained. Berg met Ola.");
    const auto names = tag_together(tagger, {&title, &body});
    REQUIRE(names.size() == 2);
    REQUIRE(names[0].size() == 2);
    CHECK(names[0][0].first == 0);
    CHECK(names[0][1].first == 3);
    REQUIRE(!names[1].empty());
    CHECK(body.word(names[1].back().first) == "Ola");
}

TEST_CASE("Texts without tokens have no names") {
    NameTagger tagger(small_model());
    const TokenizedText empty = tokenize("");
    const auto names = tag_together(tagger, {&empty, &empty});
    CHECK(names.size() == 2);
    CHECK(names[1].empty());
}

TEST_CASE("A text longer than a piece is tagged to its end") {
    NameTagger tagger(small_model());
    std::string text;
    for (int i = 0; i < 9000; ++i) text += "It rained in Paris. ";
    const TokenizedText body = tokenize(text);
    const auto names = tag_together(tagger, {&body});
    CHECK(names[0].size() == 9000);
    const std::string run = std::string(60'000, 'a') + " " + text.substr(0, 100);
    const TokenizedText endless = tokenize(run);
    CHECK_NOTHROW(tag_together(tagger, {&endless}));
}
