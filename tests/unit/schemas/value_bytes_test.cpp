#include "schemas/value_bytes.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

bool fails(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.kind() == ErrorKind::unavailable && std::string(error.what()).find("(thing)") != std::string::npos;
    }
    return false;
}

ByteReader reader(std::string_view bytes) { return {bytes, "thing"}; }

}  // namespace

TEST_CASE("a number has as many bytes as it needs, or as it is told") {
    CHECK(bytes_for(0) == 1);
    CHECK(bytes_for(255) == 1);
    CHECK(bytes_for(256) == 2);
    CHECK(bytes_for(0xFFFFFF) == 3);
    CHECK(bytes_for(UINT32_MAX) == 4);
    std::string bytes;
    put_number(bytes, 0x0102, 3);
    CHECK(bytes == std::string("\0\1\2", 3));
}

TEST_CASE("numbers and strings come back from their bytes") {
    const std::vector<std::uint64_t> numbers{0, 1, 127, 128, 300, UINT32_MAX, UINT64_MAX};
    std::string bytes;
    for (const auto number : numbers) {
        put_varint(bytes, number);
        put_u64(bytes, number);
        put_u32(bytes, static_cast<std::uint32_t>(number));
    }
    put_string(bytes, "graves");
    auto from = reader(bytes);
    for (const auto number : numbers) {
        CHECK(from.varint() == number);
        CHECK(from.u64() == number);
        CHECK(from.u32() == static_cast<std::uint32_t>(number));
    }
    CHECK(from.string() == "graves");
    CHECK_NOTHROW(from.end());
}

TEST_CASE("signed varints are short for small numbers of either sign") {
    for (const std::int64_t number :
         {std::int64_t{0}, std::int64_t{-1}, std::int64_t{63}, std::int64_t{-64}, std::int64_t{-65}, INT64_MAX}) {
        std::string bytes;
        put_signed(bytes, number);
        CHECK(reader(bytes).signed_varint(INT64_MAX) == number);
        CHECK((bytes.size() == 1) == (number >= -64 && number <= 63));
    }
    std::string bytes;
    put_signed(bytes, -11);
    CHECK(fails([&] { reader(bytes).signed_varint(10); }));
}

TEST_CASE("periods come back, however far their base is") {
    const Period period{*parse_day("1945-05-08"), *parse_day("2022-09-16")};
    for (const char* base : {"1600-01-01", "1970-01-01", "2199-12-31"}) {
        std::string bytes;
        put_period(bytes, period, *parse_day(base));
        CHECK(reader(bytes).period(*parse_day(base)) == period);
    }
}

TEST_CASE("a reader goes over no end and takes no number that is too large") {
    CHECK(fails([] { reader("").byte(); }));
    CHECK(fails([] { reader("abc").u32(); }));
    CHECK(fails([] { reader("abcdefg").u64(); }));
    CHECK(fails([] { reader("\x80\x80").varint(); }));
    CHECK(fails([] { reader(std::string(11, '\x80')).varint(); }));
    CHECK(fails([] { reader("\x05").varint(4); }));
    CHECK(fails([] { reader("\x05hour").string(); }));
    CHECK(fails([] { reader("\x02hour").end(); }));
    // Three entries of two bytes each have no room in four.
    CHECK(fails([] { reader("\x03hour").count(2); }));
    CHECK(reader("\x02hour").count(2) == 2);
    CHECK(fails([] { reader("\x04").enumerator(static_cast<std::uint8_t>(3)); }));
    std::string far;
    put_signed(far, 20'000'000);
    put_varint(far, 0);
    CHECK(fails([&] { reader(far).period(); }));
}
