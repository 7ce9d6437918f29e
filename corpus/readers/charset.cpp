#include "corpus/readers/charset.hpp"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/readers/charset_evidence.hpp"
#include "corpus/readers/text_bytes.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t block_size = std::size_t{256} * 1024;
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

using OpenConverter = std::unique_ptr<UConverter, void (*)(UConverter*)>;

OpenConverter open_converter(const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    OpenConverter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status)) throw Error(ErrorKind::internal, "no converter for the character set " + charset);
    return converter;
}

// Bytes of one character set made UTF-8, in pieces that may cut a character.
class Converter {
  public:
    explicit Converter(std::string charset)
        : charset_(std::move(charset)), from_(open_converter(charset_)), to_(open_converter("UTF-8")) {
        UErrorCode status = U_ZERO_ERROR;
        ucnv_setToUCallBack(from_.get(), &Converter::replace, this, nullptr, nullptr, &status);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    const std::string& charset() const { return charset_; }

    // Appends to `out`; gives how many damaged bytes were replaced. `last`: no character goes on behind.
    std::uint64_t convert(std::string_view bytes, bool last, std::string& out) {
        replaced_ = 0;
        std::array<char, std::size_t{16} * 1024> room;
        const char* at = bytes.data();
        UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
        while (status == U_BUFFER_OVERFLOW_ERROR) {
            status = U_ZERO_ERROR;
            char* end = room.data();
            ucnv_convertEx(to_.get(), from_.get(), &end, room.data() + room.size(), &at, bytes.data() + bytes.size(),
                           pivot_.data(), &pivot_from_, &pivot_to_, pivot_.data() + pivot_.size(), false, last,
                           &status);
            out.append(room.data(), end);
        }
        return replaced_;
    }

  private:
    static void replace(const void* self, UConverterToUnicodeArgs* arguments, const char*, std::int32_t size,
                        UConverterCallbackReason reason, UErrorCode* status) {
        if (reason > UCNV_IRREGULAR) return;  // the converter is reset, copied or closed
        auto* converter = static_cast<Converter*>(const_cast<void*>(self));
        converter->replaced_ += static_cast<std::uint64_t>(size);
        constexpr UChar replacement_character = 0xFFFD;
        *status = U_ZERO_ERROR;
        ucnv_cbToUWriteUChars(arguments, &replacement_character, 1, 0, status);
    }

    std::string charset_;
    OpenConverter from_;
    OpenConverter to_;
    std::array<UChar, 4096> pivot_;
    UChar* pivot_from_ = pivot_.data();
    UChar* pivot_to_ = pivot_.data();
    std::uint64_t replaced_ = 0;
};

bool has_high_bytes(std::string_view text) {
    unsigned all = 0;
    for (const char c : text) all |= static_cast<unsigned char>(c);
    return all >= 0x80;
}

// The code point at the beginning of a text: its bytes, and whether they are one.
struct CodePoint {
    std::size_t size = 1;
    bool good = false;
};

CodePoint first_code_point(std::string_view text) {
    const auto part = text.substr(0, 4);
    std::int32_t size = 0;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(part.data()), size, static_cast<std::int32_t>(part.size()), c);
    return {static_cast<std::size_t>(size), c >= 0};
}

// Calls `high(code point, its place)` for what is no ASCII.
void walk_high(std::string_view text, const auto& high) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const auto code_point = first_code_point(text.substr(at));
        high(code_point, at);
        at += code_point.size;
    }
}

// How much of what is no ASCII is UTF-8.
struct Utf8Evidence {
    std::int64_t good = 0;
    std::int64_t bad = 0;
};

Utf8Evidence weigh_utf8(std::string_view text) {
    Utf8Evidence evidence;
    walk_high(text, [&](const CodePoint& c, std::size_t) { ++(c.good ? evidence.good : evidence.bad); });
    return evidence;
}

// Appends text whose damaged bytes are replaced; gives how many there were.
std::uint64_t mend_utf8(std::string_view text, std::string& out) {
    std::uint64_t replaced = 0;
    std::size_t begin = 0;
    walk_high(text, [&](const CodePoint& c, std::size_t at) {
        if (c.good) return;
        out.append(text.substr(begin, at - begin)).append(replacement);
        begin = at + c.size;
        replaced += c.size;
    });
    out.append(text.substr(begin));
    return replaced;
}

// Without the code point that the end cuts.
std::string_view whole_code_points(std::string_view text) {
    const std::size_t most = std::min<std::size_t>(3, text.size());
    for (std::size_t back = 1; back <= most; ++back) {
        const auto c = static_cast<unsigned char>(text[text.size() - back]);
        const std::size_t size = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
        if (size > back) return text.substr(0, text.size() - back);
        if (c < 0x80 || c >= 0xC0) break;
    }
    return text;
}

}  // namespace

struct CharsetStream::State {
    explicit State(std::unique_ptr<ByteStream> stream) : bytes(std::move(stream)) {}

    // Reads and converts the next block; false at the end.
    bool next_block() {
        if (fault) std::rethrow_exception(fault);
        if (ended) return false;
        std::size_t size = carried.copy(block.get(), carried.size());
        size += fill(size);
        std::string_view text(block.get(), size);
        converted.clear();
        if (!begun) text.remove_prefix(begin(text));
        ready = whole ? convert_whole(text) : convert(text);
        return true;
    }

    // Gives how many bytes came. What came before damage is given now, and the damage at the next call.
    std::size_t fill(std::size_t from) {
        std::size_t size = from;
        try {
            while (size < block_size && !ended) {
                const std::size_t got = bytes->read(block.get() + size, block_size - size);
                size += got;
                ended = got == 0;
            }
        } catch (const Error&) {
            fault = std::current_exception();
            ended = true;
        }
        return size - from;
    }

    // Finds what shows at the beginning; gives the bytes of the mark.
    std::size_t begin(std::string_view head) {
        begun = true;
        if (whole) return 0;
        const auto form = find_unicode_form(head);
        declared = declared_charset(head);
        if (!form.charset.empty() && form.charset != "UTF-8") whole.emplace(std::string(form.charset));
        return form.mark;
    }

    std::string_view convert_whole(std::string_view text) {
        carried.clear();
        const bool at_start = std::exchange(whole_at_start, false);
        replaced += whole->convert(text, ended, converted);
        std::string_view out = converted;
        if (at_start && out.starts_with(byte_order_mark)) out.remove_prefix(byte_order_mark.size());
        return out;
    }

    std::string_view convert(std::string_view text) {
        const auto all = text;
        if (!ended) text = whole_code_points(text);
        carried = all.substr(text.size());
        if (!older && simdjson::validate_utf8(text.data(), text.size())) {
            if (lean < lean_by_history && has_high_bytes(text)) lean = lean_by_history;
            return text;
        }
        const auto evidence = weigh_utf8(text);
        if (evidence.good + lean >= evidence.bad) {
            if (older) replaced += older->convert({}, true, converted);
            older.reset();
            replaced += mend_utf8(text, converted);
            if (evidence.good > 0) lean = lean_by_history;
        } else {
            choose_older(text);
            replaced += older->convert(text, ended, converted);
            lean = -lean_by_history;
        }
        return converted;
    }

    // Finds the older character set, unless it is evident already.
    void choose_older(std::string_view text) {
        if (!evident) {
            const bool trusted = !declared.empty() && declared != "UTF-8" && fits(declared, text);
            const auto likely = trusted ? LikelyCharset{declared, true} : likely_charset(text);
            evident = likely.evident;
            if (older && older->charset() != likely.charset) {
                replaced += older->convert({}, true, converted);
                older.reset();
            }
            older_charset = likely.charset;
        }
        if (!older) older.emplace(older_charset);
    }

    // Whether the text has next to no damage when it is read so.
    static bool fits(const std::string& charset, std::string_view text) {
        std::string unused;
        const auto damage = Converter(charset).convert(text, false, unused);
        return damage * 100 <=
               static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char c) { return c < 0; }));
    }

    static constexpr std::int64_t lean_by_history = 16;  // code points that it takes to speak against what was before

    std::unique_ptr<ByteStream> bytes;
    std::unique_ptr<char[]> block = std::make_unique_for_overwrite<char[]>(block_size);
    std::string carried;     // of the last block: the beginning of a code point
    std::string converted;   // block in UTF-8, where it was not
    std::string_view ready;  // not read yet, of block or converted
    bool begun = false;
    bool ended = false;
    std::exception_ptr fault;        // that ended it
    std::optional<Converter> whole;  // of the whole stream, where one is given or shows
    bool whole_at_start = true;
    std::string declared;
    std::optional<Converter> older;  // where the last block was in an older character set
    std::string older_charset;
    bool evident = false;
    std::int64_t lean = 0;  // towards UTF-8; below 0: towards the older set
    std::uint64_t replaced = 0;
};

CharsetStream::CharsetStream(std::unique_ptr<ByteStream> bytes, std::string charset)
    : state_(std::make_unique<State>(std::move(bytes))) {
    if (!charset.empty()) state_->whole.emplace(std::move(charset));
}
CharsetStream::~CharsetStream() = default;

std::size_t CharsetStream::read(char* buffer, std::size_t size) {
    auto& ready = state_->ready;
    while (ready.empty())
        if (!state_->next_block()) return 0;
    const std::size_t count = std::min(size, ready.size());
    std::memcpy(buffer, ready.data(), count);
    ready.remove_prefix(count);
    return count;
}

std::uint64_t CharsetStream::bytes_replaced() const { return state_->replaced; }

}  // namespace dateline
