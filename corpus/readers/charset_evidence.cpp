#include "corpus/readers/charset_evidence.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t head_size = 4096;
constexpr std::string_view latin = "windows-1252";

struct Row {
    std::string_view name;
    std::string_view charset;
};

// Sets that are used for a larger one. WHATWG Encoding Standard, section 4.2.
constexpr std::array larger_sets{
    Row{"US-ASCII", latin},
    Row{"ISO-8859-1", latin},
    Row{"ISO-8859-9", "windows-1254"},
    Row{"ISO-8859-11", "windows-874"},
    Row{"TIS-620", "windows-874"},
    Row{"GB2312", "GB18030"},
    Row{"GBK", "GB18030"},
    Row{"Shift_JIS", "windows-31j"},
    Row{"EUC-KR", "windows-949"},
    Row{"KS_C_5601-1987", "windows-949"},
    Row{"Big5", "Big5-HKSCS"},
};

// What ICU finds in letters that are no Latin ones, and what that is read as.
constexpr std::array other_sets{
    Row{"windows-1251", "windows-1251"},
    Row{"KOI8-R", "KOI8-U"},
    Row{"ISO-8859-5", "ISO-8859-5"},
    Row{"Shift_JIS", "windows-31j"},
    Row{"EUC-JP", "EUC-JP"},
    Row{"GB18030", "GB18030"},
    Row{"Big5", "Big5-HKSCS"},
    Row{"EUC-KR", "windows-949"},
    Row{"windows-1253", "windows-1253"},
    Row{"ISO-8859-7", "windows-1253"},
    Row{"windows-1256", "windows-1256"},
    Row{"windows-1255", "windows-1255"},
    Row{"ISO-8859-8", "windows-1255"},
    Row{"ISO-8859-8-I", "windows-1255"},
};

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::string_view find(std::string_view name, const auto& table) {
    const auto row = std::find_if(table.begin(), table.end(), [&](const Row& entry) { return entry.name == name; });
    return row == table.end() ? std::string_view{} : row->charset;
}

// How far the bytes make sense as UTF-16 of one byte order.
struct Utf16Evidence {
    std::size_t units = 0;
    std::size_t senseless = 0;  // controls, half pairs, code points that stand for nothing
    std::size_t common = 0;     // ASCII, blanks and full stops of East Asia
};

Utf16Evidence weigh_utf16(std::string_view head, bool big_endian) {
    const auto unit = [&](std::size_t at) {
        const std::uint32_t first = static_cast<unsigned char>(head[at]);
        const std::uint32_t second = static_cast<unsigned char>(head[at + 1]);
        return big_endian ? first << 8 | second : second << 8 | first;
    };
    Utf16Evidence evidence;
    for (std::size_t at = 0; at + 1 < head.size(); at += 2) {
        std::uint32_t c = unit(at);
        ++evidence.units;
        if (U16_IS_LEAD(c) && at + 3 < head.size() && U16_IS_TRAIL(unit(at + 2))) {
            c = 0x10000 + ((c & 0x3FF) << 10 | (unit(at + 2) & 0x3FF));
            at += 2;
        }
        const bool is_blank = c == '\n' || c == '\r' || c == '\t';
        const bool is_cut_pair = U16_IS_LEAD(c) && at + 3 >= head.size();
        if (is_blank || (c >= ' ' && c < 0x7F) || (c >= 0x3000 && c <= 0x3002) || c == 0xFF0C) ++evidence.common;
        const auto code_point = static_cast<UChar32>(c);
        const bool makes_sense =
            !u_isISOControl(code_point) && u_isdefined(code_point) && u_charType(code_point) != U_SURROGATE;
        if (!is_blank && !is_cut_pair && !makes_sense) ++evidence.senseless;
    }
    return evidence;
}

bool is_evident(const Utf16Evidence& order, const Utf16Evidence& other) {
    constexpr std::size_t least_units = 4;
    return order.units >= least_units && order.senseless * 50 <= order.units && order.common * 100 >= order.units &&
           order.common > 10 * other.common;
}

// Text in which a zero got lost.
bool is_mostly_ascii(std::string_view head) {
    const auto is_text = [](char c) { return (c >= ' ' && c < 0x7F) || blanks.find(c) != std::string_view::npos; };
    return std::count_if(head.begin(), head.end(), is_text) * 5 > static_cast<std::ptrdiff_t>(head.size() * 4);
}

// The word behind `key`, in quotes or not.
std::string_view value_of(std::string_view text, std::string_view key) {
    const auto at = text.find(key);
    if (at == std::string_view::npos) return {};
    auto value = trim_start(text.substr(at + key.size()));
    if (!value.starts_with('=')) return {};
    value = trim_start(value.substr(1));
    if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
    return value.substr(0, value.find_first_of("\"'?/> \t\r\n;"));
}

// The words with bytes over 0x7F: what stands between them, English or markup, says nothing.
struct Sample {
    std::string words;
    std::size_t high = 0;
};

// Digits part no words, as they are part of characters in GB18030.
bool parts_words(char c) { return c >= 0 && c < 0x40 && (c < '0' || c > '9'); }

Sample take_sample(std::string_view text) {
    constexpr std::size_t enough = std::size_t{16} * 1024;
    constexpr std::size_t longest_word = 1024;
    Sample sample;
    for (std::size_t at = 0; at < text.size() && sample.words.size() < enough;) {
        const auto begin = at;
        std::size_t high = 0;
        for (; at < text.size() && at - begin < longest_word && !parts_words(text[at]); ++at) high += is_high(text[at]);
        if (high != 0) sample.words.append(text.substr(begin, at - begin)).append(" ");
        sample.high += high;
        at += at == begin;
    }
    return sample;
}

// What ICU takes the words for, of the sets that are no Latin ones; empty where it is not sure.
std::string_view find_other_set(const std::string& words) {
    constexpr std::int32_t least_confidence = 15;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(ucsdet_open(&status), &ucsdet_close);
    ucsdet_setText(detector.get(), words.data(), static_cast<std::int32_t>(words.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    if (U_FAILURE(status)) return {};
    for (std::int32_t i = 0; i < count && ucsdet_getConfidence(matches[i], &status) >= least_confidence; ++i) {
        const auto set = find(ucsdet_getName(matches[i], &status), other_sets);
        if (!set.empty()) return set;
    }
    return {};
}

}  // namespace

std::string charset_by_name(std::string_view name) {
    const std::string given(name);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(given.c_str(), &status), &ucnv_close);
    if (given.empty() || U_FAILURE(status)) return {};
    const char* standard = ucnv_getStandardName(given.c_str(), "MIME", &status);
    if (standard == nullptr) standard = ucnv_getStandardName(given.c_str(), "IANA", &status);
    const std::string_view known = standard != nullptr ? std::string_view(standard) : name;
    const auto larger = find(known, larger_sets);
    return std::string(larger.empty() ? known : larger);
}

UnicodeForm find_unicode_form(std::string_view head) {
    constexpr std::array marks{Row{"\xEF\xBB\xBF"sv, "UTF-8"}, Row{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                               Row{"\0\0\xFE\xFF"sv, "UTF-32BE"}, Row{"\xFF\xFE"sv, "UTF-16LE"},
                               Row{"\xFE\xFF"sv, "UTF-16BE"}};
    for (const auto& [mark, charset] : marks)
        if (head.starts_with(mark)) return {charset, mark.size()};
    head = head.substr(0, head_size);
    if (head.find('\0') == std::string_view::npos || is_mostly_ascii(head)) return {};
    const auto little = weigh_utf16(head, false);
    const auto big = weigh_utf16(head, true);
    if (is_evident(little, big)) return {"UTF-16LE", 0};
    if (is_evident(big, little)) return {"UTF-16BE", 0};
    return {};
}

std::string declared_charset(std::string_view head) {
    head = trim_start(head.substr(0, head_size));
    if (!head.starts_with('<')) return {};
    if (head.starts_with("<?xml")) return charset_by_name(value_of(head.substr(0, head.find("?>")), "encoding"));
    const std::string page = lowered(head);
    for (auto at = page.find("<meta"); at != std::string::npos; at = page.find("<meta", at + 1)) {
        const auto tag = std::string_view(page).substr(at, page.find('>', at) - at);
        if (auto charset = charset_by_name(value_of(tag, "charset")); !charset.empty()) return charset;
    }
    return {};
}

LikelyCharset likely_charset(std::string_view text) {
    constexpr std::size_t least_high = 6;
    constexpr std::size_t enough_high = 100;
    const auto sample = take_sample(text);
    const bool evident = sample.high >= enough_high;
    // A Latin word has few letters with accents; one of another script consists of high bytes, or nearly so.
    const bool is_latin = sample.high < least_high || sample.high * 100 < sample.words.size() * 45;
    const auto other = is_latin ? std::string_view{} : find_other_set(sample.words);
    return {std::string(other.empty() ? latin : other), evident};
}

}  // namespace dateline
