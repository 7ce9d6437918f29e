#include "corpus/readers/gzip_stream.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

// What a gzip stream gives until its end or its first error, and the error.
struct Outcome {
    std::string content;
    std::string error;
};

Outcome unpack(const std::string& packed, std::size_t piece = std::string::npos) {
    PieceStream compressed(packed, piece);
    GzipStream stream(compressed);
    Outcome outcome;
    outcome.error = error_of([&] {
        char buffer[1000];
        while (const std::size_t got = stream.read(buffer, sizeof buffer)) outcome.content.append(buffer, got);
    });
    return outcome;
}

// Text that doesn't compress to nothing.
std::string numbers(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += std::to_string(i * 7919) + '\n';
    return text;
}

}  // namespace

TEST_CASE("Gzip is known by its first two bytes") {
    CHECK(GzipStream::looks_like_gzip(gzip("a")));
    CHECK(GzipStream::looks_like_gzip("\x1F\x8B"));
    CHECK_FALSE(GzipStream::looks_like_gzip("\x1F"));
    CHECK_FALSE(GzipStream::looks_like_gzip("plain"));
}

TEST_CASE("Gzip data of one or many members give all their content, whatever the pieces they come in") {
    const std::string text = numbers(20'000);
    const std::string members = gzip(text) + gzip("") + gzip("end\n");
    for (const std::size_t piece : {std::string::npos, std::size_t{1}, std::size_t{777}}) {
        const auto outcome = unpack(members, piece);
        CHECK(outcome.content == text + "end\n");
        CHECK(outcome.error == "no error");
    }
}

TEST_CASE("Zeros behind gzip data are padding") {
    CHECK(unpack(gzip("text") + std::string(10'000, '\0')).content == "text");
    CHECK(unpack(gzip("text") + std::string(10'000, '\0')).error == "no error");
}

TEST_CASE("Cut gzip data give everything before the cut, then an error, and the error again") {
    const std::string text = numbers(20'000);
    const std::string packed = gzip(text);
    const auto outcome = unpack(packed.substr(0, packed.size() / 2));
    CHECK(outcome.error == "65 the gzip data end in the middle");
    CHECK(outcome.content.size() > text.size() / 3);
    CHECK(text.starts_with(outcome.content));

    PieceStream compressed(packed.substr(0, 5));
    GzipStream stream(compressed);
    char c = 0;
    CHECK(error_of([&] { stream.read(&c, 1); }) == "65 the gzip data end in the middle");
    CHECK(error_of([&] { stream.read(&c, 1); }) == "65 the gzip data end in the middle");
}

TEST_CASE("No flipped bit changes the content unnoticed") {
    const std::string text = numbers(50);
    const std::string packed = gzip(text);
    std::vector<std::size_t> unnoticed;
    for (std::size_t bit = 0; bit < packed.size() * 8; ++bit) {
        std::string damaged = packed;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        const auto outcome = unpack(damaged);
        if (!outcome.error.starts_with("65 ") && outcome.content != text) unnoticed.push_back(bit);
    }
    CHECK(unnoticed.empty());
}

TEST_CASE("Text behind gzip data is damage, not something to pass over") {
    const auto outcome = unpack(gzip("good") + "garbage");
    CHECK(outcome.content == "good");
    CHECK(outcome.error == "65 the gzip data are damaged: incorrect header check");
}

TEST_CASE("An error of the device below is passed on as it is") {
    PieceStream compressed(gzip(numbers(100)).substr(0, 50), 10, ErrorKind::io);
    GzipStream stream(compressed);
    CHECK(error_of([&] { read_all(stream); }) == "74 the stream broke");
}
