#include "schemas/code_points.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace dateline {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t longest_code_point = 4;

using Ranges = std::pair<char32_t, char32_t>;
constexpr std::array<Ranges, 8> blanks{{{0x00, 0x20},
                                        {0x7F, 0xA0},
                                        {0x1680, 0x1680},
                                        {0x2000, 0x200A},
                                        {0x2028, 0x2029},
                                        {0x202F, 0x202F},
                                        {0x3000, 0x3000},
                                        {0xFEFF, 0xFEFF}}};
constexpr std::array<Ranges, 5> unshowable{
    {{0x00, 0x1F}, {0x7F, 0x9F}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}}};

template <std::size_t count>
bool is_in(const std::array<Ranges, count>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(), [c](const Ranges& r) { return r.first <= c && c <= r.second; });
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, 1, false};
    const std::string_view bytes = text.substr(at, longest_code_point);
    std::int32_t length = 0;
    UChar32 value = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data()), length, static_cast<std::int32_t>(bytes.size()),
            value);
    if (value < 0) return {replacement, 1, true};
    return {static_cast<char32_t>(value), static_cast<std::size_t>(length), false};
}

bool is_blank(char32_t c) { return is_in(blanks, c); }
bool is_unshowable(char32_t c) { return is_in(unshowable, c); }

std::string mended_utf8(std::string_view text) {
    std::string mended;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        mended += point.damaged ? "\uFFFD" : text.substr(at, point.length);
        at += point.length;
    }
    return mended;
}

CodePointColumns::CodePointColumns(std::string_view text) : before_(text.size() + 1) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const std::size_t length = code_point_at(text, at).length;
        // A byte inside a code point belongs to the column where it began.
        std::fill_n(before_.begin() + static_cast<std::ptrdiff_t>(at), length, count);
        at += length;
    }
    before_[text.size()] = count;
}

std::size_t CodePointColumns::operator()(std::size_t byte) const { return before_[std::min(byte, before_.size() - 1)]; }

}  // namespace dateline
