#include "corpus/annotate/given_text.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

// Offsets of a mention of the first occurrence of a word, from the cleaned text back to the given one.
std::pair<std::size_t, std::size_t> given(const std::string& body, const std::string& word) {
    Article article;
    article.body = body;
    RecordMends mends;
    REQUIRE_FALSE(check_article(article, mends));
    Mention mention;
    mention.start = article.body.find(word);
    mention.end = mention.start + word.size();
    Mentions mentions{mention};
    count_as_given(mentions, mends);
    return {mentions[0].start, mentions[0].end};
}

}  // namespace

TEST_CASE("Offsets count in the text as it was given") {
    const auto check = [](const std::string& body, const std::string& word) {
        CAPTURE(body);
        const std::size_t start = body.find(word);
        CHECK(given(body, word) == std::make_pair(start, start + word.size()));
    };
    check("Izium", "Izium");
    check("\n Izium fell", "Izium");
    check("\x01\n\x02 Izium fell", "Izium");
    check(
        "At\x01 Izium\x02 it \x03"
        "fell",
        "Izium");
    check("At Izium\r\nit fell", "fell");
    check("At Izium\r\n\r\nit fell\n ", "fell");
}

TEST_CASE("What was cut within a mention is part of it") {
    CHECK(given(" Iz\x01ium fell", "Izium") == std::make_pair(std::size_t{1}, std::size_t{7}));
}
