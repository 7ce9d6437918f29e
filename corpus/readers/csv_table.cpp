#include "corpus/readers/csv_table.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <utility>

#include "corpus/readers/text_bytes.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr char separator = ',';

bool is_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c < 0) return false;
    }
    return true;
}

}  // namespace

CsvTable::CsvTable(std::string_view csv, std::string name, std::size_t largest) : rest_(csv), name_(std::move(name)) {
    if (rest_.size() > largest)
        throw Error(ErrorKind::config,
                    fmt::format("{}: larger than {} MiB; divide it, or leave rows out", name_, largest >> 20U));
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
}

bool CsvTable::next() {
    while (!rest_.empty()) {
        line_ = next_line_;
        RowScanner scanner(separator, false);
        const Scan scan = scanner(rest_, 0);
        const auto row = rest_.substr(0, scan.found ? scan.seen : rest_.size());
        if (scanner.has_broken_quotes())
            fail("quotes that don't close, or close inside of a field; write \"\" for a quote");
        rest_.remove_prefix(std::min(row.size() + 1, rest_.size()));
        next_line_ += static_cast<std::size_t>(std::count(row.begin(), row.end(), '\n')) + 1;
        if (trim(row).empty()) continue;
        if (!is_utf8(row)) fail("not UTF-8; save the file as UTF-8");
        split_row(row, separator, fields_);
        return true;
    }
    return false;
}

std::optional<std::size_t> CsvTable::find(std::string_view column) const {
    for (std::size_t i = 0; i < fields_.size(); ++i)
        if (lowered(trim(fields_[i].value())) == column) return i;
    return std::nullopt;
}

std::string CsvTable::field(std::size_t column) const {
    return column < fields_.size() ? join_blanks(fields_[column].value()) : std::string();
}

void CsvTable::fail(std::string_view what) const {
    throw Error(ErrorKind::config, fmt::format("{}, line {}: {}", name_, line_, what));
}

}  // namespace dateline
