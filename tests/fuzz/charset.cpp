// Any bytes in any character set become UTF-8. The first byte picks the set that a user would name, or none.
#include <simdjson.h>

#include <array>
#include <cstdlib>
#include <string>

#include "corpus/readers/charset.hpp"
#include "corpus/readers/charset_evidence.hpp"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array<const char*, 8> names{"",          "utf-16",  "windows-1252", "windows-1251",
                                               "shift_jis", "gb18030", "big5",         "euc-kr"};
    if (size == 0) return 0;
    const std::string name = names[data[0] % names.size()];
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::string charset = name.empty() ? std::string() : charset_by_name(name);
    CharsetStream stream(std::make_unique<MemoryStream>(bytes), charset);
    std::string text;
    std::array<char, 256> buffer;
    while (const auto got = stream.read(buffer.data(), buffer.size())) text.append(buffer.data(), got);
    if (!simdjson::validate_utf8(text) || text.size() > 8 * bytes.size() + 16) std::abort();
    return 0;
}
