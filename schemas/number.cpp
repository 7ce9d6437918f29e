#include "schemas/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

#include "schemas/slots.hpp"

namespace dateline {

namespace {

constexpr std::size_t number_bytes = 8;

// The bits of a negative double rise as the number falls. (encode_seconds turns the sign bit round.)
std::int64_t sortable(std::int64_t bits) { return bits < 0 ? bits ^ INT64_MAX : bits; }

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

std::string number_text(double number) { return fmt::format("{}", number); }

std::string encode_numbers(std::vector<double> numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::string bytes;
    for (const double number : numbers) bytes += encode_seconds(sortable(std::bit_cast<std::int64_t>(number + 0.0)));
    return bytes;
}

std::vector<double> decode_numbers(std::string_view bytes) {
    std::vector<double> numbers;
    numbers.reserve(bytes.size() / number_bytes);
    // What is left over at the end is too short, which decode_seconds() tells.
    for (; !bytes.empty(); bytes.remove_prefix(std::min(number_bytes, bytes.size())))
        numbers.push_back(std::bit_cast<double>(sortable(decode_seconds(bytes.substr(0, number_bytes)))));
    return numbers;
}

}  // namespace dateline
