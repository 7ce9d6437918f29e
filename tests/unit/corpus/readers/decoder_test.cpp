#include "corpus/readers/decoder.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/unit/corpus/readers/packing.hpp"
#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

struct Row {
    std::string name;
    std::unique_ptr<Decoder> (*make)();
};
const std::vector<Row> decoders{{"gzip", &make_gzip_decoder},
                                {"bzip2", &make_bzip2_decoder},
                                {"xz", &make_xz_decoder},
                                {"zstd", &make_zstd_decoder}};

}  // namespace

TEST_CASE("A decoder moves its buffers on, says where a member ends, and goes on with the next") {
    for (const auto& row : decoders) {
        INFO(row.name);
        const auto decoder = row.make();
        const std::string packed = pack(row.name, "first") + pack(row.name, "second");
        std::string out(100, ' ');
        DecoderBuffers buffers{packed.data(), packed.size(), out.data(), out.size()};
        while (!decoder->decode(buffers)) {
        }
        CHECK(out.substr(0, 100 - buffers.out_size) == "first");
        CHECK(buffers.in_size == pack(row.name, "second").size());
        decoder->restart();
        while (!decoder->decode(buffers)) {
        }
        CHECK(out.substr(0, 100 - buffers.out_size) == "firstsecond");
        CHECK(buffers.in_size == 0);
    }
}

TEST_CASE("A decoder without input gives what it still holds, and then nothing") {
    for (const auto& row : decoders) {
        INFO(row.name);
        const auto decoder = row.make();
        const std::string packed = pack(row.name, std::string(1000, 'x'));
        std::string out(1000, ' ');
        DecoderBuffers buffers{packed.data(), packed.size(), out.data(), 10};
        while (buffers.out_size != 0) decoder->decode(buffers);
        const auto in_size = buffers.in_size;
        for (int i = 0; i < 5; ++i) CHECK_FALSE(decoder->decode(buffers));  // no room
        CHECK(buffers.in_size <= in_size);
        buffers.out_size = 990;
        while (!decoder->decode(buffers)) {
        }
        CHECK(out == std::string(1000, 'x'));
    }
}

TEST_CASE("A decoder names what is wrong") {
    for (const auto& row : decoders) {
        const auto decoder = row.make();
        const std::string bytes = "this is no compressed data";
        std::string out(100, ' ');
        DecoderBuffers buffers{bytes.data(), bytes.size(), out.data(), out.size()};
        CHECK(error_of([&] { decoder->decode(buffers); }).starts_with("65 the " + row.name + " data are damaged: "));
        CHECK(buffers.out_size == out.size());
    }
}
