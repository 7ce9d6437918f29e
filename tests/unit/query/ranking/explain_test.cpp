#include "query/ranking/explain.hpp"

#include <catch2/catch.hpp>

#include "query/language/parser.hpp"
#include "query/searcher.hpp"
#include "tests/unit/query/small_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

std::vector<Hit> explained(const SmallArchive& archive, const std::string& text) {
    Searcher searcher(archive.path());
    const auto query = parse_query(text, FieldTable::builtin(), {*make_day(2022, 9, 16), false, false});
    SearchRequest request;
    request.expression = query.expression.get();
    request.explain = true;
    return searcher.search(request).hits;
}

}  // namespace

TEST_CASE("Parts of a kind are one part, and words are told apart") {
    const SmallArchive archive({story("a", "Graves", "bodies", "2022-09-16"), story("b", "Coffee", "bodies")},
                               dealt_into(2));
    const auto hits = explained(archive, "graves OR bodies date~2022 date~2022-09");
    REQUIRE(hits.size() == 2);
    REQUIRE(hits[0].parts.size() == 2);
    CHECK(hits[0].parts[0].name == "text");
    CHECK(hits[0].parts[1].name == "time");
    CHECK(hits[0].parts[0].score + hits[0].parts[1].score == hits[0].score);
    REQUIRE(hits[0].words.size() == 2);
    CHECK(hits[0].words[0].word == "graves");
    CHECK(hits[0].words[0].score + hits[0].words[1].score == hits[0].parts[0].score);
    CHECK(hits[1].words[0].score == 0);
    CHECK(hits[1].parts[1].score == 0);
}

TEST_CASE("Where nothing scores, there are no parts") {
    const SmallArchive archive({story("a", "Graves", "bodies", "2022-09-16")});
    const auto hits = explained(archive, "id:a");
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].parts.empty());
    CHECK(hits[0].words.empty());
}
