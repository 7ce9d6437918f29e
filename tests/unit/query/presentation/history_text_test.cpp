#include "query/presentation/history_text.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

ArticleHistory history() {
    ArticleHistory made;
    KnownVersion live{
        .id = "a", .revision = {}, .status = Status::cancelled, .note = "Legal \x1B[31mreasons", .record = "2"};
    live.revision.version = INT64_MAX;
    live.revision.cancelled = true;
    KnownVersion first{.id = "a", .revision = {1, 0}, .status = Status::usable, .note = "", .record = "1"};
    made.versions = {live, first};
    made.corrected_by = {"b"};
    return made;
}

}  // namespace

TEST_CASE("a history is a table for people, newest first") {
    CHECK(history_text(history()) ==
          "version  updated               status           note\n"
          "-        -                     cancelled  live  Legal  [31mreasons\n"
          "1        1970-01-01T00:00:00Z  usable\n"
          "corrected by b\n");
}

TEST_CASE("a history is lines of JSON for programs") {
    CHECK(
        history_lines(history()) ==
        "{\"id\":\"a\",\"status\":\"cancelled\",\"note\":\"Legal \\u001b[31mreasons\",\"record\":\"2\",\"live\":true}\n"
        "{\"id\":\"a\",\"version\":1,\"updated\":\"1970-01-01T00:00:00Z\",\"status\":\"usable\",\"record\":\"1\","
        "\"live\":false}\n"
        "{\"corrected_by\":[\"b\"]}\n");
}

TEST_CASE("what is kept back says why") {
    Article article;
    article.id = "a";
    CHECK(kept_back_text(article, KeptBack::withheld) == "a was withheld by its publisher\n");
    article.note = "Legal reasons.";
    CHECK(kept_back_text(article, KeptBack::cancelled) == "a was cancelled by its publisher: Legal reasons.\n");
    article.embargo = parse_moment("2022-09-16T12:00:00Z")->moment;
    CHECK(kept_back_text(article, KeptBack::embargoed) == "a is under embargo until 2022-09-16T12:00:00Z\n");
}
