#include "corpus/readers/ninjs_item.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("One object of ninjs is one article, and the one before it leaves no trace") {
    Article article;
    RecordMends mends;
    REQUIRE_FALSE(
        parse_ninjs(R"({"uri": "urn:a", "type": "text", "headline": "First", "body_text": "Words.", "language": "en"})",
                    article, mends));
    CHECK(article.id == "urn:a");
    CHECK(article.title == "First");
    CHECK(article.body == "Words.");
    REQUIRE_FALSE(parse_ninjs(R"({"uri": "urn:b", "type": "text", "headline": "Second"})", article, mends));
    CHECK(article.id == "urn:b");
    CHECK(article.title == "Second");
    CHECK(article.body.empty());
    CHECK(article.language.empty());
}

TEST_CASE("What is no object of ninjs says why") {
    struct Row {
        const char* json;
        RejectReason reason;
    };
    const auto row = GENERATE(values<Row>({{"", RejectReason::broken_json},
                                           {"{", RejectReason::broken_json},
                                           {"[]", RejectReason::not_an_object},
                                           {"7", RejectReason::not_an_object}}));
    CAPTURE(row.json);
    Article article;
    RecordMends mends;
    const auto fault = parse_ninjs(row.json, article, mends);
    REQUIRE(fault);
    CHECK(fault->reason == row.reason);
}
