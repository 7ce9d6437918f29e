#include "indexer/cancellation.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Article cancelled(Article article) {
    article.status = Status::cancelled;
    article.note = "Legal reasons.";
    return article;
}

}  // namespace

TEST_CASE("a cancelled article keeps no word of what it said") {
    Article article = cancelled(version_of(story("a", "A secret", "2022-09-16"), 3));
    article.title = "Another secret";
    article.dateline = "KYIV";
    article.byline = "By A. Reporter";
    article.section = "World";
    article.url = "https://news.example/secret";
    article.topics = article.persons = article.organisations = article.places = {"Secret"};
    article.extra = R"({"desk":"secret"})";
    article.source = "Wire";
    apply_cancellation(article);
    CHECK(
        record_json(article) ==
        R"({"id":"a","published":"2022-09-16","version":3,"status":"cancelled","note":"Legal reasons.","source":"Wire"})");
}

TEST_CASE("a notice of its own is about the article that it names") {
    Article notice = cancelled(version_of(story("notice", "Kill story a"), 1));
    notice.corrects = "a";
    apply_cancellation(notice);
    CHECK(notice.id == "a");
    CHECK(notice.corrects.empty());
    CHECK(notice.version == 0);
    // A cancellation without a version beats every version.
    CHECK(revision_of(notice) > revision_of(version_of(story("a", "text"), 1000)));
}

TEST_CASE("what is not cancelled is left alone") {
    for (const auto status : {Status::usable, Status::corrected, Status::withheld}) {
        Article article = story("a", "text");
        article.status = status;
        article.corrects = "b";
        const Article before = article;
        apply_cancellation(article);
        CHECK(article == before);
    }
}
