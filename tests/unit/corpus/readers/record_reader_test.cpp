#include "corpus/readers/record_reader.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

// A line is an article's title; "bad" is one that can't be read, "id=..." gives it an id.
class TitleReader : public RecordReader {
  public:
    using RecordReader::RecordReader;

  private:
    std::optional<Cut> cut() override {
        if (!cutter().skip("\n")) return std::nullopt;
        return cutter().cut(scan_line);
    }
    std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) override {
        if (cut.bytes.starts_with("id=")) delivery.article.id = cut.bytes;
        if (cut.bytes.ends_with("bad")) return RecordFault{RejectReason::wrong_type, "why"};
        delivery.article.title = cut.bytes;
        return std::nullopt;
    }
};

std::vector<Item> read(std::string text, std::optional<ErrorKind> fault = {}, std::uint64_t max_record = 1000) {
    TitleReader reader(std::make_unique<PieceStream>(std::move(text), 3, fault), {"here", {}, INT64_MIN, {max_record}});
    std::vector<Item> items;
    while (auto item = reader.next()) items.push_back(std::move(*item));
    CHECK_FALSE(reader.next().has_value());
    return items;
}

}  // namespace

TEST_CASE("Every article is checked, and has an id") {
    const auto items = read("A \x01title\nid=7\n\x01\x02\n");
    REQUIRE(items.size() == 3);
    const auto& article = std::get<Delivery>(items[0]).article;
    CHECK(article.title == "A title");
    CHECK(article.id == derive_id(article));
    CHECK(std::get<Delivery>(items[1]).article.id == "id=7");
    CHECK(std::get<Delivery>(items[1]).where == Location{"here", 2, 9});
    CHECK(std::get<Reject>(items[2]).reason == RejectReason::no_text);
}

TEST_CASE("A record that can't be read is a reject with its place, its id and the detail, and reading goes on") {
    const auto items = read("one\nid=7 bad\ntwo\n");
    REQUIRE(items.size() == 3);
    CHECK(std::get<Reject>(items[1]) == Reject{{"here", 2, 4}, "id=7 bad", RejectReason::wrong_type, "why"});
    CHECK(std::get<Delivery>(items[2]).article.title == "two");
}

TEST_CASE("A record over the limit is rejected and names the limit") {
    const auto items = read("one\n1234567\ntwo\n", {}, 5);
    REQUIRE(items.size() == 3);
    CHECK(std::get<Reject>(items[1]) == Reject{{"here", 2, 4}, "", RejectReason::too_large, "more than 5 bytes"});
}

TEST_CASE("A stream that breaks gives what was whole, then one reject with the place") {
    const auto cut = [](std::uint64_t line, std::uint64_t byte) {
        return Reject{{"here", line, byte}, "", RejectReason::truncated, "the stream broke"};
    };
    auto items = read("one\ntwo\nthr", ErrorKind::bad_data);
    REQUIRE(items.size() == 3);
    CHECK(std::get<Reject>(items[2]) == cut(3, 8));

    items = read("one\ntwo\n", ErrorKind::bad_data);  // between two records
    REQUIRE(items.size() == 3);
    CHECK(std::get<Reject>(items[2]) == cut(3, 8));

    items = read("", ErrorKind::bad_data);
    REQUIRE(items.size() == 1);
    CHECK(std::get<Reject>(items[0]) == cut(1, 0));
}
