#include "indexer/rejects.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

using Book = std::vector<StandingReject>;

StandingReject reject(const std::string& source, std::uint64_t line, const std::string& reason = "broken-json") {
    return {source, line, line * 100, "", reason, "detail"};
}

// "a:1 broken-json"
std::vector<std::string> described(const Book& rejects) {
    std::vector<std::string> lines;
    for (const auto& one : rejects) lines.push_back(one.source + ':' + std::to_string(one.line) + ' ' + one.reason);
    return lines;
}

}  // namespace

TEST_CASE("a reject is kept by the code of its reason") {
    const auto kept = standing({{"news.jsonl", 7, 1234}, "id", RejectReason::bad_date, "published: soon"});
    CHECK(kept.source == "news.jsonl");
    CHECK(kept.line == 7);
    CHECK(kept.byte == 1234);
    CHECK(kept.id == "id");
    CHECK(kept.reason == "bad-date");
    CHECK(kept.detail == "published: soon");
}

TEST_CASE("rejects are one JSON object a line") {
    CHECK(write_rejects({}).empty());
    CHECK(
        write_rejects({{"a", 1, 0, "id", "no-text", "x\n\"y\""}}) ==
        "{\"source\":\"a\",\"line\":1,\"byte\":0,\"id\":\"id\",\"reason\":\"no-text\",\"detail\":\"x\\n\\\"y\\\"\"}\n");
}

TEST_CASE("rejects are read as they were written") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    const Book book{{"a b\t\"c\".jsonl", 1, 0, "id\n", "no-text", ""},
                    {"Ünï", UINT64_MAX, UINT64_MAX, "", "broken-json", "\xF0\x9F\x93\xB0"}};
    CHECK(read_rejects(layout, 3).empty());
    folder.write("rejects/g000003.jsonl", write_rejects(book));
    CHECK(write_rejects(read_rejects(layout, 3)) == write_rejects(book));
    CHECK(read_rejects(layout, 3).at(1).line == UINT64_MAX);
    CHECK(read_rejects(layout, 4).empty());
}

TEST_CASE("damaged UTF-8 in a reject doesn't keep the rest from being written") {
    const TestFolder folder;
    folder.write("rejects/g000001.jsonl", write_rejects({{"caf\xE9", 1, 0, "", "no-text", ""}, reject("b", 2)}));
    CHECK(described(read_rejects(ArchiveLayout(folder.path()), 1)) ==
          std::vector<std::string>{"caf\uFFFD:1 no-text", "b:2 broken-json"});
}

TEST_CASE("a line that can't be read is passed over") {
    const auto [line, why] = GENERATE(table<std::string, std::string>({
        {"", "empty"},
        {"{", "no JSON"},
        {"[1]", "no object"},
        {R"({"source": 5})", "a number as source"},
        {R"({"source": "x", "line": "one"})", "a word as line"},
        {R"({"source": "x", "line": {}})", "an object as line"},
        {R"({"source": "x", "id": null})", "null as id"},
        {"\xFF\xFE", "no UTF-8"},
    }));
    CAPTURE(why);
    const TestFolder folder;
    folder.write("rejects/g000001.jsonl",
                 write_rejects({reject("a", 1)}) + line + '\n' + write_rejects({reject("b", 2)}));
    CHECK(described(read_rejects(ArchiveLayout(folder.path()), 1)) ==
          std::vector<std::string>{"a:1 broken-json", "b:2 broken-json"});
}

TEST_CASE("the book keeps what stands and counts what is new") {
    struct Row {
        std::string why;
        Book earlier;
        Book now;
        std::set<std::string> read;
        std::vector<std::string> standing;
        std::uint64_t fresh;
    };
    const auto row = GENERATE_REF(values<Row>({
        {"nothing", {}, {}, {}, {}, 0},
        {"the first", {}, {reject("a", 1)}, {"a"}, {"a:1 broken-json"}, 1},
        {"met again", {reject("a", 1)}, {reject("a", 1)}, {"a"}, {"a:1 broken-json"}, 0},
        {"at another place", {reject("a", 1)}, {reject("a", 2)}, {"a"}, {"a:2 broken-json"}, 1},
        {"for another reason", {reject("a", 1)}, {reject("a", 1, "no-text")}, {"a"}, {"a:1 no-text"}, 1},
        {"mended since", {reject("a", 1)}, {}, {"a"}, {}, 0},
        {"its source was not read", {reject("a", 1)}, {}, {"b"}, {"a:1 broken-json"}, 0},
        {"sorted by source and place",
         {reject("b", 2)},
         {reject("a", 9), reject("a", 3)},
         {"a"},
         {"a:3 broken-json", "a:9 broken-json", "b:2 broken-json"},
         2},
        {"a file that can't be read to its end is among the rejects alone",
         {reject("a", 0, "unreadable")},
         {reject("a", 0, "unreadable")},
         {},
         {"a:0 unreadable"},
         0},
        {"a file that was read and now can't be",
         {reject("a", 7)},
         {reject("a", 0, "unreadable")},
         {},
         {"a:0 unreadable"},
         1},
    }));
    CAPTURE(row.why);
    const auto book = keep_book(row.earlier, row.now, row.read);
    CHECK(described(book.standing) == row.standing);
    CHECK(book.fresh == row.fresh);
}

TEST_CASE("the same reject is one at the same place for the same reason") {
    auto other = reject("a", 1);
    other.detail = "told in other words";
    other.id = "found out since";
    CHECK(reject("a", 1).same_as(other));
    CHECK_FALSE(reject("a", 1).same_as(reject("b", 1)));
    CHECK_FALSE(reject("a", 1).same_as(reject("a", 2)));
    CHECK_FALSE(reject("a", 1).same_as(reject("a", 1, "no-text")));
}
