#include "corpus/readers/unpack_meter.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

constexpr std::uint64_t mib = std::uint64_t{1} << 20;
const std::string too_dense = "65 unpacks to more than 100 times its size on disk (--max-ratio)";

}  // namespace

TEST_CASE("A layer may give what the bytes read from disk allow, and the first megabytes anyway") {
    const Folder folder;
    FileStream file(folder.write("file", std::string(200 * 1024, 'x')));
    UnpackMeter meter(file, 100);
    meter.count(0, 16 * mib);
    CHECK(error_of([&] { meter.count(0, 1); }) == too_dense);
    CHECK(meter.exceeded());
    CHECK(error_of([&] { meter.count(1, 0); }) == too_dense);  // and nothing more

    UnpackMeter other(file, 100);
    file.finish();
    other.count(0, 200 * 1024 * 100);
    CHECK_FALSE(other.exceeded());
    CHECK(error_of([&] { other.count(0, 1); }) == too_dense);
}

TEST_CASE("Each layer is counted by itself") {
    const Folder folder;
    FileStream file(folder.write("file", "x"));
    UnpackMeter meter(file, 100);
    for (std::size_t layer = 0; layer < 5; ++layer) meter.count(layer, 16 * mib);
    CHECK_FALSE(meter.exceeded());
    CHECK(error_of([&] { meter.count(3, 1); }) == too_dense);
}

TEST_CASE("A metered stream counts what it gives") {
    const Folder folder;
    FileStream file(folder.write("file", "x"));
    UnpackMeter meter(file, 100);
    MeteredStream stream(std::make_unique<LongStream>("", 20 * mib, 'x', ""), meter, 0);
    std::uint64_t size = 0;
    CHECK(error_of([&] {
              std::string buffer(mib, ' ');
              while (const auto got = stream.read(buffer.data(), buffer.size())) size += got;
          }) == too_dense);
    CHECK(size == 16 * mib);
}
