#include "corpus/readers/decompress.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/packing.hpp"
#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

// What an unpacked stream gives until its end or its first error, and the error.
struct Outcome {
    std::string content;
    std::string error;
};

Outcome unpack(const Compression& method, const std::string& packed, std::size_t piece = std::string::npos,
               std::size_t room = 1000) {
    UnpackedStream stream(std::make_unique<PieceStream>(packed, piece), method);
    Outcome outcome;
    outcome.error = error_of([&] {
        std::string buffer(room, '\0');
        while (const std::size_t got = stream.read(buffer.data(), room)) outcome.content.append(buffer, 0, got);
    });
    return outcome;
}

Outcome unpack(const std::string& packed) {
    const auto* method = find_compression(packed);
    REQUIRE(method != nullptr);
    return unpack(*method, packed);
}

// Text that doesn't compress to nothing.
std::string numbers(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += std::to_string(i * 7919LL * 104729 % 1'000'003) + '\n';
    return text;
}

std::string name_of(std::string_view head) {
    const auto* method = find_compression(head);
    return method == nullptr ? "none" : std::string(method->name);
}

}  // namespace

TEST_CASE("Compressions are known by their first bytes") {
    for (const auto& method : compressions()) {
        CHECK(name_of(pack(method.name, "a")) == method.name);
        CHECK(name_of(pack(method.name, "")) == method.name);
    }
    CHECK(name_of("\x1F\x8B") == "gzip");
    CHECK(name_of("\x1F") == "none");
    CHECK(name_of("BZh is how a line of text may begin") == "none");
    CHECK(name_of("BZh9") == "none");
    CHECK(name_of(std::string("\x50\x2A\x4D\x18\0\0\0\0", 8) + zstd("a")) == "zstd");  // a frame to be passed over
    CHECK(name_of("P*M") == "none");
    CHECK(name_of("") == "none");
}

TEST_CASE("Compressed data of one or many members give all their content, whatever the pieces they come in") {
    const std::string text = numbers(40'000);
    for (const auto& method : compressions()) {
        INFO(method.name);
        const std::string members = pack(method.name, text) + pack(method.name, "") + pack(method.name, "end\n");
        for (const std::size_t piece : {std::string::npos, std::size_t{1}, std::size_t{777}}) {
            const auto outcome = unpack(method, members, piece);
            CHECK(outcome.content == text + "end\n");
            CHECK(outcome.error == "no error");
        }
        CHECK(unpack(method, members, 5000, 1).content == text + "end\n");
        CHECK(unpack(method, members, std::string::npos, 3'000'000).content == text + "end\n");
    }
}

TEST_CASE("Zeros behind compressed data are padding") {
    for (const auto& method : compressions()) {
        INFO(method.name);
        const auto outcome = unpack(pack(method.name, "text") + std::string(10'000, '\0'));
        CHECK(outcome.content == "text");
        CHECK(outcome.error == "no error");
    }
}

TEST_CASE("Cut data give everything before the cut, then an error, and the error again") {
    const std::string text = numbers(300'000);
    for (const auto& method : compressions()) {
        INFO(method.name);
        const std::string error = "65 the " + std::string(method.name) + " data end in the middle";
        const std::string packed = pack(method.name, text);
        const auto outcome = unpack(method, packed.substr(0, packed.size() / 2));
        CHECK(outcome.error == error);
        CHECK(outcome.content.size() > text.size() / 3);
        CHECK(text.starts_with(outcome.content));

        UnpackedStream stream(std::make_unique<PieceStream>(packed.substr(0, 5)), method);
        char c = 0;
        CHECK(error_of([&] { stream.read(&c, 1); }) == error);
        CHECK(error_of([&] { stream.read(&c, 1); }) == error);
    }
}

TEST_CASE("What a decoder still holds is given before the fault of the stream below") {
    const std::string text = numbers(100'000);  // one block of bzip2
    for (const auto& method : compressions()) {
        INFO(method.name);
        const std::string packed = pack(method.name, text);
        UnpackedStream stream(
            std::make_unique<PieceStream>(packed.substr(0, packed.size() - 1), 100'000, ErrorKind::bad_data), method);
        std::string content;
        const auto error = error_of([&] {
            char buffer[100];
            while (const std::size_t got = stream.read(buffer, sizeof buffer)) content.append(buffer, got);
        });
        CHECK(error == "65 the stream broke");
        CHECK(content == text);
    }
}

TEST_CASE("No flipped bit changes the content unnoticed") {
    const std::string text = numbers(50);
    for (const auto& method : compressions()) {
        INFO(method.name);
        const std::string packed = pack(method.name, text);
        std::vector<std::size_t> unnoticed;
        for (std::size_t bit = 0; bit < packed.size() * 8; ++bit) {
            std::string damaged = packed;
            damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
            const auto outcome = unpack(method, damaged);
            if (!outcome.error.starts_with("65 ") && outcome.content != text) unnoticed.push_back(bit);
        }
        CHECK(unnoticed.empty());
    }
}

TEST_CASE("Text behind compressed data is damage, not something to pass over") {
    const std::pair<std::string, std::string> rows[] = {
        {"gzip", "65 the gzip data are damaged: incorrect header check"},
        {"bzip2", "65 the bzip2 data are damaged: no header where one should be"},
        {"xz", "65 the xz data are damaged: no header where one should be"},
        {"zstd", "65 the zstd data are damaged: Unknown frame descriptor"},
    };
    for (const auto& [method, error] : rows) {
        const auto outcome = unpack(pack(method, "good") + "garbage that is long enough to be told");
        CHECK(outcome.content == "good");
        CHECK(outcome.error == error);
    }
}

TEST_CASE("Data that need too much memory to be unpacked are refused") {
    CHECK(unpack(xz("text", 64)).content == "text");
    CHECK(unpack(xz("text", 128)).error == "65 the xz data need more than 80 MiB of memory to be unpacked");
    CHECK(unpack(zstd("text", 27)).content == "text");
    CHECK(unpack(zstd("text", 28)).error == "65 the zstd data need more than 128 MiB of memory to be unpacked");
}

TEST_CASE("An error of the device below is passed on as it is") {
    for (const auto& method : compressions()) {
        INFO(method.name);
        UnpackedStream stream(
            std::make_unique<PieceStream>(pack(method.name, numbers(100)).substr(0, 50), 10, ErrorKind::io), method);
        CHECK(error_of([&] { read_all(stream); }) == "74 the stream broke");
    }
}
