#include "corpus/readers/zip_links.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

// PKWARE APPNOTE.TXT 6.3.10, sections 4.3.12 (entries of the directory) to 4.3.16 (its end).

namespace dateline {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t entry_size = 46;
constexpr std::size_t end_size = 22;
constexpr std::size_t longest_comment = 0xFFFF;
constexpr std::size_t end64_size = 56;
constexpr std::size_t locator64_size = 20;
constexpr std::size_t longest_entry = entry_size + std::size_t{3} * 0xFFFF;
constexpr std::size_t chunk_size = std::size_t{1024} * 1024;
constexpr std::size_t most_links = 10'000;
constexpr std::uint32_t unix_link = 0xA000;  // the type bits of a mode, in the upper half of the external attributes
constexpr std::uint32_t unix_type_mask = 0xF000;

// A number of so many bytes, the lowest first. 0 where the bytes end before.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    return value;
}

// Where the directory begins; nothing where there is no end that says so.
std::optional<std::uint64_t> directory_start(const FileStream& file) {
    const std::uint64_t size = file.regular_size();
    const std::uint64_t tail_at = size - std::min<std::uint64_t>(size, end_size + longest_comment);
    const std::string tail = file.read_at(tail_at, end_size + longest_comment);
    const auto end = tail.rfind("PK\5\6");
    if (end == std::string::npos) return std::nullopt;
    const auto start = number(tail, end + 16, 4);
    if (start != 0xFFFFFFFF || end < locator64_size) return start;
    const auto locator = std::string_view(tail).substr(end - locator64_size, locator64_size);
    if (!locator.starts_with("PK\6\7")) return std::nullopt;
    const std::string end64 = file.read_at(number(locator, 8, 8), end64_size);
    if (!end64.starts_with("PK\6\6")) return std::nullopt;
    return number(end64, 48, 8);
}

}  // namespace

std::set<std::string> zip_links(const FileStream& file) {
    std::set<std::string> links;
    const auto start = directory_start(file);
    if (!start) return links;
    std::string held;
    std::size_t used = 0;
    for (std::uint64_t at = *start; links.size() < most_links;) {
        if (held.size() - used < longest_entry) {
            const auto more = file.read_at(at, chunk_size);
            at += more.size();
            held.replace(0, used, "");
            held += more;
            used = 0;
        }
        const auto entry = std::string_view(held).substr(used);
        if (!entry.starts_with("PK\1\2") || entry.size() < entry_size) break;
        const std::size_t name_size = number(entry, 28, 2);
        if ((number(entry, 38, 4) >> 16 & unix_type_mask) == unix_link)
            links.emplace(entry.substr(entry_size, name_size));
        used += std::min(entry.size(), entry_size + name_size + number(entry, 30, 2) + number(entry, 32, 2));
    }
    return links;
}

}  // namespace dateline
