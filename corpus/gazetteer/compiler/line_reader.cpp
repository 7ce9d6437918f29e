#include "corpus/gazetteer/compiler/line_reader.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <charconv>
#include <cmath>
#include <filesystem>

#include "corpus/readers/decompress.hpp"
#include "schemas/error.hpp"
#include "schemas/number.hpp"

namespace dateline {

namespace {

constexpr std::size_t longest_line = std::size_t{1} << 20U;
constexpr std::size_t piece_bytes = std::size_t{1} << 16U;

std::unique_ptr<ByteStream> open(const std::string& path) {
    constexpr std::size_t head_bytes = 10;
    auto stream = std::make_unique<PeekStream>(std::make_unique<FileStream>(path));
    const Compression* method = find_compression(stream->peek(head_bytes));
    if (method == nullptr) return stream;
    return std::make_unique<UnpackedStream>(std::move(stream), *method);
}

// Streams don't know what file they are of.
template <class Action>
auto naming(const std::string& path, Action action) {
    try {
        return action();
    } catch (const Error& error) {
        throw Error(error.kind(), fmt::format("{}: {}", path, error.what()));
    }
}

}  // namespace

LineReader::LineReader(std::string path) : path_(std::move(path)) {
    stream_ = naming(path_, [this] { return open(path_); });
}

bool LineReader::fill() {
    ahead_.erase(0, at_);
    at_ = 0;
    const std::size_t kept = ahead_.size();
    ahead_.resize(kept + piece_bytes);
    const std::size_t got = naming(path_, [&] { return stream_->read(ahead_.data() + kept, piece_bytes); });
    ahead_.resize(kept + got);
    return got > 0;
}

bool LineReader::next() {
    std::size_t end = ahead_.find('\n', at_);
    bool more = true;
    while (end == std::string::npos && more && ahead_.size() - at_ <= longest_line) {
        more = fill();
        end = ahead_.find('\n', at_);
    }
    if (end == std::string::npos && at_ == ahead_.size()) return false;
    line_.assign(ahead_, at_, std::min(end, ahead_.size()) - at_);
    at_ = std::min(end, ahead_.size() - 1) + 1;
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    ++number_;
    check_line();
    return true;
}

void LineReader::check_line() const {
    if (line_.size() > longest_line) fail(fmt::format("longer than {} bytes", longest_line));
    if (line_.find('\0') != std::string::npos || !simdjson::validate_utf8(line_)) fail("no UTF-8 text");
}

const Columns& LineReader::columns(std::size_t fewest) {
    split(line_, '\t', columns_);
    if (columns_.size() < fewest)
        fail(fmt::format("{} columns, and there must be {} with tabs between", columns_.size(), fewest));
    return columns_;
}

void LineReader::fail(const std::string& what) const {
    throw Error(ErrorKind::bad_data, fmt::format("{}: line {}: {}", path_, number_, what));
}

std::uint64_t LineReader::whole_number(std::string_view text, std::string_view what, std::uint64_t most) const {
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size() || number > most)
        fail(fmt::format("{} \"{}\" is no whole number up to {}", what, text, most));
    return number;
}

double LineReader::degrees(std::string_view text, std::string_view what, double most) const {
    const auto number = parse_number(text);
    if (!number || std::abs(*number) > most) fail(fmt::format("{} \"{}\" is no number up to {}", what, text, most));
    return *number;
}

std::string find_table(const std::string& folder, const std::string& name) {
    for (const char* ending : {"", ".gz"}) {
        const auto path = std::filesystem::path(folder) / (name + ending);
        std::error_code error;
        if (std::filesystem::exists(path, error)) return path.string();
    }
    return {};
}

void split(std::string_view text, char separator, Columns& parts) {
    parts.clear();
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
}

}  // namespace dateline
