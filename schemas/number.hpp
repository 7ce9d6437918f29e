// Numbers of fields: read from text, written for people, and kept in slots.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Reads a decimal number with a full stop: "5", "-2.5", "+1e3". Nothing for anything else, infinity among it.
std::optional<double> parse_number(std::string_view text);

/// The shortest text that is read as the same number: "10", "2.5".
std::string number_text(double number);

/// The bytes of a slot: eight for each number, in rising order, each number once. They sort as the numbers do: positive
/// ones are the bytes of the IEEE 754 double, big-endian, with the sign bit turned round; of negative ones all bits are
/// turned round. -0 is 0.
std::string encode_numbers(std::vector<double> numbers);
/// Throws Error(unavailable) for bytes that are damaged.
std::vector<double> decode_numbers(std::string_view bytes);

}  // namespace dateline
