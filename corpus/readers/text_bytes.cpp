#include "corpus/readers/text_bytes.hpp"

#include <algorithm>

#include "corpus/readers/byte_set.hpp"

namespace dateline {

namespace {

constexpr ByteSet blank_set(blanks);

// Windows-1252 from 0x80 to 0x9F; the five bytes without a character stay the control characters that they are in
// Latin-1.
constexpr char16_t windows_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

}  // namespace

std::string_view trim_start(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    return text.substr(blank_set.find_outside(text));
}

std::string_view trim_end(std::string_view text) {
    while (!text.empty() && blank_set.has(text.back())) text.remove_suffix(1);
    return text;
}

std::string_view trim(std::string_view text) { return trim_end(trim_start(text)); }

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

std::string_view take_line(std::string_view& text) {
    const auto line = first_line(text);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

std::string join_blanks(std::string_view text) {
    std::string out;
    for (text = trim(text); !text.empty(); text = trim_start(text)) {
        const auto word = text.substr(0, blank_set.find_in(text));
        if (!out.empty()) out += ' ';
        out += word;
        text.remove_prefix(word.size());
    }
    return out;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string latin1_to_utf8(std::string_view bytes) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (auto at = bytes.begin(); at != bytes.end();) {
        const auto high = std::find_if_not(at, bytes.end(), is_ascii);
        out.append(at, high);
        at = high;
        if (at == bytes.end()) break;
        const auto c = static_cast<unsigned char>(*at++);
        append_utf8(out, c <= 0x9F ? char32_t{windows_1252[c - 0x80]} : char32_t{c});
    }
    return out;
}

}  // namespace dateline
