#include "corpus/readers/record_cutter.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

RecordCutter cutter_over(std::string text, std::size_t piece = std::string::npos, std::uint64_t max_record = 1000) {
    return RecordCutter(std::make_unique<PieceStream>(std::move(text), piece), "here", max_record);
}

// The lines of a text, each as "line:byte:text", with '!' behind what has no line end and "too large" for the text.
std::vector<std::string> cut_lines(RecordCutter& cutter) {
    std::vector<std::string> lines;
    while (cutter.skip("\n")) {
        const Cut cut = cutter.cut(scan_line);
        lines.push_back(std::to_string(cut.where.line) + ":" + std::to_string(cut.where.byte) + ":" +
                        (cut.fault ? "too large" : std::string(cut.bytes)) + (cut.ended ? "" : "!"));
    }
    return lines;
}

}  // namespace

TEST_CASE("Records come with the line and byte at which they begin, in pieces of any size") {
    const std::string text = "one\n\n\ntwo words\nthree";
    const std::vector<std::string> expected{"1:0:one", "4:6:two words", "5:16:three!"};
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
        INFO(piece);
        auto cutter = cutter_over(text, piece);
        CHECK(cut_lines(cutter) == expected);
        CHECK(cutter.where() == Location{"here", 5, text.size()});
    }
}

TEST_CASE("A record of the limit is whole; one byte more is too large, and the next is met where it stands") {
    const std::string text = "12345\n123456\nabc\n1234567890";
    const std::vector<std::string> expected{"1:0:12345", "2:6:too large", "3:13:abc", "4:17:too large!"};
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
        INFO(piece);
        auto cutter = cutter_over(text, piece, 5);
        CHECK(cut_lines(cutter) == expected);
    }
}

TEST_CASE("A record of 100 MB is passed over without being held") {
    constexpr std::uint64_t size = 100'000'000;
    RecordCutter cutter(std::make_unique<LongStream>("first\n", size, 'x', "\nlast\n"), "here", 1000);
    CHECK(cut_lines(cutter) == std::vector<std::string>{"1:0:first", "2:6:too large", "3:100000007:last"});
    CHECK(cutter.memory() < 4'000'000);
}

TEST_CASE("The buffer grows to a record that is within the limit") {
    constexpr std::size_t size = 5'000'000;
    RecordCutter cutter(std::make_unique<LongStream>("", size, 'x', "\nlast"), "here", size);
    REQUIRE(cutter.skip("\n"));
    CHECK(cutter.cut(scan_line).bytes == std::string(size, 'x'));
    CHECK(cutter.memory() < 4 * size);
}

TEST_CASE("What comes next can be looked at without being taken") {
    auto cutter = cutter_over("<REUTERS>", 1);
    CHECK(cutter.starts_with("<REU"));
    CHECK_FALSE(cutter.starts_with("<ROI"));
    CHECK_FALSE(cutter.starts_with("<REUTERS>..."));
    cutter.pass(4);
    CHECK(cutter.starts_with("TERS>"));
    CHECK(cutter.cut(scan_all).bytes == "TERS>");
    CHECK_FALSE(cutter.skip(" "));
    CHECK_FALSE(cutter.starts_with("x"));
}

TEST_CASE("Damaged data end the stream, and the cutter knows why; a failing device is an error") {
    RecordCutter damaged(std::make_unique<PieceStream>("one\ntw", 3, ErrorKind::bad_data), "here", 1000);
    CHECK(cut_lines(damaged) == std::vector<std::string>{"1:0:one", "2:4:tw!"});
    CHECK(damaged.failure() == "the stream broke");

    RecordCutter failing(std::make_unique<PieceStream>("one\ntw", 3, ErrorKind::io), "here", 1000);
    CHECK(error_of([&] { cut_lines(failing); }) == "74 the stream broke");

    auto whole = cutter_over("one\n");
    cut_lines(whole);
    CHECK(whole.failure().empty());
}

TEST_CASE("What comes next can be looked at before it is cut") {
    RecordCutter cutter(std::make_unique<PieceStream>("one\ntwo", 2), "here", 100);
    CHECK(cutter.peek(5) == "one\nt");
    CHECK(cutter.peek(100) == "one\ntwo");
    CHECK(cutter.cut(scan_line).bytes == "one");
    CHECK(cutter.peek(100) == "\ntwo");
    CHECK(cutter.peek(0).empty());
}

TEST_CASE("A record whose end is not found ends where its scanner says") {
    // A record is a line that ends with '.'; one that does not end is a line.
    const auto scan = [](std::string_view held, std::size_t) {
        const auto end = held.find(".\n");
        return end != std::string_view::npos ? Scan{end + 1, true} : Scan{held.size(), false, held.find('\n')};
    };
    const auto cut_all = [&](const std::string& text, std::uint64_t limit) {
        RecordCutter cutter(std::make_unique<PieceStream>(text, 3), "here", limit);
        std::vector<std::string> records;
        while (cutter.skip("\n")) {
            const auto cut = cutter.cut(scan);
            records.push_back(cut.fault ? "too large" : std::string(cut.bytes) + (cut.ended ? "" : "?"));
        }
        return records;
    };
    using Records = std::vector<std::string>;
    CHECK(cut_all("a\nb.\nc\nd\n", 100) == Records{"a\nb.", "c?", "d?"});
    CHECK(cut_all("a\n" + std::string(20, 'b') + ".\nc.\n", 10) == Records{"a?", "too large", "c."});
}
