#include "query/presentation/article_text.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/query/presentation/sample_hit.hpp"

using namespace dateline;

TEST_CASE("An article is shown with what is given of it") {
    Article article;
    article.id = "a-1";
    article.title = "Graves found";
    article.body = "First paragraph.\n\nSecond\nparagraph.\n\n";
    article.published = parse_moment("2022-09-16T10:05:00Z")->moment;
    article.status = Status::corrected;
    article.persons = {"Volodymyr Zelenskiy", "Antony Blinken"};
    CHECK(article_text(article) ==
          "Graves found\n\n"
          "id             a-1\n"
          "published      2022-09-16T10:05:00Z\n"
          "status         corrected\n"
          "persons        Volodymyr Zelenskiy, Antony Blinken\n"
          "\n"
          "First paragraph.\n\n"
          "Second paragraph.\n\n");
}

TEST_CASE("The archive's own fields are shown by their names") {
    const test::OwnFields own;
    Article article;
    article.id = "a-1";
    CHECK(article_text(article, own.read(R"({"lead":"Two words.","price":[5,7]})")) ==
          "id             a-1\npublished      undated\nlead           Two words.\nprice          5, 7\n\n");
}

TEST_CASE("An article without body, title and date is shown too, and can't reach the terminal") {
    Article article;
    article.id = "a\x1b[2J";
    CHECK(article_text(article) == "id             a [2J\npublished      undated\n\n");
}
