#include "schemas/value_bytes.hpp"

#include <fmt/format.h>

#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::int64_t last_day = 11'000'000;  // in the year 32086; std::chrono's years end with 32767

}  // namespace

unsigned bytes_for(std::uint32_t number) {
    unsigned width = 1;
    while (width < 4 && number >> (8 * width) != 0) ++width;
    return width;
}

void put_number(std::string& out, std::uint32_t number, unsigned width) {
    for (unsigned i = width; i-- > 0;) out += static_cast<char>(number >> (8 * i) & 0xFFU);
}

void put_u32(std::string& out, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
}

void put_u64(std::string& out, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
}

void put_varint(std::string& out, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) out += static_cast<char>((number & 0x7F) | 0x80);
    out += static_cast<char>(number);
}

void put_signed(std::string& out, std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    put_varint(out, bits << 1 ^ (number < 0 ? ~std::uint64_t{0} : 0));
}

void put_string(std::string& out, std::string_view text) {
    put_varint(out, text.size());
    out += text;
}

void put_period(std::string& out, Period period, Day base) {
    put_signed(out, (period.first - base).count());
    put_varint(out, static_cast<std::uint64_t>((period.last - period.first).count()));
}

std::uint8_t ByteReader::byte() {
    if (bytes_.empty()) fail();
    const auto value = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
}

std::uint32_t ByteReader::u32() {
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i) number = number << 8 | byte();
    return number;
}

std::uint64_t ByteReader::u64() {
    std::uint64_t number = 0;
    for (int i = 0; i < 8; ++i) number = number << 8 | byte();
    return number;
}

std::uint64_t ByteReader::varint() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const std::uint8_t part = byte();
        number |= static_cast<std::uint64_t>(part & 0x7FU) << shift;
        if (part < 0x80) return number;
    }
    fail();
}

std::uint64_t ByteReader::varint(std::uint64_t most) {
    const std::uint64_t number = varint();
    if (number > most) fail();
    return number;
}

std::int64_t ByteReader::signed_varint(std::int64_t most) {
    const std::uint64_t bits = varint();
    const auto number = static_cast<std::int64_t>(bits >> 1 ^ ((bits & 1) != 0 ? ~std::uint64_t{0} : 0));
    if (number < -most || number > most) fail();
    return number;
}

Period ByteReader::period(Day base) {
    const std::int64_t first = base.time_since_epoch().count() + signed_varint(2 * last_day);
    const std::int64_t last = first + static_cast<std::int64_t>(varint(2 * last_day));
    if (first < -last_day || last > last_day) fail();
    const auto day = [](std::int64_t days) { return Day{std::chrono::days{static_cast<int>(days)}}; };
    return {day(first), day(last)};
}

std::string ByteReader::string() {
    const auto size = varint();
    if (size > bytes_.size()) fail();
    std::string text(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return text;
}

std::size_t ByteReader::count(std::size_t entry_bytes) {
    const auto entries = varint();
    if (entries > left() / entry_bytes) fail();
    return entries;
}

void ByteReader::end() const {
    if (!bytes_.empty()) fail();
}

void ByteReader::fail() const {
    throw Error(ErrorKind::unavailable,
                fmt::format("a stored value is damaged ({}): run dateline-index status, then index anew", what_));
}

}  // namespace dateline
