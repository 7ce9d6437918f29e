// Numbers and strings as bytes of stored values. Numbers are big-endian, so that byte order is value order. A varint is
// LEB128 (seven bits a byte, low first); a signed one has its sign in the lowest bit (0, -1, 1, -2...); a string is a
// varint length and its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "schemas/period.hpp"

namespace dateline {

/// How many bytes hold a number.
unsigned bytes_for(std::uint32_t number);
/// A number of so many bytes.
void put_number(std::string& out, std::uint32_t number, unsigned width);
void put_u32(std::string& out, std::uint32_t number);
void put_u64(std::string& out, std::uint64_t number);
void put_varint(std::string& out, std::uint64_t number);
void put_signed(std::string& out, std::int64_t number);
void put_string(std::string& out, std::string_view text);
/// The first day, as a signed varint of days since `base`, and a varint of the days behind it.
void put_period(std::string& out, Period period, Day base = {});

/// Takes values off the front of bytes from disk, which are never trusted: whatever is not as it should be throws
/// Error(unavailable) that says `what` is damaged.
class ByteReader {
  public:
    ByteReader(std::string_view bytes, const char* what) : bytes_(bytes), what_(what) {}

    std::uint8_t byte();
    std::uint32_t u32();
    std::uint64_t u64();
    std::uint64_t varint();
    /// A varint of at most `most`.
    std::uint64_t varint(std::uint64_t most);
    /// A signed varint from -most to most.
    std::int64_t signed_varint(std::int64_t most);
    /// Within the years that a calendar has.
    Period period(Day base = {});
    std::string string();
    /// How many entries follow, each of at least `entry_bytes`: never more than there is room for.
    std::size_t count(std::size_t entry_bytes);
    /// An enumerator from a byte, `last` being the last one.
    template <typename Enum>
    Enum enumerator(Enum last) {
        const std::uint8_t value = byte();
        if (value > static_cast<std::uint8_t>(last)) fail();
        return static_cast<Enum>(value);
    }

    std::size_t left() const { return bytes_.size(); }
    /// Nothing may be left.
    void end() const;
    [[noreturn]] void fail() const;

  private:
    std::string_view bytes_;
    const char* what_;
};

}  // namespace dateline
